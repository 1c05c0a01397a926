"""Finds the contradictions inside a dossier before any rule runs: one fact with two values in two places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

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
    sites: list[str] = [record.text("id") for record in dossier.root.records("sites")]
    found: list[Clash] = []
    for group in groups:
        for site in sites if group.per_site else [""]:
            found += _clashes(dossier.root, group, site, vocabulary, only=len(sites) == 1)
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


def _clashes(root: Record, group: Sameness, site: str, vocabulary: Vocabulary, *, only: bool) -> list[Clash]:
    by_match: dict[str, list[Reading]] = {}
    for same in group.facts:
        for match, reading in _readings(root, same, group.match, site, vocabulary, only=only):
            if match or not group.match:
                by_match.setdefault(match, []).append(reading)
    differing = [_differing(readings, group.compare) for readings in by_match.values()]
    settled, note = _settled(root, group.id, site)
    return [Clash(group.id, site, group.label, tuple(readings), settled, note) for readings in differing if readings]


def _readings(
    root: Record, same: SameFact, match: str, site: str, vocabulary: Vocabulary, *, only: bool
) -> Iterator[tuple[str, Reading]]:
    """List the readings of one fact, each with the value by which records are paired ("" where all are)."""
    if not same.list_name:
        found = root.facts.get(same.path)
        if found:
            yield "", Reading(same.path, found.value, found.place, _source(vocabulary.fields, same.path))
        return
    for record in root.records(same.list_name):
        own = record.text("id") if same.list_name == "sites" else record.text("site")
        here = not site or own == site or (not own and only)
        fact = record.facts.get(same.path)
        if here and fact and (not same.code or record.value("code") == same.code):
            path = f"{same.list_name}[{record.index}].{same.path}"
            yield (
                _plain(record.text(match)) if match else "",
                Reading(path, fact.value, fact.place, _record_source(record, vocabulary)),
            )


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
