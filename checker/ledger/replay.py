"""Judges a record again, by the same rules and on the same day, and compares the result byte by byte."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from checker.decision.decide import Judge, Question
from checker.dossier.load import load_dossier
from checker.dossier.model import Dossier
from checker.ledger.content import Contents
from checker.ledger.entry import digest
from checker.ledger.ledger import Recorded
from checker.ledger.made import Recorder
from checker.ledger.mask import Mask
from checker.ledger.problems import CannotReplay
from checker.ledger.sources import Source, unpacked
from checker.pack.model import Pack
from checker.visit.answers import load_answers

# So many places are named where the result differs.
_MOST = 20
_FILE = "dossier"


@dataclass(frozen=True, slots=True)
class Difference:
    """One place of the decision, as a JSON pointer, with both values; None where one has none."""

    pointer: str
    was: Any
    now: Any


@dataclass(frozen=True, slots=True)
class Replayed:
    """Both results: `same` only where they are equal to the byte; `digest` is the SHA-256 of the new one."""

    record: Recorded
    same: bool
    digest: str
    outcome: str
    verdicts: tuple[tuple[str, str, str], ...]
    differences: tuple[Difference, ...]


def check_pack(record: Recorded, pack: Pack, where: str) -> None:
    """Raise CannotReplay where a pack is not the one that a record was judged by."""
    wanted = record.said["pack_digest"]
    if pack.digest != wanted:
        raise CannotReplay(
            f"{where}: [error] record {record.number} was judged by other rules: pack {wanted[:16]}…, these are {pack.digest[:16]}…\n"
            "    name the folder of those rules with --rules; `git worktree add` brings an earlier state of it back"
        )


def replay(
    record: Recorded, pack: Pack, where: str, given: tuple[Source, ...] = (), mask: Mask | None = None
) -> Replayed:
    """Judge a record again by its own pack; `given` are the files of a dossier that is not kept.

    Raises CannotReplay where the pack, the dossier or the key is not the one of the record, Refused as reading the dossier does.
    """
    check_pack(record, pack, where)
    _check_mask(record, mask, where)
    sources = unpacked(record.sources) if record.sources is not None else given
    if not sources:
        raise CannotReplay(
            f"{where}: [error] the dossier of record {record.number} is not kept in the ledger\n"
            "    name the file that it was read from: --dossier FILE"
        )
    asked = json.loads(record.said["asked"])
    as_of = dt.date.fromisoformat(asked["as_of"]) if asked["as_of"] else None
    question = Question(dt.date.fromisoformat(record.said["today"]), as_of, asked["editions"])
    with tempfile.TemporaryDirectory(prefix="saikes-replay-") as folder:
        dossier = _read(sources, Path(folder), pack, record)
        if dossier.digest != record.said["dossier_digest"]:
            raise CannotReplay(
                f"{where}: [error] this is not the dossier of record {record.number}: its content is {dossier.digest[:16]}…, "
                f"recorded was {record.said['dossier_digest'][:16]}…\n"
                "    name the file as it was when it was judged, with its sheets beside it"
            )
        decision = Judge(pack).decide(dossier, question)
        made = Recorder(Contents(pack), mask).decision(decision)
    verdicts = {name: result.verdict.word for name, result in decision.results.items()}
    return _compared(record, made, decision.outcome.id, verdicts)


def _check_mask(record: Recorded, mask: Mask | None, where: str) -> None:
    wanted = record.said["mask"]
    if wanted and mask is None:
        raise CannotReplay(
            f"{where}: [error] names and numbers of record {record.number} are masked\n"
            "    add --mask with the key that it was recorded with"
        )
    if mask is not None and mask.name != wanted:
        message = "is masked with another key" if wanted else "is not masked"
        raise CannotReplay(
            f"{where}: [error] record {record.number} {message}\n    {'take that key' if wanted else 'leave out --mask'}"
        )


def _read(sources: tuple[Source, ...], folder: Path, pack: Pack, record: Recorded) -> Dossier:
    """Write the files of a dossier into a folder and read it there, under the name that it was recorded by."""
    today = dt.date.fromisoformat(record.said["today"])
    paths = {one: folder / (_FILE if one.role == "dossier" else one.name) for one in sources}
    for one, path in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.data)
    dossier = load_dossier(folder / _FILE, pack.vocabulary, str(folder / (record.said["dossier"] or _FILE)))
    for one, path in paths.items():
        if one.role == "findings":
            dossier = load_answers(path, dossier, pack.vocabulary, today, str(path))
    return dossier


def _compared(record: Recorded, made: bytes, outcome: str, verdicts: dict[str, str]) -> Replayed:
    same = made == record.decision
    before: dict[str, str] = json.loads(record.said["verdicts"])
    turned = [
        (name, before.get(name, ""), verdicts.get(name, ""))
        for name in dict.fromkeys([*before, *verdicts])
        if before.get(name) != verdicts.get(name)
    ]
    differences = () if same else tuple(islice(_differences(record.document, json.loads(made), ""), _MOST))
    return Replayed(record, same, digest(made), outcome, tuple(turned), differences)


def _differences(was: Any, now: Any, pointer: str) -> Iterator[Difference]:
    """Walk both results side by side down to what differs."""
    if isinstance(was, dict) and isinstance(now, dict):
        for key in dict.fromkeys([*was, *now]):
            yield from _differences(was.get(key), now.get(key), f"{pointer}/{key}")
    elif isinstance(was, list) and isinstance(now, list) and len(was) == len(now):
        for number, (one, other) in enumerate(zip(was, now, strict=True)):
            yield from _differences(one, other, f"{pointer}/{number}")
    elif was != now:
        yield Difference(pointer, was, now)
