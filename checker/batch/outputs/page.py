"""One page for the browser that stands alone: charts, a table to search and sort, the deciding trace behind every row.

Nothing is asked of any other place. What dossiers hold is data: JSON in blocks that no browser runs, put on the page as text. The
traces are packed by the hundred, so that a page of ten thousand dossiers stays one that a browser opens at once.
"""

from __future__ import annotations

import base64
import hashlib
import tempfile
import zlib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import IO, Any

import orjson

from checker.batch import words
from checker.batch.outputs.charts import charts
from checker.batch.outputs.making import Making
from checker.batch.result import Result
from checker.batch.summary import Summary
from checker.batch.tally import Tally

CHUNK = 100
MOST_ROWS = 20_000
_COLUMNS = ("number", "dossier", "applicant", "identifier", "registered", "due", "outcome", "unmet", "unknown", "late")
# The cells of a row that these columns show; `unmet` and `outcome` are indexes into lists of titles.
_CELLS = (0, 1, 2, 3, 4, 5, 6, 8, 9, 10)
_COPY = 1024 * 1024
# Ends of a block of data, and what some readers take for an end of line.
_ESCAPES = ((b"<", b"\\u003c"), (b"\xe2\x80\xa8", b"\\u2028"), (b"\xe2\x80\xa9", b"\\u2029"))


