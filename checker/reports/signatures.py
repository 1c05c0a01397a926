"""The signatures of a document as a table for the terminal and as plain data."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from checker import __version__
from checker.reports import signature_words as words
from checker.reports.layout import Page
from checker.signing.found import Found, Report
from checker.signing.moment import said
from checker.signing.person import holder
from checker.source.shown import visible
from checker.vocabulary.text import LANGUAGES, Text

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

    from checker.signing.opened import Opened
    from checker.signing.sign import Signed

FORMAT = 1
_TONES = {
    "valid": "good",
    "not-valid": "bad",
    "open": "open",
    "kept": "good",
    "broken": "bad",
    "broken-with-reason": "open",
}
_INDENT = 4


class SignaturesReport:
    """Prints the signatures of a document in one language."""

    def __init__(self, language: str, *, colour: bool = False) -> None:
        self.language = language
        self.page = Page(colour)

    def render(self, report: Report) -> str:
        """Give the whole report: the form, each slot with its signature, the order, and the answer."""
        parts = [f"{self.page.heading(self._title(report))}\n{self._form(report)}".rstrip()]
        parts += self._slots(report)
        return "\n\n".join([*parts, "\n".join(self._sums(report))]) + "\n"

    def say(self, text: Text, **given: object) -> str:
        wording = text.of(self.language)
        for name, value in given.items():
            wording = wording.replace(f"{{{name}}}", visible(str(value)))
        return wording

    def _title(self, report: Report) -> str:
        name = report.file.replace("\\", "/").rsplit("/", 1)[-1]
        return visible(f"{name} · {report.block.title.of(self.language)}" if report.block else name)

    def _form(self, report: Report) -> str:
        block = report.block
        if block is None:
            return self.page.paragraph(self.say(words.NOT_OURS))
        about = [
            self.say(words.ANNEX, annex=block.annex) if block.annex else "",
            self.say(words.EDITION, edition=block.edition) if block.edition else "",
            self.say(words.LANGUAGE[block.lang]) if block.lang in words.LANGUAGE else block.lang,
        ]
        lines = [visible(", ".join(one for one in about if one))]
        lines += [self.say(words.DRAFT)] if block.draft else []
        lines += [self.say(words.NO_BLOCK)] if not block.slots else []
        return "\n".join(self.page.paragraph(line) for line in lines)

    def _slots(self, report: Report) -> Iterator[str]:
        """Give each slot in the order of the form, then what stands in no slot."""
        found = {one.slot: one for one in report.signatures}
        for slot in report.block.slots if report.block else ():
            title = f"{slot.number}. {slot.words.of(self.language)}"
            yield "\n".join(self._slot(title, found.pop(slot.id, None)))
        for one in found.values():
            yield "\n".join(self._slot(f"? {one.slot}", one))

    def _slot(self, title: str, found: Found | None) -> Iterator[str]:
        title = visible(title)
        if found is None:
            yield self.page.paint(self.page.paragraph(f"{title}: {self.say(words.EMPTY)}", _INDENT, "·  "), "quiet")
            return
        good = found.sound and found.order == "kept"
        sign = "+  " if good else "–  "
        yield self.page.paint(
            self.page.paragraph(f"{title}: {visible(found.signer)}", _INDENT, sign), "good" if good else "bad"
        )
        for line, tone in self._lines(found):
            yield self.page.paint(self.page.paragraph(line, _INDENT + 2), tone)

    def _lines(self, found: Found) -> Iterator[tuple[str, str]]:
        if found.broken:
            yield self.say(words.BROKEN, why=found.broken), "bad"
            return
        time = self.say(words.TIME[found.clock], time=said(found.time)) if found.time else self.say(words.NO_TIME)
        yield time, "" if found.time else "bad"
        if found.ahead:
            yield self.say(words.AHEAD), "open"
        yield (self.say(words.INTACT), "") if found.intact else (self.say(words.NOT_INTACT), "bad")
        yield self.say(words.CHANGES[found.changes]), "bad" if found.changes == "changed" else ""
        if found.order != "kept":
            yield self.say(words.OUT_OF_ORDER), "bad" if found.order == "broken" else "open"
        if found.order_reason:
            yield self.say(words.REASON, reason=found.order_reason), ""
        yield from self._certificate(found)

    def _certificate(self, found: Found) -> Iterator[tuple[str, str]]:
        yield self.say(words.SUBJECT, subject=found.subject, serial=found.serial), ""
        yield self.say(words.ISSUER, issuer=found.issuer), ""
        validity = words.VALID if found.in_validity else words.NOT_VALID
        days = {"first": _day(found.valid_from), "last": _day(found.valid_until)}
        yield self.say(validity, **days), "" if found.in_validity else "bad"
        if not found.for_signing:
            yield self.say(words.NOT_FOR_SIGNING), "bad"
        why = words.WHY[found.trust_why].of(self.language) if found.trust_why in words.WHY else found.trust_why
        tone = {"trusted": "", "not-trusted": "bad", "not-checked": "open"}[found.trust]
        yield self.say(words.TRUST[found.trust], why=why), tone

    def _sums(self, report: Report) -> Iterator[str]:
        if report.foreign:
            yield self._sum(self.say(words.FOREIGN, names=", ".join(report.foreign)), "open")
        if report.signatures and report.block:
            yield self._sum(self.say(words.ORDER[report.order]), _TONES[report.order])
        if not report.times_in_order:
            yield self._sum(self.say(words.TIMES), "open")
        if report.signatures:
            yield self._sum(self.say(words.REVOCATION), "")
        why = "; ".join(self.say(text, **given) for text, given in _open(report))
        yield self._sum(self.say(words.ANSWER[report.answer], why=why), _TONES[report.answer])

    def _sum(self, line: str, tone: str) -> str:
        return self.page.paint(self.page.paragraph(line), tone)


def _open(report: Report) -> Iterator[tuple[Text, dict[str, object]]]:
    """Say what keeps the answer open."""
    if report.block is None:
        yield words.OPEN_FORM, {}
    if not report.signatures:
        yield words.OPEN_NONE, {}
    elif report.empty:
        yield words.OPEN_EMPTY, {"count": len(report.empty)}
    if any(one.trust == "not-checked" for one in report.signatures):
        yield words.OPEN_TRUST, {}
    if report.order == "broken-with-reason":
        yield words.OPEN_ORDER, {}
    if report.foreign:
        yield words.OPEN_FOREIGN, {}
    if not report.times_in_order or any(one.ahead for one in report.signatures):
        yield words.OPEN_TIMES, {}


def signed_line(signed: Signed, document: Opened, certificate: Certificate, moment: dt.datetime, language: str) -> str:
    """Say in one line what was signed by whom, and who comes next."""
    block = document.block
    assert block is not None  # noqa: S101 - only what has a block is signed
    say = SignaturesReport(language).say
    line = say(
        words.SIGNED,
        number=signed.slot.number,
        count=len(block.slots),
        slot=signed.slot.words.of(language),
        name=holder(certificate).name,
        time=said(moment),
    )
    taken = {one.field_name for one in document.signatures} | {signed.slot.id}
    following = next((slot for slot in block.slots if slot.id not in taken), None)
    if following is None:
        return f"{line} · {say(words.ALL_SIGNED)}"
    return f"{line} · {say(words.NEXT, number=following.number, slot=following.words.of(language))}"


def document(report: Report) -> str:
    """Print the report as one JSON document."""
    return json.dumps(plain(report), ensure_ascii=False, indent=2) + "\n"


def plain(report: Report) -> dict[str, Any]:
    """Give the report as plain data."""
    block = report.block
    return {
        "format": FORMAT,
        "saikes": __version__,
        "file": report.file,
        "answer": report.answer,
        "form": None
        if block is None
        else {
            "id": block.form,
            "title": _text(block.title),
            "annex": block.annex,
            "edition": block.edition,
            "lang": block.lang,
            "draft": block.draft,
            "slots": [{"number": one.number, "id": one.id, "title": _text(one.words)} for one in block.slots],
        },
        "order": report.order,
        "times_in_order": report.times_in_order,
        "empty": list(report.empty),
        "foreign": list(report.foreign),
        "revocation": "not-checked",
        "signatures": [_plain(one) for one in report.signatures],
    }


def _plain(found: Found) -> dict[str, Any]:
    return {
        "slot": found.slot,
        "in_form": found.in_block,
        "signer": found.signer,
        "certificate": {
            "subject": found.subject,
            "issuer": found.issuer,
            "serial": found.serial,
            "valid_from": _iso(found.valid_from),
            "valid_until": _iso(found.valid_until),
            "valid_when_signed": found.in_validity,
            "for_signing": found.for_signing,
        },
        "time": _iso(found.time),
        "clock": found.clock,
        "ahead": found.ahead,
        "intact": found.intact,
        "changes": found.changes,
        "trust": found.trust,
        "trust_why": found.trust_why,
        "order": found.order,
        "order_reason": found.order_reason,
        "reason": found.reason,
        "broken": found.broken,
    }


def _text(text: Text) -> dict[str, str]:
    return {language: text.of(language) for language in LANGUAGES}


def _iso(moment: dt.datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _day(moment: dt.datetime | None) -> str:
    return f"{moment:%d.%m.%Y}" if moment else ""
