"""Makes random rule packs (by Hypothesis) and dossiers (by a seeded generator) of the world."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from checker.conditions.operators import OPERATORS, operators_for

from .world import CHOICES, FACTS, KEY, LISTS, VALUES, Fact, Raw

TEXTS = (
    "",
    "a",
    "ab",
    "abc",
    "A",
    "1",
    "true",
    "null",
    "$day",
    "әіңғүұқөһ",
    "ӘІҢҒҮҰҚӨҺ",
    "ЖШС «Мейірім»",
    'says "so"',
    "it's",
    "back\\",
    "\\",
    "two\nlines",
    "tab\there",
    "{}",
    "[",
    "# no",
    "a: b",
    "1e-05",
    '"',
    "😀",
    "x" * 300,
)
NUMBERS = (
    0,
    -0.5,
    0.5,
    1,
    2,
    3,
    4,
    0.1,
    0.3,
    0.30000001,
    0.00001,
    0.000000001,
    -0.000000001,
    12.5,
    -1,
    999999999999999,
    999999999999998.5,
    -999999999999999,
    1000000000000.5,
    2147483648,
    4294967296,
)
INTEGERS = (-1, 0, 1, 2, 3, 4, 5, 2147483648, 999999999999999, -999999999999999)
DATES = (
    "0001-01-01",
    "2024-02-29",
    "2025-03-31",
    "2025-04-01",
    "2025-04-02",
    "2025-04-22",
    "2025-04-23",
    "9999-12-31",
)
POOLS: dict[str, tuple[Any, ...]] = {
    "text": TEXTS,
    "names": ("Мейірім", "«Үміт» ҚҚ"),
    "boolean": (True, False),
    "date": DATES,
    "time": ("00:00", "09:00", "18:30", "23:59"),
    "number": NUMBERS,
    "integer": INTEGERS,
    "identifier": ("971240001315", "900101300126"),
    "reference": ("one", "two", "three"),
}
DAY_NAMES = ("$day", "$registered", "$decision_due")


def values_of(fact: Fact) -> tuple[Any, ...]:
    """Give the values that a fact may have, or the codes of its list."""
    return CHOICES[fact.choices] if fact.choices else POOLS[fact.type]


def facts_in(variables: tuple[str, ...]) -> dict[str, Fact]:
    """Give every fact that a condition may name where these records are bound."""
    found = {f"main.{name}": fact for name, fact in FACTS.items()}
    for records in LISTS.values():
        if records.each in variables:
            found |= {
                f"{records.each}.{name}": fact
                for name, fact in FACTS.items()
                if fact.type != "reference" or records.refers
            }
            if records.keyed:
                found[f"{records.each}.code"] = KEY
    return found


@st.composite
def comparisons(draw: st.DrawFn, variables: tuple[str, ...]) -> Any:
    """Compare a fact with a constant, several, a day, a dated value or another fact."""
    facts = facts_in(variables)
    name = draw(st.sampled_from(sorted(facts)))
    fact = facts[name]
    operator = draw(st.sampled_from(operators_for(fact.type)))  # type: ignore[arg-type]
    shape = OPERATORS[operator].shape
    if shape == "flag":
        return {name: {operator: operator == "known" or draw(st.booleans())}}
    if shape == "many":
        chosen = st.lists(st.sampled_from(values_of(fact)), min_size=1, max_size=4, unique=True)
        return {name: {operator: draw(chosen)}}
    expected: list[Any] = [constant for constant in values_of(fact) if not str(constant).startswith("$")]
    others = (
        []
        if operator == "contains"
        else [
            {"fact": other}
            for other, entry in facts.items()
            if (entry.type, entry.choices) == (fact.type, fact.choices)
        ]
    )
    special: list[Any] = [Raw(day) for day in DAY_NAMES] if fact.type == "date" else []
    special += [Raw(f"${value}") for value in VALUES] if fact.type in {"number", "integer"} else []
    pool = draw(st.sampled_from([found for found in (expected, others, special) if found]))
    return {name: {operator: draw(st.sampled_from(pool))}}


@st.composite
def quantified(draw: st.DrawFn, variables: tuple[str, ...], rules: tuple[str, ...], depth: int) -> Any:
    """Speak of every, some or a number of the records of a list."""
    names = [name for name, records in LISTS.items() if records.owner in {"", *variables}]
    name = draw(st.sampled_from(names))
    records = LISTS[name]
    kind = draw(st.sampled_from(("every", "some", "count")))
    inner = (*(variable for variable in variables if variable != records.each), records.each)
    found: dict[str, Any] = {kind: name, "holds": draw(conditions(inner, rules, depth - 1))}
    if records.keyed and draw(st.booleans()):
        found["with"] = {"code": draw(st.sampled_from(CHOICES[KEY.choices]))}
    if draw(st.integers(0, 3)) == 0:
        found["where"] = draw(conditions(inner, rules, depth - 2))
    if draw(st.integers(0, 3)) == 0:
        found["if_none"] = draw(st.sampled_from(("met", "not_met", "unknown", "not_applicable")))
    if kind == "count":
        least, most = sorted((draw(st.integers(0, 3)), draw(st.integers(0, 3))))
        which = draw(st.sampled_from(("least", "most", "both")))
        found |= {"at_least": least} if which != "most" else {}
        found |= {"at_most": most} if which != "least" else {}
    return found


@st.composite
def conditions(draw: st.DrawFn, variables: tuple[str, ...] = (), rules: tuple[str, ...] = (), depth: int = 4) -> Any:
    """Make a condition of any kind, at most `depth` levels deep."""
    if depth <= 0:
        return draw(comparisons(variables))
    below: Callable[[], Any] = lambda: draw(conditions(variables, rules, depth - 1))  # noqa: E731
    kinds = ["compare", "all_of", "any_of", "not", "when", "quantifier", "quantifier", "pattern"]
    kind = draw(st.sampled_from([*kinds, "rule", "rule"] if rules else kinds))
    match kind:
        case "all_of" | "any_of":
            return {kind: [below() for _ in range(draw(st.integers(1, 4)))]}
        case "not":
            return {"not": below()}
        case "when":
            return {"when": below(), "then": below()}
        case "quantifier":
            return draw(quantified(variables, rules, depth))
        case "pattern":
            return {"paper": draw(st.sampled_from(CHOICES["kind"]))}
        case "rule":
            return {"rule": draw(st.sampled_from(rules))}
        case _:
            return draw(comparisons(variables))


@st.composite
def packs(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    """Make the rule sections of a pack: rules of the dossier and of records that name each other."""
    rules: list[dict[str, Any]] = []
    for index in range(draw(st.integers(3, 6))):
        name = f"r{index}"
        scope = draw(st.sampled_from(("", "", "sites", "papers", "extracts")))
        variables = (LISTS[scope].each,) if scope else ()
        known = tuple(str(rule["id"]) for rule in rules)
        rule = {"id": name, "met_when": draw(conditions(variables, known, draw(st.integers(1, 4))))}
        rules.append({**rule, "for_every": scope} if scope else rule)
    required = []
    for index, rule in enumerate(rules[: draw(st.integers(0, 2))]):
        variables = (LISTS[str(rule["for_every"])].each,) if "for_every" in rule else ()
        words = {"kk": "т", "ru": "т"}
        required.append(
            {
                **rule,
                "id": f"q{index}",
                "cite": {"act": "law", "row": 1},
                "title": {**words, "en": "t"},
                "text": words,
                "when_not_met": words,
                "not_applicable_when": draw(conditions(variables, ("r0",), 2)),
            }
        )
    sections = {"definitions": draw(st.permutations(rules))}
    if required:
        row = {
            "id": "row-1",
            "number": 1,
            "cite": {"act": "law", "row": 1},
            "title": {"kk": "т", "ru": "т", "en": "t"},
            "text": {"kk": "т", "ru": "т"},
        }
        sections |= {"requirements": required, "rows": [row]}
    return sections


def random_dossier(seed: int) -> dict[str, Any]:
    """Make a dossier: facts given or not, lists silent, empty or given, references or none."""
    chance = random.Random(seed)  # noqa: S311
    given = chance.choice((0.1, 0.5, 0.8, 1.0))
    sites = ("one", "two", "three")[: chance.randint(0, 3)]
    data: dict[str, Any] = {}
    if chance.random() < 0.9:
        data["main"] = {name: _value(chance, fact, ("one",)) for name, fact in FACTS.items() if chance.random() < given}
    if sites or chance.random() < 0.5:
        data["sites"] = [{"id": name, **_record(chance, "sites", given, sites)} for name in sites]
    for name in ("papers", "extracts"):
        if chance.random() < 0.8:
            data[name] = [_record(chance, name, given, sites) for _ in range(chance.randint(0, 3))]
    return data


def _record(chance: random.Random, name: str, given: float, sites: tuple[str, ...]) -> dict[str, Any]:
    records = LISTS[name]
    found = {
        fact: _value(chance, entry, sites)
        for fact, entry in FACTS.items()
        if chance.random() < given and (entry.type != "reference" or (records.refers and sites))
    }
    if records.keyed:
        found["code"] = chance.choice(CHOICES[KEY.choices])
    for below, entry in LISTS.items():
        if entry.owner == records.each and chance.random() < 0.7:
            found[below.rsplit(".", 1)[-1]] = [
                _record(chance, below, given, sites) for _ in range(chance.randint(0, 3))
            ]
    return found


def _value(chance: random.Random, fact: Fact, sites: tuple[str, ...]) -> Any:
    if fact.type == "reference":
        return chance.choice(sites)
    if fact.type == "choices":
        return chance.sample(CHOICES[fact.choices], chance.randint(0, len(CHOICES[fact.choices])))
    if fact.type == "names" and chance.random() < 0.5:
        return {"kk": "Үй", "ru": "Дом"}
    return chance.choice(values_of(fact))
