"""The values of a fact in classes: every comparison of the rules says the same of all values of one class."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.conditions.model import Constant
from checker.dossier.model import Value
from checker.vocabulary.model import FactDef, Vocabulary

_ORDERED = {"integer", "number", "date"}


@dataclass(frozen=True, slots=True)
class ValueClass:
    """One class of values by one of them; `sample` None: the fact is not stated."""

    sample: Value | None


ABSENT = ValueClass(None)
STATED = (ABSENT, ValueClass("…"))


def classes(fact: FactDef, constants: Iterable[Constant], vocabulary: Vocabulary) -> tuple[ValueClass, ...]:
    """Split what a fact may be by the constants that it is compared with; what the vocabulary rules out is left out."""
    known = set(constants)
    match fact.type:
        case "boolean":
            samples: Sequence[Value] = (True, False)
        case "choice":
            allowed = list(vocabulary.choices.get(fact.choices, {}))
            named = [code for code in allowed if code in known]
            samples = [*named, *[code for code in allowed if code not in known][:1]]
        case "integer" | "number":
            samples = _numbers(fact, sorted(one for one in known if isinstance(one, int | float)))
        case "date":
            samples = _days(sorted(str(one) for one in known))
        case "choices" | "names":
            samples = ("…",)
        case _:
            named = sorted(str(one) for one in known)
            samples = [*named, _other(named)]
    found = tuple(ValueClass(sample) for sample in samples)
    return found if fact.required else (ABSENT, *found)


def ordered(fact: FactDef) -> bool:
    """Tell whether values of this fact come before or after each other."""
    return fact.type in _ORDERED


def _numbers(fact: FactDef, constants: list[int | float]) -> list[int | float]:
    """Give each constant and one number of each gap beside and between them, within the bounds of the fact."""
    least, most = fact.least, fact.most
    points = sorted({*constants, *(bound for bound in (least, most) if bound is not None)})
    if not points:
        return [1]
    found: list[int | float] = [points[0] - 1]
    for index, point in enumerate(points):
        found.append(point)
        after = points[index + 1] if index + 1 < len(points) else None
        between = _between(fact, point, after)
        found += [between] if between is not None else []
    return [one for one in found if (least is None or one >= least) and (most is None or one <= most)]


def _between(fact: FactDef, point: int | float, after: int | float | None) -> int | float | None:
    if after is None:
        return point + 1
    if fact.type == "integer":
        return int(point) + 1 if int(point) + 1 < after else None
    middle = (point + after) / 2
    middle = int(middle) if middle == int(middle) else middle
    return middle if point < middle < after else None


def _days(constants: list[str]) -> list[str]:
    """Give each day and one of each gap beside and between them."""
    points = [dt.date.fromisoformat(one) for one in constants]
    if not points:
        return ["2025-01-01"]
    one_day = dt.timedelta(days=1)
    found = [points[0] - one_day] if points[0] > dt.date.min else []
    for index, point in enumerate(points):
        found.append(point)
        if point == dt.date.max:
            continue
        after = points[index + 1] if index + 1 < len(points) else None
        if after is None or point + one_day < after:
            found.append(point + one_day)
    return [one.isoformat() for one in found]


def _other(named: list[str]) -> str:
    """Give a text that is none of these."""
    return "…" + "".join(named[-1:])
