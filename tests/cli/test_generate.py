"""`saikes generate` from the command line."""

import gzip
from pathlib import Path

from cli.run import run, usage


def test_lines_go_to_standard_output_or_to_a_file_packed_or_not(tmp_path: Path) -> None:
    """The same lines come whichever way, also in two parts; a packed file tells neither hour nor name."""
    whole = run("generate", "-n", 6, "--seed", 7)
    assert (whole.code, whole.err, whole.out.count("\n")) == (0, "", 6)
    for name in ("a.jsonl", "b.jsonl.gz", "c.jsonl.gz"):
        assert run("generate", "-n", 6, "--seed", 7, "-o", tmp_path / name).code == 0
    assert (tmp_path / "a.jsonl").read_text() == whole.out
    assert gzip.decompress((tmp_path / "b.jsonl.gz").read_bytes()).decode() == whole.out
    assert (tmp_path / "b.jsonl.gz").read_bytes() == (tmp_path / "c.jsonl.gz").read_bytes()
    parts = [run("generate", "-n", 3, "--seed", 7, "--start", start).out for start in (0, 3)]
    assert "".join(parts) == whole.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "b.jsonl.gz", "c.jsonl.gz"]


def test_what_is_written_is_told_on_standard_error(tmp_path: Path) -> None:
    """A run into a file says how many dossiers and bytes it was, and nothing on standard output."""
    found = run("generate", "-n", 2, "-o", tmp_path / "a.jsonl")
    assert found.out == ""
    assert found.err.startswith(f"{tmp_path / 'a.jsonl'}: 2 dossiers, ")


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    """Without --force nothing is written over."""
    there = tmp_path / "a.jsonl"
    there.write_text("mine")
    found = usage(run("generate", "-n", 1, "-o", there))
    assert found == f"{there} is already there; nothing was written. Choose another name or add --force"
    assert there.read_text() == "mine"
    assert run("generate", "-n", 1, "-o", there, "--force").code == 0
    assert there.read_text().startswith("{")


def test_wrong_use_is_told() -> None:
    """A name that is not for lines of JSON, a place that is not there, and numbers beyond the identifiers are refused."""
    assert usage(run("generate", "-n", 1, "-o", "a.csv")) == (
        '-o: "a.csv" is no name for lines of JSON; end it in .jsonl or .jsonl.gz, or write -'
    )
    assert usage(run("generate", "-n", 1, "-o", "no/such/a.jsonl")).startswith(
        "no/such/a.jsonl cannot be written: No such"
    )
    assert usage(run("generate", "-n", 1, "--start", 10**9)) == (
        "identifiers are different for dossiers 0 to 3,649,999; --start and -n go beyond them"
    )
    assert "Missing option '-n' / '--number'" in usage(run("generate"))


def test_a_pack_without_a_recipe_is_told(tmp_path: Path) -> None:
    """A rule pack of one's own that has no recipe cannot invent dossiers; the message names the file."""
    for path in (Path(__file__).resolve().parents[2] / "rules").glob("*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    found = run("generate", "-n", 1, "--rules", tmp_path)
    assert found.code == 3
    assert found.err.startswith(
        f"{tmp_path / 'generate' / 'recipe.yaml'}:1:1: [error] this rule pack says nothing of invented"
    )
