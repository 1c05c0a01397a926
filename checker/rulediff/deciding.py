"""The part of a trace that turns: the deepest conditions that are judged otherwise by another pack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.dossier.model import Record
from checker.engine.judged import Judged, RuleResult
from checker.rulediff.shape import Shape, head


@dataclass(frozen=True)
class Part:
    """A condition as it was judged before and after, with the records around it; None where it is not there."""

    records: tuple[Record, ...]
    before: Judged | None
    after: Judged | None


def diverging(was: RuleResult | None, now: RuleResult | None) -> Iterator[Part]:
    """Give the parts that make a rule another verdict, record by record."""
    befores = {_record(one.record): one for one in was.instances} if was else {}
    afters = {_record(one.record): one for one in now.instances} if now else {}
    for key in [*befores, *(key for key in afters if key not in befores)]:
        before, after = befores.get(key), afters.get(key)
        shown = after or before
        records = (shown.record,) if shown is not None and shown.record is not None else ()
        yield from _between(before.tree if before else None, after.tree if after else None, records)


def _between(before: Judged | None, after: Judged | None, records: tuple[Record, ...]) -> Iterator[Part]:
    if before is None or after is None:
        yield Part(records, before, after)
        return
    if before.verdict is after.verdict:
        return
    record = after.record
    records = (*records, record) if record is not None and record not in records else records
    pairs = list(_paired(before.children, after.children)) if _alike(before, after) else []
    below = [
        part
        for one, other in pairs
        if (one is not None and other is not None) or _decides(one or other, before, after, alone=one is None)
        for part in _between(one, other, records)
    ]
    if below:
        yield from below
    else:
        yield Part(records, before, after)


def _alike(before: Judged, after: Judged) -> bool:
    return type(before.condition) is type(after.condition)


def _decides(part: Judged | None, before: Judged, after: Judged, *, alone: bool) -> bool:
    """Tell whether a part that is there once has the verdict that the whole has on its side."""
    return part is not None and part.verdict is (after if alone else before).verdict


def _paired(olds: Sequence[Judged], news: Sequence[Judged]) -> Iterator[tuple[Judged | None, Judged | None]]:
    """Pair parts about the same thing and the same record, in their order."""
    left = list(olds)
    for new in news:
        old = next((one for one in left if _key(one) == _key(new)), None)
        if old is not None:
            left.remove(old)
        yield old, new
    for old in left:
        yield old, None


def _key(tree: Judged) -> tuple[Shape, str]:
    return head(tree.condition), _record(tree.record)


def _record(record: Record | None) -> str:
    return record.place.pointer if record is not None else ""
