"""Fills what a form may read from a decision."""

from __future__ import annotations

import datetime as dt
from typing import Literal, cast

from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN
from checker.decision import evidence, phrases
from checker.decision.early import mark, too_early
from checker.decision.missing import missing_of
from checker.decision.model import Decision
from checker.decision.overturned import worded
from checker.documents.context import (
    Applicant,
    Application,
    DocumentLine,
    FormContext,
    Hearing,
    Licence,
    Note,
    Reason,
    Row,
    Verdict,
)
from checker.documents.forms import ChosenForm
from checker.documents.procedure import Procedure
from checker.dossier.model import Record
from checker.engine.judged import RuleResult
from checker.pack.acts import Cite
from checker.pack.model import Kind
from checker.vocabulary.text import Text


def build_context(decision: Decision, form: ChosenForm) -> FormContext:
    """Give the context of one form in one language; a conclusion with a row that is not known yet is a draft.

    So is a paper that it is too early to sign.
    """
    return _Filler(decision, form.lang).context(form)


class _Filler:
    def __init__(self, decision: Decision, language: str) -> None:
        self.decision = decision
        self.language = language
        self.root = decision.case.dossier.root
        self.vocabulary = decision.case.ruleset.pack.vocabulary
        self.reasons = evidence.Reasons(decision.results, decision.case)

    def say(self, text: Text) -> str:
        return text.of(self.language)

    def named(self, record: Record, path: str) -> str | None:
        found = record.names(path)
        return self.say(found) if found else None

    def context(self, form: ChosenForm) -> FormContext:
        # The form says that the visit took place: while a row is not known, the whole of it is not done.
        rows = self.decision.of_kind("row")
        draft = form.purpose == "conclusion" and any(result.verdict is UNKNOWN for result in rows)
        early = [step for step in too_early(self.decision) if step.term.signs == form.form]
        sites = self.root.records("sites")
        addresses = tuple(address for site in sites if (address := self.named(site, "address")))
        procedure = Procedure(self.decision, self.language)
        return FormContext(
            form=form.meta(
                draft=draft or bool(early),
                marks=(*(self.say(mark(step, self.decision)) for step in early), *self._marks(form)),
            ),
            applicant=self._applicant(),
            application=Application(
                self.root.text("application.number") or None,
                self._day("application.registered_on"),
                self._day("application.filled_on"),
                self.root.text("application.pages") or None,
                self.say(self.decision.request.title),
            ),
            region=self.named(self.root, "department.region"),
            visited_address="; ".join(addresses) or None,
            rows=tuple(self._row(result) for result in rows),
            documents=tuple(self._line(index, result) for index, result in enumerate(self._asked(), 1)),
            conclusion=None if self.decision.conclusion == "none" else self.decision.conclusion,
            reasons=self._why(form.purpose),
            hearing=self._hearing(),
            licence=self._licence(form.purpose, addresses),
            held=procedure.held(),
            notice=procedure.notice(),
            appeal=procedure.appeal(),
            complaint=procedure.complaint(),
            granted=self.decision.outcome.effect == "for",
        )

    def _licence(self, purpose: str, addresses: tuple[str, ...]) -> Licence:
        number, issued = self.root.text("licence.number"), self._day("licence.issued_on")
        if purpose == "duplicate":  # it repeats the licence that was lost
            number, issued = number or self.root.text("held.number"), issued or self._day("held.issued_on")
        return Licence(
            number or None,
            issued,
            # A reissued licence keeps the day on which it was first issued.
            self._day("held.first_issued_on") or self._day("held.issued_on") or self._day("licence.issued_on"),
            None,
            self.named(self.root, "licence.place"),
            addresses,
            (self.say(notes),) if (notes := self.decision.case.ruleset.pack.wording.get("licence_notes")) else (),
        )

    def _marks(self, form: ChosenForm) -> tuple[str, ...]:
        marks = [phrases.UNOFFICIAL if form.annex else phrases.OURS]
        if form.last_known:
            marks.append(phrases.LAST_KNOWN)
        for item in self.decision.applied:
            if item.edition.assumed:
                marks.append(
                    Text(
                        *(
                            f"{phrases.EDITION_ASSUMED.of(language)}: {item.act.short.of(language)}, {item.edition.id}."
                            for language in ("kk", "ru", "en")
                        )
                    )
                )
        return tuple(self.say(mark) for mark in marks)

    def _applicant(self) -> Applicant:
        identifier = self.root.text("applicant.identifier")
        name, head = self.named(self.root, "applicant.name"), self.named(self.root, "applicant.head")
        kind: Literal["bin", "iin"] = "iin" if identifier[4:5] in set("0123") else "bin"
        return Applicant(
            name=name or "",
            identifier=identifier,
            identifier_kind=kind,
            address=self.named(self.root, "applicant.address") or "",
            legal_form=self.named(self.root, "applicant.legal_form"),
            head=head,
            email=self.root.text("applicant.email") or None,
            phone=self.root.text("applicant.phone") or None,
            signer=head or (name if kind == "iin" else None),
        )

    def _day(self, path: str) -> dt.date | None:
        found = self.root.text(path)
        return dt.date.fromisoformat(found) if found else None

    def _row(self, result: RuleResult) -> Row:
        # What does not apply is said only where the whole row does not.
        parts = [
            one
            for one in self.decision.requirements_of(result.rule)
            if one.verdict is not NOT_APPLICABLE or result.verdict is NOT_APPLICABLE
        ]
        notes = [note for one in parts for note in (*self._notes(one), *self._overturned(one))]
        return Row(
            result.rule.number,
            tuple(self.say(result.rule.text).split("\n")),
            cast(Verdict, result.verdict.word),
            self.say(phrases.VERDICTS[result.verdict]),
            tuple(dict.fromkeys(notes)),
        )

    def _overturned(self, result: RuleResult) -> list[Note]:
        """Say where a finding stands against the papers: what is signed must not be silent about it."""
        return [
            Note(self.say(worded(item, self.vocabulary)))
            for item in self.decision.overturned
            if item.rule.id == result.rule.id
        ]

    def _notes(self, result: RuleResult) -> list[Note]:
        """Word the reasons of §15: what fails with the facts behind it, what is unknown, why it does not apply."""
        if result.verdict is NOT_MET:
            return [
                self._reasoned(self.reasons.reason(result, instance.record, instance.tree))
                for instance in result.instances
                if instance.tree.verdict is NOT_MET
            ]
        if result.verdict is UNKNOWN:
            items = dict.fromkeys(self.say(item.text) for item in missing_of(result, self.vocabulary))
            return [Note(f"{self.say(phrases.MISSING)}: {'; '.join(items)}")]
        if result.verdict is NOT_APPLICABLE:
            facts = self.reasons.exemption(result)
            return [Note(f"{self.say(phrases.EXEMPT)}: {'; '.join(self.say(item.text) for item in facts)}")]
        return []

    def _reasoned(self, reason: evidence.Reason) -> Note:
        """Give a reason as one sentence; with many facts, as the posts that are short, they are listed."""
        if not reason.listed:
            return Note(self.say(reason.text))
        return Note(self.say(reason.said), tuple(self.say(fact) for fact in reason.facts))

    def _asked(self) -> list[RuleResult]:
        return [result for result in self.decision.of_kind("completeness") if result.verdict is not NOT_APPLICABLE]

    def _line(self, number: int, result: RuleResult) -> DocumentLine:
        notes = [] if result.verdict is MET else self._notes(result)
        return DocumentLine(
            number, self.say(result.rule.text), self.say(phrases.PRESENCE[result.verdict]), tuple(notes)
        )

    def _why(self, purpose: str) -> tuple[Reason, ...]:
        if purpose == "incompleteness":
            return self._not_met("completeness", self.decision.outcome.cite)
        return self._not_met("requirement") if purpose == "answer" else self._reasons()

    def _not_met(self, kind: Kind, cite: Cite | None = None) -> tuple[Reason, ...]:
        """Give what is not met, by the place of the law given or by that of each rule."""
        acts = self.decision.case.ruleset.pack.acts
        return tuple(
            Reason(
                None,
                self.say(result.rule.text),
                acts.worded(where, self.language) if (where := cite or result.rule.cite) else "",
                tuple(self._notes(result)),
            )
            for result in self.decision.of_kind(kind)
            if result.verdict is NOT_MET
        )

    def _reasons(self) -> tuple[Reason, ...]:
        acts = self.decision.case.ruleset.pack.acts
        found = []
        for result in self.decision.of_kind("ground"):
            if result.verdict is MET and result.rule.cite:
                facts = [
                    self._reasoned(item.reason) if item.reason else Note(self.say(item.text))
                    for item in self.reasons.established(result)
                ]
                found.append(
                    Reason(
                        result.rule.number,
                        self.say(result.rule.text),
                        acts.worded(result.rule.cite, self.language),
                        tuple(facts),
                    )
                )
        return tuple(found)

    def _hearing(self) -> Hearing:
        decision = self.root.text("hearing.decision")
        return Hearing(
            self._day("hearing.date"),
            self.root.text("hearing.time") or None,
            self.named(self.root, "hearing.place"),
            self.named(self.root, "hearing.representative"),
            self.named(self.root, "hearing.position"),
            self.root.text("hearing.number") or None,
            "licence" if decision == "licence" else "refusal" if decision == "refusal" else None,
            self.named(self.root, "hearing.reason"),
        )
