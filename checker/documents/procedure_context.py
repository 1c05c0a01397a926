"""Hold what the papers around the decision may read: the licence held, the notice, the appeal, the complaint, the steps.

The forms of the decision itself read `context.py`; both are fields of its `FormContext`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Held:
    """Name the licence that a request is about (Order 230, annex 4; Permits Law 43).

    `ground` is the ground of a reissue in words, `loss` what happened to a licence of which a duplicate is asked for.
    """

    number: str | None = None
    issued_on: datetime.date | None = None
    first_issued_on: datetime.date | None = None
    reissued_on: datetime.date | None = None
    issuer: str | None = None
    ground: str | None = None
    loss: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Hold what paragraphs 20 to 23 of the edition 2025-01 want of the notice of a preliminary decision.

    `send_by` and `hold_by` are the last days, None while what sets the term running is not known; the numbers are working days.
    """

    sent_on: datetime.date | None = None
    send_by: datetime.date | None = None
    hold_by: datetime.date | None = None
    send_days: int | None = None
    hold_days: int | None = None
    object_days: int | None = None


@dataclass(frozen=True, slots=True)
class Appeal:
    """Hold what a refusal or its annex has to say beside its form (APPC 80(1) and (5); Order 230, paragraphs 36 to 41).

    The numbers are working days for considering a complaint and for sending it on, and months for filing it (APPC 92(1)), None
    where the text of that day was not read: `caution` says which. The superior body stands in no text: it is a blank.
    """

    decided_on: datetime.date | None = None
    provider_days: int | None = None
    body_days: int | None = None
    forward_days: int | None = None
    filing_months: int | None = None
    caution: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """Hold a complaint and its terms (Order 230, paragraphs 36 to 39); `decision` is the outcome appealed against, if it was sent."""

    to: Literal["provider", "authorised_body"] | None = None
    received_on: datetime.date | None = None
    registered_on: datetime.date | None = None
    forwarded_on: datetime.date | None = None
    forward_by: datetime.date | None = None
    answer_by: datetime.date | None = None
    decision: str | None = None
    decided_on: datetime.date | None = None
    decision_due: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class StepLine:
    """Hold one step of the procedure in words: what, by which place of which act, who, from when, due when, done when."""

    title: str
    cite: str
    who: str
    begins: str
    due: str
    done: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepTable:
    """Hold the steps of a case as of `today`, counted from the day on which the application was received, and what the texts leave open."""

    received: datetime.date | None = None
    today: datetime.date | None = None
    lines: tuple[StepLine, ...] = ()
    notes: tuple[str, ...] = ()
