"""What came of one dossier of a batch, in the form in which it goes from process to process, into the journal and to every output."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import orjson

from checker import __version__
from checker.batch.item import Item
from checker.batch.row import Row
from checker.source.problem import MOST_PRINTED, Problem

FORMAT = 1
# refused: the dossier cannot be read or judged as it is · failed: a fault of ours, or a process that died over it
State: TypeAlias = Literal["judged", "refused", "failed"]
_LEVEL = 1


@dataclass(frozen=True, slots=True)
class Result:
    """One result, the seam for whatever listens to a batch.

    `source` is the SHA-256 of the bytes of the dossier, `tables` the files beside it with theirs, `digest` that of the whole dossier
    as decisions name it. `row` says what lists and tables show. `packed` is the decision as `saikes schema decision` describes
    it (packed, see `document`), empty where no output asks for it or there is none; `trace` the deciding part of the trace.
    `problems` tell why there is no decision. `files` are the documents written, each with the SHA-256 of its bytes.
    """

    number: int
    name: str
    file: str
    line: int
    state: State
    source: str
    digest: str = ""
    tables: tuple[tuple[str, str], ...] = ()
    row: Row | None = None
    problems: tuple[dict[str, Any], ...] = ()
    trace: list[list[Any]] | None = None
    way: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    clears: str = ""
    packed: bytes = b""

    @property
    def exit_code(self) -> int:
        """0 nothing against it, 1 refusal or not complying, 4 open, 3 not readable, 5 a fault of ours."""
        if self.row is not None:
            return int(self.row["exit"])
        return 3 if self.state == "refused" else 5

    @property
    def document(self) -> bytes:
        """Give the decision as one line of JSON without its end; of a dossier without one, the problems."""
        if self.packed:
            return zlib.decompress(self.packed)
        return orjson.dumps(
            {
                "format": FORMAT,
                "saikes": __version__,
                "dossier": {"name": self.name, "digest": self.digest or self.source},
                "place": {"file": self.file, "line": self.line or 1},
                "state": self.state,
                "problems": list(self.problems),
            }
        )


def pack(document: object) -> bytes:
    """Make the packed form of a decision."""
    return zlib.compress(orjson.dumps(document), _LEVEL)


def unjudged(item: Item, problems: Iterable[Problem], state: State = "refused") -> Result:
    """Give the result of a dossier that cannot be judged."""
    said = tuple(plain_problem(one) for one in tuple(problems)[:MOST_PRINTED])
    return Result(item.number, item.name, item.file, item.line, state, item.digest, problems=said)


def plain_problem(problem: Problem) -> dict[str, Any]:
    """Give a problem as plain data."""
    place = problem.place
    return {
        "code": problem.code,
        "place": {"file": place.file, "line": place.line, "column": place.column, "pointer": place.pointer},
        "message": problem.message,
        "hint": problem.hint,
    }


_PLAIN = tuple(name for name in Result.__slots__ if name != "packed")


def meta(result: Result) -> bytes:
    """Give all but the decision as JSON."""
    return orjson.dumps({name: getattr(result, name) for name in _PLAIN})


def restored(data: bytes, packed: bytes) -> Result:
    """Make a result anew from its two parts."""
    plain = orjson.loads(data)
    for name in ("tables", "files"):
        plain[name] = tuple(tuple(one) for one in plain[name])
    for name in ("problems", "way"):
        plain[name] = tuple(plain[name])
    return Result(**plain, packed=packed)
