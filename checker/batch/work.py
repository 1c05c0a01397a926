"""Judges one dossier of a batch; whatever is wrong with it becomes its result."""

from __future__ import annotations

import hashlib
import os
import re
import traceback
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from checker.batch.clears import OneDocument
from checker.batch.item import Item
from checker.batch.result import Result, pack, unjudged
from checker.batch.row import row_of, trace_of
from checker.batch.ways import folder_of
from checker.decision.decide import Judge, Question
from checker.decision.model import Decision
from checker.documents.issue import issue
from checker.documents.write import CannotWrite, Writing
from checker.dossier.load import build_dossier
from checker.dossier.model import FINDINGS, Dossier
from checker.engine.faults import EngineFault
from checker.pack.model import Pack
from checker.reports.machine import document
from checker.source.place import Place
from checker.source.problem import Problem, Refused, SaikesError
from checker.source.reader import read_bytes, read_line
from checker.source.tree import Mapping, Node
from checker.visit.answers import KEYS

_LOOKED_AT = 256
_DRAFT = re.compile(r"^\.\d+\.\d+\.tmp$")


@dataclass(frozen=True)
class Work:
    """How the dossiers of a batch are judged, and what of each is kept for the outputs.

    `whole` keeps the decision, `traced` the deciding part of the trace in words; `documents` is where legal documents go.
    """

    pack: Pack
    question: Question
    language: str
    whole: bool = True
    traced: bool = False
    documents: Writing | None = None


class Judging:
    """Judges dossiers one after the other as a `Work` says; what it learns of the rules it keeps."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.judge = Judge(work.pack)
        self.one_document = OneDocument(work.pack, work.language)

    def result(self, item: Item) -> Result:
        """Judge a dossier; gives a result for every dossier, whatever it is.

        Raises CannotWrite where its documents cannot be written, as on a full disk, which is no fault of the dossier; MemoryError.
        """
        if item.problem is not None:
            return unjudged(item, [item.problem])
        try:
            return self._decided(item, _read(item, self.work.pack))
        except (CannotWrite, OSError, MemoryError):
            raise
        except Refused as refused:
            return unjudged(item, refused.problems)
        except EngineFault as fault:
            return unjudged(item, [_said(item, "engines-differ", str(fault))], "failed")
        except SaikesError as error:
            problem = _said(item, "cannot-judge", str(error))
            return unjudged(item, [problem], "refused" if error.exit_code != 5 else "failed")
        except Exception as error:
            return unjudged(item, [_said(item, "fault", _fault(error))], "failed")

    def _decided(self, item: Item, dossier: Dossier) -> Result:
        work, decision = self.work, self.judge.decide(dossier, self.work.question)
        files, notes = _documents(item, decision, work)
        row = row_of(decision, work.language)
        row["warnings"] += notes
        return Result(
            *(item.number, item.name, item.file, item.line, "judged", item.digest, dossier.digest, dossier.tables),
            row=row,
            trace=trace_of(decision, work.language) if work.traced else None,
            way=item.way,
            files=files,
            clears=self.one_document.of(decision),
            packed=pack(document(decision)) if work.whole else b"",
        )


def _read(item: Item, pack: Pack) -> Dossier:
    node = read_line(item.data, item.file, item.line) if item.line else read_bytes(item.data, item.file)
    _refuse_findings(node, item)
    folder = Path(item.folder) if item.folder is not None else None
    return build_dossier(node, pack.vocabulary, item.name, item.data, folder)


def _refuse_findings(node: Node, item: Item) -> None:
    """Say of a findings file that it is one: it lies beside dossiers, and each of its keys would be a problem of its own."""
    if isinstance(node, Mapping) and {FINDINGS, "digest", "dossier"} <= node.entries.keys() and set(node) <= set(KEYS):
        message = "this is a findings file of a visit, not a dossier"
        hint = "keep it in another folder; `saikes check DOSSIER --findings FILE` takes it"
        raise Refused([Problem("findings-file", Place(item.file, item.line or 1, 1), message, hint)])


def _documents(item: Item, decision: Decision, work: Work) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Write the documents of a dossier into its own folder; gives their names there with their digests, and what was not written."""
    if work.documents is None:
        return (), ()
    to = replace(work.documents, folder=work.documents.folder.joinpath(*folder_of(item.way)))
    _clear_drafts(to.folder)
    issued = issue(decision, to)
    files = tuple((path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in issued.written)
    return files, tuple(note.of(work.language) for note in issued.notes)


def _clear_drafts(folder: Path) -> None:
    """Take away what a process that was killed over this dossier left half written, and what a power cut emptied."""
    with suppress(OSError):
        for path in folder.iterdir():
            if _DRAFT.match(path.name) or (path.is_file() and _is_empty(path)):
                path.unlink(missing_ok=True)


def _is_empty(path: Path) -> bool:
    """Tell whether a file has nothing in it, or the zeros that stand for what never came onto the disk."""
    with path.open("rb") as stream:
        return not stream.read(_LOOKED_AT).strip(b"\0")


def _said(item: Item, code: str, text: str) -> Problem:
    """Make a problem of an error that has no place in the dossier."""
    message, _, hint = text.partition("\n")
    return Problem(code, Place(item.file, item.line or 1, 1), message.partition("[error] ")[2] or message, hint.strip())


def _fault(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    if os.environ.get("SAIKES_DEBUG"):
        traceback.print_exception(error)
    return f"fault of saikes: {type(error).__name__} in {where}\nplease report this line"
