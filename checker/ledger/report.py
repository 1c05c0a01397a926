"""The reports on a ledger: what verifying it found, one record, counts, and a record judged again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker import __version__
from checker.ledger import words
from checker.ledger.entry import HASHED
from checker.ledger.ledger import Recorded
from checker.ledger.replay import Replayed
from checker.ledger.verify import Fault, Verified
from checker.reports.layout import Page
from checker.source.shown import shown

# What a record says as JSON in itself.
_PLAIN = ("asked", "editions", "verdicts", "tables")
_MARKS = {"met": "+", "not_met": "–", "unknown": "?", "not_applicable": "·"}
_TONES = {"met": "good", "not_met": "bad", "unknown": "open", "not_applicable": "quiet"}
_KINDS = ("stage", "row", "ground", "requirement", "completeness")
_SHORT = 16


class LedgerReport:
    """Prints in one language."""

    def __init__(self, language: str, *, colour: bool = False) -> None:
        self.language = language
        self.page = Page(colour)

    def verified(self, found: Verified) -> str:
        """Say whether the ledger is whole, or record by record what is not."""
        lines = [self._fault(fault) for fault in found.faults]
        said = words.BROKEN if found.faults else words.INTACT
        whole = said.of(self.language).format(records=found.records, faults=len(found.faults))
        lines.append(self.page.paint(whole, "bad" if found.faults else "good"))
        if found.anchor.number:
            lines.append(words.ANCHOR.of(self.language).format(anchor=found.anchor))
        return "\n".join(lines) + "\n"

    def _fault(self, fault: Fault) -> str:
        at = str(fault.number) if fault.number == fault.last else f"{fault.number}–{fault.last}"
        part = words.PARTS.get(fault.detail)
        detail = part.of(self.language) if part else fault.detail
        return (
            self.page.paint("[error]", "bad")
            + " "
            + words.FAULTS[fault.kind].of(self.language).format(at=at, detail=detail)
        )

    def record(self, found: Recorded) -> str:
        """Print one record: where it stands, what was decided by what, every verdict that says something, and why."""
        plain = found.document
        lines = [self.page.heading(words.RECORD.of(self.language).format(number=found.number)), *self._said(found), ""]
        outcome = plain["outcome"]
        tone = {"for": "good", "against": "bad"}.get(outcome["effect"], "open")
        lines += [self.page.paint(outcome["title"][self.language], tone), ""]
        for kind in _KINDS:
            some = [item for item in plain["results"] if item["kind"] == kind]
            lines += [self._verdict(item) for item in some if item["verdict"] != "not_applicable"]
        reasons = [reason for item in plain["results"] for reason in self._reasons(item)]
        if reasons:
            lines += ["", self.page.heading(words.REASONS.of(self.language)), *dict.fromkeys(reasons)]
        return "\n".join(lines) + "\n"

    def _said(self, found: Recorded) -> Iterator[str]:
        values = {**found.said, "hash": found.hash, "dossier": found.said["dossier"] or words.MASKED.of(self.language)}
        values["editions"] = ", ".join(
            f"{act} {edition}" for act, edition in json.loads(found.said["editions"]).items()
        )
        for name, label in words.SAID.items():
            if values[name] and not (name == "asked" and values[name] == _NO_OPTIONS):
                yield self.page.paragraph(f"{label.of(self.language)}: {shown(str(values[name]), 400)}", 4, "")
        kept = words.KEPT if found.sources is not None else words.NOT_KEPT
        yield self.page.paragraph(kept.of(self.language), 4, "")

    def _verdict(self, item: dict[str, Any]) -> str:
        mark = self.page.paint(_MARKS[item["verdict"]], _TONES[item["verdict"]])
        return f"  {mark} " + self.page.paragraph(f"{item['rule']}: {item['title'][self.language]}", 4).lstrip()

    def _reasons(self, item: dict[str, Any]) -> Iterator[str]:
        for instance in item["instances"]:
            if instance["message"]:
                yield self.page.paragraph(instance["message"][self.language], 4, "– ")
        for fact in item["facts"]:
            yield self.page.paragraph(fact["text"][self.language], 4, "– ")

    def counts(self, counted: Mapping[str, Sequence[tuple[str, int]]], records: int) -> str:
        """Print how many records there are, by each of several things."""
        lines = [words.RECORDS.of(self.language).format(count=records)]
        for name, some in counted.items():
            lines += ["", self.page.heading(words.COUNTED[name].of(self.language))]
            lines += [f"{count:>10}  {what}" for what, count in some]
        return "\n".join(lines) + "\n"

    def replayed(self, found: Replayed) -> str:
        """Say that a record judged again came to the same, or where it did not."""
        record = found.record
        if found.same:
            said = words.SAME.of(self.language).format(
                number=record.number, bytes=len(record.decision), digest=found.digest[:_SHORT]
            )
            return self.page.paint(said, "good") + "\n"
        lines = [self.page.paint(words.DIFFERS.of(self.language).format(number=record.number), "bad")]
        if record.said["saikes"] != __version__:
            lines.append(words.OTHER_VERSION.of(self.language).format(was=record.said["saikes"], now=__version__))
        if record.said["outcome"] != found.outcome:
            lines.append(words.OUTCOME.of(self.language).format(was=record.said["outcome"], now=found.outcome))
        lines += [f"  {rule}: {was or self._none} → {now or self._none}" for rule, was, now in found.verdicts]
        lines += [f"  {one.pointer}: {_value(one.was)} → {_value(one.now)}" for one in found.differences]
        return "\n".join(lines) + "\n"

    @property
    def _none(self) -> str:
        return words.NOTHING.of(self.language)


_NO_OPTIONS = '{"as_of":null,"editions":{}}'


def _value(value: Any) -> str:
    return shown(json.dumps(value, ensure_ascii=False))


def verified_document(found: Verified) -> str:
    """Give what verifying found as one JSON document."""
    faults = [
        {"kind": one.kind, "first": one.number, "last": one.last, "detail": one.detail or None} for one in found.faults
    ]
    plain = {"whole": not faults, "records": found.records, "anchor": str(found.anchor), "faults": faults}
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def record_document(found: Recorded, *, decision: bool = True) -> dict[str, Any]:
    """Give a record as plain data: all that is hashed, with its hash, and the decision."""
    said = {
        name: json.loads(found.said[name]) if name in _PLAIN else found.said[name]
        for name in HASHED
        if name != "number"
    }
    plain: dict[str, Any] = {"number": found.number, **said, "hash": found.hash}
    return {**plain, "decision": found.document} if decision else plain


def replayed_document(found: Replayed) -> str:
    """Give the result of judging a record again as one JSON document."""
    plain = {
        "number": found.record.number,
        "same": found.same,
        "recorded": {
            "saikes": found.record.said["saikes"],
            "outcome": found.record.said["outcome"],
            "digest": found.record.said["decision_digest"],
        },
        "now": {"saikes": __version__, "outcome": found.outcome, "digest": found.digest},
        "verdicts": [{"rule": rule, "was": was or None, "now": now or None} for rule, was, now in found.verdicts],
        "differences": [{"pointer": one.pointer, "was": one.was, "now": one.now} for one in found.differences],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
