"""What an answer about norms still has to know, and how that is given: nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from checker.conditions.amounts import Quantity
from checker.conditions.model import Compare, NormTable
from checker.decision.norms import NormLine
from checker.decision.unmet import unknown_leaves
from checker.dossier.model import Record
from checker.planning.organisation import NUMBER, SITES, key_field
from checker.vocabulary.model import FactDef, ListDef, Vocabulary, flat
from checker.vocabulary.text import Text

_SHOWN = 3


@dataclass(frozen=True)
class Asked:
    """One fact that is not known: its name and label, what to write for it, and how many norms wait for it."""

    fact: str
    label: Text
    option: str
    value: str
    norms: int

    @property
    def how(self) -> str:
        """Give the words of the command line."""
        return f"{self.option} {self.value}"


@dataclass
class _Wanted:
    label: Text
    waiting: set[int] = field(default_factory=set)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)


class Asking:
    """Collects what the norms of one site wait for."""

    def __init__(self, vocabulary: Vocabulary, site: Record, options: dict[str, str]) -> None:
        self.vocabulary = vocabulary
        self.site = site
        self.options = options
        self.variable = vocabulary.lists[SITES].each
        self.found: dict[str, _Wanted] = {}

    def of_tables(self, silent: Iterable[NormTable]) -> None:
        """Ask for what chooses the tables that are silent."""
        for table in silent:
            for path, codes in table.select:
                if path not in self.site.facts:
                    entry = self._field(path)
                    self._add(f"{self.variable}.{path}", entry.label, {code: {} for code in codes}, 0)

    def of_lines(self, lines: Iterable[NormLine]) -> None:
        """Ask for what the lines wait for: facts of their conditions, and numbers that they are reckoned from."""
        for index, line in enumerate(lines, 1):
            for guard in (*line.outer, *line.guards):
                for _, condition, _ in unknown_leaves(guard):
                    self._compared(condition, index)
            for quantity in line.weighed.need.missing:
                self._quantity(quantity, index)
            for part in line.weighed.parts:
                if part.share is not None and part.share.of is not None:
                    self._chosen_by(part.share.of, index)

    def asked(self) -> list[Asked]:
        """Give what was asked for, what most norms wait for first."""
        found = [
            Asked(name, wanted.label, *self._how(name, wanted), len(wanted.waiting - {0}))
            for name, wanted in self.found.items()
        ]
        return sorted(found, key=lambda one: (one.norms > 0, -one.norms))

    def _field(self, path: str) -> FactDef | ListDef:
        return dict(flat(self.vocabulary.lists[SITES].fields))[path]

    def _add(self, name: str, label: Text, codes: dict[str, dict[str, str]], index: int) -> None:
        wanted = self.found.setdefault(name, _Wanted(label))
        wanted.waiting.add(index)
        for code, fields in codes.items():
            wanted.codes.setdefault(code, {}).update(fields)

    def _compared(self, condition: Compare, index: int) -> None:
        fact, entry = condition.fact, condition.fact.definition
        expected = condition.expected if isinstance(condition.expected, tuple) else (condition.expected,)
        codes: dict[str, dict[str, str]] = {str(one): {} for one in expected if entry.type in {"choice", "choices"}}
        if fact.variable in {"", self.variable}:
            self._add(fact.name, entry.label, codes, index)
            return
        for name, definition in self._lists():
            if definition.each == fact.variable:
                self._records(name, definition, entry, index)

    def _records(self, name: str, definition: ListDef, entry: FactDef, index: int) -> None:
        """Ask for a field of the records that do not state it."""
        key, records = key_field(definition), self.site.records(definition.name)
        lacking = [record for record in records if entry.name not in record.facts]
        codes = {record.text(key.name): {entry.name: self._value(entry)} for record in lacking if key}
        if codes:
            self._add(f"{name}:{entry.name}", entry.label, codes, index)

    def _lists(self) -> Iterator[tuple[str, ListDef]]:
        for path, entry in flat(self.vocabulary.lists[SITES].fields):
            if isinstance(entry, ListDef):
                yield f"{self.variable}.{path}", entry

    def _quantity(self, quantity: Quantity, index: int) -> None:
        prefix = f"{quantity.owner}." if quantity.owner else ""
        if quantity.records is None:
            entry = quantity.definition
            if entry is not None:
                self._add(f"{prefix}{quantity.path}", entry.label, {}, index)
            return
        key = key_field(quantity.records)
        chosen = dict(quantity.where).get(key.name, frozenset()) if key else frozenset()
        fields = {} if quantity.path in {"", NUMBER} else {quantity.path: "N"}
        codes = dict.fromkeys(sorted(chosen), fields) or {"CODE": fields}
        self._add(f"{prefix}{quantity.records.name}", quantity.records.label, codes, index)

    def _chosen_by(self, quantity: Quantity, index: int) -> None:
        """Ask for a field by which records are counted or not, as the housing of those served at home."""
        if quantity.records is None or quantity.owner != self.variable:
            return
        for path, _ in quantity.where:
            entry = quantity.records.fields.get(path)
            if isinstance(entry, FactDef):
                self._records(f"{self.variable}.{quantity.records.name}", quantity.records, entry, index)

    def _how(self, name: str, wanted: _Wanted) -> tuple[str, str]:
        """Give the option and what to write after it."""
        listed, _, _ = name.partition(":")
        entry = dict(self._named()).get(listed)
        option, left = self._option(listed)
        if isinstance(entry, ListDef):
            said = [
                f"{code}=N" + "".join(f":{field}={value}" for field, value in fields.items())
                for code, fields in list(wanted.codes.items())[:_SHOWN]
            ]
            return option, f"{left}{','.join(said)}{',…' if len(wanted.codes) > _SHOWN else ''}"
        if isinstance(entry, FactDef) and entry.type == "choices":
            return option, left + ",".join(
                code for code in self.vocabulary.choices[entry.choices] if code in wanted.codes
            )
        return option, left + (self._value(entry, wanted.codes) if isinstance(entry, FactDef) else "VALUE")

    def _named(self) -> Iterator[tuple[str, FactDef | ListDef]]:
        for path, entry in flat(self.vocabulary.lists[SITES].fields):
            yield f"{self.variable}.{path}", entry
        yield from flat(self.vocabulary.fields)

    def _option(self, name: str) -> tuple[str, str]:
        """Give the shortest option for a fact, and what stands before its value."""
        for within, option in self.options.items():
            if name == within:
                return option, ""
            if within.endswith(".") and name.startswith(within):
                return option, f"{name.removeprefix(within)}="
        return self.options[""], f"{name}="

    def _value(self, entry: FactDef, codes: Iterable[str] = ()) -> str:
        if entry.type == "choice":
            chosen = set(codes)
            return "|".join(code for code in self.vocabulary.choices[entry.choices] if not chosen or code in chosen)
        return {"boolean": "yes|no", "date": "DATE"}.get(entry.type, "N")
