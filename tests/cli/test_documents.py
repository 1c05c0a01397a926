"""`check --documents` writes all documents of an outcome or none, and never over anything else."""

from pathlib import Path

import pytest

from cli.run import BASES, STATIONARY, run

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = [f"stationary.{form}.{language}.html" for form in ("conclusion", "licence") for language in ("kk", "ru")]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_writes_all_and_lists_them(tmp_path: Path) -> None:
    """The folder is made, every document is in it, and the report ends with their names."""
    folder = tmp_path / "new" / "out"
    found = run("check", STATIONARY, "--documents", folder)
    assert found.code == 0
    assert names(folder) == NAMES
    assert found.out.splitlines()[-4:] == [str(folder / name) for name in NAMES]


def test_the_same_run_again_changes_nothing(tmp_path: Path) -> None:
    """A second run with the same dossier is no conflict."""
    for _ in range(2):
        assert run("check", STATIONARY, "--documents", tmp_path).code == 0
    assert names(tmp_path) == NAMES


@pytest.mark.parametrize("kind", ["file", "folder", "link to nowhere"])
def test_never_writes_over_other_content(kind: str, tmp_path: Path) -> None:
    """One name that is taken keeps all documents from being written."""
    path = tmp_path / NAMES[3]
    {
        "file": lambda: path.write_text("mine"),
        "folder": path.mkdir,
        "link to nowhere": lambda: path.symlink_to("x"),
    }[kind]()
    found = run("check", STATIONARY, "--documents", tmp_path)
    assert found.code == 2
    assert found.err == (
        f"{path}: [error] a file with other content is already there\n"
        "    choose another folder or move the file away; nothing was written; --force writes over it\n"
    )
    assert names(tmp_path) == [NAMES[3]]
    assert kind != "file" or path.read_text() == "mine"


@pytest.mark.parametrize("broken", ["write_bytes", "replace"])
def test_a_disk_that_fills_up_leaves_no_half_document(
    broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure at the first rename or the third write leaves neither half a file nor a draft."""
    real, calls = getattr(Path, broken), []

    def full(self: Path, *rest: object) -> object:
        calls.append(self)
        if len(calls) == (3 if broken == "write_bytes" else 1):
            if broken == "write_bytes":
                self.touch()
            raise OSError(28, "No space left on device")
        return real(self, *rest)

    monkeypatch.setattr(Path, broken, full)
    found = run("check", STATIONARY, "--documents", tmp_path)
    assert found.code == 2
    assert (
        found.err == f"{tmp_path}: [error] cannot write here: No space left on device\n"
        "    choose another folder with --documents\n"
    )
    assert names(tmp_path) == []


def test_force_writes_over_what_is_there(tmp_path: Path) -> None:
    """With --force a document that is there is replaced; a folder in its place is still none of ours."""
    path = tmp_path / NAMES[0]
    path.write_text("mine")
    assert run("check", STATIONARY, "--documents", tmp_path, "--force").code == 0
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    path.unlink()
    path.mkdir()
    assert run("check", STATIONARY, "--documents", tmp_path, "--force").code == 2
    assert path.is_dir()


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_folder_that_is_a_file(place: str, tmp_path: Path) -> None:
    """A file in the place of the folder is named."""
    (tmp_path / "file").write_text("mine")
    found = run("check", STATIONARY, "--documents", tmp_path / place)
    assert found.code == 2
    assert found.err.startswith(f"{tmp_path / place}: [error] cannot write here: ")
    assert (tmp_path / "file").read_text() == "mine"


def test_two_dossiers_of_one_name(tmp_path: Path) -> None:
    """The documents of the second are refused, those of the first stay; both are judged and reported."""
    paths = []
    for base in ("stationary", "home-care"):
        (tmp_path / base).mkdir()
        paths.append(tmp_path / base / "x.yaml")
        paths[-1].write_bytes((BASES / f"{base}.yaml").read_bytes())
    found = run("check", *paths, "--documents", tmp_path / "out", "--lang", "en")
    assert found.code == 2
    assert "a file with other content is already there" in found.err
    assert found.out.count("4. Decision") == 2


def test_names_in_cyrillic_stay_apart(tmp_path: Path) -> None:
    """Dossiers are named in Kazakh and Russian; their documents keep the name."""
    path = tmp_path / "Шапағат № 1.yaml"
    path.write_bytes(STATIONARY.read_bytes())
    assert run("check", path, "--documents", tmp_path / "out").code == 0
    assert names(tmp_path / "out")[0] == "Шапағат-1.conclusion.kk.html"


def test_a_name_of_path_characters_stays_in_the_folder(tmp_path: Path) -> None:
    """No name of a dossier leads out of the folder or is too long for the disk."""
    path = tmp_path / ("ә" * 120 + ".yaml")
    path.write_bytes(STATIONARY.read_bytes())
    assert run("check", path, "--documents", tmp_path / "out").code == 0
    assert names(tmp_path / "out")[0] == "ә" * 80 + ".conclusion.kk.html"


def test_script_in_a_name_is_text(tmp_path: Path) -> None:
    """Markup in a name of the dossier is printed as text in the documents."""
    path = tmp_path / "d.yaml"
    path.write_text(
        STATIONARY.read_text(encoding="utf-8").replace(
            "ru: ТОО «Шапагат»", "ru: '<script>alert(1)</script>\"onload=x'"
        ),
        encoding="utf-8",
    )
    assert run("check", path, "--documents", tmp_path / "out").code in {0, 1, 4}
    pages = "".join(one.read_text(encoding="utf-8") for one in (tmp_path / "out").iterdir())
    assert "<script>alert" not in pages
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in pages


WRITERS = {
    "check": ("check", STATIONARY, "--documents"),
    "visit": ("visit", STATIONARY, "--documents"),
    "remedy": ("remedy", EXAMPLES / "02-incomplete-package.yaml", "--today", "2025-04-14", "--documents"),
    "templates": ("templates",),
}


@pytest.mark.parametrize("command", WRITERS)
def test_no_command_writes_over_what_is_there(command: str, tmp_path: Path) -> None:
    """Whatever writes files refuses one that is there with other content, writes nothing else, and takes --force."""
    arguments = WRITERS[command]
    folder = tmp_path / "out"
    assert run(*arguments, folder).code in {0, 1}
    written = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in written[1:]:
        path.unlink()
    written[0].write_text("mine")
    found = run(*arguments, folder)
    assert found.code == 2
    assert f"{written[0]}: [error] a file with other content is already there" in found.err
    assert "--force writes over it" in found.err
    assert [path for path in folder.rglob("*") if path.is_file()] == written[:1]
    assert written[0].read_text() == "mine"
    assert run(*arguments, folder, "--force").code in {0, 1}
    assert sorted(path for path in folder.rglob("*") if path.is_file()) == written
    assert written[0].read_bytes() != b"mine"
