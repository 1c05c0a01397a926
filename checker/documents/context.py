"""Hold everything that a printed form may read.

A template sees the fields of `FormContext` as its variables and nothing else. What is not known is None or
empty, and stands on the form as a blank line.
"""

import datetime
from dataclasses import dataclass, field
from typing import Literal

from checker.documents.procedure_context import Appeal, Complaint, Held, Notice, StepTable

Lang = Literal["kk", "ru"]
Verdict = Literal["met", "not_met", "unknown", "not_applicable"]
Conclusion = Literal["complies", "does_not_comply", "open"]


@dataclass(frozen=True, slots=True)
class FormMeta:
    """Say which form is printed, from which edition of the act that it is an annex to, and how.

    `edition` is the edition by which the dossier is judged; the name of `template` carries the edition whose
    text is used. Where the last known form stands in for one that is not held, `marks` has to say so. `purpose` is what the pack
    says the form is for.
    """

    form: str
    annex: str
    edition: str
    lang: Lang
    title: str
    template: str
    draft: bool = False
    marks: tuple[str, ...] = ()
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Applicant:
    """Name the recipient of the service; `identifier` is a BIN or an IIN, as `identifier_kind` says.

    `signer` is who signs for the applicant: the head, an entrepreneur himself.
    """

    name: str
    identifier: str
    identifier_kind: Literal["bin", "iin"]
    address: str
    legal_form: str | None = None
    head: str | None = None
    email: str | None = None
    phone: str | None = None
    signer: str | None = None


@dataclass(frozen=True, slots=True)
class Application:
    """Name the application by its number and days (Order 230, paragraph 11 and annex 2); `request` is what is asked for."""

    number: str | None = None
    registered_on: datetime.date | None = None
    filled_on: datetime.date | None = None
    pages: str | None = None
    request: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Hold one reason or remark: a sentence, and the facts behind it where there are so many that they are listed."""

    text: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one row of the conclusion (Order 230, annex 2-2): a requirement of Order 222 and what was found.

    `text` is the requirement in paragraphs, `decision` the words for the third column, `notes` the reasons.
    """

    number: int
    text: tuple[str, ...]
    verdict: Verdict
    decision: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """Hold one row of the receipt (Order 230, annex 2-1); `present` is the word for the third column."""

    number: int
    text: str
    present: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Give one reason of a refusal, with the place of the law and the facts that establish it.

    `ground` is the number of the ground in item 10 of annex 1 to Order 230, `text` its wording there.
    A refusal to accept the application (paragraph 13) rests on none of the six: its `ground` is None.
    """

    ground: int | None
    text: str
    cite: str
    facts: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Hearing:
    """Hold the hearing's time and place and what came of it (Order 230, paragraph 17, annexes 3-1, 3-2)."""

    date: datetime.date | None = None
    time: str | None = None
    place: str | None = None
    representative: str | None = None
    position: str | None = None
    number: str | None = None
    decision: Literal["licence", "refusal"] | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Licence:
    """Hold the entries of the licence (Order 230, annex 3); without `valid_until` that line stays blank.

    `notes` are what the act says of every licence (paragraph 5: it is inalienable); the class of the permit is not among them.
    """

    number: str | None = None
    issued_on: datetime.date | None = None
    first_issued_on: datetime.date | None = None
    valid_until: datetime.date | None = None
    place: str | None = None
    site_addresses: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitNorm:
    """Hold one norm that a visit looks at: what it is of and in which room, what is needed, what the dossier has ("" not stated).

    `level` is a word of the act that softens it, `row` its rows in the act, `clauses` the numbers of the clauses that leave it
    open, `only_if` what it depends on and is not known.
    """

    section: str
    record: str
    title: str
    level: str
    need: str
    have: str
    row: str
    clauses: tuple[int, ...]
    only_if: str


@dataclass(frozen=True, slots=True)
class VisitTable:
    """Hold the norms of one table that are short or open, how many are `met`, and the clauses by number."""

    title: str
    cite: str
    above: tuple[str, ...]
    norms: tuple[VisitNorm, ...]
    met: int
    clauses: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class VisitLine:
    """Hold one question of the visit sheet: the words of the act, what the dossier says so far.

    `unstated` are facts that the dossier lacks, to be written down on the spot; `tables` the norms to look at; `boxes` is false for a question that is such a
    fact itself, and goes into the dossier and not into a finding.
    """

    number: int
    title: str
    text: tuple[str, ...]
    cite: str
    so_far: tuple[str, ...]
    unstated: tuple[str, ...] = ()
    tables: tuple[VisitTable, ...] = ()
    boxes: bool = True


@dataclass(frozen=True, slots=True)
class VisitPlace:
    """Hold the questions that are answered in one place of a site."""

    title: str
    lines: tuple[VisitLine, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """Hold a finding that is there already; `when` is its day and who found it."""

    item: str
    result: str
    when: str
    note: str


@dataclass(frozen=True, slots=True)
class VisitSite:
    """Hold one site of the visit sheet, or the application as a whole."""

    title: str
    form: str
    places: tuple[VisitPlace, ...] = ()
    done: tuple[Done, ...] = ()


@dataclass(frozen=True, slots=True)
class Visit:
    """Hold the visit sheet: the last day for the decision, and the sites."""

    due: datetime.date | None = None
    sites: tuple[VisitSite, ...] = ()


@dataclass(frozen=True, slots=True)
class FormContext:
    """Hold all that one printed form may read.

    `region` is the region or city of the department, in the case that the sentence of the form asks for; `granted` tells
    whether what was asked for is given.
    """

    form: FormMeta
    applicant: Applicant
    application: Application = Application()
    region: str | None = None
    visited_address: str | None = None
    rows: tuple[Row, ...] = ()
    documents: tuple[DocumentLine, ...] = ()
    conclusion: Conclusion | None = None
    reasons: tuple[Reason, ...] = ()
    hearing: Hearing = Hearing()
    licence: Licence = Licence()
    visit: Visit = Visit()
    held: Held = field(default_factory=Held)
    notice: Notice = field(default_factory=Notice)
    appeal: Appeal = field(default_factory=Appeal)
    complaint: Complaint = field(default_factory=Complaint)
    steps: StepTable = field(default_factory=StepTable)
    granted: bool = False
    provider_head: str | None = None
