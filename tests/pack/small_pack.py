"""A small rule pack of an invented law; golden messages must not change when the real rules do."""

import shutil
from functools import cache
from pathlib import Path

import pytest

from checker.pack.load import load_pack
from checker.pack.model import Pack
from checker.source.problem import Refused

SMALL = Path(__file__).with_name("small")
NORMS = Path(__file__).with_name("norms")
SHIPPED = Path(__file__).resolve().parents[2] / "rules"


@cache
def small() -> Pack:
    """Give the small pack, loaded once."""
    return load_pack(SMALL)


@cache
def shipped() -> Pack:
    """Give the shipped rules, loaded once."""
    return load_pack(SHIPPED)


def copied(to: Path, source: Path = SMALL) -> Path:
    """Copy the rule files of a pack, so that one thing in them can be broken."""
    folder = to / "rules"
    folder.mkdir()
    for path in source.glob("*.yaml"):
        shutil.copy(path, folder)
    return folder


def pack_with_norms(to: Path) -> Path:
    """Copy the small pack and put a norm table beside it."""
    folder = copied(to)
    shutil.copy(NORMS / "norms.yaml", folder)
    facts = (folder / "facts.yaml").read_text(encoding="utf-8") + (NORMS / "facts.yaml").read_text(encoding="utf-8")
    (folder / "facts.yaml").write_text(facts, encoding="utf-8")
    return folder


def refusal(folder: Path) -> str:
    with pytest.raises(Refused) as refused:
        load_pack(folder)
    assert refused.value.exit_code == 3
    return str(refused.value).replace(f"{folder}/", "").replace(str(folder), "RULES") + "\n"
