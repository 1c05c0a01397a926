"""`saikes rules init`: a copy of the shipped pack that gives the same results and that editors understand."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from cli.run import run, usage
from pack.small_pack import SHIPPED

from .plain import content

ROOT = SHIPPED.parent
LINE = "# yaml-language-server: $schema="


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("init") / "own"
    found = run("rules", "init", folder)
    assert found.code == 0, found.err
    return folder


def test_everything_is_copied(own: Path) -> None:
    """Rules, acts, rule tests and templates are there; a rule file differs in its first line alone."""
    for path in SHIPPED.rglob("*"):
        if path.is_file():
            copy = (own / path.relative_to(SHIPPED)).read_bytes()
            if path.parent == SHIPPED and path.suffix == ".yaml":
                first, _, copy = copy.partition(b"\n")
                assert first.decode().startswith(LINE)
            assert copy == path.read_bytes()
    for path in (ROOT / "templates").rglob("*.j2"):
        assert (own / "templates" / path.relative_to(ROOT / "templates")).read_bytes() == path.read_bytes()


def test_every_rule_file_meets_the_schema_that_it_names(own: Path) -> None:
    """The schema lies where the first line says, and takes the file as it is."""
    for path in own.glob("*.yaml"):
        named = path.read_text(encoding="utf-8").splitlines()[0].removeprefix(LINE)
        schema = json.loads((own / named).read_text(encoding="utf-8"))
        held = content(path)
        errors = [
            f"{path.name}: {list(one.absolute_path)}: {one.message[:200]}"
            for one in jsonschema.Draft202012Validator(schema).iter_errors(held)
        ]
        assert errors == []


def test_the_copy_gives_the_same_results(own: Path, tmp_path: Path) -> None:
    """A refusal by the copy is the refusal by the shipped pack, to the byte of its documents."""
    example = ROOT / "examples" / "02-incomplete-package.yaml"
    more = ("--today", "2025-10-15", "--documents")
    one, other = tmp_path / "one", tmp_path / "other"
    first, second = run("check", example, *more, one), run("check", example, *more, other, "--rules", own)
    assert (first.code, first.out.replace(str(one), "")) == (second.code, second.out.replace(str(other), ""))
    assert second.err == ""
    assert {path.name: path.read_bytes() for path in one.iterdir()} == {
        path.name: path.read_bytes() for path in other.iterdir()
    }


def test_its_own_templates_are_used(own: Path, tmp_path: Path) -> None:
    """What is changed in the copy's templates stands in its documents."""
    import shutil

    changed = shutil.copytree(own, tmp_path / "changed")
    layout = changed / "templates" / "layout.html.j2"
    layout.write_text(layout.read_text(encoding="utf-8").replace("<style>", "<style>/* ours */", 1), encoding="utf-8")
    example = ROOT / "examples" / "02-incomplete-package.yaml"
    run("check", example, "--today", "2025-10-15", "--documents", tmp_path / "out", "--rules", changed)
    pages = list((tmp_path / "out").iterdir())
    assert pages
    assert all("/* ours */" in page.read_text(encoding="utf-8") for page in pages)


def test_nothing_is_written_over(own: Path, tmp_path: Path) -> None:
    """A folder with something in it, and a file, are refused."""
    assert (
        usage(run("rules", "init", own))
        == f"{own} is not empty; nothing was written. Name a folder that is new or empty"
    )
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert usage(run("rules", "init", tmp_path / "file")).startswith(
        f"{tmp_path / 'file'} is a file; nothing was written"
    )
