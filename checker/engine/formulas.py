"""Engine rules of conditions with parts: which verdict follows from the verdicts of the parts.

A condition is decided by whether any part is not met (n), unknown (k) and met (m); a count by how many are met (m) and how many
may be (p); one with two parts by their verdicts (a, b).
"""

from __future__ import annotations

from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict

Expression = dict[str, object]
Rules = list[tuple[Verdict, Expression]]


def all_rules(number: int) -> Rules:
    bad, open_, good = f"n{number}", f"k{number}", f"m{number}"
    return [
        (NOT_MET, {"$gte": {bad: 1}}),
        (UNKNOWN, {"$and": [{bad: 0}, {"$gte": {open_: 1}}]}),
        (MET, {"$and": [{bad: 0}, {open_: 0}, {"$gte": {good: 1}}]}),
        (NOT_APPLICABLE, {"$and": [{bad: 0}, {open_: 0}, {good: 0}]}),
    ]


def any_rules(number: int) -> Rules:
    bad, open_, good = f"n{number}", f"k{number}", f"m{number}"
    return [
        (MET, {"$gte": {good: 1}}),
        (UNKNOWN, {"$and": [{good: 0}, {"$gte": {open_: 1}}]}),
        (NOT_MET, {"$and": [{good: 0}, {open_: 0}, {"$gte": {bad: 1}}]}),
        (NOT_APPLICABLE, {"$and": [{bad: 0}, {open_: 0}, {good: 0}]}),
    ]


def when_rules(number: int) -> Rules:
    first, then = f"a{number}", f"b{number}"
    rules: Rules = [
        (NOT_APPLICABLE, {first: 0}),
        (UNKNOWN, {first: 1}),
        (NOT_APPLICABLE, {first: 3}),
    ]
    for verdict in Verdict:
        rules.append((verdict, {"$and": [{first: 2}, {then: verdict.value}]}))
    return rules


def norm_rules(number: int) -> Rules:
    """Judge how much there is beyond what is needed: surely (v) and possibly (w); s is 1 where a clause softens, f 0 where nothing is needed."""
    surely, possibly, soft = (f"{letter}{number}" for letter in "vws")
    short: Expression = {"$lt": {possibly: 0}}
    return [
        (NOT_APPLICABLE, {f"f{number}": 0}),
        (MET, {"$gte": {surely: 0}}),
        (NOT_MET, {"$and": [short, {soft: 0}]}),
        (UNKNOWN, {"$and": [short, {soft: 1}]}),
        (UNKNOWN, {"$and": [{"$gte": {possibly: 0}}, {"$lt": {surely: 0}}]}),
    ]


def table_rules(number: int) -> Rules:
    """Judge all norms of a table, and how much there is in all beyond what they need together (t)."""
    enough: Expression = {"$gte": {f"t{number}": 0}}
    rules: Rules = [(UNKNOWN, {f"u{number}": 1}), (NOT_APPLICABLE, {f"z{number}": 1})]
    for verdict, expression in all_rules(number):
        tests = expression.get("$and", [expression])
        if verdict is NOT_MET:
            rules.append((verdict, expression))
        else:
            rules.append((verdict, {"$and": [*(tests if isinstance(tests, list) else []), enough]}))
    rules.append((NOT_MET, {"$and": [{f"n{number}": 0}, {"$lt": {f"t{number}": 0}}]}))
    return rules


def settled_rules(number: int) -> Rules:
    """Let the second verdict (b) decide where the first (a) is unknown; met against not met is unknown."""
    first, by = f"a{number}", f"b{number}"
    rules: Rules = [
        (MET, {first: MET.value}),
        (NOT_MET, {"$and": [{first: NOT_MET.value}, {"$neq": {by: MET.value}}]}),
        (UNKNOWN, {"$and": [{first: NOT_MET.value}, {by: MET.value}]}),
    ]
    for silent in (UNKNOWN, NOT_APPLICABLE):
        for verdict in (MET, NOT_MET, UNKNOWN):
            rules.append((verdict, {"$and": [{first: silent.value}, {by: verdict.value}]}))
        rules.append((silent, {"$and": [{first: silent.value}, {by: NOT_APPLICABLE.value}]}))
    return rules


def count_rules(number: int, least: int | None, most: int | None) -> Rules:
    """Compare how many are surely met (m) and how many may be (p) with the bounds."""
    sure, possible = f"m{number}", f"p{number}"
    met: list[Expression] = []
    if least is not None:
        met.append({"$gte": {sure: least}})
    if most is not None:
        met.append({"$lte": {possible: most}})
    rules: Rules = [(MET, {"$and": met} if len(met) > 1 else met[0])]
    open_: list[Expression] = []
    if least is not None:
        rules.append((NOT_MET, {"$lt": {possible: least}}))
        open_.append({"$gte": {possible: least}})
    if most is not None:
        too_many: Expression = {"$gt": {sure: most}}
        rules.append((NOT_MET, too_many if least is None else {"$and": [too_many, {"$gte": {possible: least}}]}))
        open_.append({"$lte": {sure: most}})
    short: list[Expression] = [{"$lt": {sure: least}}] if least is not None else []
    over: list[Expression] = [{"$gt": {possible: most}}] if most is not None else []
    if short:
        rules.append((UNKNOWN, {"$and": [*open_, *short]}))
    if over:
        rules.append((UNKNOWN, {"$and": [*open_, *over, *([{"$gte": {sure: least}}] if least is not None else [])]}))
    return rules
