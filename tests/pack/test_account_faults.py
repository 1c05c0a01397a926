"""Faults in what an act accounts for, and in the reasons for leaving a place out, are named with their place."""

from pathlib import Path

import pytest

from pack.small_pack import copied, refusal

GOOD = "not_carried:\n  - cite: {act: bee-law, article: 1}\n    why: {kk: х, ru: х, en: x}\n"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "article: 1}",
            "article: 9}",
            'law.yaml:2:35: [error] unknown article of "bee-law" "9"\n',
        ),
        (
            "why:",
            "wy:",
            'law.yaml:3:5: [error] unknown key in a place that is not carried "wy"\n    did you mean "why"?',
        ),
        (
            "why:",
            "editions: [frist]\n    why:",
            'law.yaml:3:16: [error] unknown edition "frist"\n    did you mean "first"?',
        ),
        (
            "not_carried:\n",
            "not_carried:\n  - cite: {act: bee-law, article: 1}\n    why: {kk: х, ru: х, en: x}\n",
            "law.yaml:4:5: [error] Law, article 1 is left out here a second time\n    first at law.yaml:2",
        ),
        (GOOD, "not_carried: {}\n", 'law.yaml:1:14: [error] section "not_carried" must be a list, got a mapping\n'),
    ],
    ids=["place", "key", "edition", "twice", "kind"],
)
def test_reasons(tmp_path: Path, old: str, new: str, says: str) -> None:
    """A reason for a place that does not exist, of an unknown edition, or given twice."""
    folder = copied(tmp_path)
    (folder / "law.yaml").write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    assert says in refusal(folder)


@pytest.mark.parametrize(
    ("account", "says"),
    [
        ("[{unit: rwo}]", 'unknown unit of "bee-law" "rwo"'),
        ("[{unit: row, within: {article: 7}}]", 'unknown article of "bee-law" "7"'),
        ("[{within: {article: 1}}]", 'a kind of places lacks the key "unit"'),
        ("[{unit: row, of: 1}]", 'unknown key in a kind of places "of"'),
    ],
)
def test_accounted_places(tmp_path: Path, account: str, says: str) -> None:
    """An act that accounts for a kind of places that it does not have."""
    folder = copied(tmp_path)
    path = folder / "acts.yaml"
    text = path.read_text(encoding="utf-8")
    assert "    editions:\n" in text
    path.write_text(
        text.replace("    editions:\n", f"    account_for: {account}\n    editions:\n", 1), encoding="utf-8"
    )
    assert says in refusal(folder)
