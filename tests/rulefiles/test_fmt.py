"""`saikes rules fmt`: one layout, the same meaning, nothing lost, nothing half written."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.run import run, usage
from hypothesis import given, settings
from hypothesis import strategies as st
from pack.small_pack import SHIPPED, copied

from checker.pack.load import load_pack
from checker.source.reader import read_text
from checker.source.tidy import same, tidy

UGLY = """\
# head


requirements:
# on the first
-   id:   a
    title: { kk:  x , ru : y,en: "z" }   # tail
    any:
        -   b
        - c:  |
             every  space

               counts
          d: >-
              folded

              text
    # about the next key
    list: [ a,b ,
       c ]
    e: "two


      lines"
- id: b
  deep:
            x: 1


            y:
              - - p
                - q
"""
NEAT = """\
# head

requirements:
  # on the first
  - id: a
    title: {kk: x, ru: y, en: "z"}   # tail
    any:
      - b
      - c: |
           every  space

             counts
        d: >-
            folded

            text
    # about the next key
    list: [a, b,
       c]
    e: "two


      lines"
  - id: b
    deep:
      x: 1

      y:
        - - p
          - q
"""


def test_layout() -> None:
    """Levels, gaps, empty lines; comments and the breaks of lines stay, and texts where every space counts."""
    assert tidy(UGLY, "u") == NEAT
    assert tidy(NEAT, "u") == NEAT


@pytest.mark.parametrize("path", sorted(SHIPPED.rglob("*.yaml")), ids=lambda path: path.relative_to(SHIPPED).as_posix())
def test_shipped_files_are_laid_out(path: Path) -> None:
    """No shipped file would be changed."""
    text = path.read_text(encoding="utf-8")
    assert tidy(text, path.name) == text


WORDS = st.text("abжә:#-,'\"{}[]|>&*!%@ ", max_size=8)
VALUES = st.recursive(
    WORDS | st.integers() | st.booleans(),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(WORDS, below, max_size=3),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(WORDS, VALUES, min_size=1, max_size=4), st.booleans(), st.integers(2, 6), st.integers(8, 60))
def test_meaning_is_kept(value: dict[str, object], flow: bool, indent: int, width: int) -> None:
    """Whatever is written, in whatever style, reads the same afterwards, and is not changed a second time."""
    import yaml

    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, indent=indent, width=width)
    after = tidy(text, "any")
    assert same(read_text(text, "any"), read_text(after, "any"))
    assert tidy(after, "any") == after


def test_a_pack_is_the_same_pack(tmp_path: Path) -> None:
    """A whole pack that was written otherwise is laid out, and loads as it did."""
    folder = copied(tmp_path)
    rules = folder / "rules.yaml"
    rules.write_text(
        rules.read_text(encoding="utf-8").replace("    title: ", "    title:   ").replace("{kk: ", "{ kk:  "),
        encoding="utf-8",
    )
    before = load_pack(folder)
    assert run("rules", "fmt", folder).code == 0
    after = load_pack(folder)
    assert [rule.id for rule in after.rules] == [rule.id for rule in before.rules]
    assert [rule.title for rule in after.rules] == [rule.title for rule in before.rules]
    assert run("rules", "fmt", "--check", folder).code == 0


def test_check_writes_nothing(tmp_path: Path) -> None:
    """--check names the file and its first line, and gives 1; without it the file is written and named, once."""
    path = tmp_path / "rules.yaml"
    path.write_text("a:  1\nb:\n- c\n", encoding="utf-8")
    found = run("rules", "fmt", "--check", path)
    assert (found.code, found.out) == (1, f"{path}:1\n")
    assert path.read_text(encoding="utf-8") == "a:  1\nb:\n- c\n"
    assert (run("rules", "fmt", path).out, run("rules", "fmt", path).out) == (f"{path}\n", "")
    assert path.read_text(encoding="utf-8") == "a: 1\nb:\n  - c\n"
    assert [one.name for one in tmp_path.iterdir()] == ["rules.yaml"]


def test_a_broken_file_is_left_as_it_is(tmp_path: Path) -> None:
    """The fault is told with its place; the other files are laid out all the same."""
    broken, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    broken.write_text('a:  "b\n', encoding="utf-8")
    other.write_text("a:  1\n", encoding="utf-8")
    found = run("rules", "fmt", tmp_path)
    assert found.code == 3
    assert found.err.startswith(f"{broken}:1:5: [error] a quote that opens here is never closed")
    assert broken.read_text(encoding="utf-8") == 'a:  "b\n'
    assert other.read_text(encoding="utf-8") == "a: 1\n"


def test_windows_lines_and_mark(tmp_path: Path) -> None:
    """Ends of lines and the mark of an editor become those of the shipped files."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n\r\n")
    assert run("rules", "fmt", path).code == 0
    assert path.read_bytes() == b"a: 1\nb: 2\n"


def test_wrong_use(tmp_path: Path) -> None:
    """A name that is not there and a folder without rule files are told."""
    assert usage(run("rules", "fmt", tmp_path / "x.yaml")) == f"{tmp_path}/x.yaml: no such file or folder"
    assert usage(run("rules", "fmt", tmp_path)) == f"{tmp_path}: the folder holds no *.yaml file"