class PageFile:
    """Writes the page; rows and traces wait in files without a name until the counts at its head are known."""

    def __init__(self, draft: Path, making: Making) -> None:
        self.making = making
        self._draft = draft
        self._rows: IO[bytes] = tempfile.TemporaryFile(dir=draft.parent)  # noqa: SIM115 - open to the end
        self._traces: IO[bytes] = tempfile.TemporaryFile(dir=draft.parent)  # noqa: SIM115 - open to the end
        self._rules = _Names()
        self._outcomes = _Names()
        self._chunk: list[dict[str, Any]] = []
        self._chunks = 0
        self._count = 0

    def add(self, result: Result) -> None:
        self._count += 1
        if self._count > MOST_ROWS:
            return
        self._rows.write((b",\n" if self._count > 1 else b"") + _json(self._row(result)))
        warnings = result.row["warnings"] if result.row else []
        self._chunk.append({"problems": self._problems(result), "trace": self._trace(result), "warnings": warnings})
        if len(self._chunk) >= CHUNK:
            self._put_chunk()

    def _row(self, result: Result) -> list[Any]:
        titles, row = self.making.titles, result.row
        links = [[self.making.link(result, name), name] for name, _ in result.files]
        if row is None:
            outcome = self._outcomes.index(titles.say(words.NOT_JUDGED))
            return [result.number, result.name, "", "", "", "", outcome, "against", [], 0, 0, "", links]
        return [
            *(result.number, result.name, row["applicant"], row["identifier"], row["registered"], row["due"]),
            *(self._outcomes.index(titles.rule(row["outcome"])), row["effect"]),
            [self._rules.index(titles.rule(name)) for name in titles.gaps(row)],
            *(row["unknown"], max((step["late"] for step in row["steps"]), default=0), result.clears, links),
        ]

    def _problems(self, result: Result) -> list[list[str]]:
        return [
            [f"{one['place']['file']}:{one['place']['line']}:{one['place']['column']}", one["message"], one["hint"]]
            for one in result.problems
        ]

    def _trace(self, result: Result) -> list[list[Any]]:
        row = result.row
        if row is None or result.trace is None:
            return []
        open_ = {name for name, verdict in row["verdicts"].items() if verdict == "unknown"}
        return [
            [
                self._rules.index(self.making.titles.rule(name)),
                "open" if name in open_ else "against",
                row["notes"].get(name, ""),
                *(cite, place, missing, lines),
            ]
            for name, cite, place, missing, lines in result.trace
        ]

    def _put_chunk(self) -> None:
        packed = base64.b64encode(zlib.compress(orjson.dumps(self._chunk), 9))
        self._traces.write(b'<script type="text/plain" id="trace-%d">%s</script>\n' % (self._chunks, packed))
        self._chunks += 1
        self._chunk = []

    def close(self, tally: Tally) -> None:
        if self._chunk:
            self._put_chunk()
        with self._draft.open("wb") as stream:
            stream.write("".join(self._head(tally)).encode())
            _block(stream, "words", _json(self._words()))
            stream.write(b'<script type="application/json" id="rows">[')
            _copy(self._rows, stream)
            stream.write(b"]</script>\n")
            _copy(self._traces, stream)
            stream.write(f"<script>{_script()}</script>\n</body>\n</html>\n".encode())
        self.give_up()

    def give_up(self) -> None:
        self._rows.close()
        self._traces.close()

    def _words(self) -> dict[str, Any]:
        say = self.making.titles.say
        return {
            "rules": self._rules.all,
            "outcomes": self._outcomes.all,
            "shown": say(words.SHOWN),
            "clears": say(words.COLUMNS["clears"]),
            "unknown": say(words.UNKNOWN),
            "nothing": say(words.NOTHING_AGAINST),
            "noTrace": say(words.NO_TRACE),
            "warnings": say(words.WARNINGS),
            "chunk": CHUNK,
        }

    def _head(self, tally: Tally) -> Iterator[str]:
        say, language = self.making.titles.say, self.making.language
        title = say(words.TITLE)
        allowed = base64.b64encode(hashlib.sha256(_script().encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{allowed}'"
        yield f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield f"<title>{escape(title)}</title>\n<style>{_beside('page.css')}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n"
        summary = Summary(tally)
        pack = self.making.pack
        yield f'<p class="quiet">{escape(summary.dated_as())} · {escape(say(words.RULES))}: {escape(pack.digest[:12])}</p>\n'
        yield from charts(summary)
        yield f"<h2>{escape(say(words.DOSSIERS))}</h2>\n"
        if self._count > MOST_ROWS:
            left_out = say(words.LEFT_OUT).replace("{shown}", str(MOST_ROWS)).replace("{all}", str(self._count))
            yield f"<p>{escape(left_out)}</p>\n"
        yield from self._table()

    def _table(self) -> Iterator[str]:
        say = self.making.titles.say
        search = escape(say(words.SEARCH))
        yield f"<noscript><p>{escape(say(words.NO_SCRIPT))}</p></noscript>\n"
        yield f'<div class="tools"><input id="search" type="search" placeholder="{search}" aria-label="{search}">'
        yield f'<select id="outcome" aria-label="{escape(say(words.COLUMNS["outcome"]))}">'
        yield f'<option value="">{escape(say(words.ANY_OUTCOME))}</option>'
        for index, name in enumerate(self._outcomes.all):
            yield f'<option value="{index}">{escape(name)}</option>'
        yield '</select></div>\n<div class="scroll"><table><thead><tr>'
        for cell, name in zip(_CELLS, _COLUMNS, strict=True):
            head = escape(say(words.COLUMNS[name]))
            yield f'<th scope="col" data-column="{cell}"><button type="button">{head}<span></span></button></th>'
        yield "</tr></thead><tbody></tbody></table></div>\n"
        yield f'<div class="tools pager"><button type="button" id="back">← {escape(say(words.PREVIOUS))}</button>'
        yield f'<button type="button" id="on">{escape(say(words.NEXT))} →</button><span id="shown" role="status"></span></div>\n'


class _Names:
    """Texts by the order in which they came up, each once."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def index(self, text: str) -> int:
        return self._known.setdefault(text, len(self._known))

    @property
    def all(self) -> list[str]:
        return list(self._known)


def _json(value: object) -> bytes:
    """Give JSON that ends no block of a page, whatever it holds."""
    said = orjson.dumps(value)
    for character, written in _ESCAPES:
        said = said.replace(character, written)
    return said


def _block(stream: IO[bytes], name: str, data: bytes) -> None:
    stream.write(b'<script type="application/json" id="%s">%s</script>\n' % (name.encode(), data))


def _copy(source: IO[bytes], target: IO[bytes]) -> None:
    source.seek(0)
    while piece := source.read(_COPY):
        target.write(piece)


def _beside(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def _script() -> str:
    return _beside("page.js")
