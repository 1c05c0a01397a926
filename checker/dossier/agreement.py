"""Finds the contradictions inside a dossier before any rule runs: one fact with two values in two places."""

from __future__ import annotations

import re

from checker.dossier.model import Clash, Dossier, Fact, Reading, Record
from checker.pack.model import SameFact, Sameness
from checker.source.problem import Problems
from checker.vocabulary.model import ListDef
from checker.vocabulary.text import Text

_QUOTES = re.compile(r"[«»\"“”„'’`]")
_SPACE = re.compile(r"[\s.,;№-]+")


def find_clashes(dossier: Dossier, groups: tuple[Sameness, ...], clash_list: ListDef | None) -> Dossier:
    """Give the dossier with its clashes, also as the derived records that rules can ask about.

    Raises Refused where a finding says it settles a contradiction that no group of the pack knows.
    """
    _check_about(dossier, groups)
    sites: list[str] = [record.text("id") for record in dossier.root.records("sites")]
    found: list[Clash] = []
    for group in groups:
        for site in (sites if group.per_site else [""]):
            found += _clashes(dossier.root, group, site, only=len(sites) == 1)
    if clash_list is not None:
        dossier.root.lists[clash_list.name].records = [_record(clash, clash_list, index) for index, clash in enumerate(found)]
    dossier.clashes = tuple(found)
    return dossier


def _check_about(dossier: Dossier, groups: tuple[Sameness, ...]) -> None:
    problems = Problems()
    known = [group.id for group in groups]
    for record in dossier.root.records("findings"):
        about = record.facts.get("about")
        if about and about.value not in known:
            problems.unknown("unknown-clash", about.place, "contradiction", str(about.value), known)
    problems.raise_if_any()


def _clashes(root: Record, group: Sameness, site: str, *, only: bool) -> list[Clash]:
    by_match: dict[str, list[Reading]] = {}
    for same in group.facts:
        for path, fact, match in _facts(root, same, group.match, site, only=only):
            if match or not group.match:
                by_match.setdefault(match, []).append(Reading(path, fact.value, fact.place))
    differing = [_differing(readings, group.compare) for readings in by_match.values()]
    return [Clash(group.id, site, group.label, tuple(readings), _settled(root, group.id, site)) for readings in differing if readings]


def _facts(root: Record, same: SameFact, match: str, site: str, *, only: bool) -> list[tuple[str, Fact, str]]:
    """List the readings of one fact with the value by which records are paired ("" where all are)."""
    if not same.list_name:
        found = root.facts.get(same.path)
        return [(same.path, found, "")] if found else []
    chosen = []
    for record in root.records(same.list_name):
        own = record.text("id") if same.list_name == "sites" else record.text("site")
        here = not site or own == site or (not own and only)
        fact = record.facts.get(same.path)
        if here and fact and (not same.code or record.value("code") == same.code):
            paired = _plain(record.text(match)) if match else ""
            chosen.append((f"{same.list_name}[{record.index}].{same.path}", fact, paired))
    return chosen


def _differing(readings: list[Reading], compare: str) -> list[Reading]:
    """Keep the first reading and those that differ from it; nothing where all agree."""
    if len(readings) < 2:
        return []
    others = [reading for reading in readings[1:] if not _same(readings[0].value, reading.value, compare)]
    return [readings[0], *others] if others else []


def _same(one: object, other: object, compare: str) -> bool:
    if isinstance(one, Text) and isinstance(other, Text):
        # One language is enough: papers often carry only one of the two.
        return bool({_plain(one.kk), _plain(one.ru)} & {_plain(other.kk), _plain(other.ru)})
    if compare == "text":
        return _plain(str(one)) == _plain(str(other))
    return one == other


def _plain(text: str) -> str:
    return _SPACE.sub(" ", _QUOTES.sub("", text.casefold())).strip()


def _settled(root: Record, name: str, site: str) -> str:
    for record in root.records("findings"):
        if record.value("about") == name and record.text("site") in {site, ""}:
            return record.text("result")
    return ""


def worded(value: object, language: str) -> str:
    """Print a value that stands in two places."""
    return f"«{value.of(language)}»" if isinstance(value, Text) else str(value)


def _record(clash: Clash, definition: ListDef, index: int) -> Record:
    place = clash.readings[-1].place
    record = Record(definition, place, index)
    record.facts["id"] = Fact(clash.id, place)
    record.facts["name"] = Fact(clash.label, place)
    record.facts["note"] = Fact(Text(*("; ".join(f"{worded(reading.value, language)} ({reading.path})" for reading in clash.readings)
                                       for language in ("kk", "ru", "en"))), place)
    if clash.settled:
        record.facts["finding"] = Fact(clash.settled, place)
    return record
