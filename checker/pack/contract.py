"""What the program itself asks of a rule pack by name: few things, each checked when the pack is loaded."""

from __future__ import annotations

from checker.pack.model import Pack
from checker.pack.requests import rules_of
from checker.source.place import Place
from checker.source.problem import Problems
from checker.vocabulary.model import FactDef, flat

REGISTERED_ON = "application.registered_on"


def check_contract(pack: Pack, problems: Problems, at: Place) -> None:
    """Report a pack without the day that chooses the editions, or in which an open case would have no outcome."""
    day = dict(flat(pack.vocabulary.fields)).get(REGISTERED_ON)
    if not isinstance(day, FactDef) or day.type != "date" or not day.required:
        problems.add(
            "no-day",
            at,
            f'the vocabulary has no required date "{REGISTERED_ON}"',
            "the day of registration chooses the editions: add it with `type: date` and `required: true`",
        )
    for request in pack.requests:
        rules = rules_of(pack, request)
        if not any(rule.kind == "outcome" and rule.effect == "open" and rule.cite is None for rule in rules):
            of = f' of the request "{request.id}"' if len(pack.requests) > 1 else ""
            problems.add(
                "no-outcome",
                at,
                f"the rules{of} have no outcome for an open case",
                "add an outcome with `effect: open`, without `met_when` and without `cite`",
            )
