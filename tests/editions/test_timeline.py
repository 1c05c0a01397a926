"""`saikes rules timeline`: which edition rules on which day, as a table and as a picture."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from cli.run import run, usage
from lint.broken_packs import CLEAN
from pack.small_pack import SHIPPED, shipped

from checker.editions.timeline import timeline
from checker.reports.timeline_html import timeline_svg

RULE = "─" * 80
TABLE = f"""\
Which text rules on which day
{RULE}

Law (bee-law)
Edition          from        until            rules   norms   Text
first            01.01.2025  31.12.2025       12      2       held
second           01.01.2026  open             12      2       held
"""


def test_a_table() -> None:
    """Each edition with its first and last day, and how many rules and norms it has."""
    found = run("rules", "timeline", "--rules", CLEAN, "--lang", "en")
    assert (found.code, found.out, found.err) == (0, TABLE, "")


def test_one_day() -> None:
    """With --as-of only what rules on that day is shown."""
    found = run("rules", "timeline", "--rules", CLEAN, "--lang", "en", "--as-of", "2025-12-31").out
    assert "The texts that rule on 31.12.2025" in found
    assert "first  " in found
    assert "second" not in found
    before = run("rules", "timeline", "--rules", CLEAN, "--lang", "en", "--as-of", "2024-12-31").out
    assert "the rules do not cover this day" in before


@pytest.mark.parametrize(("language", "held"), [("kk", "қолда жоқ"), ("ru", "не имеется"), ("en", "not held")])
def test_what_is_not_held_is_said(language: str, held: str) -> None:
    """A text that is not in hand is told from one that is, in every language."""
    lines = run("rules", "timeline", "--lang", language).out.splitlines()
    assert any(line.startswith("2024-06-28") and held in line for line in lines)


def test_days_of_an_act_never_overlap_or_leave_a_gap() -> None:
    """Between the first day and the last each day has one edition."""
    for lane in timeline(shipped()):
        for before, after in zip(lane.spans, lane.spans[1:], strict=False):
            assert before.last is not None
            assert before.last + dt.timedelta(days=1) == after.first
            assert (lane.on(before.last), lane.on(after.first)) == (before, after)
        assert lane.spans[-1].last is None
        assert lane.on(lane.spans[0].first - dt.timedelta(days=1)) is None


class Page(HTMLParser):
    """Notes whatever of a page runs or is fetched from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.outside += [tag] if tag in {"script", "link", "img", "iframe", "image", "use"} else []
        self.outside += [name for name, _ in attrs if name.startswith("on") or name in {"src", "href", "xlink:href"}]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_picture(language: str, tmp_path: Path) -> None:
    """The page stands alone; its picture is well formed and has a bar with a name for every edition."""
    path = tmp_path / "timeline.html"
    found = run("rules", "timeline", "-o", path, "--today", "2025-10-15", "--lang", language)
    assert (found.code, found.out) == (0, f"{path}\n")
    text = path.read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    assert page.outside == []
    picture = ElementTree.fromstring(text[text.index("<svg") : text.index("</svg>") + 6])  # noqa: S314 - ours
    bars = [title.text or "" for title in picture.findall("g/title")]
    editions = [edition.id for act in shipped().acts.acts.values() for edition in act.editions]
    assert len(bars) == len(editions)
    assert all(f", {name}: " in bar for name, bar in zip(editions, bars, strict=True))
    again = tmp_path / "again.html"
    run("rules", "timeline", "-o", again, "--today", "2025-10-15", "--lang", language)
    assert again.read_text(encoding="utf-8") == text


def test_never_writes_over(tmp_path: Path) -> None:
    """Another file of that name stays unless --force says otherwise."""
    path = tmp_path / "timeline.html"
    path.write_text("mine", encoding="utf-8")
    found = run("rules", "timeline", "--rules", CLEAN, "-o", path)
    assert found.code == 2
    assert found.err.startswith(f"{path}: [error] a file with other content is already there\n")
    assert path.read_text(encoding="utf-8") == "mine"
    assert run("rules", "timeline", "--rules", CLEAN, "-o", path, "--force").code == 0
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_wrong_use(tmp_path: Path) -> None:
    """Options that do not go together are refused."""
    assert usage(run("rules", "timeline", "--force")) == "--force is about a file; name it with -o FILE.html"
    assert usage(run("rules", "timeline", "-o", "x.html", "--as-of", "2025-01-01")) == (
        "the picture shows all days; leave out --as-of or -o"
    )
    assert usage(run("rules", "timeline", "--rules", SHIPPED, "-o", "x.pdf")) == (
        '-o names an HTML file, got "x.pdf"; for example timeline.html'
    )


def test_the_picture_alone_goes_by_no_clock() -> None:
    """Without a day it has every edition and no mark for today."""
    picture = ElementTree.fromstring(timeline_svg(timeline(shipped()), "en"))  # noqa: S314 - ours
    said = [text.text for text in picture.iter("text")]
    assert "2026-07-12" in said
    assert "today" not in said
