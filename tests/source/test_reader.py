"""What is no text, no YAML, too large or too deep is refused with its place, fast, without recursion."""

import random
import time
import tracemalloc
from pathlib import Path

import pytest
import yaml

from checker.source import reader
from checker.source.problem import Refused
from checker.source.reader import MOST_BYTES, MOST_DEPTH, MOST_VALUES, read_bytes, read_file, read_line, read_text
from checker.source.tree import Mapping, Node, Scalar

SENTENCE = 'application:\n  number: "Заявка"\n'
REFUSED: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "1:1", "the file is empty"),
    "blank": (b" \n\n", "1:1", "the file is empty"),
    "only comments": (b"# a\n# b\n", "1:1", "the file holds nothing but comments"),
    "UTF-16": (SENTENCE.encode("utf-16"), "1:1", "the file is UTF-16 or UTF-32 text"),
    "UTF-16 without a mark": (
        SENTENCE.encode("utf-16-le"),
        "1:1",
        "the file is not text: it holds a zero byte",
    ),
    "UTF-32": (SENTENCE.encode("utf-32"), "1:1", "the file is UTF-16 or UTF-32 text"),
    "cp1251": (SENTENCE.encode("cp1251"), "2:12", "byte 0xc7 is not UTF-8"),
    "Latin-1 after Cyrillic": ("имя: ".encode() + b"\xe9\n", "1:6", "byte 0xe9 is not UTF-8"),
    "zero byte": (b"a: b\x00c\n", "1:1", "the file is not text: it holds a zero byte"),
    "half a surrogate pair": (b"a: \xed\xa0\x80\n", "1:4", "byte 0xed is not UTF-8"),
    "escape": (b"a: 1\nb: x\x1b[31m\n", "2:5", "invisible character U+001B"),
    "backspaces": (b"a: x\x08\x08\n", "1:5", "invisible character U+0008"),
    "delete": (b"a: \x7f\n", "1:4", "invisible character U+007F"),
    "control of 8 bits": ("a: \x9b31m\n".encode(), "1:4", "invisible character U+009B"),
    "line separator": ("a: b\u2028c: d\n".encode(), "1:5", "invisible character U+2028"),
    "right-to-left mark": ("a: \u200fb\n".encode(), "1:4", "invisible character U+200F"),
    "direction override": ("a: b\r\nc: \u202ed\n".encode(), "2:4", "invisible character U+202E"),
    "mark of byte order inside": ("a: b\n\ufeffc: d\n".encode(), "2:1", "invisible character U+FEFF"),
    "override as an escape": (b'a: "\\u202e"\n', "1:4", "invisible character U+202E"),
    "zero as an escape": (b'{"a": "\\u0000"}\n', "1:7", "invisible character U+0000"),
    "carriage return as an escape": (b'a: "b\\rc"\n', "1:4", "invisible character U+000D"),
    "half a pair as an escape": (b'{"a": "\\ud83d"}', "1:10", "this escape is not a character"),
    "beyond Unicode": (b'a: "\\U00110000"', "1:7", "this escape is not a character"),
    "bomb of aliases": (b"a: &a [x, x]\nb: &b [*a, *a]\n", "1:4", 'anchor "&a" is not allowed'),
    "alias": (b"a: *b\n", "1:4", 'alias "*b" is not allowed'),
    "anchor on a key": (b"&x a: b\n", "1:1", 'anchor "&x" is not allowed'),
    "tag": (
        b"a: !!python/object/apply:os.system [id]\n",
        "1:4",
        'tag "tag:yaml.org,2002:python/object/apply:os.system" is not allowed',
    ),
    "tag on a key": (b"!!str a: b\n", "1:1", 'tag "tag:yaml.org,2002:str" is not allowed'),
    "tag of nothing": (b"a: ! b\n", "1:4", 'tag "!" is not allowed'),
    "key twice": (b"a: 1\nb: 2\na: 3\n", "3:1", 'key "a" stands here a second time'),
    "key twice in JSON": (b'{"a": 1, "\\u0061": 2}', "1:10", 'key "a" stands here a second time'),
    "key that is a list": (b"? [a]\n: b\n", "1:3", "a key must be plain text"),
    "two documents": (b"a: 1\n---\nb: 2\n", "2:1", "a second YAML document begins here"),
    "brackets": (b"[" * 10_000, f"1:{MOST_DEPTH + 2}", f"nested more than {MOST_DEPTH} levels deep"),
    "braces": (b"{a: " * 10_000, "1:165", f"nested more than {MOST_DEPTH} levels deep"),
    "dashes": (b"- " * 10_000, "1:83", f"nested more than {MOST_DEPTH} levels deep"),
    "tab": (b"a:\n\tb: c\n", "2:1", "a tab stands in the indentation"),
    "JSON cut off": (b'{"a": {"b": "c', "1:13", "a quote that opens here is never closed"),
    "version of YAML": (b"%YAML 9.9\n---\na: b\n", "1:1", "found incompatible YAML document"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_its_place(name: str) -> None:
    """The message names the place of the fault and the fault itself."""
    data, place, message = REFUSED[name]
    with pytest.raises(Refused) as refused:
        read_bytes(data, "d.yaml")
    assert str(refused.value).splitlines()[0] == f"d.yaml:{place}: [error] {message}"
    assert refused.value.problems[0].hint


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("before", ["", "a: ", "a: 1\nb:\n- c: "])
def test_deep_nesting_is_refused_alike_by_every_parser(
    loader: str, before: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The parser's own limit, which newer versions of libyaml have, never speaks before ours."""
    monkeypatch.setattr(reader, "_LOADER", getattr(yaml, loader, yaml.SafeLoader))
    levels = {"": 0, "a: ": 1, "a: 1\nb:\n- c: ": 3}[before]
    with pytest.raises(Refused) as refused:
        read_text(before + "[" * 10_000, "d.yaml")
    problem = refused.value.problems[0]
    assert (problem.code, problem.message) == ("too-deep", f"nested more than {MOST_DEPTH} levels deep")
    assert problem.place.line == before.count("\n") + 1
    assert problem.place.column == len(before.rsplit("\n", maxsplit=1)[-1]) + MOST_DEPTH + 2 - levels


@pytest.mark.parametrize("text", ["a: 010140000123", "a: no", "a: 1e400", "a: .nan", "a: 2025-02-30", "a: 0x10"])
def test_scalars_stay_as_written(text: str) -> None:
    """Nothing is made a number, a truth value or a day before its type is known."""
    root = read_text(text, "d.yaml")
    assert isinstance(root, Mapping)
    found = root.entries["a"]
    assert isinstance(found, Scalar)
    assert found.text == text[3:]


def test_a_large_file_is_refused_fast_and_in_little_memory(tmp_path: Path) -> None:
    """Of 50 MB no more than the limit is read."""
    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    tracemalloc.start()
    began = time.monotonic()
    with pytest.raises(Refused, match=r"the file is larger than 10 MB"):
        read_file(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.monotonic() - began < 2
    assert peak < 3 * MOST_BYTES


@pytest.mark.parametrize("data", [b"a: [" + b"x," * 150_000 + b"]", b"- {}\n" * 150_000], ids=["flow", "block"])
def test_a_file_of_very_many_values_is_refused(data: bytes) -> None:
    """A file within the size limit cannot make a tree without end."""
    with pytest.raises(Refused, match=f"more than {MOST_VALUES} values in one file"):
        read_bytes(data, "d.yaml")


FILES = {
    "missing.yaml": "missing.yaml:1:1: [error] no such file",
    "folder": "folder:1:1: [error] this is a folder, not a file",
    "\x1b[31m.yaml": "\\x1b[31m.yaml:1:1: [error] no such file",
    "a\x00b": "a\\x00b:1:1: [error] the file cannot be read",
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read(name: str, tmp_path: Path) -> None:
    """The reason is said in words, and the name cannot act on the terminal."""
    (tmp_path / "folder").mkdir()
    with pytest.raises(Refused) as refused:
        read_file(tmp_path / name, name)
    assert str(refused.value) == f"{FILES[name]}\n    check the name and the rights of the file"


def test_a_file_without_the_right_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of somebody else is named as such."""

    def forbidden(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(Refused, match="the file may not be read"):
        read_file(tmp_path / "d.yaml")


def test_pointers_escape_slashes() -> None:
    """Keys with a slash or a tilde give pointers by RFC 6901."""
    root = read_text("a/b: {c~d: [1, 2]}", "d.yaml")
    pointers = []

    def walk(node: Node) -> None:
        pointers.append(node.place.pointer)
        below = node.entries.values() if isinstance(node, Mapping) else getattr(node, "items", [])
        for child in below:
            walk(child)

    walk(root)
    assert pointers == ["", "/a~1b", "/a~1b/c~0d", "/a~1b/c~0d/0", "/a~1b/c~0d/1"]


@pytest.mark.parametrize("seed", range(40))
def test_random_bytes_never_do_harm(seed: int) -> None:
    """Any bytes at all are either read or refused with a place inside them."""
    chance = random.Random(seed)  # noqa: S311
    alphabet = b"ab:-?[]{},&*!|>'\"%@`#\\ \n\t" + bytes([0xD0, 0x90, 0x1B, 0xEF])
    data = bytes(chance.choice(alphabet) for _ in range(chance.randrange(200)))
    lines = data.decode("utf-8", "replace").split("\n")
    try:
        read_bytes(data, "d.yaml")
    except Refused as refused:
        for problem in refused.problems:
            assert 1 <= problem.place.line <= len(lines) + 1
            assert problem.place.column >= 1


def test_a_line_has_the_places_of_its_line() -> None:
    """A line of a file of lines is read as a text of its own; every place, also that of a fault, is in that line."""
    node = read_line(b'{"a": {"b": [1, "2"]}}', "x.jsonl", 7)
    assert isinstance(node, Mapping)
    within = node.entries["a"]
    assert isinstance(within, Mapping)
    assert (str(node.place), str(within.key_places["b"])) == ("x.jsonl:7:1", "x.jsonl:7:8")
    for line, place in ((b'{"a": 1, "a": 2}', "7:10"), (b"{", "7:2"), (b"\xff", "7:1"), (b"a\x07", "7:2")):
        with pytest.raises(Refused) as refused:
            read_line(line, "x.jsonl", 7)
        assert str(refused.value.problems[0].place) == f"x.jsonl:{place}"
