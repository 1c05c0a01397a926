"""A pack kept on disk is the pack of the files: never an older one, never a broken one, never somebody else's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checker.pack.cache import cached_pack
from checker.pack.load import load_pack
from checker.source.problem import Refused

RULES = Path(__file__).parent / "small"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAIKES_CACHE", str(tmp_path / "cache"))
    shutil.copytree(RULES, tmp_path / "rules")
    return tmp_path / "rules"


def _kept(folder: Path) -> list[Path]:
    return sorted((folder.parent / "cache").glob("pack-*.pickle"))


def test_the_second_time_it_comes_from_the_cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule files are read and checked once only, and the pack is the same."""
    first = cached_pack(folder)
    monkeypatch.setattr("checker.pack.load.load_pack", lambda _: pytest.fail("read again"))
    second = cached_pack(folder)
    assert (second.digest, second.rules) == (first.digest, first.rules)


def test_a_changed_file_is_read_again(folder: Path) -> None:
    """One byte more in a rule file is another pack."""
    before = cached_pack(folder)
    path = next(folder.glob("*.yaml"))
    path.write_text(path.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert cached_pack(folder).digest != before.digest
    assert len(_kept(folder)) == 2


def test_a_broken_pack_is_refused_although_a_good_one_is_kept(folder: Path) -> None:
    """What was in order before does not stand in for what is not."""
    cached_pack(folder)
    next(folder.glob("*.yaml")).write_text("rulez: []\n", encoding="utf-8")
    with pytest.raises(Refused):
        cached_pack(folder)
    assert len(_kept(folder)) == 1


@pytest.mark.parametrize("cut", [0, 1, 100])
def test_a_cache_cut_short_is_left_aside(folder: Path, cut: int) -> None:
    """A file that cannot be read costs time, not the run, and is written anew."""
    cached_pack(folder)
    path = _kept(folder)[0]
    path.write_bytes(path.read_bytes()[:cut])
    assert cached_pack(folder).digest == load_pack(folder).digest
    assert len(path.read_bytes()) > cut


def test_a_folder_that_others_may_write_to_is_not_trusted(folder: Path) -> None:
    """A pickle is code: it is read only from a folder that is ours alone."""
    store = folder.parent / "cache"
    store.mkdir()
    store.chmod(0o777)
    assert cached_pack(folder).digest == load_pack(folder).digest
    assert _kept(folder) == []


def test_it_can_be_switched_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SAIKES_CACHE=off writes nothing."""
    monkeypatch.setenv("SAIKES_CACHE", "off")
    assert cached_pack(folder).digest == load_pack(folder).digest
    assert _kept(folder) == []


def test_the_shipped_pack_keeps_every_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything of the shipped pack survives the way to the disk and back."""
    monkeypatch.setenv("SAIKES_CACHE", str(tmp_path))
    shipped = Path(__file__).parents[2] / "rules"
    first, second = cached_pack(shipped), cached_pack(shipped)
    assert len(list(tmp_path.glob("pack-*.pickle"))) == 1
    assert first == second
