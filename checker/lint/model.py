"""Findings about a rule pack, and the checks that make them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from checker.source.place import Place

if TYPE_CHECKING:
    from checker.lint.subject import Subject

Level: TypeAlias = Literal["error", "warning"]
LEVELS: tuple[Level, ...] = ("warning", "error")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a rule pack.

    `about` is what it is about, as a waiver names it: the id of a rule, the name of a fact, of a norm table …; `hint` says what is allowed
    and what to do, `example` shows the fault in a dossier that was judged, `related` are other places that it involves.
    """

    check: str
    level: Level
    place: Place
    message: str
    about: str = ""
    hint: str = ""
    example: str = ""
    related: tuple[tuple[Place, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its id, the level of what it finds, one line that says what that is, and the finding of it."""

    id: str
    level: Level
    title: str
    find: Callable[[Subject], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that stands as it is, and why."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found in a folder: `unreadable` tells that the pack cannot be loaded, so that no more could be checked.

    `lines` gives the lines of each file with a finding, for excerpts.
    """

    folder: str
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    unreadable: bool
    lines: dict[str, list[str]]

    def at_least(self, level: Level) -> bool:
        """Tell whether anything of this level, or graver, was found."""
        return any(LEVELS.index(finding.level) >= LEVELS.index(level) for finding in self.findings)
