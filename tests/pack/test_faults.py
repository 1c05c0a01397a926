"""Every fault of a rule pack is named with its place, all of one stage of reading at once."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.pack.load import load_pack
from pack.small_pack import copied, refusal, small

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("faults.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_says_what_is_wrong_where_and_what_to_do(case: dict[str, Any], tmp_path: Path) -> None:
    """The whole message is as written in faults.yaml."""
    folder = copied(tmp_path)
    for edit in case["edits"]:
        path = folder / edit["file"]
        text = path.read_text(encoding="utf-8")
        assert edit["old"] in text
        path.write_text(text.replace(edit["old"], edit["new"], 1), encoding="utf-8")
    assert refusal(folder) == case["says"]


FILES = {
    "empty": (b"", "new.yaml:1:1: [error] the file is empty\n"),
    "only comments": (b"# later\n", "new.yaml:1:1: [error] the file holds nothing but comments\n"),
    "a list": (b"- rules\n", "new.yaml:1:1: [error] a rule file must be a mapping of sections, got a list\n"),
    "cp1251": ("# Правила\n".encode("cp1251"), "new.yaml:1:3: [error] byte 0xcf is not UTF-8\n"),
    "UTF-16": ("rows: []\n".encode("utf-16"), "new.yaml:1:1: [error] the file is UTF-16 or UTF-32 text\n"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_rule_file(name: str, tmp_path: Path) -> None:
    """A rule file that cannot be read is refused by its name, never passed over."""
    data, says = FILES[name]
    folder = copied(tmp_path)
    (folder / "new.yaml").write_bytes(data)
    assert refusal(folder).startswith(says)


def test_a_rule_file_with_another_ending(tmp_path: Path) -> None:
    """A file that would be passed over because of its ending is a fault."""
    folder = copied(tmp_path)
    (folder / "more.yml").write_text("rows: []\n", encoding="utf-8")
    assert refusal(folder) == ('more.yml:1:1: [error] a rule file must end in ".yaml"\n    rename it to more.yaml\n')


FOLDERS = {
    "missing": ("nowhere", "no such folder"),
    "empty": ("empty", "the folder holds no rule file (*.yaml)"),
    "a file": ("file", "this is a file, not a folder"),
}


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_without_rules(name: str, tmp_path: Path) -> None:
    """A folder that is missing, empty or a file is named with what is expected."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    path, reason = FOLDERS[name]
    assert refusal(tmp_path / path) == (
        f"RULES:1:1: [error] {reason}\n    --rules names a folder like the shipped `rules/`\n"
    )


@pytest.mark.parametrize("form", [b"\xef\xbb\xbf", b""], ids=["byte order mark", "CRLF"])
def test_form_of_a_rule_file_makes_no_difference(form: bytes, tmp_path: Path) -> None:
    """A byte order mark and Windows ends of line are read like any other text."""
    folder = copied(tmp_path)
    for path in folder.glob("*.yaml"):
        data = path.read_bytes()
        path.write_bytes(form + data if form else data.replace(b"\n", b"\r\n"))
    assert len(load_pack(folder).rules) == len(small().rules)


def test_hidden_files_of_editors_are_no_rules(tmp_path: Path) -> None:
    """What an editor leaves beside the rules under a name with a dot is not read."""
    folder = copied(tmp_path)
    (folder / "._rules.yaml").write_bytes(b"\x00")
    assert len(load_pack(folder).rules) == len(small().rules)
