"""The columns of a list of dossiers: what CSV, Parquet and the first table of a workbook say of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from checker.batch import words
from checker.batch.result import Result
from checker.batch.row import Row
from checker.decision import phrases
from checker.pack.model import Pack, Rule
from checker.vocabulary.text import Text

Cell: TypeAlias = str | int | None
_GAPS = ("completeness", "requirement")


class Titles:
    """The titles of the rules and requests of a pack in one language."""

    def __init__(self, pack: Pack, language: str) -> None:
        self.language = language
        self.rules: Mapping[str, Rule] = {
            rule.id: rule for rule in reversed((*pack.rules, *(one.rule for one in pack.terms)))
        }
        self.requests = {request.id: request.title for request in pack.requests}

    def say(self, text: Text) -> str:
        return text.of(self.language)

    def rule(self, name: str) -> str:
        found = self.rules.get(name)
        said = self.say(found.title) if found is not None and found.title else ""
        return said or name

    def kind(self, name: str) -> str:
        found = self.rules.get(name)
        return found.kind if found is not None else ""

    def request(self, name: str) -> str:
        found = self.requests.get(name)
        return self.say(found) if found else name

    def conclusion(self, name: str) -> str:
        return self.say(phrases.CONCLUSIONS[name])

    def gaps(self, row: Row) -> list[str]:
        """Name the requirements and rules of completeness that are not met."""
        return [name for name, verdict in row["verdicts"].items() if verdict == "not_met" and self.kind(name) in _GAPS]

    def unknown(self, row: Row) -> list[str]:
        """Name those of which it is not known."""
        return [name for name, verdict in row["verdicts"].items() if verdict == "unknown" and self.kind(name) in _GAPS]

    def grounds(self, row: Row) -> list[str]:
        """Name the grounds that are established."""
        return [name for name, verdict in row["verdicts"].items() if verdict == "met" and self.kind(name) == "ground"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its stable name, what its cells hold, and how one is made of a row."""

    name: str
    kind: Literal["text", "number", "day"]
    cell: Callable[[Row, Titles], Cell]


def _step(row: Row) -> Row | None:
    """Give the step that is due first."""
    return min(row["steps"], key=lambda step: (step["due"], step["id"]), default=None)


def _plain(name: str) -> Callable[[Row, Titles], Cell]:
    return lambda row, _: row[name] or None


_OF_ROWS: tuple[Column, ...] = (
    *(Column(name, "text", _plain(name)) for name in ("applicant", "identifier", "application")),
    Column("request", "text", lambda row, titles: titles.request(row["request"])),
    *(Column(name, "day", _plain(name)) for name in ("registered", "due")),
    Column("outcome", "text", lambda row, titles: titles.rule(row["outcome"])),
    Column("effect", "text", lambda row, titles: titles.say(words.EFFECTS[row["effect"]])),
    Column("conclusion", "text", lambda row, titles: titles.conclusion(row["conclusion"])),
    Column("gaps", "number", lambda row, titles: len(titles.gaps(row))),
    Column("unmet", "text", lambda row, titles: "; ".join(map(titles.rule, titles.gaps(row))) or None),
    Column("notes", "text", lambda row, _: "; ".join(dict.fromkeys(row["notes"].values())) or None),
    Column("grounds", "text", lambda row, titles: "; ".join(map(titles.rule, titles.grounds(row))) or None),
    Column("unknown", "number", lambda row, _: row["unknown"]),
    Column("missing", "text", lambda row, _: "; ".join(row["missing"]) or None),
    Column("step", "text", lambda row, titles: titles.rule(step["id"]) if (step := _step(row)) else None),
    Column("step_due", "day", lambda row, _: step["due"] if (step := _step(row)) else None),
    Column("late", "number", lambda row, _: max((step["late"] for step in row["steps"]), default=0)),
    Column("warnings", "number", lambda row, _: len(row["warnings"])),
)
KINDS: dict[str, Literal["text", "number", "day"]] = {
    "number": "number",
    "dossier": "text",
    **{column.name: column.kind for column in _OF_ROWS},
    **dict.fromkeys(("clears", "error", "documents", "digest"), "text"),
}
NAMES = tuple(KINDS)


def cells(result: Result, titles: Titles, documents: str = "") -> dict[str, Cell]:
    """Give the cells of one result by the names of the columns; `documents` is the way to the folder of its documents."""
    found: dict[str, Cell] = dict.fromkeys(NAMES)
    found["number"], found["dossier"], found["digest"] = result.number, result.name, result.digest or None
    if result.row is None:
        found["outcome"] = titles.say(words.NOT_JUDGED)
        found["error"] = "; ".join(said_of(problem) for problem in result.problems) or None
        return found
    found.update({column.name: column.cell(result.row, titles) for column in _OF_ROWS})
    found["clears"], found["documents"] = result.clears or None, documents if result.files else None
    return found


def said_of(problem: Row) -> str:
    """Say a problem with its place on one line."""
    place = problem["place"]
    return f"{place['file']}:{place['line']}:{place['column']}: {problem['message']}"
