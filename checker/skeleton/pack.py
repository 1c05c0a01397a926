"""The copy of a rule pack to start one's own from: rules, acts, rule tests, templates, and the schemas that editors read."""

from __future__ import annotations

import json
from pathlib import Path

from checker.pack.model import Pack
from checker.pack.schema import rules_schema
from checker.vocabulary.schema import dossier_schema

RULES_SCHEMA = "schemas/rules.schema.json"
DOSSIER_SCHEMA = "schemas/dossier.schema.json"
LINE = "# yaml-language-server: $schema="


def copied_pack(rules: Path, templates: Path, pack: Pack) -> dict[str, bytes]:
    """Give the files of the copy by their names: each rule file names its schema in its first line, all else is as it was."""
    files: dict[str, bytes] = {}
    for path in _below(rules):
        name = path.relative_to(rules).as_posix()
        content = path.read_bytes()
        files[name] = _with_schema(content) if path.suffix == ".yaml" and "/" not in name else content
    files |= {f"templates/{path.relative_to(templates).as_posix()}": path.read_bytes() for path in _below(templates)}
    schemas = {RULES_SCHEMA: rules_schema(pack), DOSSIER_SCHEMA: dossier_schema(pack.vocabulary)}
    for name, schema in schemas.items():
        files[name] = (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()
    return files


def _below(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and not any(part.startswith((".", "__")) for part in path.relative_to(folder).parts)
    )


def _with_schema(content: bytes) -> bytes:
    line = f"{LINE}{RULES_SCHEMA}\n".encode()
    rest = content.removeprefix(b"\xef\xbb\xbf")
    if rest.startswith(LINE.encode()):
        rest = rest.partition(b"\n")[2]
    return line + rest
