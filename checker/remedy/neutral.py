"""Stand-in values for what only has to be stated: they are tried, never shown."""

from __future__ import annotations

from checker.conditions.model import FactRef
from checker.dossier.model import Record, Value
from checker.engine.case import Case
from checker.vocabulary.model import FactDef
from checker.vocabulary.text import Text


def neutral(case: Case, ref: FactRef, record: Record) -> Value:
    """Give a value of the right type; where other places of the dossier state the same fact, theirs."""
    name = record.definition.name if record.definition else ""
    for group in case.ruleset.pack.sameness:
        if any((same.list_name, same.path) == (name, ref.path) for same in group.facts):
            for same in group.facts:
                for other in case.dossier.root.records(same.list_name) if same.list_name else ():
                    found = other.value(same.path)
                    mine = not record.definition or other.text("site") in {record.text("id"), ""}
                    if found is not None and mine and (not same.code or other.value("code") == same.code):
                        return found
    return typical(case, ref.definition)


def typical(case: Case, fact: FactDef) -> Value:
    """Give some value of the type of a fact."""
    codes = list(case.ruleset.pack.vocabulary.choices.get(fact.choices, {"": None}))
    values: dict[str, Value] = {
        "names": Text("…", "…", "…"),
        "boolean": True,
        "choice": codes[0],
        "choices": (codes[0],),
        "date": case.days["day"],
        "time": "09:00",
        "number": fact.least or 0,
        "integer": int(fact.least or 0),
        "identifier": "000000000000",
    }
    return values.get(fact.type, "…")
