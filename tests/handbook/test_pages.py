"""The handbook of the shipped rules: a page for everything, every link leads somewhere, nothing comes from outside."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from pack.small_pack import shipped

from checker.documents.forms import parse_forms

from .site import LANGUAGES, Read, broken, pages, shipped_site


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    return shipped_site()


@pytest.fixture(scope="module")
def read(site: dict[str, bytes]) -> dict[str, Read]:
    return pages(site)


def test_everything_has_its_page_in_each_language(site: dict[str, bytes]) -> None:
    """Every rule, norm table, term, form and act has a page, in Kazakh, Russian and English."""
    pack = shipped()
    wanted = {f"rules/{rule.id}.html" for rule in pack.rules if rule.kind != "step"}
    wanted |= {f"terms/{term.rule.id}.html" for term in pack.terms}
    wanted |= {f"norms/{name}.html" for name in pack.tables}
    wanted |= {f"forms/{form.id}.html" for form in parse_forms({"forms": pack.forms})}
    wanted |= {f"acts/{name}.html" for name in pack.acts.acts}
    assert len(wanted) > 150
    for language in LANGUAGES:
        assert [page for page in sorted(wanted) if f"{language}/{page}" not in site] == []


def test_languages_have_the_same_pages_and_lead_to_each_other(site: dict[str, bytes], read: dict[str, Read]) -> None:
    """A page is there in all three languages, and names the others by the same address."""
    names = [name.removeprefix("ru/") for name in site if name.startswith("ru/")]
    for language in LANGUAGES:
        assert [name.removeprefix(f"{language}/") for name in site if name.startswith(f"{language}/")] == names
        for name in names:
            up = "../" * (name.count("/") + 1)
            links = read[f"{language}/{name}"].links
            assert all(f"{up}{other}/{name}" in links for other in LANGUAGES), name


def test_every_link_resolves(site: dict[str, bytes], read: dict[str, Read]) -> None:
    """Each link within the site leads to a file that is there, and to a place that is on it; each entry of the search too."""
    assert broken(site, read) == []
    for language in LANGUAGES:
        for entry in index(site, language)["entries"]:
            path, _, anchor = entry[0].partition("#")
            assert f"{language}/{path}" in site, entry[0]
            assert not anchor or anchor in read[f"{language}/{path}"].ids, entry[0]


def test_nothing_comes_from_outside(site: dict[str, bytes], read: dict[str, Read]) -> None:
    """No page, script or style loads anything but files of the site, and each page forbids the browser anything else."""
    for name, page in read.items():
        assert all(re.fullmatch(r"(\.\./)*assets/[a-z]+\.(css|js)", address) for _, address in page.loads), name
        policy = next(found["content"] for tag, found in page.tags if tag == "meta" and "http-equiv" in found)
        assert policy is not None
        assert policy.startswith("default-src 'none'; style-src 'self' file:; script-src 'self' file:;")
    for name, content in site.items():
        if name.endswith((".js", ".css")):
            assert not re.search(rb"https?://|url\(|@import|fetch\(|XMLHttp", content), name


def test_pages_can_be_read_by_everybody(read: dict[str, Read]) -> None:
    """A page says its language, has a way past its head, its landmarks, one first heading and no step left out, no id twice."""
    for name, page in read.items():
        tags = [tag for tag, _ in page.tags]
        language = name.split("/")[0] if "/" in name else "ru"
        assert page.tags[0] == ("html", {"lang": language}), name
        assert page.headings.count(1) == 1, name
        assert page.headings[0] == 1, name
        assert all(after - before <= 1 for before, after in pairwise(page.headings)), (name, page.headings)
        assert len(page.ids) == len(set(page.ids)), name
        assert tags.count("main") == 1, name
        if "/" in name:
            assert page.links[0] == "#main", name
            assert {"header", "nav", "footer"} <= set(tags), name
            assert all(found.get("aria-label") for tag, found in page.tags if tag == "nav"), name


def test_a_page_says_all_that_a_lawyer_asks(read: dict[str, Read]) -> None:
    """What is demanded, from whom not, the act's words in both languages, cases of each verdict, what is unknown, the cure."""
    text = read["ru/rules/catering.html"].text
    for said in (
        "достаточно одного из перечисленного:",
        "срочный документ действует: Копия договора на обеспечение питанием получателей услуг",
        "Когда не применяется",
        "время нахождения получателей на объекте (часов в сутки) : не более 4 ч",
        "Копия договора на обеспечение питанием получателей услуг.",
        "Қызмет алушыларды тамақпен қамтамасыз етуге арналған шарттың көшірмесі.",
        "Истекший договор – не договор.",
        "О сроке договора спрашивают.",
        "Представить сведения об объекте питания (по форме) или договор",
        "Приложенные документы – дело об этом перечне молчит",
        "достаточно собственного объекта питания или договора на обеспечение питанием – применяется",
        "17.03.2025",
    ):
        assert said in text, said


