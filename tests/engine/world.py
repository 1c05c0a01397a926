"""A small world to test in: a vocabulary with every type of fact, and packs and dossiers of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from checker.dossier.load import parse_dossier
from checker.dossier.model import Dossier
from checker.engine.agree import judge_twice
from checker.engine.case import Case
from checker.engine.durable import DurableEngine
from checker.engine.judged import RuleResult
from checker.pack.load import load_pack
from checker.pack.model import Pack, RuleSet
from checker.pack.order import rules_in_force

DAYS = {"day": "2025-04-01", "registered": "2025-04-02", "decision_due": "2025-04-22"}
EDITIONS = ("first", "second")
CHOICES = {"colour": ("red", "green", "blue"), "kind": ("stone", "wood", "none")}
VALUES: dict[str, tuple[float, float]] = {"whole": (3, 4), "part": (0.5, -0.5), "tiny": (0.00001, 0)}


OFFICE = {
    "opens": "09:00",
    "closes": "18:30",
    "lunch": {"from": "13:00", "until": "14:30"},
    "time_zone": "Asia/Almaty",
}


class Fact(NamedTuple):
    """What the generators must know of one fact of the vocabulary."""

    type: str
    choices: str = ""
    closed: bool = False


FACTS = {
    "words": Fact("text"),
    "quiet": Fact("text", closed=True),
    "title": Fact("names"),
    "colour": Fact("choice", "colour"),
    "paint": Fact("choice", "colour", closed=True),
    "kind": Fact("choice", "kind"),
    "colours": Fact("choices", "colour"),
    "kinds": Fact("choices", "kind", closed=True),
    "flag": Fact("boolean"),
    "sign": Fact("boolean", closed=True),
    "begins": Fact("date"),
    "ends": Fact("date", closed=True),
    "hour": Fact("time"),
    "size": Fact("number"),
    "width": Fact("number", closed=True),
    "number": Fact("integer"),
    "units": Fact("integer", closed=True),
    "holder": Fact("identifier"),
    "home": Fact("reference"),
}


class Records(NamedTuple):
    """What the generators must know of one list; `owner` is the variable of the record that it stands in."""

    each: str
    closed: bool
    owner: str = ""
    keyed: bool = False
    refers: bool = False


LISTS = {
    "sites": Records("site", closed=True),
    "site.groups": Records("group", closed=True, owner="site", keyed=True),
    "group.visits": Records("visit", closed=False, owner="group"),
    "papers": Records("paper", closed=True, keyed=True, refers=True),
    "extracts": Records("extract", closed=False, keyed=True, refers=True),
}
KEY = Fact("choice", "kind")


class Raw(str):
    """A word that is written without quotes."""

    __slots__ = ()


def written(value: Any) -> str:
    """Write a value as flow YAML: numbers in full, words in quotes."""
    match value:
        case Mapping():
            return "{" + ", ".join(f"{json.dumps(key)}: {written(below)}" for key, below in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(written, value)) + "]"
        case Raw():
            return str(value)
        case bool():
            return str(value).lower()
        case int() | float():
            return format(Decimal(repr(value)), "f")
        case _:
            return json.dumps(value, ensure_ascii=False)


def label(name: str) -> dict[str, str]:
    """Give a label in every language."""
    return {"kk": name, "ru": name, "en": name}


def _fact(name: str, fact: Fact) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": fact.type,
        "label": label(name),
        "world": "closed" if fact.closed else "open",
    }
    if fact.choices:
        found["choices"] = fact.choices
    if fact.type == "reference":
        found["to"] = "sites"
    return found


def _list(name: str) -> dict[str, Any]:
    records = LISTS[name]
    fields = {fact: _fact(fact, entry) for fact, entry in FACTS.items() if entry.type != "reference" or records.refers}
    if records.keyed:
        fields["code"] = {**_fact("code", KEY), "required": True}
    if name == "sites":
        fields["id"] = {"type": "text", "label": label("id"), "required": True}
    for below, entry in LISTS.items():
        if entry.owner == records.each:
            fields[below.rsplit(".", 1)[-1]] = _list(below)
    found = {
        "list_of": records.each,
        "label": label(name),
        "source": "declared",
        "world": "closed" if records.closed else "open",
        "fields": fields,
    }
    return {**found, "key": "id", "unique": ["id"]} if name == "sites" else found


def world_text() -> str:
    """Write the part of the pack that every test shares: vocabulary, act, values, patterns."""
    lists = {name: _list(name) for name, records in LISTS.items() if not records.owner}
    main = {"label": label("main"), "fields": {name: _fact(name, fact) for name, fact in FACTS.items()}}
    day = {"type": "date", "required": True, "label": label("registered")}
    application = {"label": label("application"), "fields": {"registered_on": day}}
    editions = [{"id": name, "begins": f"202{4 + index}-01-01"} for index, name in enumerate(EDITIONS)]
    cite = {"act": "law"}
    sections = {
        "choices": {name: {code: label(code) for code in codes} for name, codes in CHOICES.items()},
        "facts": {"application": application, "main": main, **lists},
        "units": {"row": label("row {n}")},
        "acts": [
            {
                "id": "law",
                "title": label("law"),
                "short": label("law"),
                "units": {"row": "1-99"},
                "editions": editions,
            }
        ],
        "values": [
            {"id": name, "cite": cite, "label": name, "dated": dict(zip(EDITIONS, numbers, strict=True))}
            for name, numbers in VALUES.items()
        ],
        "calendar": {"office": OFFICE, "years": {}},
        "outcomes": [{"id": "open", "title": label("open"), "effect": "open", "number": 1}],
        "patterns": {
            "paper": {
                "parameters": {"code": "kind"},
                "label": label("paper {code}"),
                "means": {
                    "some": "papers",
                    "with": {"code": "$code"},
                    "holds": {
                        "all_of": [
                            {"paper.begins": {"not_after": "$day"}},
                            {"paper.ends": {"not_before": "$day"}},
                        ]
                    },
                },
            }
        },
    }
    return "\n".join(f"{section}: {written(entry)}" for section, entry in sections.items())


WORLD = world_text()


def definition(name: str, condition: Any, **more: Any) -> dict[str, Any]:
    """Give a rule as the rule files have it."""
    return {"id": name, "met_when": condition, **more}


def load_world(folder: Path, sections: Mapping[str, list[dict[str, Any]]]) -> Pack:
    """Write a pack with these rules into a folder and load it as any other."""
    (folder / "world.yaml").write_text(WORLD, "utf-8")
    text = "\n".join(
        f"{name}:\n" + "".join(f"  - {written(rule)}\n" for rule in rules) for name, rules in sections.items()
    )
    (folder / "rules.yaml").write_text(text, "utf-8")
    return load_pack(folder)


def ruleset_of(folder: Path, *conditions: Any, edition: str = "first") -> RuleSet:
    """Load a pack whose rules r0, r1, … have these conditions."""
    rules = [definition(f"r{index}", condition) for index, condition in enumerate(conditions)]
    return rules_in_force(load_world(folder, {"definitions": rules}), {"law": edition})


def dossier_of(pack: Pack, data: Mapping[str, Any]) -> Dossier:
    """Read a dossier as the program reads it."""
    application = {"registered_on": DAYS["registered"]}
    return parse_dossier(written({"application": application, **data}).encode(), pack.vocabulary, "dossier")


def case_of(ruleset: RuleSet, data: Mapping[str, Any]) -> Case:
    """Bring a dossier and the rules together."""
    return Case(dossier_of(ruleset.pack, data), ruleset, dict(DAYS))


def verdicts(ruleset: RuleSet, data: Mapping[str, Any]) -> list[str]:
    """Judge by both engines, which must agree; gives the verdicts of the definitions by their names."""
    engine = DurableEngine(ruleset)
    results = judge_twice(engine, case_of(ruleset, data))
    engine.close()
    return words(results)


def words(results: Mapping[str, RuleResult]) -> list[str]:
    """Give the verdicts of all definitions, r0 before r1 before r10."""
    found = [result for result in results.values() if result.rule.kind == "definition"]
    found.sort(key=lambda result: (len(result.rule.id), result.rule.id))
    return [result.verdict.word for result in found]
