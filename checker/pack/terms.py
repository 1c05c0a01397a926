"""Reads `terms:`, the steps of the procedure: who acts, from when, how long, and by which fact a step is known to be taken."""

from __future__ import annotations

from collections.abc import Sequence as Seq
from typing import Literal, cast

from checker.pack.model import Count, DatedValue, Reading, Rule, Start, Term, Unit
from checker.source.fields import Fields
from checker.source.place import Place
from checker.source.problem import Problems
from checker.source.tree import Mapping, Node, Scalar, Sequence, kind_of
from checker.vocabulary.model import FactDef, Vocabulary, flat
from checker.vocabulary.text import NOTHING, Text, read_text

ACTORS = "actor"
_UNITS = ("working_days", "calendar_days")
_DAYS = ("registered",)
_STARTS = ("starts", "before", "not_before")
_READING = (*_STARTS, "count", "unit", "text")


class TermReader:
    """Reads what a term says beyond its rule; the rule itself has been read before."""

    def __init__(self, vocabulary: Vocabulary, values: dict[str, DatedValue], steps: Seq[str], forms: Seq[str]) -> None:
        self.vocabulary = vocabulary
        self.values = values
        self.steps = steps
        self.forms = forms
        self.dates = [
            name for name, entry in flat(vocabulary.fields) if isinstance(entry, FactDef) and entry.type == "date"
        ]

    def read(self, rule: Rule, node: Mapping, problems: Problems) -> Term | None:
        """Read one term; None where it is broken (the problems are collected)."""
        fields = Fields(node, "a term", list(node), problems, node.place)
        problems.rule = rule.id
        starts, count = self._start(fields), self._count(fields)
        done, signs = self._done(fields), self._signs(fields, starts)
        readings = [self._reading(item, problems) for item in fields.nodes("readings")]
        term = None
        if starts is not None and count is not None:
            missed = fields.node("missed")
            term = Term(
                rule,
                self._who(fields),
                starts,
                count,
                done,
                tuple(reading for reading in readings if reading is not None),
                read_text(missed, '"missed"', problems, fields.place, english=True) if missed is not None else NOTHING,
                signs,
            )
        problems.rule = ""
        return term

    def _who(self, fields: Fields) -> Text:
        actors = self.vocabulary.choices.get(ACTORS, {})
        found = fields.scalar("who", required=True)
        if found is None:
            return NOTHING
        if found.text not in actors:
            fields.problems.unknown("unknown-value", found.place, "actor", found.text, list(actors))
            return NOTHING
        return actors[found.text].label

    def _done(self, fields: Fields) -> tuple[str, ...]:
        found = done_nodes(fields)
        for one in found:
            if one.text not in self.dates:
                fields.problems.unknown("unknown-fact", one.place, "date of the dossier", one.text, self.dates)
        return tuple(one.text for one in found)

    def _signs(self, fields: Fields, starts: Start | None) -> str:
        found = fields.scalar("signs")
        if found is None:
            return ""
        if found.text not in self.forms:
            fields.problems.unknown("unknown-form", found.place, "form", found.text, self.forms)
        if starts is not None and not starts.floor:
            fields.problems.add(
                "signs-without-floor",
                fields.at("signs"),
                '"signs" names what is a draft before its first lawful day, but the term has none',
                'write "not_before: {fact: …}" instead of the start, or take "signs" out',
            )
        return found.text

    def _start(self, fields: Fields) -> Start | None:
        problems = fields.problems
        keys = [key for key in _STARTS if key in fields]
        if len(keys) != 1:
            got = " and ".join(f'"{key}"' for key in keys) or "none of them"
            problems.add(
                "no-start",
                fields.place,
                f'a term needs "starts", "before" or "not_before", got {got}',
                "starts: registered, starts: {step: …}, starts: {fact: …}, before: {step: …}, or not_before: {fact: …}",
            )
            return None
        node = fields.node(keys[0])
        if isinstance(node, Scalar) and keys[0] == "starts":
            if node.text not in _DAYS:
                problems.unknown("unknown-day", node.place, "day of the case", node.text, _DAYS)
                return None
            return Start("day", node.text, False, node.place)
        return self._named(keys[0], node, fields.at(keys[0]), problems)

    def _named(self, key: str, node: Node | None, at: Place, problems: Problems) -> Start | None:
        inner = Fields(node, f'"{key}"', ("step",) if key == "before" else ("step", "fact"), problems, at)
        kinds = [kind for kind in ("step", "fact") if kind in inner]
        if not isinstance(node, Mapping) or len(kinds) != 1:
            if isinstance(node, Mapping):
                problems.add("no-start", at, f'"{key}" names one step or one fact', f"{key}: {{step: …}}")
            return None
        found = inner.scalar(kinds[0], required=True)
        if found is None:
            return None
        known = self.steps if kinds[0] == "step" else self.dates
        if found.text not in known:
            what = "step" if kinds[0] == "step" else "date of the dossier"
            problems.unknown(f"unknown-{kinds[0]}", found.place, what, found.text, known)
            return None
        kind: Literal["step", "fact"] = "step" if kinds[0] == "step" else "fact"
        return Start(kind, found.text, key == "before", found.place, key == "not_before")

    def _count(self, fields: Fields) -> Count | None:
        found = fields.scalar("count")
        unit = cast(Unit, fields.one_of("unit", _UNITS, default="working_days"))
        if found is None:
            return Count(None, "", unit)
        if found.text.startswith("$"):
            if found.text[1:] not in self.values:
                known = [f"${name}" for name in self.values]
                fields.problems.unknown("unknown-value", found.place, "dated value", found.text, known)
                return None
            return Count(None, found.text[1:], unit)
        if found.quoted or not found.text.isdecimal() or len(found.text) > 4:
            fields.problems.add(
                "wrong-type",
                found.place,
                f'"count" must be a whole number of days, got {kind_of(found)}',
                "count: 15, or a dated value: count: $decision-term",
            )
            return None
        return Count(int(found.text), "", unit)

    def _reading(self, node: Node, problems: Problems) -> Reading | None:
        fields = Fields(node, "a reading", _READING, problems, node.place)
        if not isinstance(node, Mapping):
            return None
        starts, count = self._start(fields), self._count(fields)
        text = read_text(fields.node("text"), "text of the reading", problems, fields.place, english=True)
        return Reading(starts, count, text) if starts is not None and count is not None else None


