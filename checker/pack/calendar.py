"""Checks the working calendar of a rule pack when the pack is loaded, so that its faults have a place."""

from __future__ import annotations

from checker.pack.plain import plain
from checker.source.place import Place
from checker.source.problem import Problems
from checker.source.tree import Mapping, Node, Sequence
from checker.terms.calendar import WorkingCalendar
from checker.terms.year import BadCalendar


def check_calendar(node: Node | None, problems: Problems, at: Place) -> None:
    """Report the first fault of `calendar:`; no term can be worked out without one."""
    if node is None:
        problems.add("missing-section", at, 'the rules lack the section "calendar"', "copy rules/calendar.yaml")
        return
    try:
        WorkingCalendar.from_plain(plain(node))
    except BadCalendar as error:
        problems.add(
            "bad-calendar",
            _place(node, error.where),
            f"working calendar: {error.detail}",
            "the head of the shipped calendar.yaml says how to edit it",
        )


def _place(node: Node, pointer: str) -> Place:
    """Find the place of a JSON pointer, or of the deepest part of it that is there."""
    place = node.place
    for part in pointer.split("/")[1:]:
        below: Node | None = None
        if isinstance(node, Mapping):
            place = node.key_places.get(part, place)
            below = node.get(part)
        elif isinstance(node, Sequence) and part.isdigit() and int(part) < len(node.items):
            below = node.items[int(part)]
            place = below.place
        if below is None:
            return place
        node = below
    return place
