"""What differs between two conditions, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.conditions.model import All, Any, Compare, Condition, Named, Not, Quantifier, Settled, When
from checker.decision import phrases
from checker.rulediff import words
from checker.rulediff.model import Change, each, same
from checker.rulediff.said import Sayer
from checker.rulediff.shape import expected, head, selection, shape
from checker.vocabulary.text import NOTHING, Text

_Trail = tuple[Text, ...]


class ConditionDiff:
    """Compares conditions of an old and a new pack; each change is worded by the labels of the pack that it stands in."""

    def __init__(self, old: Sayer, new: Sayer) -> None:
        self.old = old
        self.new = new

    def changes(self, old: Condition, new: Condition, trail: _Trail = ()) -> Iterator[Change]:
        """Give every part that differs; `trail` names the parts around it."""
        if shape(old) == shape(new):
            return
        if _exempts(old) or _exempts(new):
            yield from self._exemptions(old, new, trail)
            return
        for kind in (All, Any):
            if isinstance(old, kind) or isinstance(new, kind):
                olds, news = _parts(old, kind), _parts(new, kind)
                if (isinstance(old, kind) and isinstance(new, kind)) or _shared(olds, news):
                    yield from self._aligned(olds, news, trail, kind)
                    return
        if type(old) is type(new) and (head(old) == head(new) or isinstance(new, Not | When | Settled)):
            yield from self._alike(old, new, trail)
            return
        yield self._replaced(old, new, trail)

    def _alike(self, old: Condition, new: Condition, trail: _Trail) -> Iterator[Change]:
        """Compare two conditions of one kind about the same thing."""
        match old, new:
            case Compare(), Compare():
                yield self._compared(old, new, trail)
            case Not(), Not():
                yield from self.changes(old.child, new.child, (*trail, phrases.NOT))
            case Named(), Named():
                yield from self.changes(old.child, new.child, (*trail, new.label))
            case When(), When():
                yield from self.changes(old.condition, new.condition, (*trail, words.APPLIES_WHERE))
                yield from self.changes(old.then, new.then, trail)
            case Settled(), Settled():
                yield from self.changes(old.open, new.open, trail)
                yield from self.changes(old.by, new.by, (*trail, phrases.SETTLED))
            case Quantifier(), Quantifier():
                yield from self._records(old, new, trail)

    def _compared(self, old: Compare, new: Compare, trail: _Trail) -> Change:
        label = new.fact.definition.label
        if old.operator == new.operator and new.operator != "given" and expected(old) != expected(new):
            what = each(lambda language: f"{label.of(language)}, {_operator(self.new, new).of(language)}")
            return Change(_path(trail, what), self.old.expected(old), self.new.expected(new), old.place, new.place)
        return Change(_path(trail, label), self.old.asked(old), self.new.asked(new), old.place, new.place)

    def _records(self, old: Quantifier, new: Quantifier, trail: _Trail) -> Iterator[Change]:
        if selection(old) != selection(new):
            yield self._replaced(old, new, trail)
            return
        within = (*trail, self.new.selection(new))
        for what, before, after in (
            (words.LEAST, old.at_least, new.at_least),
            (words.MOST, old.at_most, new.at_most),
        ):
            if before != after:
                yield Change(_path(within, what), _number(before), _number(after), old.place, new.place)
        if (old.nothing, old.filtered) != (new.nothing, new.filtered):
            what = _path(within, words.NONE_LEFT)
            yield Change(what, _verdict(old.nothing), _verdict(new.nothing), old.place, new.place)
        yield from self.changes(old.holds, new.holds, within)

    def _exemptions(self, old: Condition, new: Condition, trail: _Trail) -> Iterator[Change]:
        """Compare what frees from a rule apart from what it demands."""
        before, after = _exemption(old), _exemption(new)
        if before is not None and after is not None:
            yield from self.changes(before, after, (*trail, words.EXEMPT_WHERE))
        elif before is not None or after is not None:
            yield Change(
                _path(trail, words.EXEMPT_WHERE),
                self.old.said(before) if before is not None else NOTHING,
                self.new.said(after) if after is not None else NOTHING,
                before.place if before is not None else None,
                after.place if after is not None else None,
            )
        yield from self.changes(_demanded(old), _demanded(new), trail)

    def _aligned(
        self, olds: Sequence[Condition], news: Sequence[Condition], trail: _Trail, kind: type
    ) -> Iterator[Change]:
        """Pair the parts that are the same, then those about the same thing; what is left was added or taken out."""
        gone, come = list(olds), list(news)
        for key in (shape, head):
            for part in list(come):
                pair = next((one for one in gone if key(one) == key(part)), None)
                if pair is not None:
                    gone.remove(pair)
                    come.remove(part)
                    yield from self.changes(pair, part, trail)
        what = _path(trail, words.EVERY_PART if kind is All else words.ONE_PART)
        for part in gone:
            yield Change(what, self.old.said(part), NOTHING, part.place, None)
        for part in come:
            yield Change(what, NOTHING, self.new.said(part), None, part.place)

    def _replaced(self, old: Condition, new: Condition, trail: _Trail) -> Change:
        what = _path(trail[:-1], trail[-1]) if trail else words.CONDITION
        return Change(what, self.old.said(old), self.new.said(new), old.place, new.place)


def _exempts(condition: Condition) -> bool:
    return isinstance(condition, When) and condition.exemption


def _exemption(condition: Condition) -> Condition | None:
    """Give what frees from a rule; the loader keeps it as the negation that the rule waits for."""
    if not isinstance(condition, When) or not condition.exemption:
        return None
    return condition.condition.child if isinstance(condition.condition, Not) else condition.condition


def _demanded(condition: Condition) -> Condition:
    return condition.then if isinstance(condition, When) and condition.exemption else condition


def _parts(condition: Condition, kind: type[All] | type[Any]) -> tuple[Condition, ...]:
    """Give the parts of a condition; one of another kind is its own only part."""
    return condition.children if isinstance(condition, kind) else (condition,)


def _shared(olds: Sequence[Condition], news: Sequence[Condition]) -> bool:
    """Tell whether a part stands on both sides, so that the rest was put beside it."""
    return bool({head(one) for one in olds} & {head(one) for one in news})


def _operator(sayer: Sayer, condition: Compare) -> Text:
    asked, value = sayer.asked(condition), sayer.expected(condition)
    return Text(*(said.removesuffix(shown).strip() for said, shown in zip(asked, value, strict=True)))


def _number(bound: int | None) -> Text:
    return NOTHING if bound is None else same(str(bound))


def _verdict(name: str) -> Text:
    """Say what holds where a list has no record; the loader knows it by its word."""
    return next((said for verdict, said in phrases.VERDICTS.items() if verdict.word == name), same(name))


def _path(trail: _Trail, last: Text) -> Text:
    """Name a part by what stands around it: "exempt where › not › area"."""
    return each(lambda language: " › ".join(part.of(language) for part in (*trail, last)))
