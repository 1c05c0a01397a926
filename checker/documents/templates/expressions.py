"""Follows the expressions of a template by the types of what they read, and reports every name that is not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import GetSetDescriptorType
from typing import TYPE_CHECKING, cast

from jinja2 import nodes
from jinja2.runtime import LoopContext

from checker.documents.templates.filters import BY_FIELD, given, kind, taken_wrongly
from checker.documents.templates.scope import Scope
from checker.documents.templates.shapes import (
    ANY,
    Either,
    Listing,
    MacroOf,
    ModuleOf,
    Piece,
    Plain,
    Record,
    Shape,
    Table,
    Words,
    hints,
    item_of,
    joined,
    pieces_of,
    shape_of,
)
from checker.documents.templates.sources import Sources
from checker.source.place import Place
from checker.source.problem import Problems

if TYPE_CHECKING:
    from checker.documents.templates.macros import Macros

LOOP = tuple(name for name in dir(LoopContext) if not name.startswith("_"))


@dataclass
class Reading:
    """What is gathered while a template is followed; `reads` are the fields that it reads, each with its first place."""

    sources: Sources
    problems: Problems
    reads: dict[str, Place] = field(default_factory=dict)


class Expressions:
    """Gives the shape of an expression in a scope."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.sources = reading.sources
        self.problems = reading.problems
        self.macros: Macros

    def shape(self, node: nodes.Node, scope: Scope) -> Shape:
        """Give the shape of an expression; everything in it is followed, whatever it turns out to be."""
        match node:
            case nodes.Name():
                return self._name(node, scope)
            case nodes.Getattr():
                return self.field(self.shape(node.node, scope), node.attr, self._at(node, scope, node.attr))
            case nodes.Getitem():
                return self._item(node, scope)
            case nodes.Const():
                return self._const(node, scope)
            case nodes.TemplateData():
                return Words((Piece(node.data, self._at(node, scope)),))
            case nodes.CondExpr():
                self.shape(node.test, scope)
                other = [self.shape(node.expr2, scope)] if node.expr2 is not None else []
                return joined([self.shape(node.expr1, scope), *other])
            case nodes.Or() | nodes.And():
                return joined([self.shape(node.left, scope), self.shape(node.right, scope)])
            case nodes.Filter():
                return self.filtered(node, scope, self.shape(node.node, scope) if node.node is not None else ANY)
            case nodes.Call():
                return self._call(node, scope)
            case nodes.Compare():
                return self._compare(node, scope)
            case _:
                return self._built(node, scope)

    def _built(self, node: nodes.Node, scope: Scope) -> Shape:
        """Give the shape of what is put together on the spot."""
        match node:
            case nodes.Tuple() | nodes.List():
                items = tuple(self.shape(one, scope) for one in node.items)
                return Listing(joined(items), items)
            case nodes.Dict():
                pairs = [(pair.key, self.shape(pair.value, scope)) for pair in node.items]
                return Table(tuple((str(key.value), value) for key, value in pairs if isinstance(key, nodes.Const)))
            case nodes.Concat():
                return Words(tuple(piece for one in node.nodes for piece in pieces_of(self.shape(one, scope))))
            case nodes.BinExpr():
                self._reckoned((node.left, node.right), scope)
                return ANY
            case nodes.Neg() | nodes.Pos():
                self._reckoned((node.node,), scope)
                return Plain(int)
            case nodes.Test():
                self._test(node, scope)
                return Plain(bool)
            case nodes.Not():
                self.shape(node.node, scope)
                return Plain(bool)
        for below in node.iter_child_nodes():
            if isinstance(below, nodes.Expr):
                self.shape(below, scope)
        return ANY

    def _reckoned(self, operands: Sequence[nodes.Expr], scope: Scope) -> None:
        """Report what cannot be reckoned with: only numbers can, and texts that are written out may be joined by +."""
        for operand in operands:
            shape = self.shape(operand, scope)
            number = isinstance(shape, Plain) and issubclass(shape.of, int | float) and shape.of is not bool
            if not number and not isinstance(shape, type(ANY) | Words):
                place = self._at(operand, scope)
                self.problems.add("not-a-number", place, f"{kind(shape)} cannot be reckoned with", "join texts with ~")

    def field(self, owner: Shape, name: str, place: Place) -> Shape:
        """Give the shape of a field; reports one that is not there and every way to the program behind a value."""
        if name.startswith("_"):
            self.problems.add(
                "out-of-the-sandbox",
                place,
                f'a template may not read "{name}"',
                "names that begin with _ belong to the program; a template reads only what the document is filled with",
            )
            return ANY
        if isinstance(owner, Either):
            sides = [side for side in (owner.one, owner.other) if not isinstance(side, Words)]
            found = [side for side in sides if name in (_fields(side) or {name: ANY})] or sides[:1]
            return joined([self.field(side, name, place) for side in found])
        fields = _fields(owner)
        if fields is None:
            return ANY
        if name not in fields:
            self._unknown(owner, name, _listed(owner, fields), place)
            return ANY
        if isinstance(owner, Record) and owner.path:
            self.reading.reads.setdefault(f"{owner.path}.{name}", place)
        return fields[name]

    def filtered(self, node: nodes.Filter, scope: Scope, shape: Shape) -> Shape:
        """Give the shape of what a filter makes of a value."""
        place = self._at(node, scope, node.name)
        arguments = [self.shape(one, scope) for one in node.args]
        keywords = {pair.key: self.shape(pair.value, scope) for pair in _keywords(node)}
        known = self.sources.environment.filters
        if node.name not in known:
            self.problems.unknown("unknown-filter", place, "filter", node.name, sorted(known))
            return ANY
        if wrong := taken_wrongly(node.name, shape, arguments, keywords):
            self.problems.add("wrong-filter", place, wrong)
        return given(node.name, shape, self._by_field(node, shape, scope), *arguments[:1])

    def _by_field(self, node: nodes.Filter, shape: Shape, scope: Scope) -> Shape | None:
        """Check the field that a filter reads of every entry."""
        position = BY_FIELD.get(node.name)
        named = [pair.value for pair in _keywords(node) if pair.key == "attribute"]
        if not named and position is not None:
            named = list(node.args[position : position + 1])
        if not named or not isinstance(named[0], nodes.Const) or not isinstance(named[0].value, str):
            return None
        found = shape if node.name == "attr" else item_of(shape)
        for part in named[0].value.split("."):
            found = self.field(found, part, self._at(named[0], scope, part))
        return found

    def _name(self, node: nodes.Name, scope: Scope) -> Shape:
        found = scope.find(node.name)
        if found is None:
            if node.name in self.sources.environment.globals:
                return ANY
            allowed = scope.visible()
            self.problems.unknown(
                "unknown-placeholder", self._at(node, scope, node.name), "placeholder", node.name, allowed
            )
            return ANY
        if scope.of_context(node.name):
            self.reading.reads.setdefault(node.name, self._at(node, scope, node.name))
        return found

    def _item(self, node: nodes.Getitem, scope: Scope) -> Shape:
        owner = self.shape(node.node, scope)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self.field(owner, node.arg.value, self._at(node.arg, scope, node.arg.value))
        self.shape(node.arg, scope)
        if isinstance(node.arg, nodes.Slice):
            return owner
        number = node.arg.value if isinstance(node.arg, nodes.Const) else None
        if isinstance(owner, Listing) and owner.items and isinstance(number, int):
            if -len(owner.items) <= number < len(owner.items):
                return owner.items[number]
            place = self._at(node.arg, scope)
            self.problems.add(
                "unknown-entry", place, f"no entry {number}: there are {len(owner.items)}, counted from 0"
            )
        return item_of(owner)

    def _const(self, node: nodes.Const, scope: Scope) -> Shape:
        if isinstance(node.value, str):
            return Words((Piece(node.value, self._at(node, scope)),))
        return ANY if node.value is None else Plain(type(node.value))

    def _test(self, node: nodes.Test, scope: Scope) -> None:
        for one in (node.node, *node.args):
            self.shape(one, scope)
        known = self.sources.environment.tests
        if node.name not in known:
            self.problems.unknown(
                "unknown-test", self._at(node, scope, node.name), "test", node.name, sorted(filter(str.isalpha, known))
            )

    def _compare(self, node: nodes.Compare, scope: Scope) -> Shape:
        """Report a comparison with a word that the value can never be."""
        left = self.shape(node.expr, scope)
        for operand in node.ops:
            right = operand.expr
            self.shape(right, scope)
            words = right.items if isinstance(right, nodes.Tuple | nodes.List) else [right]
            for word in words:
                if isinstance(left, Plain) and left.values and isinstance(word, nodes.Const):
                    self._one_of(str(word.value), left.values, self._at(word, scope))
        return Plain(bool)

    def _one_of(self, word: str, values: Sequence[str], place: Place) -> None:
        if word not in values:
            self.problems.unknown("unknown-value", place, "value", word, values)

    def _call(self, node: nodes.Call, scope: Scope) -> Shape:
        called = self.shape(node.node, scope)
        arguments = [self.shape(one, scope) for one in node.args]
        keywords = {pair.key: self.shape(pair.value, scope) for pair in node.kwargs}
        for rest in (node.dyn_args, node.dyn_kwargs):
            if rest is not None:
                self.shape(rest, scope)
        if isinstance(called, MacroOf):
            return self.macros.printed(called, arguments, keywords, self._at(node.node, scope, called.name))
        if isinstance(node.node, nodes.Name) and node.node.name == "super":
            return called
        if not isinstance(called, type(ANY)):
            self.problems.add(
                "not-a-macro",
                self._at(node.node, scope),
                f"this is {kind(called)}, which cannot be called",
                "write it without the brackets; only macros, and range, take arguments",
            )
        return Listing(Plain(int)) if isinstance(node.node, nodes.Name) and node.node.name == "range" else ANY

    def _unknown(self, owner: Shape, name: str, allowed: list[str], place: Place) -> None:
        if isinstance(owner, Listing):
            self.problems.add(
                "unknown-placeholder", place, f'a list has no "{name}"', "go through it with {% for one in … %}"
            )
        elif isinstance(owner, Plain) and not allowed:
            self.problems.add("unknown-placeholder", place, f'{kind(owner)} has no "{name}"', "print it as it is")
        elif isinstance(owner, ModuleOf):
            self.problems.unknown("unknown-macro", place, f'name in "{owner.template}":', name, allowed)
        else:
            self.problems.unknown("unknown-placeholder", place, "placeholder", name, allowed)

    def _at(self, node: nodes.Node, scope: Scope, word: str = "") -> Place:
        return self.sources.place(scope.template, node, word)


def _keywords(node: nodes.Filter) -> list[nodes.Keyword]:
    """Give the keyword arguments of a filter, which Jinja2's own hints take for pairs."""
    return cast("list[nodes.Keyword]", node.kwargs)


def _fields(owner: Shape) -> dict[str, Shape] | None:
    """Give what may be read of a value; None where that is not known."""
    if isinstance(owner, Record):
        return {name: shape_of(hint, f"{owner.path}.{name}") for name, hint in hints(owner.of).items()}
    if isinstance(owner, Table | ModuleOf):
        return dict(owner.entries)
    if isinstance(owner, Plain):
        return {name: ANY for name in dir(owner.of) if not name.startswith("_")}
    return {} if isinstance(owner, Listing) else None


def _listed(owner: Shape, fields: dict[str, Shape]) -> list[str]:
    """Give what a message lists of the fields of a value: of a day its day, month and year, and none of its methods."""
    if isinstance(owner, Plain):
        return [name for name in fields if isinstance(getattr(owner.of, name), GetSetDescriptorType)]
    return list(fields)
