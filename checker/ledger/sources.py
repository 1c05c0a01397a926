"""The files that a decision was made from, kept with it so that it can be made again."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal, TypeAlias

from checker.dossier.beside import find_beside
from checker.ledger.entry import canonical
from checker.ledger.problems import Tampered
from checker.source.reader import read_bytes, read_data
from checker.source.tree import Mapping, Scalar
from checker.vocabulary.model import ListDef, Vocabulary

Role: TypeAlias = Literal["dossier", "sheet", "findings"]


@dataclass(frozen=True, slots=True)
class Source:
    """One file: `name` is its path from the folder of the dossier."""

    role: Role
    name: str
    data: bytes


def sources_of(
    path: Path | None, data: bytes, vocabulary: Vocabulary, findings: tuple[Path, ...] = ()
) -> tuple[Source, ...]:
    """Gather a dossier that was read without a fault, the sheets beside it and the findings files; `path` None: it is no file."""
    name = path.name if path is not None else "dossier"
    found = [Source("dossier", name, data)]
    root = read_bytes(data, name)
    entries = root.entries if isinstance(root, Mapping) else {}
    for key, node in entries.items():
        sheet = isinstance(entry := vocabulary.fields.get(key), ListDef) and entry.sheet
        named = node.get("file") if sheet and isinstance(node, Mapping) else None
        if isinstance(named, Scalar) and path is not None:
            beside = PurePosixPath(named.text).as_posix()
            if beside not in {one.name for one in found}:
                found.append(Source("sheet", beside, read_data(find_beside(path.parent, named))))
    found += [
        Source("findings", findings_name(number, file.name), read_data(file)) for number, file in enumerate(findings, 1)
    ]
    return tuple(found)


def findings_name(number: int, name: str) -> str:
    """Name the findings file that was added as the `number`-th, so that no two files of a dossier have one name."""
    return f"findings-{number}/{name}"


def packed(sources: tuple[Source, ...]) -> bytes:
    """Pack files for the ledger."""
    plain = [{"role": one.role, "name": one.name, "data": _text(one.data)} for one in sources]
    return zlib.compress(canonical(plain), 6)


def unpacked(data: bytes) -> tuple[Source, ...]:
    """Unpack what `packed` packed."""
    plain = json.loads(zlib.decompress(data))
    found = tuple(Source(one["role"], one["name"], _bytes(one["data"])) for one in plain)
    if any(PurePosixPath(one.name).is_absolute() or ".." in PurePosixPath(one.name).parts for one in found):
        raise Tampered(
            "the files of a record have names that lead out of their folder; `saikes ledger verify` looks at all records"
        )
    return found


def _text(data: bytes) -> dict[str, str]:
    try:
        return {"text": data.decode()}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode()}


def _bytes(found: dict[str, str]) -> bytes:
    return found["text"].encode() if "text" in found else base64.b64decode(found["base64"])
