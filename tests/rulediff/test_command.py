"""`saikes rules diff` as a user calls it: folders, revisions, dossiers, documents, the three forms of the report."""

from __future__ import annotations

import json
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from cli.run import STATIONARY, run, usage
from jsonschema import Draft202012Validator
from lint.broken_packs import CLEAN, broken
from pack.small_pack import SHIPPED, copied

from checker.reports.rulediff_machine import rules_diff_schema

LIMIT = {"file": "acts.yaml", "old": "{first: 5, second: 7}", "new": "{first: 5, second: 8}"}
HOME = SHIPPED.parent / "examples" / "28-psychoneurological-home.yaml"
NORM = ("bedrooms.yaml", "need: [{count: 5, per: 1, of: room-beds}]", "need: [{count: 6, per: 1, of: room-beds}]")
RIGHT = "        - no_negative_finding: premises_right\n"
# The base dossier has 1200 square metres.
AREA = ("qualification.yaml", RIGHT, f"{RIGHT}        - site.area: {{at_least: 1500}}\n")


LEAST_AREA = """\
requirements:
  - id: least-area
    cite: {act: order-222, row: 1}
    editions: [2026-12-01]
    for_every: sites
    title: {kk: ең аз аудан, ru: наименьшая площадь, en: least area}
    text: {kk: ауданы аз емес, ru: площадь не менее}
    met_when: {site.area: {at_least: 1500}}
    when_not_met: {kk: ауданы аз, ru: площадь мала}
"""