def done_nodes(fields: Fields) -> list[Scalar]:
    """Take the dates that tell when a step was taken: one, or a list of which the first that is stated counts."""
    several = fields.node("done")
    if isinstance(several, Sequence) and several.items:
        return fields.scalars("done")
    if isinstance(several, Sequence):
        fields.missing("done")
        return []
    one = fields.scalar("done", required=True)
    return [one] if one is not None else []


def check_circles(terms: Seq[Term], problems: Problems) -> None:
    """Report terms that start with each other in a circle, each circle once."""
    seen: set[str] = set()
    for term in terms:
        if term.rule.id in seen:
            continue
        path = [term]
        while path[-1].starts.kind == "step":
            after = next(
                (one for one in terms if one.rule.id == path[-1].starts.name and _together(one.rule, path[-1].rule)),
                None,
            )
            if after is None:
                break
            if after in path:
                circle = " → ".join(one.rule.id for one in [*path, after])
                problems.rule = term.rule.id
                problems.add(
                    "circle",
                    path[-1].starts.place,
                    f"terms start with each other in a circle: {circle}",
                    "let one of them start from a day or a fact",
                )
                problems.rule = ""
                seen |= {one.rule.id for one in path}
                break
            path.append(after)


def _together(one: Rule, other: Rule) -> bool:
    if one.cite is None or other.cite is None or one.cite.act != other.cite.act:
        return True
    return not one.editions or not other.editions or bool(set(one.editions) & set(other.editions))
