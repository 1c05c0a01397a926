"""What each rule says, as a hash of its content: where a hash is the same, whatever that rule judged is judged the same."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from checker.conditions.model import Compare, Condition, NormTable, Quantifier, ValueRef, children
from checker.ledger.entry import canonical, digest
from checker.pack.model import Count, Pack, Rule, RuleSet, Term
from checker.source.place import Place
from checker.vocabulary.model import Choice, FactDef, GroupDef, ListDef

# What is no rule and bears on every decision.
_ALL = ("acts", "requests", "calendar", "vocabulary", "sameness", "wording")
# So many hexadecimal digits tell one content from another.
_DIGITS = 32
# What of the vocabulary is words alone: it bears on the rules that name the fact, not on how a dossier is read.
_WORDS = frozenset({"label", "help", "place", "personal", "printed"})


class Contents:
    """The hashes of the content of one pack.

    Of a rule counts all that it says, the patterns written out, and what it reads: facts with their choice lists, values, the contradictions
    it names, the term that hangs on it. A norm table is a content of its own; for which records it is, is part of the rule that names it.
    """

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._all: dict[str, str] = {}
        self._clauses = _hashed(_plain(pack.clauses))
        self._sets: dict[tuple[object, ...], tuple[str, bytes]] = {}

    def of(self, ruleset: RuleSet) -> tuple[str, bytes]:
        """Give the digest of all that the rules in force say, and the list that it is of: hash by name, as canonical JSON."""
        key = (ruleset.request.id, *sorted(ruleset.editions.items()))
        if key not in self._sets:
            listed = canonical(self.listed(ruleset))
            self._sets[key] = (digest(listed), listed)
        return self._sets[key]

    def listed(self, ruleset: RuleSet) -> dict[str, str]:
        """Give the hash of each rule in force, of each norm table that they name (`table:…`), and of what bears on all (`all:…`)."""
        found = {f"all:{name}": self._common(name) for name in _ALL}
        for rule in ruleset.rules:
            found[f"rule:{rule.id}"] = self._rule(rule)
            for part in _above_norms(rule.condition):
                if isinstance(part, NormTable):
                    found[f"table:{part.table}"] = self._table(part)
        return found

    def _rule(self, rule: Rule) -> str:
        terms = [term for term in self.pack.terms if (term.rule.id, term.rule.kind) == (rule.id, rule.kind)]
        named = [one for one in self.pack.contradictions if one.id in rule.contradictions]
        parts = list(_above_norms(rule.condition))
        facts = [part.fact.definition for part in parts if isinstance(part, Compare)]
        values = {
            part.expected.value for part in parts if isinstance(part, Compare) and isinstance(part.expected, ValueRef)
        }
        values |= {count.value for term in terms for count in _counts(term)} - {""}
        choices = sorted({fact.choices for fact in facts} - {""})
        lists = [part.definition for part in parts if isinstance(part, Quantifier)]
        return _hashed(
            [
                *(_plain(one) for one in (rule, terms, named, facts, lists)),
                [_plain(self.pack.values[name]) for name in sorted(values)],
                [_plain(self.pack.vocabulary.choices.get(name)) for name in choices],
            ]
        )

    def _table(self, table: NormTable) -> str:
        norms = [_plain(norm) for norm in table.children]
        return _hashed(
            [
                _plain(table),
                norms,
                _plain(table.pool),
                _plain(self.pack.tables[table.table].cite),
                self._clauses,
            ]
        )

    def _common(self, name: str) -> str:
        if name not in self._all:
            self._all[name] = _hashed(self._said(name))
        return self._all[name]

    def _said(self, name: str) -> object:
        vocabulary = self.pack.vocabulary
        if name == "vocabulary":
            return [_structure(vocabulary.fields), _structure(vocabulary.choices)]
        if name == "requests":
            values = {value for one in self.pack.requests for value in (one.term, one.filing[1] if one.filing else "")}
            return [_plain(self.pack.requests), [_plain(self.pack.values.get(value)) for value in sorted(values)]]
        return _plain(getattr(self.pack, name))


def _above_norms(condition: Condition) -> Iterator[Condition]:
    """Walk a condition down to its norm tables."""
    yield condition
    if not isinstance(condition, NormTable):
        for part in children(condition):
            yield from _above_norms(part)


def _counts(term: Term) -> list[Count]:
    return [term.count, *(reading.count for reading in term.readings)]


def _hashed(plain: object) -> str:
    return hashlib.sha256(canonical(plain)).hexdigest()[:_DIGITS]


def _plain(value: Any) -> Any:
    """Give a value of a pack as plain data without its places; a list counts without its fields, a norm table without its norms."""
    match value:
        case Place():
            return None
        case None | bool() | int() | float() | str():
            return value
        case Decimal() | dt.date() | dt.time():
            return str(value)
        case NormTable():
            return ["NormTable", value.table, _plain(value.title), value.owner, _plain(value.select)]
        case dict():
            return [[str(key), _plain(below)] for key, below in value.items()]
        case set() | frozenset():
            return sorted(map(str, value))
        case tuple() | list():
            return [_plain(below) for below in value]
        case _:
            return _fields(value)


def _fields(value: Any) -> list[Any]:
    """Give every field of a value by its name, so that a field that comes anew counts by itself."""
    names = [one.name for one in dataclasses.fields(value)]
    left_out = {"fields"} if isinstance(value, ListDef) else set()
    return [type(value).__name__, *([name, _plain(getattr(value, name))] for name in names if name not in left_out)]


def _structure(value: Any) -> Any:
    """Give what of the vocabulary says how a dossier is read: no labels, and facts whatever order they stand in."""
    if isinstance(value, dict):
        return {str(name): _structure(below) for name, below in value.items()}
    if isinstance(value, FactDef | GroupDef | ListDef | Choice):
        names = [one.name for one in dataclasses.fields(value) if one.name not in _WORDS]
        return {name: _structure(getattr(value, name)) for name in names}
    return _plain(value)
