"""What changes no verdict today but has to be looked at; the code of each warning is stable."""

import pytest

from decision.cases import STATIONARY, codes, decide

LAST = "2026-01-10"
# The decision is due on 22 April 2025: 15 working days after 1 April.
CASES: dict[str, tuple[list[tuple[str, str]], str, list[str]]] = {
    "nothing to warn of": ([], "2025-04-02", []),
    "lapses on the day before the last day": (
        [(LAST, "2025-04-21")],
        "2025-04-02",
        ["lapses-before-decision"],
    ),
    "lapses on the last day": ([(LAST, "2025-04-22")], "2025-04-02", []),
    "lapses on the day after": ([(LAST, "2025-04-23")], "2025-04-02", []),
    "lapses on the day of registration": ([(LAST, "2025-04-01")], "2025-04-02", ["lapses-before-decision"]),
    "has lapsed already": ([(LAST, "2025-03-31")], "2025-04-02", []),
    "at closing time": ([("10:30", "18:30")], "2025-04-02", []),
    "a minute after closing time": ([("10:30", "18:31")], "2025-04-02", ["received-later"]),
    "on a Saturday": ([("2025-04-01", "2025-04-05")], "2025-04-07", ["received-later"]),
    "on a Sunday without an hour": (
        [('2025-04-01, registered_at: "10:30"', "2025-04-06")],
        "2025-04-07",
        ["received-later"],
    ),
    "registered tomorrow": ([], "2025-03-31", ["registered-in-future"]),
    "registered today": ([], "2025-04-01", []),
    "names differ": ([("ТОО Ара", "ТОО Оса")], "2025-04-02", ["contradiction"]),
    "names differ in quotes only": ([("ТОО Ара", '"ТОО “АРА”"')], "2025-04-02", []),
    "names differ in a look-alike letter": ([("ТОО Ара", "TОО Apa")], "2025-04-02", []),
    "names differ in an invisible sign": ([("ТОО Ара", "ТОО А\u00adра\u200b")], "2025-04-02", []),
    "the other language is enough": ([("ТОО Ара", "Ара ЖШС")], "2025-04-02", []),
    "a difference that a finding settled": (
        [
            ("ТОО Ара", "ТОО Оса"),
            (
                "\n  - {code: plan",
                "\n  - {code: plan, site: meadow}\nfindings:\n  - {item: lime, result: complies, about: holder}\n#",
            ),
        ],
        "2025-04-02",
        [],
    ),
    "a verdict against that rests on unclear law": (
        [("\n  - {code: plan, site: meadow}", "")],
        "2025-04-02",
        ["law-contradiction"],
    ),
    "a year that only the library knows": (
        [("2025-04-01", "2030-04-01"), (LAST, "2030-12-31")],
        "2030-04-02",
        ["calendar-provisional"],
    ),
    "a term that runs into a year that only the library knows": (
        [("2025-04-01", "2026-12-21"), (LAST, "2027-12-31")],
        "2026-12-22",
        ["calendar-provisional", "calendar-provisional"],
    ),
    "a year without a calendar": ([("2025-04-01", "2080-04-01"), (LAST, "2080-12-31")], "2080-04-02", ["no-calendar"]),
    "a term that runs into a year without a calendar": (
        [("2025-04-01", "2077-12-28"), (LAST, "2078-12-31")],
        "2077-12-29",
        ["no-calendar"],
    ),
    "a provisional calendar": (
        [("2025-04-01", "2025-12-22"), (LAST, "2027-01-01")],
        "2025-12-23",
        ["calendar-provisional"],
    ),
    "the last day a dossier can have": (
        [("2025-04-01", "9999-12-31"), (LAST, "9999-12-31")],
        "2025-04-02",
        ["registered-in-future", "no-calendar"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_warnings(name: str) -> None:
    """Exactly these warnings come, in this order."""
    edits, today, expected = CASES[name]
    assert codes(decide(*edits, today=today)) == expected


@pytest.mark.parametrize(("today", "over"), [("2025-04-22", False), ("2025-04-23", True)])
def test_the_term_is_over_on_the_day_after(today: str, over: bool) -> None:
    """An open case whose last day is past is warned of; one that is decided is not."""
    open_case = decide(("kind: company, ", ""), ("\n  - {code: plan, site: meadow}", ""), today=today)
    assert open_case.outcome.effect == "open"
    assert ("term-over" in codes(open_case)) is over
    assert "term-over" not in codes(decide(today=today))


def test_a_lapsing_document_is_named_once_with_its_place() -> None:
    """However many rules read a document, it is one warning with the line of its last day."""
    decision = decide((LAST, "2025-04-21"))
    found = [item for item in decision.warnings if item.code == "lapses-before-decision"]
    assert [str(item.place) for item in found] == ["d.yaml:7:51"]
    assert found[0].text.en == '"charter" lapses on 21.04.2025, before the last day for the decision (22.04.2025)'
    assert decision.outcome.id == "certificate"


def test_a_contradiction_names_both_places() -> None:
    """The warning stands at the later place and quotes both values."""
    found = decide(("ТОО Ара", "ТОО Оса")).clashes[0]
    assert [(reading.path, reading.place.line) for reading in found.readings] == [
        ("applicant.name", 3),
        ("documents[0].holder", 7),
    ]


EDITIONS = [
    ("2025-01-05", {"text-not-held"}, set()),
    ("2025-01-20", {"edition-assumed"}, {"text-not-held"}),
    ("2025-04-01", {"edition-assumed"}, set()),
    ("2026-08-03", {"edition-note"}, set()),
]


@pytest.mark.parametrize(("day", "some", "none"), EDITIONS)
def test_editions_of_the_shipped_rules(day: str, some: set[str], none: set[str]) -> None:
    """A text that is not held, a first day that is assumed, a note: each is said."""
    decision = decide(("2025-04-01", day), text=STATIONARY)
    procedural = {item.code for item in decision.warnings if "230" in item.text.ru}
    assert some <= procedural
    assert not none & procedural


def test_provisional_calendar_of_2027() -> None:
    """A term in 2027 is worked out by a calendar that is not published yet, and says so."""
    assert "calendar-provisional" in codes(decide(("2025-04-01", "2027-02-01"), text=STATIONARY, today="2027-02-02"))


def test_a_year_of_the_library_says_what_is_not_known() -> None:
    """The warning names the year, the package, and what nobody can know yet."""
    decision = decide(("2025-04-01", "2030-04-01"), (LAST, "2030-12-31"), today="2030-04-02")
    (warning,) = decision.warnings
    assert warning.text.en == (
        "the working calendar of 2030 is provisional: rules/calendar.yaml does not state all of it, it is that of the package "
        "holidays; Kurban Ait and moved days are not known yet"
    )
