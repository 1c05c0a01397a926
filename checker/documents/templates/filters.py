"""What the filters of a template give, and what they take."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_type_hints

from checker.documents.dates import FILTERS
from checker.documents.templates.shapes import ANY, Listing, Plain, Record, Shape, Words, item_of, shape_of

# Give the sequence that they take, or some of it.
SAME = ("list", "sort", "reverse", "unique", "select", "reject", "selectattr", "rejectattr", "batch", "slice")
ONE = ("first", "last", "min", "max")
TEXT = (
    "join", "upper", "lower", "capitalize", "title", "trim", "replace", "string", "escape", "e", "format", "truncate",
    "wordwrap", "indent", "center", "striptags",
)  # fmt: skip
NUMBER = ("length", "count", "wordcount", "int", "round", "abs", "sum", "float")
# Read a field of every entry: the name is the keyword `attribute`, or the argument at this position.
BY_FIELD = {
    "map": None, "selectattr": 0, "rejectattr": 0, "groupby": 0, "attr": 0, "sort": None, "unique": None, "sum": 0,
    "min": None, "max": None, "join": 1,
}  # fmt: skip
_KINDS = {str: "a text", int: "a number", float: "a number", bool: "a yes or no", dt.date: "a day", dt.time: "an hour"}


def kind(shape: Shape) -> str:
    """Say in words what a value is."""
    if isinstance(shape, Record):
        return "a group of fields"
    if isinstance(shape, Listing):
        return "a list"
    if isinstance(shape, Plain):
        return _KINDS.get(shape.of, f"a {shape.of.__name__}")
    return "a text" if isinstance(shape, Words) else "something else"


def given(name: str, shape: Shape, field: Shape | None, default: Shape = ANY) -> Shape:
    """Give what a filter makes of a value; `field` is the shape of the field that it reads of every entry."""
    if name in SAME:
        return shape if name not in ("batch", "slice") else Listing(shape)
    if name in ONE:
        return item_of(shape)
    if name == "map":
        return Listing(field or ANY)
    if name == "attr":
        return field or ANY
    if name in ("default", "d"):
        return default
    if name in TEXT:
        return Plain(str)
    if name in NUMBER:
        return Plain(int)
    if name in FILTERS:
        return shape_of(get_type_hints(FILTERS[name])["return"])
    return ANY


def taken_wrongly(name: str, shape: Shape, arguments: Sequence[Shape], keywords: Mapping[str, Shape]) -> str:
    """Say what is wrong with the use of one of our own filters; "" where nothing is."""
    own: Callable[..., Any] | None = FILTERS.get(name)
    if own is None:
        return ""
    signature = inspect.signature(own)
    try:
        bound = signature.bind(shape, *arguments, **keywords).arguments
    except TypeError:
        wanted = ", ".join(list(signature.parameters)[1:]) or "nothing in brackets"
        return f'filter "{name}" takes {wanted}'
    hints = get_type_hints(own)
    for parameter, given_shape in bound.items():
        wants = shape_of(hints[parameter])
        if isinstance(wants, Plain) and (got := _not(given_shape, wants)):
            return f'filter "{name}" takes {_wanted(wants)}, not {got}'
    return ""


def _wanted(wants: Plain) -> str:
    return " or ".join(f'"{value}"' for value in wants.values) or kind(wants)


def _not(shape: Shape, wants: Plain) -> str:
    """Say what a value is where it is not what is wanted; "" where it is, or where that is not known."""
    if isinstance(shape, Words) and wants.of is str:
        return f'"{shape.text}"' if wants.values and shape.text not in wants.values else ""
    if isinstance(shape, Record | Listing | Plain | Words):
        return "" if isinstance(shape, Plain) and issubclass(shape.of, wants.of) else kind(shape)
    return ""
