"""The procedure over time: which steps there are, by when each is due, which were taken, and what is late.

Rows 4 and 8 of Annex 1, paragraphs 11–24 of the Rules, APPC articles 73 and 76. Whether a step applies and whether it was taken is
judged by the engines as all rules are; the days are reckoned here by the working calendar.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from checker.conditions.verdict import MET, NOT_APPLICABLE, UNKNOWN
from checker.engine.case import Case
from checker.engine.judged import RuleResult
from checker.pack.model import Count, Reading, Start, Term
from checker.pack.order import in_force
from checker.terms.calendar import WorkingCalendar
from checker.terms.year import NoCalendar

# done: in time or no term · late: done after the term · due: to be done · overdue: not done in time · unrecorded: the day is
# over, but the dossier records no step at all · waiting: what sets it running has not happened yet, or its first lawful day has
# not come · early: taken before its first lawful day · open: it is not known whether it applies · left_out: it does not apply
State: TypeAlias = Literal["done", "late", "early", "due", "overdue", "unrecorded", "waiting", "open", "left_out"]

# The group of facts in which an office keeps the days of the steps.
RECORD = "steps."


@dataclass(frozen=True, slots=True)
class Day:
    """A day reckoned; `expected` tells that a step before it has not been taken yet and its last day stands in."""

    day: dt.date
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the procedure: from when, due when, taken when, late by how many working days.

    `begins` and `due` are None where what sets the term running is not known or the calendar lacks the year (`no_year`); `due`
    is None too where the text gives no term. A step that has a first lawful day has it in `earliest` and no last one.
    `readings` are the other readings, each with its last or first day; `unsure` are the years that the term touches whose
    calendar is not known for sure.
    """

    term: Term
    begins: Day | None
    due: Day | None
    done: dt.date | None
    late: int
    state: State
    readings: tuple[tuple[Reading, dt.date], ...] = ()
    no_year: int = 0
    unsure: tuple[int, ...] = ()
    earliest: Day | None = None

    def too_early(self, today: dt.date) -> bool:
        """Tell whether the step was taken before its first lawful day, or would be if it were taken today."""
        if self.earliest is None or self.state == "left_out":
            return False
        return (self.done or today) < self.earliest.day


def procedure(
    case: Case, results: dict[str, RuleResult], calendar: WorkingCalendar, today: dt.date
) -> tuple[Step, ...]:
    """Give the steps of a case in the order of the rule files, those that do not apply too."""
    pack, editions = case.ruleset.pack, case.ruleset.editions
    chosen = [term for term in pack.terms if term.rule.id in results and in_force(pack, term.rule, editions)]
    reckoning = _Reckoning(case, calendar, {term.rule.id: term for term in chosen})
    return tuple(_step(term, results[term.rule.id], reckoning, today) for term in chosen)


