"""Reads a filled findings file and adds its findings to the dossier that it was written for."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace
from pathlib import Path

from checker.dossier.load import read_records
from checker.dossier.model import FINDINGS, Answers, Dossier, Fact, Record, RecordList
from checker.dossier.references import check_references
from checker.dossier.values import ValueReader
from checker.pack.contract import REGISTERED_ON
from checker.source.fields import Fields
from checker.source.place import Place
from checker.source.problem import Problem, Problems, Refused
from checker.source.reader import read_bytes, read_data
from checker.source.shown import shown
from checker.source.tree import Node, Scalar, Sequence
from checker.vocabulary.model import FactDef, ListDef, Vocabulary

# The keys of a findings file that tell one application from another, with the facts of the dossier that they repeat.
IDENTITY = {"application": "application.number", "applicant": "applicant.identifier", "registered_on": REGISTERED_ON}
BY_ALL = ("found_on", "found_by")
KEYS = ("dossier", *IDENTITY, "digest", *BY_ALL, FINDINGS)
# What a sheet may have been saved as.
_PRINTED = frozenset({".html", ".htm", ".pdf", ".docx", ".doc", ".xlsx"})
_FROM = "`saikes visit` writes a findings file for every dossier"


def load_answers(path: Path, dossier: Dossier, vocabulary: Vocabulary, today: dt.date, name: str = "") -> Dossier:
    """Give the dossier with the findings of a file; raises Refused with every problem found."""
    if path.suffix.casefold() in _PRINTED:
        message = f'"{shown(path.name)}" is no findings file'
        hint = "name the file that ends in .findings.yaml: `saikes visit` writes it beside the sheet, to be filled in"
        raise Refused([Problem("no-findings-file", Place(name or str(path), 1, 1), message, hint)])
    return add_answers(read_data(path, name), dossier, vocabulary, today, name or str(path))


def add_answers(data: bytes, dossier: Dossier, vocabulary: Vocabulary, today: dt.date, name: str) -> Dossier:
    """Give the dossier with the findings that the bytes of a findings file hold; entries without a result are left out.

    Raises Refused for a file of another dossier, and with every problem found in its entries.
    """
    problems = Problems()
    top = Fields(read_bytes(data, name), "a findings file", KEYS, problems, Place(name, 1, 1))
    definition = vocabulary.lists.get(FINDINGS)
    if definition is None:
        problems.add(
            "no-findings", top.place, "the rules know of no findings", "apply the rules that the dossier goes by"
        )
    _check_owner(top, dossier, problems)
    problems.raise_if_any()
    assert definition is not None  # noqa: S101 - else refused above
    records = _records(top, definition, vocabulary, problems)
    _check_references(records, dossier, vocabulary, problems)
    given = [record for record in records if record.text("result")]
    _check_when(given, [key for key in BY_ALL if key in definition.fields and top.node(key) is None], top, problems)
    for record in given:
        _check_day(record, dossier, today, problems)
    merged = _merged(given, dossier, problems)
    problems.raise_if_any()
    root = replace(dossier.root, lists={**dossier.root.lists, FINDINGS: merged})
    unused = tuple(
        record.facts["note"].place for record in records if record.text("note") and not record.text("result")
    )
    same = top.text("digest") == dossier.digest
    answers = Answers(name, hashlib.sha256(data).hexdigest(), top.at("digest"), same, unused)
    return replace(dossier, root=root, answers=(*dossier.answers, answers))


def _check_owner(top: Fields, dossier: Dossier, problems: Problems) -> None:
    """Refuse findings of another application; a dossier of the same application may have changed since."""
    written = {key: top.text(key) for key in ("dossier", "digest", *IDENTITY)}
    for key in ("dossier", "digest"):
        if top.node(key) is None:
            problems.add("missing-key", top.place, f'a findings file lacks the key "{key}"', _FROM)
    here = {key: dossier.root.text(path) for key, path in IDENTITY.items()}
    for key in _differing(written, here, same=written["digest"] == dossier.digest) if not len(problems) else ():
        _report_owner(key, written, here[key], top, dossier.name, problems)


def _differing(written: dict[str, str], here: dict[str, str], *, same: bool) -> list[str]:
    """Name the keys by which a file is of another application; `same` says that it was written for this very dossier.

    The number and the applicant tell applications apart; where one side has no number, the applicant and the day do.
    """
    differing = [key for key in IDENTITY if written[key] and here[key] and written[key] != here[key]]
    if not same:
        by_number = bool(written["application"] and here["application"])
        wanted = ("application",) if by_number else ("applicant", "registered_on")
        differing = [key for key in differing if key != "registered_on" or not by_number]
        differing += [key for key in wanted if not (written[key] and here[key])]
    return ["application"] if "application" in differing else differing


def _report_owner(key: str, written: dict[str, str], here: str, top: Fields, name: str, problems: Problems) -> None:
    problems.add(
        "other-dossier",
        top.at(key),
        f"these findings are of another application: {key} is {_quoted(written[key])}, but {_quoted(here)} in {name}",
        f'they were written for "{shown(written["dossier"])}"; name that dossier, or write a new sheet with `saikes visit`',
    )


def _quoted(text: str) -> str:
    return f'"{shown(text)}"' if text else "not given"


def _records(top: Fields, definition: ListDef, vocabulary: Vocabulary, problems: Problems) -> list[Record]:
    """Read the entries; what stands at the top of the file applies to each that does not say otherwise."""
    node = top.node(FINDINGS)
    if node is None:
        problems.add("missing-key", top.place, f'a findings file lacks the key "{FINDINGS}"', _FROM)
        return []
    reader = ValueReader(vocabulary, problems)
    shared: dict[str, Fact] = {}
    for key in BY_ALL:
        below, entry = top.node(key), definition.fields.get(key)
        value = reader.read(below, entry, key) if below is not None and isinstance(entry, FactDef) else None
        if value is not None and below is not None:
            shared[key] = Fact(value, below.place)
    records = read_records(_no_blanks(node), definition, vocabulary, problems)
    for record in records:
        record.facts = {**shared, **record.facts}
    return records


def _no_blanks(node: Node) -> Node:
    """Leave out entries of which nothing was written."""
    if not isinstance(node, Sequence):
        return node
    return Sequence([item for item in node.items if not (isinstance(item, Scalar) and item.is_null)], node.place)


def _check_references(records: list[Record], dossier: Dossier, vocabulary: Vocabulary, problems: Problems) -> None:
    """Report sites that the dossier does not have, and what stands twice in the file."""
    place = records[0].place if records else dossier.root.place
    lists = {**dossier.root.lists, FINDINGS: RecordList(True, records, place)}
    check_references(replace(dossier.root, lists=lists), vocabulary, problems)


def _check_when(given: list[Record], wanted: list[str], top: Fields, problems: Problems) -> None:
    """Report findings that do not say when and by whom, where the top of the file does not either."""
    for key in wanted:
        lacking = [record for record in given if key not in record.facts]
        if len(lacking) > 1:
            problems.add(
                "missing-key",
                top.at(key),
                f'{len(lacking)} findings lack "{key}"; the first is "{lacking[0].text("item")}" at line {lacking[0].place.line}',
                f'write "{key}: …" at the top, or in each of them',
            )
        elif lacking:
            problems.add(
                "missing-key",
                lacking[0].place,
                f'the finding "{lacking[0].text("item")}" lacks "{key}"',
                f'add "{key}: …" to it or at the top',
            )


def _check_day(record: Record, dossier: Dossier, today: dt.date, problems: Problems) -> None:
    """Report a day on which the finding cannot have been made."""
    found, registered = record.facts.get("found_on"), dossier.root.facts[REGISTERED_ON]
    if found is None:
        return
    if str(found.value) > today.isoformat():
        problems.add("wrong-day", found.place, f'"found_on" {found.value} is after today, {today}', "correct the day")
    if str(found.value) < str(registered.value):
        problems.add(
            "wrong-day",
            found.place,
            f'"found_on" {found.value} is before the day of registration, {registered.value}',
            f"the day of registration stands at {registered.place.short}; correct one of the two",
        )


def _merged(given: list[Record], dossier: Dossier, problems: Problems) -> RecordList:
    """Put the findings together: the same one counts once, one that says otherwise than the dossier is a problem."""
    old = dossier.root.lists[FINDINGS]
    sites = [record.text("id") for record in dossier.root.records("sites")]
    merged = {_key(record, sites): record for record in old.records}
    for record in given:
        key = _key(record, sites)
        known = merged.get(key)
        if known is None or not known.text("result"):
            merged[key] = record
        elif known.text("result") != record.text("result"):
            where = f' of site "{record.text("site")}"' if record.text("site") else ""
            other = known.facts["result"].place
            there = "the dossier" if other.file == dossier.root.place.file else str(other.file)
            problems.add(
                "finding-differs",
                record.facts["result"].place,
                f'"{record.text("item")}"{where}: "{record.text("result")}" here, but {there} already has "{known.text("result")}"',
                f"the other finding stands at {other.short}; keep the one that counts",
            )
    records = [replace(record, index=index) for index, record in enumerate(merged.values())]
    return RecordList(True, records, old.place)


def _key(record: Record, sites: list[str]) -> tuple[str, str, str]:
    """Say what a finding is of; with one site it does not matter whether that is named."""
    site = record.text("site")
    return record.text("item"), "" if sites == [site] else site, record.text("about")
