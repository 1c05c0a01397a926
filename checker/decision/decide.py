"""Judges one dossier: chooses the editions and the days, runs both engines, and draws the decision together."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from checker.conditions.model import NormTable, walk
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET
from checker.decision import warnings
from checker.decision.answered import of_answers
from checker.decision.beyond import beyond_columns
from checker.decision.early import of_early
from checker.decision.missing import missing_items
from checker.decision.model import Applied, ConclusionWord, Decision, Warn
from checker.decision.overturned import Retrial, of_overturned
from checker.decision.stated import hearing_without_notice, steps_ahead, unknown_licence
from checker.dossier.agreement import find_clashes
from checker.dossier.model import Dossier
from checker.engine.agree import judge_twice
from checker.engine.case import Case
from checker.engine.durable import DurableEngine
from checker.engine.judged import RuleResult
from checker.pack.contract import REGISTERED_ON
from checker.pack.model import Pack, Request, Rule, RuleSet, editions_on
from checker.pack.order import check_together, rules_in_force
from checker.pack.requests import request_of, rules_of
from checker.source.place import Place
from checker.source.problem import Problem, Problems, Refused, SaikesError, unknown_name
from checker.terms.calendar import WorkingCalendar
from checker.terms.year import CalendarYear, NoCalendar

# Answers of the engine kept from case to case: some 20 MB at most; 50,000 questions are those of hundreds of large dossiers.
REMEMBERED = 50_000


class EditionsApart(SaikesError):
    """Editions were named outright that were never in force together, so that rules name others that are not there."""

    exit_code = 2

    def __init__(self, editions: dict[str, str], problems: list[Problem]) -> None:
        named = ", ".join(f"{act}={edition}" for act, edition in editions.items())
        super().__init__(
            f"--edition: [error] these editions were never in force together: {named}\n"
            f"    {problems[0].message}; name the edition of the other act too, or --as-of a day on which both were in force"
        )


@dataclass(frozen=True)
class Question:
    """How a dossier is to be judged; `as_of` replaces the day of registration, `editions` name editions outright."""

    today: dt.date
    as_of: dt.date | None = None
    editions: dict[str, str] = field(default_factory=dict)


class Judge:
    """Judges dossiers by one pack; rule sets are compiled once per combination of editions.

    `remembered` is the number of answers that the engine of each rule set keeps from case to case: an answer depends on nothing
    but the question. With 0 every case is asked anew.
    """

    def __init__(self, pack: Pack, remembered: int = REMEMBERED) -> None:
        self.pack = pack
        self.remembered = remembered
        self.calendar = WorkingCalendar.from_plain(pack.calendar)
        self._engines: dict[tuple[object, ...], DurableEngine] = {}
        self._beside: dict[DurableEngine, tuple[Retrial, warnings.Registers]] = {}
        self._chosen: dict[tuple[object, ...], tuple[tuple[Applied, ...], tuple[Warn, ...]]] = {}
        self._for: dict[str, tuple[Rule, ...]] = {}
        self._cited: dict[str, frozenset[str]] = {}

    def decide(self, dossier: Dossier, question: Question) -> Decision:
        """Give the decision on a dossier.

        Raises Refused for a finding about an unknown contradiction or an edition that does not exist, EngineFault where the
        engines differ.
        """
        find_clashes(dossier, self.pack.sameness, self.pack.vocabulary)
        registered = dt.date.fromisoformat(dossier.root.text(REGISTERED_ON))
        notes: list[Warn] = []
        received = self._received(registered, dossier, notes)
        day = question.as_of or received
        editions = self._editions(day, question)
        request = request_of(self.pack.requests, _codes(self.pack, dossier))
        engine = self._engine(editions, request)
        days = {"day": day.isoformat(), "registered": received.isoformat()}
        due = self._due(engine.ruleset, received, notes)
        if due is not None:
            days["decision_due"] = due.isoformat()
        filing = self._filing(engine.ruleset, dossier)
        if filing is not None:
            days["filing_due"] = filing.isoformat()
        case = Case(dossier, engine.ruleset, days)
        results = judge_twice(engine, case)
        retrial, registers = self._made_beside(engine)
        outcome, (applied, of_editions) = outcome_of(results), self._applied(editions, question, request)
        decision = Decision(
            case=case,
            today=question.today.isoformat(),
            received=received.isoformat(),
            applied=applied,
            results=results,
            outcome=outcome,
            conclusion=conclusion_of(results, self._rules(request)),
            missing=missing_items(results, self.pack.vocabulary, decided=outcome.effect != "open"),
            warnings=tuple(notes),
            calendar=self.calendar,
            overturned=tuple(retrial.overturned(case, results)),
        )
        found = self._warnings(decision, registered, registers)
        return replace(decision, warnings=(*found, *of_editions, *notes))

    def _received(self, registered: dt.date, dossier: Dossier, notes: list[Warn]) -> dt.date:
        hour = dossier.root.text("application.registered_at")
        try:
            return self.calendar.received(registered, dt.time.fromisoformat(hour) if hour else None)
        except NoCalendar as error:
            notes.append(warnings.no_calendar(error.year))
            return registered

    def _due(self, ruleset: RuleSet, received: dt.date, notes: list[Warn]) -> dt.date | None:
        term = self.pack.values.get(ruleset.request.term)
        count = term.in_edition(ruleset.editions.get(term.cite.act, "")) if term else None
        if count is None:
            return None
        try:
            due = self.calendar.add_working_days(received, int(count))
            notes.extend(warnings.provisional(self._unsure(received, due)))
        except NoCalendar as error:
            if not notes:
                notes.append(warnings.no_calendar(error.year))
            return None
        return due

    def _unsure(self, first: dt.date, last: dt.date) -> list[CalendarYear]:
        """Give the years from one day to another whose calendar is not final."""
        return [self.calendar.year(year) for year in sorted(self.calendar.provisional((first, last)))]

    def _filing(self, ruleset: RuleSet, dossier: Dossier) -> dt.date | None:
        """Give the last day on which the request could be filed in time, None where that cannot be told."""
        if ruleset.request.filing is None:
            return None
        begins, name = ruleset.request.filing
        value = self.pack.values[name]
        stated, count = dossier.root.text(begins), value.in_edition(ruleset.editions.get(value.cite.act, ""))
        if not stated or count is None:
            return None
        try:
            return self.calendar.add_calendar_days(dt.date.fromisoformat(stated), int(count))
        except (NoCalendar, OverflowError):
            # A day in a year without a calendar, or at the end of all years.
            return None

    def _editions(self, day: dt.date, question: Question) -> dict[str, str]:
        editions = editions_on(self.pack.acts, day)
        for name, edition in question.editions.items():
            self._check_edition(name, edition)
            editions[name] = edition
        return editions

    def _check_edition(self, name: str, edition: str) -> None:
        place = Place("--edition", 1, 1)
        act = self.pack.acts.acts.get(name)
        if act is None:
            message, hint = unknown_name("act", name, list(self.pack.acts.acts))
            raise Refused([Problem("unknown-act", place, message, hint)])
        if act.edition(edition) is None:
            message, hint = unknown_name(f'edition of "{name}"', edition, [found.id for found in act.editions])
            raise Refused([Problem("unknown-edition", place, message, hint)])

    def _rules(self, request: Request) -> tuple[Rule, ...]:
        """Give the rules for a request, of every edition."""
        if request.id not in self._for:
            self._for[request.id] = rules_of(self.pack, request)
        return self._for[request.id]

    def _acts(self, request: Request) -> frozenset[str]:
        """Give the acts that the rules for a request cite, and those of the norm tables that they reckon by."""
        if request.id not in self._cited:
            rules = self._rules(request)
            parts = (part for rule in rules for part in walk(rule.condition))
            tables = {self.pack.tables[part.table].cite.act for part in parts if isinstance(part, NormTable)}
            self._cited[request.id] = frozenset({rule.cite.act for rule in rules if rule.cite} | tables)
        return self._cited[request.id]

    def _engine(self, editions: dict[str, str], request: Request) -> DurableEngine:
        key = (request.id, *sorted(editions.items()))
        if key not in self._engines:
            ruleset = rules_in_force(self.pack, editions, request)
            problems = Problems()
            check_together(ruleset, problems)
            if len(problems):
                raise EditionsApart(editions, list(problems))
            self._engines[key] = DurableEngine(ruleset, self.remembered)
        return self._engines[key]

    def _made_beside(self, engine: DurableEngine) -> tuple[Retrial, warnings.Registers]:
        """Give what is worked out once per rule set to look at its results."""
        if engine not in self._beside:
            self._beside[engine] = Retrial(engine.plan), warnings.Registers(engine.plan)
        return self._beside[engine]

    def _applied(
        self, editions: dict[str, str], question: Question, request: Request
    ) -> tuple[tuple[Applied, ...], tuple[Warn, ...]]:
        """Give the editions of the acts that the rules for a request cite, and what is to be said of them."""
        key = (request.id, *editions.items(), *question.editions)
        if key not in self._chosen:
            cited = self._acts(request)
            found = []
            for name, edition in editions.items():
                act = self.pack.acts.acts[name]
                chosen = act.edition(edition)
                if chosen is not None and name in cited:
                    found.append(Applied(act, chosen, "option" if name in question.editions else "day"))
            self._chosen[key] = tuple(found), tuple(warnings.of_editions(tuple(found)))
        return self._chosen[key]

    def _warnings(self, decision: Decision, registered: dt.date, registers: warnings.Registers) -> list[Warn]:
        case = decision.case
        return [
            *of_early(decision),
            *warnings.of_clashes(decision.clashes),
            *of_overturned(decision.overturned, self.pack.vocabulary),
            *of_answers(case.dossier),
            *beyond_columns(case, decision.results),
            *unknown_licence(case.dossier.root),
            *hearing_without_notice(case.dossier.root),
            *steps_ahead(case.dossier.root, decision.today, self.pack.terms),
            *warnings.lapsing(case, decision.results),
            *warnings.by_unheld_text(decision),
            *registers.unasked(decision.results, self.pack.vocabulary),
            *warnings.of_days(
                case.days.get("decision_due"),
                decision.today,
                registered.isoformat(),
                decision.received,
                open_outcome=not decision.outcome.final,
                hours=self.pack.wording.get("office_hours"),
            ),
            *warnings.of_law(decision),
        ]


def outcome_of(results: dict[str, RuleResult]) -> Rule:
    """Give the first outcome that is met, else the open one that stands where none is (the loader has made sure of it)."""
    outcomes = sorted(
        (result for result in results.values() if result.rule.kind == "outcome"), key=lambda result: result.rule.number
    )
    for result in outcomes:
        if result.verdict is MET:
            return result.rule
    return next(result.rule for result in reversed(outcomes) if result.rule.effect == "open")


def _codes(pack: Pack, dossier: Dossier) -> dict[str, str]:
    """Give the codes that tell what is asked for."""
    return {path: dossier.root.text(path) for request in pack.requests for path, _ in request.when}


def conclusion_of(results: dict[str, RuleResult], rules: tuple[Rule, ...]) -> ConclusionWord:
    """Give the conclusion of §15: rows that do not apply are no obstacle; a request without rows has none."""
    if not any(rule.kind == "row" for rule in rules):
        return "none"
    stages = (result for result in results.values() if result.rule.collects == "rows")
    found = next(stages, None)
    if found is not None and found.verdict is NOT_MET:
        return "does_not_comply"
    return "complies" if found is not None and found.verdict in {MET, NOT_APPLICABLE} else "open"
