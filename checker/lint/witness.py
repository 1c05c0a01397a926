"""Small dossiers that show what a finding says; each is read and judged as any other before it is shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TypeAlias

from checker.conditions.amounts import Quantity
from checker.conditions.model import Condition, NormTable, walk
from checker.dossier.load import parse_dossier
from checker.engine.case import Case
from checker.engine.judged import Judged
from checker.engine.reference import judge
from checker.pack.model import Pack, Rule
from checker.pack.order import edition_sets, rules_in_force
from checker.source.problem import Refused
from checker.vocabulary.model import FactDef, Field, GroupDef, ListDef, Vocabulary

Data: TypeAlias = dict[str, object]
# More records than this make no example.
_MOST_RECORDS = 500


class CannotShow(Exception):
    """No dossier could be made or judged that shows it; the finding is then not made."""


class Example:
    """A dossier in the making: `records` are the records bound by their variables ("" is the dossier itself)."""

    def __init__(self, pack: Pack, day: str) -> None:
        self.pack = pack
        self.day = day
        self.root: Data = {}
        self.records: dict[str, Data] = {"": self.root}

    def bind(self, variables: tuple[str, ...]) -> None:
        """Add one record for each variable, a nested one to the record of its owner; raises CannotShow."""
        for variable in variables:
            found = [name for name, entry in self.pack.vocabulary.lists.items() if entry.each == variable]
            if not found:
                raise CannotShow
            owner, _, name = found[0].rpartition(".")
            record: Data = {}
            _items(self._owner(owner), name).append(record)
            self.records[variable] = record

    def state(self, variable: str, path: str, value: object) -> None:
        """Give a fact a value."""
        _set(self._owner(variable), path, value)

    def measure(self, quantity: Quantity, number: int | float) -> None:
        """Let there be so much of a quantity; raises CannotShow."""
        if quantity.kind == "fact":
            self.state(quantity.owner, quantity.path, number)
        elif quantity.records is not None:
            records = _items(self._owner(quantity.owner), quantity.records.name)
            chosen: Data = {path: sorted(codes)[0] for path, codes in quantity.where}
            if quantity.kind == "sum":
                for share in _shares(number, quantity.definition):
                    record = {**chosen}
                    _set(record, quantity.path, share)
                    records.append(record)
            elif number != int(number) or number > _MOST_RECORDS:
                raise CannotShow
            else:
                records.extend({**chosen} for _ in range(int(number)))
        for other in quantity.less:
            if other.kind == "fact":
                self.state(other.owner, other.path, 0)
            elif other.records is not None:
                _items(self._owner(other.owner), other.records.name)

    def _owner(self, variable: str) -> Data:
        if variable not in self.records:
            raise CannotShow
        return self.records[variable]

    def shown(self) -> str:
        """Word what matters of the dossier, in the form of a rule file."""
        return _flow(self.root)[1:-1]

    def case(self, rule: Rule) -> Case:
        """Bring it together with the rules among which one is in force; raises CannotShow."""
        whole = _filled(self.root, self.pack.vocabulary.fields, self.pack.vocabulary, self.day)
        for editions in reversed(list(edition_sets(self.pack))):
            for request in self.pack.requests:
                ruleset = rules_in_force(self.pack, editions, request)
                if any(one.place == rule.place for one in ruleset.rules):
                    try:
                        text = json.dumps(whole, ensure_ascii=False).encode()
                        dossier = parse_dossier(text, self.pack.vocabulary, "example")
                    except Refused:
                        raise CannotShow from None
                    return Case(dossier, ruleset, {"day": self.day, "registered": self.day})
        raise CannotShow

    def nodes(self, rule: Rule) -> Iterator[Judged]:
        """Judge it by the plain evaluator; gives the nodes of the trace of a rule. Raises CannotShow."""
        result = judge(self.case(rule)).get(rule.id)
        if result is None:
            raise CannotShow
        for instance in result.instances:
            yield from instance.tree.walk()


def users(pack: Pack, table: str) -> list[Rule]:
    """List the rules that name a norm table."""
    return [rule for rule in pack.rules if any(_is_table(part, table) for part in walk(rule.condition))]


def _is_table(part: Condition, table: str) -> bool:
    return isinstance(part, NormTable) and part.table == table


def _shares(number: int | float, fact: FactDef | None) -> list[int | float]:
    """Divide a sum into numbers that one record may have; raises CannotShow."""
    most = fact.most if fact is not None and fact.most else number
    if number > most * _MOST_RECORDS:
        raise CannotShow
    found: list[int | float] = []
    while number > most:
        found.append(int(most) if most == int(most) else most)
        number -= found[-1]
    return [*found, number]


def _items(owner: Data, name: str) -> list[Data]:
    found = owner.setdefault(name, [])
    assert isinstance(found, list)  # noqa: S101 - made here
    return found


def _set(record: Data, path: str, value: object) -> None:
    *groups, name = path.split(".")
    for group in groups:
        below = record.setdefault(group, {})
        assert isinstance(below, dict)  # noqa: S101 - made here
        record = below
    record[name] = value


def _filled(data: Data, fields: dict[str, Field], vocabulary: Vocabulary, day: str, number: int = 1) -> Data:
    """Add what every dossier must state."""
    found: Data = dict(data)
    for name, entry in fields.items():
        below = found.get(name)
        if isinstance(entry, GroupDef):
            group = _filled(below if isinstance(below, dict) else {}, entry.fields, vocabulary, day)
            found |= {name: group} if group else {}
        elif isinstance(entry, ListDef) and isinstance(below, list):
            found[name] = [
                _filled(one, entry.fields, vocabulary, day, index) for index, one in enumerate(below, start=1)
            ]
        elif isinstance(entry, FactDef) and entry.required and entry.source != "derived" and below is None:
            found[name] = _sample(entry, vocabulary, day, number)
    return found


def _sample(fact: FactDef, vocabulary: Vocabulary, day: str, number: int) -> object:
    match fact.type:
        case "choice":
            return next(iter(vocabulary.choices[fact.choices]), "")
        case "choices":
            return []
        case "boolean":
            return True
        case "integer" | "number":
            return fact.least if fact.least is not None else 1
        case "date":
            return day
        case "time":
            return "09:00"
        case _:
            return f"{fact.name}-{number}"


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(below)}" for key, below in value.items()) + "}"
    if isinstance(value, list):
        shown = ", ".join(_flow(one) for one in value[:2])
        return f"[{shown}{f', … ({len(value)} in all)' if len(value) > 2 else ''}]"
    return str(value).lower() if isinstance(value, bool) else str(value)
