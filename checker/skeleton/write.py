"""Writes the commented skeleton of a dossier: just the facts that the rules would read, all of them still unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from checker.dossier.load import build_dossier
from checker.engine.case import Case
from checker.pack.contract import REGISTERED_ON
from checker.pack.model import Pack, editions_on
from checker.pack.order import rules_in_force
from checker.pack.requests import request_of, rules_of
from checker.skeleton.needs import Needs, needs_of
from checker.source.reader import read_text
from checker.vocabulary.model import Choice, FactDef, Field, GroupDef, ListDef, flat
from checker.vocabulary.text import Text, counted

_COLUMN = 44
# A longer list of codes is named, not written out.
_MOST_CODES = 20
_HEAD = Text(
    "Өтініш берушінің ісі. Бос қалдырылған мән – «әлі белгісіз». Толтырып, тексеріңіз: saikes check {file}",
    "Дело заявителя. Пустое значение значит «пока не известно». Заполните и проверьте: saikes check {file}",
    "Dossier of an applicant. A value left empty means “not known yet”. Fill in and check: saikes check {file}",
)
_UNCOMMENT = Text(
    "бар жазбаның «# » белгісін алып тастаңыз",
    "уберите «# » у тех записей, которые есть",
    "remove the “# ” of the entries that there are",
)

_SHEET = Text(
    "немесе жанындағы кесте: {name}: {file: {name}.xlsx}",
    "или таблица рядом: {name}: {file: {name}.xlsx}",
    "or a table beside it: {name}: {file: {name}.xlsx}",
)


def skeleton(pack: Pack, given: dict[str, str], day: dt.date, language: str, file: str) -> str:
    """Give the text of a dossier to fill in, valid as it stands: nothing in it is known but what is given.

    `given` are codes of the vocabulary by the path of their fact (`applicant.kind`, `sites.form`, `application.request`); `day`
    becomes the day of registration and chooses the editions.
    """
    bare = {**given, REGISTERED_ON: day.isoformat()}
    if "sites" in pack.vocabulary.lists and _site_is_known(pack, given):
        bare.setdefault("sites.id", "main")
    lines = [f"# {_HEAD.of(language).replace('{file}', file)}"]
    lines += _Writer(pack, _needs(pack, bare, day), bare, language).group(pack.vocabulary.fields, "", 0)
    return "\n".join(lines) + "\n"


def asks_form(pack: Pack, given: dict[str, str]) -> bool:
    """Tell whether the form of service has to be said: its sites are needed, and the vocabulary has forms of them."""
    return bool(pack.vocabulary.field_choices("sites", "form")) and has_rows(pack, given)


def _site_is_known(pack: Pack, given: dict[str, str]) -> bool:
    """Tell whether a site is written as it stands: its form is given, or there are no forms and the qualification is checked."""
    forms = bool(pack.vocabulary.field_choices("sites", "form"))
    return "sites.form" in given if forms else has_rows(pack, given)


def has_rows(pack: Pack, given: dict[str, str]) -> bool:
    """Tell whether the qualification is checked in such a case, so that its sites are needed."""
    return any(rule.kind == "row" for rule in rules_of(pack, request_of(pack.requests, given)))


def _needs(pack: Pack, bare: dict[str, str], day: dt.date) -> Needs:
    groups: dict[str, list[str]] = {}
    for path, code in bare.items():
        group, _, name = path.partition(".")
        groups.setdefault(group, []).append(f"{name}: {code}")
    text = "".join(
        f"sites: [{{{', '.join(facts)}}}]\n" if group == "sites" else f"{group}: {{{', '.join(facts)}}}\n"
        for group, facts in groups.items()
    )
    dossier = build_dossier(read_text(text, "new"), pack.vocabulary, "new")
    ruleset = rules_in_force(pack, editions_on(pack.acts, day), request_of(pack.requests, bare))
    return needs_of(Case(dossier, ruleset, {"day": day.isoformat(), "registered": day.isoformat()}))


class _Writer:
    def __init__(self, pack: Pack, needs: Needs, bare: dict[str, str], language: str) -> None:
        self.pack = pack
        self.needs = needs
        self.bare = bare
        self.language = language

    def group(self, fields: dict[str, Field], path: str, depth: int) -> Iterator[str]:
        for name, entry in fields.items():
            if isinstance(entry, GroupDef):
                below = list(self.group(entry.fields, f"{path}{name}.", depth + 1))
                if below:
                    yield self._line(f"{'  ' * depth}{name}:", entry.label.of(self.language))
                    yield from below
            elif isinstance(entry, ListDef):
                yield from self._list(entry, depth)
            elif entry.required or entry.printed or f"{path}{name}" in self.needs.facts or f"{path}{name}" in self.bare:
                yield self._fact("  " * depth, entry, self.bare.get(f"{path}{name}", ""))

    def _list(self, entry: ListDef, depth: int) -> Iterator[str]:
        if entry.source == "derived":
            return
        if entry.name == "sites" and "sites.id" in self.bare:
            yield self._line(f"{'  ' * depth}{entry.name}:", entry.label.of(self.language))
            yield from self._site(entry, depth + 1)
        elif entry.name in self.needs.codes or entry.name in self.needs.lists:
            yield from self._commented(entry, entry.name, depth)

    def _site(self, entry: ListDef, depth: int) -> Iterator[str]:
        pad, first = "  " * depth, True
        for name, field in entry.fields.items():
            if isinstance(field, ListDef):
                if f"{entry.each}.{name}" in self.needs.lists:
                    yield from self._commented(field, f"{entry.each}.{name}", depth + 1)
                continue
            if isinstance(field, GroupDef):
                yield from self._below(field, f"{entry.each}.{name}", depth + 1)
                continue
            if not isinstance(field, FactDef) or not (
                field.required or field.printed or f"{entry.each}.{name}" in self.needs.facts
            ):
                continue
            value = self.bare.get(f"{entry.name}.{name}", "")
            yield self._fact(f"{pad}- " if first else f"{pad}  ", field, value)
            first = False

    def _below(self, group: GroupDef, path: str, depth: int) -> Iterator[str]:
        """Write a group of facts of a site."""
        asked = [
            field
            for name, field in group.fields.items()
            if isinstance(field, FactDef) and f"{path}.{name}" in self.needs.facts
        ]
        if asked:
            yield self._line(f"{'  ' * depth}{group.name}:", group.label.of(self.language))
        for field in asked:
            yield self._fact("  " * (depth + 1), field, "")

    def _commented(self, entry: ListDef, name: str, depth: int) -> Iterator[str]:
        """Write a list as comments: nothing is said of it until the inspector takes the marks away."""
        pad = "  " * depth
        help_ = f"; {entry.help.of(self.language)}" if entry.help else ""
        if entry.sheet:
            help_ += f"; {_SHEET.of(self.language).replace('{name}', entry.name)}"
        yield f"{pad}{entry.name}:"
        yield f"{pad}  # {entry.label.of(self.language)}: {_UNCOMMENT.of(self.language)}{help_}"
        codes = self.needs.codes.get(name, {})
        for code, read in codes.items():
            yield from self._entry(entry, pad, code, read)
        if name in self.needs.lists and not codes:
            yield from self._entry(entry, pad, "", self.needs.lists[name])

    def _entry(self, entry: ListDef, pad: str, code: str, read: set[str]) -> Iterator[str]:
        first = True
        for path, field in flat(entry.fields):
            wanted = isinstance(field, FactDef) and (field.required or path in read or path == "number")
            if not isinstance(field, FactDef) or not wanted:
                continue
            if code and field.required and field.type == "choice":
                label = self.pack.vocabulary.choice_label(field.choices, code).of(self.language)
                yield self._line(f"{pad}  # - {path}: {code}", label)
            else:
                yield self._fact(f"{pad}  # - " if first else f"{pad}  #   ", field, "")
            first = False

    def _fact(self, pad: str, fact: FactDef, value: str) -> str:
        note = fact.label.of(self.language)
        if fact.choices:
            codes = [
                choice.code for choice in self.pack.vocabulary.choices[fact.choices].values() if self._fits(choice)
            ]
            if len(codes) > _MOST_CODES:
                note += f": saikes facts {fact.choices}"
            else:
                note += f": [{', '.join(codes)}]" if fact.type == "choices" else f": {' | '.join(codes)}"
        elif fact.type in {"boolean", "date", "time"}:
            note += {"boolean": ": true | false", "date": ": YYYY-MM-DD", "time": ': "HH:MM"'}[fact.type]
        elif fact.unit:
            note += f", {counted(self.pack.vocabulary.choice_label('unit', fact.unit).of(self.language), 5)}"
        if fact.help:
            note += f" ({fact.help.of(self.language)})"
        return self._line(f"{pad}{fact.name}: {value}".rstrip(), note)

    def _fits(self, choice: Choice) -> bool:
        """Tell whether a value may stand with what is known of the case: its form of service, the kind of applicant."""
        if choice.only is None:
            return True
        name, values = choice.only
        known = [value for path, value in self.bare.items() if path.rpartition(".")[2] == name]
        return not known or known[0] in values

    def _line(self, text: str, note: str) -> str:
        return f"{text.ljust(_COLUMN)} # {note}"
