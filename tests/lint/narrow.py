"""Packs in which much rules each other out: few facts, each compared with few values, and dossiers that state just those.

A random pack of the whole world hardly ever has a condition that cannot be met; of these most have several.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from engine.world import LISTS, Raw, definition, label
from hypothesis import strategies as st

# What is asked of every record and of the dossier itself, and what the conditions below can tell apart.
VALUES: dict[str, tuple[Any, ...]] = {
    "colour": ("red", "green", "blue"),
    "flag": (True, False),
    "units": (1, 2, 3, 4, 5),
    "begins": ("2025-03-31", "2025-04-01", "2025-04-02"),
    "ends": ("2025-03-31", "2025-04-01", "2025-04-02"),
    "colours": ([], ["red"], ["green"], ["red", "green"]),
}
_CODES = ("stone", "wood")
_CITE = {"act": "law", "row": 1}
_WORDS = {"kk": "т", "ru": "т"}
_TITLE = label("t")
# So many dossiers of ten say nothing of a fact.
_SILENT = 0.2


@st.composite
def _comparisons(draw: st.DrawFn, variable: str) -> Any:
    name = draw(st.sampled_from((*VALUES, "colour", "units", "flag")))
    fact = f"{variable}.{name}"
    if draw(st.integers(0, 7)) == 0:
        return {fact: draw(st.sampled_from(({"given": True}, {"given": False}, {"known": True})))}
    match name:
        case "colour":
            word = draw(st.sampled_from(("is", "is_not", "one_of", "none_of")))
            codes = draw(st.lists(st.sampled_from(VALUES["colour"]), min_size=1, max_size=3, unique=True))
            return {fact: {word: codes if "of" in word else codes[0]}}
        case "flag":
            return {fact: {"is": draw(st.booleans())}}
        case "units":
            word = draw(st.sampled_from(("at_least", "at_most", "more_than", "less_than", "is", "is_not")))
            return {fact: {word: draw(st.sampled_from((2, 3, 4, Raw("$whole"), Raw("$whole"))))}}
        case "colours":
            word = draw(st.sampled_from(("contains_all", "contains_any")))
            return {fact: {word: draw(st.sampled_from((["red"], ["green"], ["red", "green"])))}}
        case _:
            word = draw(st.sampled_from(("on_or_after", "after", "on_or_before", "before", "not_after", "not_before")))
            other = {"fact": f"{variable}.{'ends' if name == 'begins' else 'begins'}"}
            return {fact: {word: draw(st.sampled_from((Raw("$day"), Raw("$decision_due"), other)))}}


@st.composite
def _records(draw: st.DrawFn, variables: tuple[str, ...], rules: tuple[str, ...], depth: int) -> Any:
    name = draw(
        st.sampled_from(
            [name for name in ("sites", "papers", "extracts", "site.groups") if LISTS[name].owner in ("", *variables)]
        )
    )
    records = LISTS[name]
    kind = draw(st.sampled_from(("every", "some", "count")))
    inner = (*(one for one in variables if one != records.each), records.each)
    found: dict[str, Any] = {kind: name, "holds": draw(conditions(inner, rules, depth - 1))}
    if records.keyed and draw(st.booleans()):
        found["with"] = {"code": draw(st.sampled_from(_CODES))}
        if draw(st.integers(0, 3)) == 0:
            found["holds"] = {
                "all_of": [{f"{records.each}.code": {"is": draw(st.sampled_from(_CODES))}}, found["holds"]]
            }
    if draw(st.integers(0, 2)) == 0:
        found["where"] = draw(conditions(inner, rules, 1))
    if draw(st.integers(0, 3)) == 0:
        found["if_none"] = draw(st.sampled_from(("met", "not_met", "unknown", "not_applicable")))
    if kind == "count":
        least = draw(st.integers(0, 2))
        found |= draw(
            st.sampled_from(({"at_least": least}, {"at_most": least}, {"at_least": least, "at_most": least + 1}))
        )
    return found


@st.composite
def conditions(draw: st.DrawFn, variables: tuple[str, ...] = (), rules: tuple[str, ...] = (), depth: int = 3) -> Any:
    """Make a condition on few facts, at most `depth` levels deep."""
    speaks_of = draw(st.sampled_from((*variables[-1:] * 2, *variables, "main")))
    if depth <= 0:
        return draw(_comparisons(speaks_of))
    below: Callable[[], Any] = lambda: draw(conditions(variables, rules, depth - 1))  # noqa: E731
    several = ["all_of", "all_of", "any_of", "any_of", "when", "not", "settled", "records", "compare"]
    match draw(st.sampled_from([*several, "rule"] if rules else several)):
        case "all_of" | "any_of" as word:
            return {word: [below() for _ in range(draw(st.integers(2, 4)))]}
        case "when":
            return {"when": below(), "then": below()}
        case "not":
            return {"not": below()}
        case "settled":
            return {"open": below(), "settled_by": below()}
        case "records":
            return draw(_records(variables, rules, depth))
        case "rule":
            return {"rule": draw(st.sampled_from(rules))}
        case _:
            return draw(_comparisons(speaks_of))


@st.composite
def narrow_packs(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    """Make the sections of a pack: rules of the dossier and of records, a requirement with an exemption, a norm table, outcomes."""
    rules: list[dict[str, Any]] = []
    for index in range(draw(st.integers(2, 4))):
        scope = draw(st.sampled_from(("", "", "sites", "papers")))
        known = tuple(str(rule["id"]) for rule in rules)
        variables = (LISTS[scope].each,) if scope else ()
        when = draw(conditions(variables, known))
        if draw(st.integers(0, 9)) == 0:
            when = {"any_of": [{"main.flag": {"given": True}}, {"main.flag": {"given": False}}, when]}
        rule = definition(f"r{index}", when)
        rules.append({**rule, "for_every": scope} if scope else rule)
    known = tuple(str(rule["id"]) for rule in rules)
    required = {
        **definition("q0", {"any_of": [{"norms": "t"}, draw(conditions(("site",), known, 2))]}),
        **{"for_every": "sites", "cite": _CITE, "title": _TITLE, "text": _WORDS, "when_not_met": _WORDS},
        "not_applicable_when": draw(conditions(("site",), known, 2)),
    }
    row = {"id": "row-1", "number": 1, "cite": _CITE, "title": _TITLE, "text": _WORDS}
    outcomes: list[dict[str, Any]] = []
    for number in range(2, 2 + draw(st.integers(1, 3))):
        when = draw(conditions((), known, 2))
        if draw(st.booleans()) and outcomes:
            # A narrower one after a wider one is never chosen.
            when = {"all_of": [outcomes[-1]["met_when"], when]}
        outcomes.append({"id": f"o{number}", "effect": "for", "number": number, "title": _TITLE, "met_when": when})
    return {
        "definitions": rules,
        "requirements": [required],
        "rows": [row],
        "outcomes": outcomes,
        "norm_tables": [draw(_tables())],
    }


@st.composite
def _tables(draw: st.DrawFn) -> dict[str, Any]:
    """Make a norm table for sites of some colours, each norm with a guard."""
    colours = draw(st.lists(st.sampled_from(VALUES["colour"]), min_size=1, max_size=2, unique=True))
    norms = [
        {"id": f"n{index}", "title": _TITLE, "when": draw(conditions(("site",), (), 2)), "need": [{"count": index + 1}]}
        for index in range(draw(st.integers(1, 3)))
    ]
    have = {"title": _TITLE, "sum": "site.groups", "field": "units"}
    return {
        "id": "t",
        "title": _TITLE,
        "cite": _CITE,
        "of": ["sites"],
        "with": {"colour": colours},
        "have": have,
        "norms": norms,
    }


def narrow_dossier(seed: int) -> dict[str, Any]:
    """Make a dossier that states what narrow packs ask."""
    chance = random.Random(seed)  # noqa: S311
    data: dict[str, Any] = {"main": _stated(chance)} if chance.random() > 0.1 else {}
    names = ("one", "two", "three")[: chance.randint(0, 3)]
    if names or chance.random() < 0.5:
        data["sites"] = [{"id": name, **_stated(chance), **_listed(chance, "groups")} for name in names]
    return data | _listed(chance, "papers") | _listed(chance, "extracts")


def _listed(chance: random.Random, name: str) -> dict[str, Any]:
    if chance.random() < _SILENT:
        return {}
    return {name: [{"code": chance.choice(_CODES), **_stated(chance)} for _ in range(chance.randint(0, 3))]}


def _stated(chance: random.Random) -> dict[str, Any]:
    return {name: chance.choice(values) for name, values in VALUES.items() if chance.random() > _SILENT}
