"""Says a change in words: what, who, from which day on; changes of one kind are said together."""

from __future__ import annotations

from collections.abc import Iterable

from checker.decision.words import Wording
from checker.dossier.model import Fact, Record
from checker.pack.model import Pack
from checker.remedy import phrases
from checker.remedy.apply import find
from checker.remedy.model import Change, Edit, Target
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
        return "; ".join(said for edit in change.edits if (said := self._said(edit)))

    def _said(self, edit: Edit) -> str:
        fact = edit.definition
        if fact is None:
            return ""
        label = self.wording.label(fact)
        if edit.bound == "any":
            return label
        value = self.wording.value(edit.value, fact)
        bounds = {
            "at_least": phrases.AT_LEAST if fact.type in _NUMBERS else phrases.FROM_DAY,
            "at_most": phrases.AT_MOST if fact.type in _NUMBERS else phrases.UNTIL_DAY,
            "includes": phrases.INCLUDES,
        }
        bound = bounds.get(edit.bound)
        return f"{label}: {self.wording.say(bound).replace('{value}', value) if bound else value}"

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