def test_a_norm_table_is_the_table_of_the_act(read: dict[str, Read]) -> None:
    """Columns, lines with their numbers, what is needed, and the clauses by their numbers."""
    page = read["en/norms/staffing-victims.html"]
    assert "20–50" in page.text
    assert "Psychologist" in page.text
    assert any(href == "#clause-1" for href in page.links)


def test_a_number_of_the_law_is_said_with_its_editions_where_they_differ(site: dict[str, bytes]) -> None:
    """A term says its days; the page of numbers each number by its edition."""
    assert "15 раб. дн." in Read(site["ru/terms/decision.html"]).text
    assert "4 2025-01-01 4 2025-03" in Read(site["ru/values.html"]).text


def test_editions_say_what_they_changed(read: dict[str, Read]) -> None:
    """The page of editions tells what Order 73 changed in Order 222."""
    text = read["en/editions.html"].text
    assert "What changed with this edition: 2025-03" in text
    assert "Requirement «specialities of the medical licence» (medical-specialities) – taken out" in text


def test_the_graph_is_text_and_links(read: dict[str, Read]) -> None:
    """From a fact over its condition, the row and the stage to the ground and the outcome; each box leads to its page."""
    page = read["ru/rules/accessibility.html"]
    drawn = page.tags[next(number for number, (tag, _) in enumerate(page.tags) if tag == "svg") :]
    links = [found["href"] for tag, found in drawn if tag == "a" and (found.get("class") or "").startswith("node")]
    for target in ("rules/row-2.html", "rules/conclusion.html", "rules/ground-1.html", "rules/refusal.html"):
        assert f"../{target}" in links, links
    assert "../facts.html#fact-findings" in links
    assert any(tag == "path" and "dashed" in (found["class"] or "") for tag, found in drawn)


def test_the_same_rules_give_the_same_bytes(site: dict[str, bytes], tmp_path: Path) -> None:
    """Another process, in which sets come in another order, writes the same files with the same content."""
    command = [
        sys.executable,
        "-c",
        "from checker.cli.main import main; main()",
        "rules",
        "docs",
        "--out",
        str(tmp_path),
    ]
    made = subprocess.run(
        command, env={**os.environ, "PYTHONHASHSEED": "7"}, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    again = {str(path.relative_to(tmp_path)): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    listed = again.pop("assets/contents.txt").decode().splitlines()
    assert listed == sorted(again) == sorted(site)
    assert [name for name in site if again[name] != site[name]] == []


def test_the_search_knows_places_in_every_language(site: dict[str, bytes]) -> None:
    """An entry has its title, its id, its place in all languages, and the words of the act in both languages."""
    entry = next(one for one in index(site, "en")["entries"] if one[3] == "staff-norms")
    assert entry[2] == "staff against the norms"
    assert entry[4] == ["Order 222, row 5, column 2", "№ 222 бұйрық, 5-жол, 2-баған", "Приказ № 222, строка 5, графа 2"]
    assert "нормативтерімен" in entry[5]
    assert "нормативами" in entry[5]


def index(site: dict[str, bytes], language: str) -> dict[str, list[list[str]]]:
    """Read the index of the search."""
    script = site[f"assets/search-{language}.js"].decode()
    found: dict[str, list[list[str]]] = json.loads(script.removeprefix("window.saikesIndex=").removesuffix(";\n"))
    return found
