"""Copies of the shipped templates with something changed in them."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import Any

from pack.small_pack import shipped

from checker.documents.printed import printed_templates
from checker.documents.templates.check import check_templates
from checker.source.problem import Refused

from .contexts import TEMPLATES


def changed(folder: Path, edits: list[dict[str, Any]]) -> Path:
    """Copy the templates and change them: text in the place of other text, a file added, taken away or renamed."""
    templates = Path(copytree(TEMPLATES, folder / "templates"))
    for edit in edits:
        file = templates / edit["file"]
        if edit.get("gone"):
            file.unlink()
        elif "renamed" in edit:
            file.rename(templates / edit["renamed"])
        elif edit.get("bytes"):
            file.write_bytes(file.read_text("utf-8").encode("cp1251", "replace"))
        else:
            text = file.read_text("utf-8") if "old" in edit else ""
            assert edit.get("old", "") in text
            file.write_text(text.replace(edit["old"], edit["new"], 1) if "old" in edit else edit["new"], "utf-8")
    return templates


def said(templates: Path) -> str:
    """Give all that is said about a folder, errors or warnings, without the folder's own name."""
    try:
        checked = check_templates(templates, TEMPLATES, printed_templates(shipped().forms))
        text = "\n".join(map(str, checked.warnings))
    except Refused as error:
        text = str(error)
    return text.replace(f"{templates}/", "") + "\n"
