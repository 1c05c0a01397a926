"""The report for the terminal keeps to 80 columns in every language and prints nothing but characters."""

import datetime as dt
from functools import cache
from pathlib import Path

import pytest
from pack.small_pack import SHIPPED, shipped

from checker.decision.decide import Judge, Question
from checker.decision.model import Decision
from checker.dossier.load import load_dossier, parse_dossier
from checker.reports.text import TextReport

EXAMPLES = sorted(path for path in (SHIPPED.parent / "examples").iterdir() if path.suffix in {".yaml", ".json"})
LANGUAGES = ("kk", "ru", "en")


@cache
def judge() -> Judge:
    return Judge(shipped())


@cache
def decided(path: Path) -> Decision:
    return judge().decide(load_dossier(path, shipped().vocabulary, path.name), Question(dt.date(2025, 4, 2)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_no_line_is_longer_than_80_columns(path: Path, language: str) -> None:
    """Every line fits, but for a single word that cannot be broken."""
    for line in TextReport(language).render(decided(path)).split("\n"):
        assert len(line) <= 80 or len(line.split()) == 1, line
        assert line == line.rstrip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_colour_changes_nothing_but_colour(language: str) -> None:
    """Without the escape sequences the coloured report is the plain one."""
    import re

    for path in EXAMPLES:
        coloured = TextReport(language, colour=True).render(decided(path))
        assert re.sub(r"\x1b\[\d+m", "", coloured) == TextReport(language).render(decided(path))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_fits(language: str) -> None:
    """The list of several dossiers keeps to 80 columns too."""
    summary = TextReport(language).summary([decided(path) for path in EXAMPLES])
    assert all(len(line) <= 80 for line in summary.split("\n"))
    assert all(path.name[:12] in summary for path in EXAMPLES)


@pytest.mark.parametrize("name", ["x" * 100_000, "слово " * 10_000, "a\\n+ forged line", "\\t\\t\\tx"])
def test_a_name_of_any_length_stays_in_its_place(name: str) -> None:
    """A name that is very long or has line breaks in it cannot forge a line of the report."""
    text = (SHIPPED / "tests" / "bases" / "stationary.yaml").read_text(encoding="utf-8")
    data = text.replace("ru: ТОО «Шапагат»", f'ru: "{name}"').replace('number: "1"', f'number: "{name}"')
    decision = judge().decide(
        parse_dossier(data.encode(), shipped().vocabulary, "d.yaml"), Question(dt.date(2025, 4, 2))
    )
    report = TextReport("ru").render(decision)
    assert all(len(line) <= 80 for line in report.split("\n"))
    assert "\n+ forged" not in report
    assert "\t" not in report
