"""Fills what the papers around the decision may read: the licence held, the notice, the appeal, the complaint."""

from __future__ import annotations

import datetime as dt
from typing import Literal, cast

from checker.decision.model import Decision
from checker.documents.procedure_context import Appeal, Complaint, Held, Notice
from checker.pack.acts import Act, Edition
from checker.pack.model import Term
from checker.pack.order import in_force
from checker.terms.year import NoCalendar
from checker.vocabulary.text import Text

# Terms of the pack that the papers speak of, by their ids (rules/terms.yaml, rules/licence_life.yaml).
_NOTICE, _HEARING, _OBJECTION = ("hearing-notice", "reissue-hearing-notice"), ("hearing",), ("objection",)
_BY_PROVIDER, _BY_BODY, _FORWARDING = "complaint-by-provider", "complaint-by-authorised-body", "complaint-forwarding"
_APPEALS = "appc"
# The value of the pack that says within how many months a complaint is filed.
_FILING = "complaint-filing-term"
# The days that tell when a decision was made, what is nearest to it first.
_DECIDED = ("steps.signed_on", "steps.result_on", "steps.receipt_on")


class Procedure:
    """Reads the dossier, the terms and the editions of one case, in one language."""

    def __init__(self, decision: Decision, language: str) -> None:
        self.decision = decision
        self.language = language
        self.root = decision.case.dossier.root

    def say(self, text: Text) -> str:
        return text.of(self.language)

    def held(self) -> Held:
        """Give the licence that the request is about; the loss and the ground in the words of the vocabulary."""
        issuer = self.root.names("held.issuer")
        return Held(
            number=self.root.text("held.number") or None,
            issued_on=self._day("held.issued_on"),
            first_issued_on=self._day("held.first_issued_on"),
            reissued_on=self._day("held.reissued_on"),
            issuer=self.say(issuer) if issuer else None,
            ground=self._label("reissue_ground", "change.ground"),
            loss=self._label("licence_loss", "held.loss"),
        )

    def notice(self) -> Notice:
        """Give the days of the notice of a preliminary decision (Order 230, paragraphs 20 to 23 of the edition 2025-01)."""
        sent, due = self._day("hearing.notified_on"), self.decision.case.days.get("decision_due")
        send, hold, object_ = (self._count(*names) for names in (_NOTICE, _HEARING, _OBJECTION))
        return Notice(
            sent_on=sent,
            send_by=self._before(dt.date.fromisoformat(due) if due else None, send),
            hold_by=self._after(sent, hold),
            send_days=send,
            hold_days=hold,
            object_days=object_,
        )

    def appeal(self) -> Appeal:
        """Give what a refusal has to say beside its form (APPC 80(1) and (5))."""
        pack = self.decision.case.ruleset.pack
        act = pack.acts.acts.get(_APPEALS)
        edition = act.edition(self.decision.case.ruleset.editions.get(_APPEALS, "")) if act else None
        read = act is None or (edition is not None and edition.held)
        return Appeal(
            decided_on=self._decided_on(),
            provider_days=self._count(_BY_PROVIDER),
            body_days=self._count(_BY_BODY),
            forward_days=self._count(_FORWARDING),
            filing_months=self._dated(_FILING),
            caution="" if read or act is None else self._caution(act, edition),
        )

    def complaint(self) -> Complaint:
        """Give the complaint that the dossier records, with its last days (Order 230, paragraphs 37 to 39)."""
        to, received = self.root.text("complaint.addressed_to"), self._day("complaint.received_on")
        registered = self._day("complaint.registered_on")
        outcome, decided = self.decision.outcome, self._decided_on()
        due = self.decision.case.days.get("decision_due")
        answer = {"provider": _BY_PROVIDER, "authorised_body": _BY_BODY}.get(to, "")
        return Complaint(
            to=cast(Literal["provider", "authorised_body"], to) if answer else None,
            received_on=received,
            registered_on=registered,
            forwarded_on=self._day("complaint.forwarded_on"),
            forward_by=self._after(received, self._count(_FORWARDING)),
            answer_by=self._after(registered, self._count(answer)),
            decision=self.say(outcome.title) if outcome.final and decided else None,
            decided_on=decided,
            decision_due=dt.date.fromisoformat(due) if due else None,
        )

    def _caution(self, act: Act, edition: Edition | None) -> str:
        """Name the text that was not read, as the warnings of a report do."""
        named = f"{self.say(act.short)}, {edition.id if edition else '–'}"
        return f"{named}: {self.say(edition.note)}" if edition else named

    def _day(self, path: str) -> dt.date | None:
        found = self.root.text(path)
        return dt.date.fromisoformat(found) if found else None

    def _decided_on(self) -> dt.date | None:
        return next((day for path in _DECIDED if (day := self._day(path))), None)

    def _label(self, choices: str, path: str) -> str | None:
        code = self.root.text(path)
        known = self.decision.case.ruleset.pack.vocabulary.choices.get(choices, {})
        return self.say(known[code].label) if code in known else None

    def _count(self, *names: str) -> int | None:
        """Give the number of days of the first of these terms that is in force, None where the pack has none."""
        terms: list[Term] = [
            term
            for term in self.decision.case.ruleset.pack.terms
            if term.rule.id in names
            and in_force(self.decision.case.ruleset.pack, term.rule, self.decision.case.ruleset.editions)
        ]
        return terms[0].count.days if terms else None

    def _dated(self, name: str) -> int | None:
        """Give a number of the law in the edition of the case, None where the pack has none for it."""
        value = self.decision.case.ruleset.pack.values.get(name)
        found = value.in_edition(self.decision.case.ruleset.editions.get(value.cite.act, "")) if value else None
        return None if found is None else int(found)

    def _after(self, start: dt.date | None, days: int | None) -> dt.date | None:
        if start is None or days is None:
            return None
        try:
            return self.decision.calendar.add_working_days(start, days)
        except NoCalendar:
            return None

    def _before(self, end: dt.date | None, days: int | None) -> dt.date | None:
        if end is None or days is None:
            return None
        try:
            return self.decision.calendar.subtract_working_days(end, days)
        except NoCalendar:
            return None