def changed(to: Path, edit: tuple[str, str, str]) -> Path:
    """Copy the shipped rules and change one thing in them."""
    folder = copied(to, SHIPPED)
    name, old, new = edit
    text = (folder / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def stricter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the shipped rules with a least area, which the law does not have."""
    return changed(tmp_path_factory.mktemp("stricter"), AREA)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository with the clean pack in its first commit and a changed one in the working folder."""
    folder = broken(tmp_path, [])
    git(tmp_path, "init", "-q", "-b", "trunk")
    git(tmp_path, "add", "rules")
    git(tmp_path, "commit", "-q", "-m", "first")
    git(tmp_path, "tag", "in-force")
    path = folder / LIMIT["file"]
    path.write_text(path.read_text(encoding="utf-8").replace(LIMIT["old"], LIMIT["new"]), encoding="utf-8")
    return folder


def git(folder: Path, *arguments: str) -> None:
    named = ("-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *named, *arguments], check=True, capture_output=True)


def test_two_folders(tmp_path: Path) -> None:
    """Two folders are compared; a change alone is no failure."""
    new = broken(tmp_path, [LIMIT])
    found = run("rules", "diff", CLEAN, new, "--lang", "en")
    assert (found.code, found.err) == (0, "")
    assert found.out.splitlines()[0] == f"Rules compared: {CLEAN} → {new}"
    # Lines are broken wherever the path of the test's folder makes them too long.
    assert "".join(f"• number: from 7 to 8 ({new}/acts.yaml:21)".split()) in "".join(found.out.split())


def test_a_revision_against_the_working_folder(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One name alone is compared with the pack as it stands; nothing of the working folder changes."""
    monkeypatch.chdir(repository.parent)
    found = run("rules", "diff", "in-force", "--rules", "rules", "--lang", "en")
    assert found.out.splitlines()[0] == "Rules compared: in-force:rules → rules"
    assert "    • number: from 7 to 8 (rules/acts.yaml:21)" in found.out.splitlines()
    assert sorted(path.name for path in Path().iterdir()) == [".git", "rules"]


def test_two_revisions(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was taken out is shown at its place in the old revision."""
    git(repository.parent, "commit", "-qam", "second")
    monkeypatch.chdir(repository.parent)
    found = run("rules", "diff", "HEAD", "HEAD~1", "--rules", "rules", "--lang", "en")
    assert "    • number: from 8 to 7 (HEAD~1:rules/acts.yaml:21)" in found.out.splitlines()


def test_a_revision_that_does_not_exist(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The nearest branch or tag is named, and what there is."""
    monkeypatch.chdir(repository.parent)
    found = run("rules", "diff", "in-froce", "rules")
    assert (found.code, found.out) == (2, "")
    assert found.err == (
        '"in-froce": [error] neither a folder nor a revision of the repository of "rules"\n'
        '    did you mean "in-force"? branches and tags: trunk, in-force\n'
    )


def test_a_revision_is_never_taken_for_an_option(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What begins with a dash is a name all the same."""
    monkeypatch.chdir(repository.parent)
    found = run("rules", "diff", "--rules", "rules", "--", "--output=x", "rules")
    assert found.code == 2
    assert found.err.startswith('"--output=x": [error] neither a folder nor a revision')
    assert not Path("x").exists()


def test_a_folder_that_is_in_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a repository there are no revisions, and that is said."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    new = broken(tmp_path, [])
    found = run("rules", "diff", "HEAD", new)
    assert (found.code, found.out) == (2, "")
    assert found.err == (
        f'"HEAD": [error] no such folder, and "{new}" is in no git repository, so that it has no revisions\n'
        "    name two folders, or name with --rules a rule pack that is kept in git\n"
    )


def test_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where git is not installed, that is said."""
    monkeypatch.setenv("PATH", "")
    found = run("rules", "diff", "HEAD", repository)
    assert found.code == 2
    assert (
        found.err == "git: [error] is not installed, so that revisions cannot be read\n    name two folders instead\n"
    )


def test_a_revision_without_the_folder(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A revision from before the rules is told from one that does not exist."""
    other = repository.parent / "others"
    repository.rename(other)
    found = run("rules", "diff", "HEAD", other)
    assert (found.code, found.err) == (
        2,
        'HEAD: [error] the revision has no folder "others"\n    --rules names the folder of the rule pack in the repository\n',
    )


def test_rules_that_cannot_be_read(tmp_path: Path) -> None:
    """A broken pack is told as ever."""
    new = broken(tmp_path, [{"file": "acts.yaml", "old": "second: 7}", "new": "secnd: 7}"}])
    found = run("rules", "diff", CLEAN, new)
    assert found.code == 3
    assert 'unknown edition "secnd"' in found.err


def test_a_decision_that_turns(stricter: Path) -> None:
    """The report says which way, by which rule, what decided before and after, and what changed of the law."""
    found = run("rules", "diff", SHIPPED, stricter, "--dossiers", STATIONARY, "--lang", "en", "--today", "2025-10-15")
    text = " ".join(found.out.split())
    assert found.code == 1
    assert "dossiers: 1, decisions that turn: 1, only single verdicts differ: 0" in text
    assert f"{STATIONARY}: granted → refused" in found.out
    assert "→ Requirement «right to the building or premises» (premises-right): met → not met" in text
    assert "now: – [город Алматы, проспект Абая, 10] site.area · total area: 1200 m² (not fulfilled" in text
    assert "§ what changed of the law: one of the conditions that must all hold: added: total area" in text


def test_a_norm_that_turns_a_decision(tmp_path: Path) -> None:
    """Of a norm the arithmetic is shown as it was and as it is, record by record."""
    new = changed(tmp_path, NORM)
    found = run("rules", "diff", SHIPPED, new, "--dossiers", HOME, "--lang", "en", "--today", "2025-10-15")
    text = " ".join(found.out.split())
    assert found.code == 1
    assert ": granted → open" in text
    assert "area per person: needed 15, have 16.2 = beds in the room: 3 × 5 → 15" in text
    assert "area per person: needed 18, have 16.2, short 1.8 = beds in the room: 3 × 6 → 18" in text
    assert "from 5 to 6 for each of: beds in the room" in text


def test_a_decision_that_stays(tmp_path: Path) -> None:
    """Where no decision turns the exit code is 0."""
    new = copied(tmp_path, SHIPPED)
    found = run("rules", "diff", SHIPPED, new, "--dossiers", STATIONARY, "--lang", "en", "--today", "2025-10-15")
    assert found.code == 0
    assert "nothing differs" in found.out
    assert "dossiers: 1, decisions that turn: 0, only single verdicts differ: 0" in found.out


def test_both_sets_of_documents(stricter: Path, tmp_path: Path) -> None:
    """The documents of a decision that turns are written as they are before and after."""
    arguments = ("rules", "diff", SHIPPED, stricter, "--dossiers", STATIONARY, "--today", "2025-10-15")
    assert run(*arguments, "--documents", tmp_path).code == 1
    before = sorted(path.name for path in (tmp_path / "before").iterdir())
    assert "stationary.licence.kk.html" in before
    assert "stationary.licence.ru.html" in before
    after = sorted(path.name for path in (tmp_path / "after").iterdir()) if (tmp_path / "after").exists() else []
    assert "stationary.licence.ru.html" not in after


def test_json_has_a_schema(stricter: Path) -> None:
    """The report for programs fits its schema, and says by which change a rule turned."""
    arguments = ("--dossiers", STATIONARY, "--format", "json", "--today", "2025-10-15")
    found = json.loads(run("rules", "diff", SHIPPED, stricter, *arguments).out)
    Draft202012Validator.check_schema(rules_diff_schema())
    Draft202012Validator(rules_diff_schema()).validate(found)
    dossier = found["dossiers"][0]
    assert (dossier["turns"], dossier["before"]["effect"]) == (True, "for")
    rule = dossier["rules"][0]
    assert (rule["id"], rule["before"]) == ("premises-right", "met")
    assert found["changes"][rule["changes"][0]]["id"] == "premises-right"


class Outside(HTMLParser):
    """Notes whatever of a page runs or is fetched from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        runs = tag in {"script", "iframe", "object", "embed", "link", "img", "form", "base"}
        self.found += [tag] if runs else []
        self.found += [name for name, _ in attrs if name.startswith("on") or name in {"src", "href", "action"}]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_page_that_stands_alone(language: str, tmp_path: Path) -> None:
    """The page fetches nothing, and what a rule file says is text there, whatever it says."""
    evil = {
        "file": "rules.yaml",
        "old": "ru: нет плана}",
        "new": "ru: '<script>alert(1)</script><img src=x onerror=y>'}",
    }
    page = run("rules", "diff", CLEAN, broken(tmp_path, [evil]), "--format", "html", "--lang", language).out
    outside = Outside()
    outside.feed(page)
    assert outside.found == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert f'<html lang="{language}">' in page


def test_wrong_use(tmp_path: Path) -> None:
    """Options that do not go together are refused with what to do."""
    assert usage(run("rules", "diff", CLEAN, CLEAN, "--documents", tmp_path)) == (
        "--documents writes documents of decisions; name the dossiers with --dossiers PATH"
    )
    assert usage(run("rules", "diff", CLEAN, CLEAN, "--as-of", "2025-05-01")) == (
        "--as-of, --edition and --today say how dossiers are judged; name them with --dossiers PATH"
    )
    assert usage(run("rules", "diff", CLEAN, CLEAN, "--dossiers", STATIONARY, "--edition", "bee-law=secnd")) == (
        '--edition: unknown edition of "bee-law": "secnd"; did you mean "second"? allowed: first, second'
    )
    assert usage(run("rules", "diff", CLEAN, CLEAN, "--dossiers", tmp_path / "none")) == (
        f'--dossiers: "{tmp_path / "none"}" is not there'
    )
    assert usage(run("rules", "diff", CLEAN, CLEAN, "--dossiers", tmp_path)) == (
        f'--dossiers: "{tmp_path}" holds no dossier (.yaml, .yml, .json)'
    )


def test_a_new_edition_turns_what_is_judged_by_its_day(tmp_path: Path) -> None:
    """What is changed for a new edition alone leaves the dossiers registered before as they were."""
    new = copied(tmp_path, SHIPPED)
    assert run("rules", "edition", "new", "--act", "order-222", "--from", "2026-12-01", "--rules", new).code == 0
    (new / "more.yaml").write_text(LEAST_AREA, encoding="utf-8")
    arguments = ("rules", "diff", SHIPPED, new, "--dossiers", STATIONARY, "--lang", "en", "--today", "2026-12-02")
    before = run(*arguments).out
    assert "Order 222 · edition 2026-12-01" in before
    assert "+ Requirement «least area» (least-area) – added" in before
    assert "decisions that turn: 0, only single verdicts differ: 0" in before
    after = run(*arguments, "--as-of", "2026-12-02")
    assert after.code == 1
    assert f"{STATIONARY}: granted → refused" in after.out
    assert "    edition order-222: 2025-03 → 2026-12-01" in after.out
    assert "→ Requirement «least area» (least-area): no such rule → not met" in " ".join(after.out.split())


def test_a_dossier_that_the_new_rules_cannot_read(tmp_path: Path) -> None:
    """A fact that the new vocabulary lacks makes the dossier unreadable there; that is told, with its place."""
    new = changed(tmp_path, ("dossier.yaml", "      channel: {", "      way: {"))
    found = run("rules", "diff", SHIPPED, new, "--dossiers", STATIONARY, "--lang", "en", "--today", "2025-10-15")
    assert (found.code, found.err) == (1, "")
    assert f"{STATIONARY}: granted → unreadable" in found.out
    assert '[error] unknown key "channel" in "application"' in found.out


def test_a_dossier_that_neither_can_read(tmp_path: Path) -> None:
    """What neither pack can read is no decision that turns: the exit code is 3."""
    path = tmp_path / "dossier.yaml"
    path.write_text("application: [\n", encoding="utf-8")
    found = run("rules", "diff", CLEAN, CLEAN, "--dossiers", path, "--lang", "en")
    assert found.code == 3
    assert f"{path}: the dossier cannot be read" in found.out
    assert f"{path}:2:1: [error]" in found.out


def test_a_pack_that_is_the_top_of_its_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of the rules may be the repository itself."""
    folder = broken(tmp_path, [])
    git(folder, "init", "-q", "-b", "trunk")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "first")
    path = folder / LIMIT["file"]
    path.write_text(path.read_text(encoding="utf-8").replace(LIMIT["old"], LIMIT["new"]), encoding="utf-8")
    found = run("rules", "diff", "trunk", folder, "--lang", "en")
    assert (found.code, found.err) == (0, "")
    assert "number: from 7 to 8" in found.out
