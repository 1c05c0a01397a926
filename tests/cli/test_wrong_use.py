"""Wrong use ends in exit code 2 and one line that says what to do; nothing is judged or written."""

from pathlib import Path

import pytest

from cli.run import STATIONARY, run, usage

D = str(STATIONARY)
NEW = ("new", "--form", "stationary", "--applicant", "legal_entity")
CASES: dict[str, tuple[tuple[str, ...], str]] = {
    "unknown command": (("chekc", D), 'no command "chekc". Did you mean "check"? Commands: '),
    "no dossier": (("check",), "no dossier is named; for example: saikes check dossier.yaml"),
    "unknown option": (("check", D, "--langg", "kk"), "No such option '--langg'"),
    "day with points": (
        ("check", D, "--as-of", "01.04.2025"),
        "Invalid value for '--as-of': \"01.04.2025\" is not a day; write year-month-day",
    ),
    "day without dashes": (
        ("check", D, "--as-of", "20250401"),
        "Invalid value for '--as-of': \"20250401\" is not a day",
    ),
    "day of a week": (
        ("check", D, "--as-of", "2025-W14-2"),
        "Invalid value for '--as-of': \"2025-W14-2\" is not a day",
    ),
    "day that does not exist": (
        ("check", D, "--today", "2025-02-30"),
        "Invalid value for '--today': \"2025-02-30\" is not a day",
    ),
    "edition without act": (
        ("check", D, "--edition", "2025-03"),
        "Invalid value for '--edition': \"2025-03\" is not ACT=EDITION; for example order-222=2025-03",
    ),
    "unknown act": (
        ("check", D, "--edition", "ordr-222=2025-03"),
        '--edition: unknown act "ordr-222"; did you mean "order-222"? allowed: order-222, order-230',
    ),
    "unknown edition": (
        ("check", D, "--edition", "order-222=2025-3"),
        '--edition: unknown edition of "order-222": "2025-3"; did you mean "2025-03"? allowed: 2025-01-01',
    ),
    "act twice": (
        ("check", D, "--edition", "order-222=2025-03", "--edition", "order-222=2025-01-01"),
        '--edition names "order-222" more than once; an act has one edition at a time',
    ),
    "unknown rule": (
        ("check", D, "--explain=premises-rigt"),
        '--explain: unknown rule "premises-rigt"; did you mean "premises-right"? allowed: ',
    ),
    "explain before the file": (
        ("check", "--explain", D),
        f'--explain took "{D}" for a rule; put --explain after the dossier',
    ),
    "unknown format": (
        ("check", D, "--format", "xml"),
        "Invalid value for '--format': 'xml' is not one of 'text', 'json'.",
    ),
    "unknown language": (
        ("check", D, "--lang", "de"),
        "Invalid value for '--lang': 'de' is not one of 'kk', 'ru', 'en'.",
    ),
    "standard input twice": (("check", "-", "-"), "standard input (-) can be read only once"),
    "new without a form": (
        ("new", "--applicant", "legal_entity"),
        "Missing option '--form': the qualification is checked in such a case",
    ),
    "unknown form": (
        ("new", "--form", "statonary", "--applicant", "legal_entity"),
        '--form: unknown value "statonary"; did you mean "stationary"? allowed: stationary, semi_stationary',
    ),
    "unknown applicant": (
        ("new", "--form", "stationary", "--applicant", "firm"),
        '--applicant: unknown value "firm"; allowed: legal_entity, individual_entrepreneur',
    ),
    "new in a folder that is not there": (
        (*NEW, "-o", "nowhere/d.yaml"),
        "nowhere/d.yaml cannot be written: No such file or directory. Choose another name with -o",
    ),
    "unknown schema": (
        ("schema", "dosier"),
        "Invalid value for '{dossier|decision|batch|norms|terms|signatures|rules|rules-check|rules-diff|rule-tests|rules-test}': 'dosier' is not one of",
    ),
    "unknown fact": (
        ("facts", "applicant.nam"),
        'no fact is called "applicant.nam"; did you mean "applicant.name"? `saikes facts` without a name lists every fact',
    ),
    "unknown choice list": (
        ("facts", "finding_itms", "--format", "json"),
        'no fact is called "finding_itms"; did you mean "finding_item"? `saikes facts` without a name lists every fact',
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_wrong_use(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last line names what was given, what is allowed and the nearest name."""
    monkeypatch.chdir(tmp_path)
    arguments, message = CASES[name]
    assert usage(run(*arguments)).startswith(message)
    assert list(tmp_path.iterdir()) == []


UNREADABLE: dict[str, tuple[tuple[str, ...], str]] = {
    "no file": (("check", "no.yaml"), "no.yaml:1:1: [error] no such file\n"),
    "no rules": (("check", D, "--rules", "no"), "no:1:1: [error] no such folder\n"),
    "a folder": (("check", "."), ".:1:1: [error] this is a folder, not a file\n"),
    "rules are a file": (("check", D, "--rules", D), f"{D}:1:1: [error] this is a file, not a folder\n"),
    "an escape sequence in the name": (
        ("check", "\x1b[2J.yaml"),
        "\\x1b[2J.yaml:1:1: [error] no such file\n",
    ),
    "empty standard input": (("check", "-"), "standard input:1:1: [error] the file is empty\n"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_unreadable(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dossier or a rule pack that cannot be read ends in exit code 3 with its place."""
    monkeypatch.chdir(tmp_path)
    arguments, message = UNREADABLE[name]
    found = run(*arguments)
    assert (found.code, found.out) == (3, "")
    assert found.err.startswith(message)


def test_closed_standard_input() -> None:
    """A dossier from a standard input that is closed is wrong use."""
    assert usage(run("check", "-", stdin=None)) == "standard input is closed; name a file"


def test_one_bad_dossier_does_not_hide_the_others() -> None:
    """Every dossier is judged, and the exit code is the gravest."""
    found = run("check", "no.yaml", D, "--lang", "en")
    assert found.code == 3
    assert "no.yaml:1:1" in found.err
    assert "4. Decision" in found.out


def test_rule_of_another_edition() -> None:
    """A rule that exists but is not in force in the case is named as such."""
    found = run("check", D, "--as-of", "2025-01-02", "--explain=ground-1")
    assert found.code == 2
    assert found.err.startswith(f'{D}: [error] rule "ground-1" is not in force in the editions of this case\n')


EDITIONS = [("order-222", edition) for edition in ("2025-01-01", "2025-03")] + [
    ("order-230", edition) for edition in ("2024-06-28", "2025-01", "2025-03", "2026-05", "2026-07-12")
]


@pytest.mark.parametrize("day", ["2010-01-01", "2025-01-02", "2026-08-01"])
@pytest.mark.parametrize(("act", "edition"), EDITIONS)
def test_any_edition_on_any_day(act: str, edition: str, day: str) -> None:
    """An edition named outright is applied, or refused where it was never in force with the others."""
    found = run("check", D, "--edition", f"{act}={edition}", "--as-of", day)
    if found.code == 2:
        assert found.err.startswith("--edition: [error] these editions were never in force together: ")
        assert "is not in force in" in found.err
    else:
        assert found.code in {0, 1, 4}
