"""The sheet asks for every norm that is short or open, with its numbers, its row and the clause that leaves it open."""

import datetime as dt
import re
from html import unescape
from pathlib import Path

import pytest
from pack.small_pack import SHIPPED, shipped
from visit.cases import STATIONARY

from checker.decision.arithmetic import amount
from checker.decision.decide import Judge, Question
from checker.decision.model import Decision
from checker.decision.norms import NormLine, norm_lines, quoted
from checker.documents.visit_sheet import issue_visit
from checker.documents.write import Writing
from checker.dossier.load import load_dossier, parse_dossier

EXAMPLES = SHIPPED.parent / "examples"
TEMPLATES = SHIPPED.parent / "templates"
NAMES = ("18-friday-evening", "29-same-home-short-of-staff", "30-day-centre-for-children", "33-shelter-for-victims")
HOME = STATIONARY.replace("    residence: true\n", "    kind: centre\n    residence: true\n")
OPEN = HOME[: HOME.index("findings:")]
TODAY = dt.date(2026, 11, 20)


def decided(text: str) -> Decision:
    """Judge a dossier of the shipped rules."""
    return Judge(shipped()).decide(parse_dossier(text.encode(), shipped().vocabulary, "d.yaml"), Question(TODAY))


def of_example(name: str) -> Decision:
    path = EXAMPLES / f"{name}.yaml"
    return Judge(shipped()).decide(load_dossier(path, shipped().vocabulary, path.name), Question(TODAY))


def pages(decision: Decision, folder: Path) -> dict[str, str]:
    """Give the sheets of a decision by language, as text with bars between the cells."""
    issue_visit(decision, Writing(folder, TEMPLATES))
    found = {}
    for language in ("kk", "ru"):
        (path,) = folder.glob(f"*.visit.{language}.html")
        text = re.sub(r"</?sup>", "", path.read_text(encoding="utf-8").split("</style>")[1])
        text = re.sub(r"</?t[dr][^>]*>", " | ", text)
        found[language] = " ".join(unescape(re.sub("<[^>]+>", " ", text)).split())
    return found


def asked(decision: Decision) -> list[NormLine]:
    """List the norms that somebody has to look at: what is met, or settled by a finding, is none of them."""
    open_ = {
        (result.rule.id, id(instance.record))
        for result in decision.results.values()
        for instance in result.instances
        if instance.tree.verdict.name in {"UNKNOWN", "NOT_MET"}
    }
    lines = norm_lines(decision.results, shipped())
    return [line for line in lines if line.state != "met" and (line.rule, id(line.site)) in open_]


@pytest.mark.parametrize("name", [*NAMES, "base"])
def test_every_open_norm_is_on_the_sheet(name: str, tmp_path: Path) -> None:
    """Row, name, what is needed and what there is stand in one line, the clauses below, in both languages."""
    decision = decided(OPEN) if name == "base" else of_example(name)
    lines = asked(decision)
    assert lines
    for language, page in pages(decision, tmp_path).items():
        for line in lines:
            need = amount(line.weighed.need, language)
            have = "–" if line.weighed.have.missing else amount(line.weighed.have, language)
            row = f"{re.escape(', '.join(line.rows))} | | " if line.rows else ""
            pattern = f"{row}[^|]*{re.escape(line.title.of(language))}[^|]* | | {need} | | {have} | "
            assert re.search(pattern.replace(" | ", r" \| "), page), pattern
            for clause in line.clauses:
                assert " ".join(quoted(clause, shipped()).of(language).split()) in page


def test_a_finding_takes_the_table_away(tmp_path: Path) -> None:
    """What a finding has settled is listed as found, and its norms are not asked for again."""
    pages_of = pages(decided(HOME), tmp_path)
    assert "Санитарка-палатная" not in pages_of["ru"]
    assert "Уже установлено" in pages_of["ru"]


def test_what_the_dossier_lacks_has_a_line(tmp_path: Path) -> None:
    """A number that a norm waits for is asked for by name; the list that the table stands for is not."""
    page = pages(decided(OPEN.replace("    recipients:", "    workplaces: []\n    recipients:")), tmp_path)["ru"]
    assert "Выяснить и вписать в дело:" in page
    assert "Оснащение: имеется" not in page
    file = (tmp_path / "d.findings.yaml").read_text(encoding="utf-8")
    assert re.search(r"впишите в само дело: .*/sites/0/", file)


def test_every_site_has_its_own_norms(tmp_path: Path) -> None:
    """Of two sites each has the lines reckoned for it."""
    begin, sites = OPEN[: OPEN.index("documents:")].split("  - id: main")
    other = sites.replace("Абая, 10", "Абая, 12").replace("number: 30", "number: 300")
    staff = OPEN[OPEN.index("staff:") :]
    decision = decided(f"{begin}  - id: main{sites}  - id: annexe{other}{staff}")
    assert {line.site.text("id") for line in asked(decision) if line.site is not None} == {"main", "annexe"}
    first, second = pages(decision, tmp_path)["ru"].split("город Алматы, проспект Абая, 12 ", 1)
    assert "количество получателей услуг: 50 →" in first
    assert "количество получателей услуг: 320 →" in second
    assert "количество получателей услуг: 50 →" not in second
