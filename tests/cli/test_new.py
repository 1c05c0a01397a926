"""`saikes new -o` writes a file whole or leaves everything as it was."""

from pathlib import Path

import pytest

from cli.run import run, usage

NEW = ("new", "--form", "home_based", "--applicant", "legal_entity", "--registered-on", "2025-04-01")


def test_writes_and_says_where(tmp_path: Path) -> None:
    """The file is on the disk, its name on standard error, nothing on standard output."""
    path = tmp_path / "d.yaml"
    found = run(*NEW, "-o", path)
    assert (found.code, found.out, found.err) == (0, "", f"{path}\n")
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert [one.name for one in tmp_path.iterdir()] == ["d.yaml"]


@pytest.mark.parametrize("kind", ["file", "folder", "link to nowhere"])
def test_never_writes_over_what_is_there(kind: str, tmp_path: Path) -> None:
    """Without --force what stands under the name stays as it is."""
    path = tmp_path / "d.yaml"
    {
        "file": lambda: path.write_text("mine"),
        "folder": path.mkdir,
        "link to nowhere": lambda: path.symlink_to("x"),
    }[kind]()
    assert (
        usage(run(*NEW, "-o", path))
        == f"{path} is already there; nothing was written. Choose another name or add --force"
    )
    assert kind != "file" or path.read_text() == "mine"
    assert kind != "link to nowhere" or path.is_symlink()


def test_force_on_a_full_disk_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --force the old file goes only when the new one is whole."""
    path = tmp_path / "d.yaml"
    path.write_text("mine")

    def full(self: Path, *_: object, **__: object) -> None:
        self.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert usage(run(*NEW, "-o", path, "--force")).startswith(f"{path} cannot be written: No space left on device")
    assert path.read_text() == "mine"
    assert [one.name for one in tmp_path.iterdir()] == ["d.yaml"]


def test_force_writes_over(tmp_path: Path) -> None:
    """With --force the file is replaced."""
    path = tmp_path / "d.yaml"
    path.write_text("mine")
    assert run(*NEW, "-o", path, "--force").code == 0
    assert path.read_text(encoding="utf-8").startswith("# ")


def test_force_on_a_folder(tmp_path: Path) -> None:
    """A folder is not replaced, not even with --force."""
    assert "cannot be written: Is a directory" in usage(run(*NEW, "-o", tmp_path, "--force"))


def test_a_reissue_asks_for_the_licence_and_the_change_only(tmp_path: Path) -> None:
    """The skeleton of a reissue needs no form of service, has no sites, and is a valid dossier that is pending."""
    path = tmp_path / "d.yaml"
    assert run("new", "--request", "reissue", "--applicant", "legal_entity", "-o", path).code == 0
    text = path.read_text(encoding="utf-8")
    assert "request: reissue" in text
    assert "held:" in text
    assert "change:" in text
    assert "sites:" not in text
    assert "staff:" not in text
    assert run("check", path).code == 4


def test_a_spin_off_asks_for_the_full_check(tmp_path: Path) -> None:
    """At a spin-off the form of service is needed, and the facts of the six rows are asked for."""
    spin_off = ("new", "--request", "reissue", "--ground", "spin_off", "--applicant", "legal_entity")
    assert usage(run(*spin_off)) == "Missing option '--form': the qualification is checked in such a case"
    path = tmp_path / "d.yaml"
    assert run(*spin_off, "--form", "stationary", "-o", path).code == 0
    text = path.read_text(encoding="utf-8")
    assert "ground: spin_off" in text
    assert "sites:" in text
    assert "parent_consent" in text
