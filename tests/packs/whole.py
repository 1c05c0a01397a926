"""The pack of an invented licence, as a folder of its own with its templates."""

import shutil
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
HALL = HERE / "planetarium" / "tests" / "bases" / "hall.yaml"
# What every pack may take over as it is.
SHARED = ("layout.html.j2", "parts.html.j2", "letters/remedy-parts.html.j2")


def planetarium(to: Path) -> Path:
    """Put the pack together in a folder."""
    folder = to / "planetarium"
    shutil.copytree(HERE / "planetarium", folder)
    for name in SHARED:
        shutil.copy(ROOT / "templates" / name, folder / "templates" / name)
    return folder


def hall(to: Path, *changes: tuple[str, str]) -> Path:
    """Write the dossier of the hall with pieces of its text replaced."""
    text = HALL.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = to / "hall.yaml"
    path.write_text(text, encoding="utf-8")
    return path
