"""`saikes rules edition new`: the new edition is put where the last one is named, every other byte stays, and nothing else changes."""

from __future__ import annotations

import datetime as dt
import difflib
from dataclasses import replace
from pathlib import Path

import pytest
from cli.run import STATIONARY, run, usage
from lint.broken_packs import CLEAN
from pack.small_pack import SHIPPED, copied
from rulediff.packs import side

from checker.decision.decide import Judge, Question
from checker.dossier.load import load_dossier
from checker.editions.opening import CannotOpen, Opening, last_edition
from checker.pack.load import load_pack
from checker.rulediff.compare import compare

EXAMPLES = SHIPPED.parent / "examples"
DECIDED = ("01-stationary-grant.yaml", "10-court-ban.yaml", "22-almost-empty.yaml", "36-renamed-in-time.yaml")
ARGUMENTS = ("--act", "bee-law", "--from", "2027-01-01")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.yaml")}


def added(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """Give the lines that went and those that came."""
    lines = list(difflib.ndiff(before.decode().splitlines(), after.decode().splitlines()))
    return [line[2:] for line in lines if line[:2] == "- "], [line[2:] for line in lines if line[:2] == "+ "]


def opened(folder: Path, *more: str) -> str:
    found = run("rules", "edition", "new", *ARGUMENTS, "--rules", folder, *more)
    assert (found.code, found.err) == (0, "")
    return found.out


def test_named_wherever_the_last_one_is(tmp_path: Path) -> None:
    """Acts, rules, numbers and forms have the new edition beside the last one; no other line is touched."""
    folder = copied(tmp_path, CLEAN)
    before = contents(folder)
    opened(folder)
    after = contents(folder)
    went, came = added(before["acts.yaml"], after["acts.yaml"])
    assert came == [
        "      - {id: 2027-01-01, begins: 2027-01-01}",
        "    dated: {first: 5, second: 7, 2027-01-01: 7}",
        "    dated: {first: 15, second: 15, 2027-01-01: 15}",
        '      - {editions: [first, second, 2027-01-01], annex: "1", template: {kk: c.kk.html.j2, ru: c.ru.html.j2}}',
    ]
    assert len(went) == 3
    assert added(before["rules.yaml"], after["rules.yaml"]) == (
        ["    editions: [second]"],
        ["    editions: [second, 2027-01-01]"],
    )
    assert {name for name in before if before[name] != after[name]} == {"acts.yaml", "rules.yaml"}


def test_what_is_known_of_it(tmp_path: Path) -> None:
    """The id, what caused it and its source are written; a wording is quoted so that YAML keeps it."""
    folder = copied(tmp_path, CLEAN)
    opened(folder, "--id", "third", "--caused-by", 'Order "5": all', "--source", "https://example.org/5")
    edition = load_pack(folder).acts.acts["bee-law"].editions[-1]
    assert (edition.id, edition.caused_by, edition.source) == ("third", 'Order "5": all', "https://example.org/5")


def test_lists_and_editions_on_lines_of_their_own(tmp_path: Path) -> None:
    """Block lists, quotes, comments and the line ends of another system are kept as they are."""
    folder = copied(tmp_path, CLEAN)
    acts, rules = folder / "acts.yaml", folder / "rules.yaml"
    text = acts.read_text(encoding="utf-8")
    text = text.replace(
        "      - {id: second, begins: 2026-01-01}\n",
        '      - id: "second"  # the last\n        begins: 2026-01-01\n        caused_by: >-\n          a long\n          story\n        # so far\n\n',
    )
    text = text.replace("{first: 5, second: 7}", "\n      first: 5\n      second: 7 # more\n")
    acts.write_bytes(text.replace("\n", "\r\n").encode())
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text.replace("editions: [second]", "editions:\n      - 'second' # now"), encoding="utf-8")
    before = contents(folder)
    opened(folder)
    after = contents(folder)
    assert b'# so far\r\n      - id: "2027-01-01"\r\n        begins: 2027-01-01\r\n\r\n' in after["acts.yaml"]
    assert b"      second: 7 # more\r\n      2027-01-01: 7\r\n" in after["acts.yaml"]
    assert b"      - 'second' # now\n      - '2027-01-01'\n" in after["rules.yaml"]
    assert not [line for line in added(before["rules.yaml"], after["rules.yaml"])[0] if line]
    assert after["acts.yaml"].count(b"\n") == after["acts.yaml"].count(b"\r\n")


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    """It shows the lines, and every file stays."""
    folder = copied(tmp_path, CLEAN)
    before = contents(folder)
    said = opened(folder, "--dry-run")
    assert "+    editions: [second, 2027-01-01]\n" in said
    assert said.endswith("2 files would change; nothing was changed (--dry-run)\n")
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--act", "bee-lwa", "--from", "2027-01-01"),
            'unknown act "bee-lwa"\n    did you mean "bee-law"? allowed: bee-law',
        ),
        (
            ("--act", "bee-law", "--from", "2027-01-01", "--id", "second"),
            '"bee-law" has an edition "second" already, at RULES/acts.yaml:11\n    name another with --id',
        ),
        (
            ("--act", "bee-law", "--from", "2025-06-01"),
            'the last edition of "bee-law", "second", begins on 2026-01-01, after 2025-06-01, and on 2025-06-01 edition "first" rules\n'
            "    --from names a day after 2026-01-01",
        ),
        (
            ("--act", "bee-law", "--from", "2026-01-01"),
            'edition "second" of "bee-law" begins on 2026-01-01 itself\n    --from names a day after 2026-01-01',
        ),
        (
            ("--act", "bee-law", "--from", "2027-01-01", "--id", "The third"),
            '"The third" is not an id\n    ids are lower-case words joined by -, for example 2026-12-01',
        ),
    ],
)
def test_what_does_not_fit_is_refused(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    """An act that is not there, an edition that is, days that overlap: each with what to do."""
    folder = copied(tmp_path, CLEAN)
    before = contents(folder)
    found = run("rules", "edition", "new", *arguments, "--rules", folder)
    assert (found.code, found.out) == (2, "")
    assert found.err.replace(str(folder), "RULES") == f"rules edition new: [error] {said}; nothing was changed\n"
    assert contents(folder) == before


def test_a_text_that_is_not_held() -> None:
    """From an edition whose text is not in hand none is opened."""
    pack = load_pack(CLEAN)
    act = pack.acts.acts["bee-law"]
    editions = (act.editions[0], replace(act.editions[1], held=False))
    unheld = replace(pack, acts=replace(pack.acts, acts={"bee-law": replace(act, editions=editions)}))
    with pytest.raises(CannotOpen) as refused:
        last_edition(unheld, Opening("bee-law", dt.date(2027, 1, 1), "third"))
    assert str(refused.value).replace(str(CLEAN), "RULES") == (
        'rules edition new: [error] the text of the last edition "second" is not held (RULES/acts.yaml:11), so there is nothing '
        "to open a new one from\n    say in rules/acts.yaml what is held first; nothing was changed"
    )


def test_a_bad_day(tmp_path: Path) -> None:
    """A day is written one way."""
    folder = copied(tmp_path, CLEAN)
    arguments = ("rules", "edition", "new", "--act", "bee-law", "--from", "1.1.2027", "--rules", folder)
    assert usage(run(*arguments)).endswith("is not a day; write year-month-day, for example 2025-04-01")


@pytest.mark.parametrize("act", ["order-222", "order-230"])
def test_the_shipped_rules_decide_as_before(act: str, tmp_path: Path) -> None:
    """With a new edition of an act the examples are decided as before, by their own day and by the new edition."""
    folder = copied(tmp_path, SHIPPED)
    found = run("rules", "edition", "new", "--act", act, "--from", "2026-12-01", "--rules", folder)
    assert found.code == 0
    changes = compare(side(SHIPPED), side(folder)).entries
    assert [(one.subject.kind, one.subject.id, one.how) for one in changes] == [("edition", "2026-12-01", "added")]
    old, new = Judge(load_pack(SHIPPED)), Judge(load_pack(folder))
    last = old.pack.acts.acts[act].editions[-1].id
    today = load_pack(SHIPPED).acts.acts[act].editions[-1].begins
    for name in (*(EXAMPLES / one for one in DECIDED), STATIONARY):
        dossier = load_dossier(Path(name), old.pack.vocabulary, "dossier")
        for before, after in (({}, {}), ({act: last}, {act: "2026-12-01"})):
            was, now = (
                old.decide(dossier, Question(today, None, before)),
                new.decide(dossier, Question(today, None, after)),
            )
            assert now.outcome.id == was.outcome.id
            assert {key: one.verdict for key, one in now.results.items()} == {
                key: one.verdict for key, one in was.results.items()
            }