def next_steps(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Give the steps that can be taken now: set running by what has happened, and not taken.

    One that may be taken from a day on is none of them: nothing says that it has to be.
    """
    return tuple(
        step
        for step in steps
        if step.state in {"due", "overdue"}
        and step.begins is not None
        and not step.begins.expected
        and not step.term.starts.floor
    )


class _Reckoning:
    """Reckons the days of the terms of one case, each once."""

    def __init__(self, case: Case, calendar: WorkingCalendar, terms: dict[str, Term]) -> None:
        self.case = case
        self.calendar = calendar
        self.terms = terms
        self.recorded = any(path.startswith(RECORD) for path in case.dossier.root.facts)
        self._due: dict[str, Day | None] = {}

    def done(self, term: Term) -> dt.date | None:
        return next((found for path in term.done if (found := self._date(path)) is not None), None)

    def begins(self, start: Start) -> Day | None:
        """Give the day that sets a term running, None while it has not happened and cannot be expected."""
        if start.kind == "day":
            found = self.case.days.get(start.name)
            return Day(dt.date.fromisoformat(found)) if found else None
        if start.kind == "fact":
            stated = self._date(start.name)
            return Day(stated) if stated else None
        term = self.terms.get(start.name)
        if term is None:
            return None
        taken = None if start.back else self.done(term)
        if taken is not None:
            return Day(taken)
        due = self.due(term)
        return None if due is None else Day(due.day, expected=not start.back or due.expected)

    def due(self, term: Term) -> Day | None:
        """Give the last day of a term, or the first one; raises NoCalendar where the calendar lacks a year."""
        name = term.rule.id
        if name not in self._due:
            self._due[name] = self.last(term.starts, term.count)
        return self._due[name]

    def last(self, start: Start, count: Count) -> Day | None:
        begins, days = self.begins(start), self._days(count)
        if begins is None or days is None:
            return None
        if start.back:
            return Day(self.calendar.subtract_working_days(begins.day, days), begins.expected)
        add = self.calendar.add_working_days if count.unit == "working_days" else self.calendar.add_calendar_days
        return Day(add(begins.day, days), begins.expected)

    def readings(self, term: Term) -> tuple[tuple[Reading, dt.date], ...]:
        """Give the other readings of a term, each with its day; raises NoCalendar where the calendar lacks a year."""
        found = [(reading, self.last(reading.starts, reading.count)) for reading in term.readings]
        return tuple((reading, day.day) for reading, day in found if day is not None)

    def unsure(self, begins: Day | None, due: Day | None) -> tuple[int, ...]:
        """Give the years between two days whose calendar is not known for sure."""
        if begins is None or due is None:
            return ()
        first, last = sorted((begins.day, due.day))
        try:
            return tuple(sorted(self.calendar.provisional((first, last))))
        except NoCalendar:
            return ()  # said by `no_year` where the day itself cannot be reckoned

    def _days(self, count: Count) -> int | None:
        if not count.value:
            return count.days
        value = self.case.ruleset.pack.values[count.value]
        found = value.in_edition(self.case.ruleset.editions.get(value.cite.act, ""))
        return None if found is None else int(found)

    def _date(self, path: str) -> dt.date | None:
        found = self.case.dossier.root.text(path)
        return dt.date.fromisoformat(found) if found else None


def _step(term: Term, result: RuleResult, reckoning: _Reckoning, today: dt.date) -> Step:
    if term.starts.floor:
        return _floored(term, result, reckoning, today)
    done, begins, due, no_year = reckoning.done(term), None, None, 0
    readings: tuple[tuple[Reading, dt.date], ...] = ()
    try:
        begins, due = reckoning.begins(term.starts), reckoning.due(term)
        readings = reckoning.readings(term)
    except NoCalendar as error:
        no_year = error.year
    unsure = reckoning.unsure(begins, due)
    late = 0
    try:
        until = done or today
        late = reckoning.calendar.working_days_after(due.day, until) if due is not None else 0
    except NoCalendar as error:
        no_year = error.year
    state = _state(result, begins, done, passed=due is not None and (done or today) > due.day)
    if state == "overdue" and not reckoning.recorded:
        state = "unrecorded"
    late = late if state in {"late", "overdue"} else 0
    return Step(term, begins, due, done, late, state, readings, no_year, unsure)


def _floored(term: Term, result: RuleResult, reckoning: _Reckoning, today: dt.date) -> Step:
    """Reckon a step that has a first lawful day and no last one."""
    done, begins, earliest, no_year = reckoning.done(term), None, None, 0
    readings: tuple[tuple[Reading, dt.date], ...] = ()
    try:
        begins, earliest = reckoning.begins(term.starts), reckoning.due(term)
        readings = reckoning.readings(term)
    except NoCalendar as error:
        no_year = error.year
    step = Step(
        *(term, begins, None, done, 0, "waiting", readings, no_year),
        unsure=reckoning.unsure(begins, earliest),
        earliest=earliest,
    )
    return replace(step, state=_floored_state(step, result, today))


def _floored_state(step: Step, result: RuleResult, today: dt.date) -> State:
    if result.verdict is NOT_APPLICABLE:
        return "left_out"
    if result.verdict is UNKNOWN:
        return "open"
    if step.done is not None:
        return "early" if step.too_early(today) else "done"
    return "waiting" if step.earliest is None or step.earliest.expected or step.too_early(today) else "due"


def _state(result: RuleResult, begins: Day | None, done: dt.date | None, *, passed: bool) -> State:
    if done is not None:
        return "late" if passed else "done"
    if result.verdict is NOT_APPLICABLE:
        return "left_out"
    if result.verdict is UNKNOWN:
        return "open"
    if result.verdict is MET or begins is None or begins.expected:
        return "waiting"
    return "overdue" if passed else "due"
