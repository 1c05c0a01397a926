"""The parts of every message: what is shown of a text, the nearest name, the fields of a rule."""

import datetime as dt

import pytest

from checker.source.fields import Fields
from checker.source.nearest import nearest
from checker.source.place import Place
from checker.source.problem import Problem, Problems, Refused, unknown_name
from checker.source.reader import read_text
from checker.source.shown import shown, visible

HERE = Place("f.yaml", 1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Шапағат", "Шапағат"),
        ("a\nb\tc", "a\\nb\\tc"),
        ("\x1b[31m", "\\x1b[31m"),
        ("\u202ex", "\\u202ex"),
        ("\udcff", "\\udcff"),
        ("\x9b", "\\x9b"),
        ("«»–…", "«»–…"),
        ("ҢҮҰҚӘҒІҺӨ", "ҢҮҰҚӘҒІҺӨ"),
    ],
)
def test_what_acts_on_the_screen_is_shown_as_an_escape(text: str, expected: str) -> None:
    """Letters stay, controls and marks of direction become visible."""
    assert visible(text) == expected


def test_long_texts_are_cut() -> None:
    """Of a long text sixty characters are shown."""
    assert shown("x" * 100) == "x" * 59 + "…"
    assert shown("x" * 60) == "x" * 60


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nmae", "name"),
        ("NAME", "name"),
        ("site.name", "name"),
        ("zzz", None),
        ("n" * 200, None),
        ("", None),
    ],
)
def test_nearest_name(name: str, expected: str | None) -> None:
    """A slip, another case, a wrong prefix are seen through; what is far off or endless is not."""
    assert nearest(name, ["name", "address"]) == expected


def test_unknown_name_lists_at_most_twelve() -> None:
    """A long list of what is allowed is cut, with its length."""
    message, hint = unknown_name("key", "q\n", [f"k{index}" for index in range(20)])
    assert message == 'unknown key "q\\n"'
    assert hint == "allowed: k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11 … (20 in all)"


def test_what_is_allowed_is_listed_once() -> None:
    """Two records with one id are one name to choose."""
    assert unknown_name("site", "x", ["main", "main"])[1] == "allowed: main"


def test_problems_stand_in_the_order_of_the_text() -> None:
    """The author mends from top to bottom, from left to right."""
    found = Refused(
        [
            Problem("x", Place("b", 1, 1), "3"),
            Problem("x", Place("a", 2, 9), "2"),
            Problem("x", Place("a", 2, 3), "1"),
        ]
    )
    assert [problem.message for problem in found.problems] == ["1", "2", "3"]


def test_a_message_cannot_act_on_the_terminal() -> None:
    """Neither the file name nor the message nor the hint carry a control."""
    problem = Problem("x", Place("\x1b[2J", 1, 1), "a\x07", "b\x1bc\nd", "r\x00")
    assert str(problem) == "\\x1b[2J:1:1: [error] a\\x07 (r\\x00)\n    b\\x1bc\\nd"


FIELDS = [
    ("integer", "n: 1.5", 'f.yaml:1:4: [error] "n" must be a whole number, got "1.5"'),
    ("integer", 'n: "1"', 'f.yaml:1:4: [error] "n" must be a whole number, got "1"'),
    ("integer", "n: ١", 'f.yaml:1:4: [error] "n" must be a whole number, got "١"'),
    ("integer", "n: [1]", 'f.yaml:1:4: [error] "n" must be one value, got a list'),
    ("flag", "n: yes", 'f.yaml:1:4: [error] "n" must be true or false, got "yes"'),
    ("day", "n: 2025-02-29", 'f.yaml:1:4: [error] "n" must be a date YYYY-MM-DD, got "2025-02-29"'),
    ("day", "n: 2025-W01-1", 'f.yaml:1:4: [error] "n" must be a date YYYY-MM-DD, got "2025-W01-1"'),
    ("identifier", "n: Two Words", 'f.yaml:1:4: [error] "Two Words" is not an id'),
    ("identifier", "n:", 'f.yaml:1:1: [error] a thing lacks the key "n"'),
    ("nodes", "n: 1", 'f.yaml:1:4: [error] "n" must be a list, got "1"'),
    ("mapping", "n: [1]", 'f.yaml:1:4: [error] "n" must be a mapping, got a list'),
    ("texts", "n: [[1], null]", 'f.yaml:1:5: [error] "n" must list single values, got a list'),
]


@pytest.mark.parametrize(("kind", "text", "message"), FIELDS)
def test_fields_of_a_rule(kind: str, text: str, message: str) -> None:
    """What does not fit is named with its place, and nothing is raised."""
    problems = Problems()
    fields = Fields(read_text(text, "f.yaml"), "a thing", ("n",), problems, HERE)
    getattr(fields, kind)("n")
    assert next(str(problem).splitlines()[0] for problem in problems) == message


def test_fields_that_fit() -> None:
    """What fits comes typed."""
    fields = Fields(read_text("n: -7\nd: 2024-02-29\nf: true", "f"), "a thing", ("n", "d", "f"), Problems(), HERE)
    assert (fields.integer("n"), fields.day("d"), fields.flag("f")) == (-7, dt.date(2024, 2, 29), True)
