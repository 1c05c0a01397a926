"""Says a change in words: what, who, from which day on; changes of one kind are said together."""

from __future__ import annotations

from collections.abc import Iterable

from checker.conditions.model import Norm, walk
from checker.decision import phrases as said
from checker.decision.arithmetic import amount
from checker.decision.words import Wording
from checker.dossier.model import Fact, Record
from checker.pack.model import Pack, TableDef
from checker.remedy import phrases
from checker.remedy.apply import find
from checker.remedy.model import Change, Edit, Lack, Target
from checker.vocabulary.model import ListDef
from checker.vocabulary.text import Text

_NUMBERS = {"number", "integer"}


class ChangeWords:
    """Words changes of one dossier in one language."""

    def __init__(self, root: Record, pack: Pack, language: str) -> None:
        self.root = root
        self.pack = pack
        self.language = language
        self.wording = Wording(pack.vocabulary, language)

    def lines(self, changes: Iterable[Change]) -> list[str]:
        """Give one line per change; records of one list that need the same share a line."""
        found: dict[tuple[str, str], list[str]] = {}
        for change in changes:
            found.setdefault((self.verb(change).of(self.language), self._details(change)), []).append(
                self._name(change)
            )
        return [
            f"{verb}: {', '.join(name for name in names if name)}{f' – {details}' if details and any(names) else details}"
            for (verb, details), names in found.items()
        ]

    def line(self, change: Change) -> str:
        return self.lines([change])[0]

    def verb(self, change: Change) -> Text:
        """Say what is to be done, and whether it is the applicant's to do."""
        if change.who == "inspector":
            return phrases.ANEW if change.overturns else phrases.FOUND
        known = any(self._now(edit) is not None for edit in change.edits)
        if change.who == "department":
            return phrases.ENTRY if known else phrases.ANSWER
        target = change.target
        if target.kind == "list":
            return phrases.LIST
        definition = self._definition(target)
        paper = definition is not None and "code" in definition.fields
        if target.kind == "new":
            return phrases.PRESENT if paper else phrases.ADD
        return (phrases.RENEW if paper else phrases.ENSURE) if known else phrases.STATE

    def _name(self, change: Change) -> str:
        target = change.target
        definition = self._definition(target)
        if target.kind == "list" or definition is None:
            return self.wording.say(definition.label) if definition else ""
        record = self._record(target, definition)
        name = self.wording.record(record)
        if name == "…":
            name = self.wording.say(definition.label)
        about = next((group.label for group in self.pack.sameness if group.id == record.text("about")), None)
        return ", ".join(part for part in (name, self.wording.say(about) if about else "", self._site(record)) if part)

    def _site(self, record: Record) -> str:
        """Name the site where there are several."""
        sites = self.root.records("sites")
        mine = next((site for site in sites if len(sites) > 1 and site.text("id") == record.text("site")), None)
        return self.wording.record(mine)

    def _details(self, change: Change) -> str:
        edits = sorted(change.edits, key=lambda edit: edit.lack is None)
        return "; ".join(words for edit in edits if (words := self._said(edit)))

    def _said(self, edit: Edit) -> str:
        fact = edit.definition
        if fact is None:
            return ""
        label = self.wording.label(fact)
        if edit.bound == "any":
            return label
        value = self.wording.value(edit.value, fact)
        if edit.lack is not None and edit.target.kind == "new":
            return self.wording.say(phrases.MORE).format(
                amount=value, cite=self._cite(edit.lack), sides=self._sides(edit.lack)
            )
        bounds = {
            "at_least": phrases.AT_LEAST if fact.type in _NUMBERS else phrases.FROM_DAY,
            "at_most": phrases.AT_MOST if fact.type in _NUMBERS else phrases.UNTIL_DAY,
            "includes": phrases.INCLUDES,
        }
        bound = bounds.get(edit.bound)
        stated = f"{label}: {self.wording.say(bound).replace('{value}', value) if bound else value}"
        if edit.lack is None:
            return stated
        return f"{stated} ({self._cite(edit.lack)}; {edit.lack.norm.title.of(self.language)}: {self._sides(edit.lack)})"

    def _sides(self, lack: Lack) -> str:
        need, have = amount(lack.sides.need, self.language), amount(lack.sides.have, self.language)
        return self.wording.say(phrases.SIDES).format(need=need, have=have)

    def _cite(self, lack: Lack) -> str:
        """Say where a norm stands; of the row of a table only annex and row, for `sources` says of which act."""
        found = self._table(lack)
        rows = ", ".join(row.number for row in lack.norm.rows if row.number)
        if found is None:
            return ""
        if not rows:
            return self.pack.acts.worded(found.cite, self.language)
        return f"{self._within(found)}, {self.wording.say(said.LINE).format(line=rows)}"

    def sources(self, changes: Iterable[Change]) -> list[str]:
        """Name the act of each table whose rows the changes name."""
        lacks = [edit.lack for change in changes for edit in change.edits if edit.lack is not None]
        found = [self._table(lack) for lack in lacks if any(row.number for row in lack.norm.rows)]
        named = {
            self._within(table): self.pack.acts.acts[table.cite.act].short.of(self.language) for table in found if table
        }
        return [f"{within} – {act}" for within, act in named.items()]

    def _within(self, table: TableDef) -> str:
        units = self.pack.acts.units
        parts = [units[name].words.of(self.language).replace("{n}", number) for name, number in table.cite.units]
        return ", ".join(parts)

    def _table(self, lack: Lack) -> TableDef | None:
        norm = (lack.norm.id, lack.norm.place)
        tables = self.pack.tables.values()
        return next((table for table in tables if any(norm == (one.id, one.place) for one in _norms(table))), None)

    def _now(self, edit: Edit) -> Fact | None:
        if edit.target.kind != "record" or not edit.path:
            return None
        return find(self.root, edit.target.address).facts.get(edit.path)

    def _definition(self, target: Target) -> ListDef | None:
        if target.kind == "record":
            return find(self.root, target.address).definition
        lists = self.pack.vocabulary.lists.values()
        return next((entry for entry in lists if entry.name == target.list_name), None)

    def _record(self, target: Target, definition: ListDef) -> Record:
        if target.kind == "record":
            return find(self.root, target.address)
        place = self.root.place
        return Record(definition, place, 0, {path: Fact(value, place) for path, value in target.given})


def _norms(table: TableDef) -> list[Norm]:
    return [part for part in walk(table.condition) if isinstance(part, Norm)]
