"""Finds the contradictions inside a dossier before any rule runs: one fact with two values in two places."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from checker.dossier.model import Clash, Dossier, Fact, Reading, Record
from checker.pack.model import SameFact, Sameness
from checker.source.problem import Problems
from checker.vocabulary.model import FactDef, Field, ListDef, Vocabulary
from checker.vocabulary.text import Text

_QUOTES = re.compile(r"[«»\"“”„'’`]")
# Latin a c e h i k m o p t x y for Cyrillic, as careless keyboards leave them in Kazakh words; then the invisible signs.
_ALIKE = {**str.maketrans("acehikmoptxy", "асеһікмортху"), **dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060))}
_SPACE = re.compile(r"[\s.,;№-]+")


def find_clashes(dossier: Dossier, groups: tuple[Sameness, ...], vocabulary: Vocabulary) -> Dossier:
    """Give the dossier with its clashes, also as the derived records that rules can ask about.

    Raises Refused where a finding says it settles a contradiction that no group of the pack knows.
    """
    _check_about(dossier, groups)
    stated = Stated(dossier.root, vocabulary)
    found: list[Clash] = []
    for group in groups:
        for site in stated.sites if group.per_site else ("",):
            found += stated.clashes(group, site)
    clash_list = vocabulary.lists.get("clashes")
    if clash_list is not None:
        dossier.root.lists[clash_list.name].records = [
            _record(clash, clash_list, index) for index, clash in enumerate(found)
        ]
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


class _Stand(NamedTuple):
    """One place where a fact stands: the fact, and the record that it is a fact of (None: the dossier itself)."""

    fact: Fact
    same: SameFact
    record: Record | None


class Stated:
    """What one dossier states in several places. The places are put into words only where they disagree."""

    def __init__(self, root: Record, vocabulary: Vocabulary) -> None:
        self.root = root
        self.vocabulary = vocabulary
        self.sites: list[str] = [record.text("id") for record in root.records("sites")]
        self._coded: dict[tuple[str, str], list[tuple[Record, str]]] = {}

    def clashes(self, group: Sameness, site: str) -> list[Clash]:
        """Give the contradictions of one group, of one site or of the whole dossier (site "")."""
        by_match: dict[str, list[_Stand]] = {}
        for same in group.facts:
            for stand in self._stands(same, site):
                match = _plain(stand.record.text(group.match)) if group.match and stand.record is not None else ""
                if match or not group.match:
                    by_match.setdefault(match, []).append(stand)
        differing = [found for stands in by_match.values() if (found := _differing(stands, group.compare))]
        if not differing:
            return []
        settled, note = _settled(self.root, group.id, site)
        return [
            Clash(group.id, site, group.label, tuple(self._reading(stand) for stand in stands), settled, note)
            for stands in differing
        ]

    def _stands(self, same: SameFact, site: str) -> list[_Stand]:
        """List where one fact stands. A record that names no site is of the only one."""
        path = same.path
        if not same.list_name:
            found = self.root.facts.get(path)
            return [_Stand(found, same, None)] if found else []
        here = {site, ""} if len(self.sites) == 1 else {site}
        return [
            _Stand(fact, same, record)
            for record, own in self._records(same.list_name, same.code)
            if (fact := record.facts.get(path)) and (not site or own in here)
        ]

    def _records(self, name: str, code: str) -> list[tuple[Record, str]]:
        """Give the records of a list, of one code or of any, each with the site that it is of."""
        found = self._coded.get((name, code))
        if found is None:
            own = "id" if name == "sites" else "site"
            records = self.root.records(name)
            chosen = [record for record in records if record.value("code") == code] if code else records
            found = self._coded[name, code] = [(record, record.text(own)) for record in chosen]
        return found

    def _reading(self, stand: _Stand) -> Reading:
        same, record = stand.same, stand.record
        if record is None:
            return Reading(same.path, stand.fact.value, stand.fact.place, _source(self.vocabulary.fields, same.path))
        path = f"{same.list_name}[{record.index}].{same.path}"
        return Reading(path, stand.fact.value, stand.fact.place, _record_source(record, self.vocabulary))


def _source(fields: dict[str, Field], path: str) -> Text:
    """Name a fact of the dossier itself by the group it stands in."""
    entry = fields.get(path.split(".", 1)[0])
    return entry.label if entry is not None else Text(path, path, path)


def _record_source(record: Record, vocabulary: Vocabulary) -> Text:
    """Name a record by the label of its code, or by its list."""
    definition = record.definition
    if definition is None:
        return Text("", "", "")
    entry = definition.fields.get("code")
    if isinstance(entry, FactDef):
        return vocabulary.choice_label(entry.choices, record.text("code"))
    return definition.label


def _differing(stands: list[_Stand], compare: str) -> list[_Stand]:
    """Keep the first place and those that differ from it; nothing where all agree."""
    if len(stands) < 2:
        return []
    first = stands[0]
    others = [stand for stand in stands[1:] if not _same(first.fact.value, stand.fact.value, compare)]
    return [first, *others] if others else []


def _same(one: object, other: object, compare: str) -> bool:
    if one == other:
        return True
    if isinstance(one, Text) and isinstance(other, Text):
        # One language is enough: papers often carry only one of the two.
        return bool({_plain(one.kk), _plain(one.ru)} & {_plain(other.kk), _plain(other.ru)})
    return compare == "text" and _plain(str(one)) == _plain(str(other))


def _plain(text: str) -> str:
    """Reduce a text to what a reader sees: Latin letters that look like Cyrillic ones, and invisible signs, make no difference."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_ALIKE)
    return _SPACE.sub(" ", _QUOTES.sub("", folded)).strip()


def _settled(root: Record, name: str, site: str) -> tuple[str, Text | None]:
    """Give the finding that settles a contradiction, with its note; "" where there is none."""
    for record in root.records("findings"):
        if record.value("about") == name and record.text("site") in {site, ""}:
            return record.text("result"), record.names("note")
    return "", None


def worded(value: object, language: str) -> str:
    """Print a value that stands in two places."""
    return f"«{value.of(language)}»" if isinstance(value, Text) else str(value)


def _record(clash: Clash, definition: ListDef, index: int) -> Record:
    place = clash.readings[-1].place
    record = Record(definition, place, index)
    notes = []
    for language in ("kk", "ru", "en"):
        said = "; ".join(
            f"{reading.source.of(language)}: {worded(reading.value, language)}" for reading in clash.readings
        )
        notes.append(f"{said}. {clash.note.of(language)}" if clash.note else said)
    record.facts["id"] = Fact(clash.id, place)
    record.facts["name"] = Fact(clash.label, place)
    record.facts["note"] = Fact(Text(*notes), place)
    if clash.settled:
        record.facts["finding"] = Fact(clash.settled, place)
    return record
