"""What an expression of a template may stand for: the types of the context, taken from its classes."""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from checker.source.place import Place


@dataclass(frozen=True, slots=True)
class Anything:
    """A value of which nothing is known here; whatever is read of it is let pass."""


@dataclass(frozen=True, slots=True)
class Record:
    """A value of one of the context's classes; `path` is how it is reached, as `hearing` or `rows[]`."""

    of: type
    path: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A sequence: of any length with one `item`, or of fixed length with `items`."""

    item: Shape
    items: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A dictionary that a template writes out."""

    entries: tuple[tuple[str, Shape], ...]


@dataclass(frozen=True, slots=True)
class Plain:
    """A text, number, day or truth value; `values` are all that it may be, where the class says so."""

    of: type
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that a template prints by itself, and where they stand."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Words:
    """What a template writes out: a text between quotes, or what a macro prints."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Either:
    """One of two values, as `name or "–"` gives."""

    one: Shape
    other: Shape


@dataclass(frozen=True, slots=True)
class MacroOf:
    """A macro, by the template it stands in and its name."""

    template: str
    name: str


@dataclass(frozen=True, slots=True)
class ModuleOf:
    """A template that was imported under a name, with what it declares."""

    template: str
    entries: tuple[tuple[str, Shape], ...] = ()


Shape: TypeAlias = "Anything | Record | Listing | Table | Plain | Words | Either | MacroOf | ModuleOf"
ANY = Anything()


@cache
def hints(owner: type) -> dict[str, Any]:
    """Give the fields of a class of the context with their types, in order."""
    known = get_type_hints(owner)
    return {field.name: known[field.name] for field in fields(owner)}


def shape_of(hint: Any, path: str = "") -> Shape:
    """Give the shape of a type hint; what may be None is taken as what it is when it is known."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        known = [one for one in arguments if one is not type(None)]
        return shape_of(known[0], path) if len(known) == 1 else ANY
    if origin is typing.Literal:
        return Plain(type(arguments[0]), tuple(map(str, arguments)))
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            return Listing(shape_of(arguments[0], f"{path}[]"))
        return Listing(ANY, tuple(shape_of(one, f"{path}[]") for one in arguments))
    if origin is not None and isinstance(origin, type) and issubclass(origin, typing.Sequence | frozenset):
        return Listing(shape_of(arguments[0], f"{path}[]"))
    if isinstance(hint, type) and is_dataclass(hint):
        return Record(hint, path)
    if isinstance(hint, type) and hint.__module__ in ("builtins", "datetime") and hint is not object:
        return Plain(hint)
    return ANY


def item_of(shape: Shape) -> Shape:
    """Give the shape of what a loop goes through."""
    if isinstance(shape, Listing):
        return joined(shape.items) if shape.items else shape.item
    if isinstance(shape, Either):
        return joined((item_of(shape.one), item_of(shape.other)))
    return ANY


def joined(shapes: typing.Sequence[Shape]) -> Shape:
    """Give the shape of a value that is one of several."""
    found = list(dict.fromkeys(shapes))
    if not found:
        return ANY
    made = found[0]
    for one in found[1:]:
        made = Either(made, one)
    return made


def pieces_of(shape: Shape) -> tuple[Piece, ...]:
    """Give the words of its own that a template prints where it prints this value."""
    if isinstance(shape, Words):
        return shape.pieces
    if isinstance(shape, Either):
        return pieces_of(shape.one) + pieces_of(shape.other)
    return ()
