"""Rule tests as values: a changed dossier, what is expected of it, and what came out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from checker.decision.model import Decision
from checker.pack.model import Rule
from checker.source.place import Place
from checker.source.problem import Problem
from checker.source.tree import Mapping

# A rule that is not part of the law in the editions applied has no verdict; a case can expect just that.
NOT_IN_FORCE = "not_in_force"
# A step whose last or first day cannot be told: what sets it running is not known, or the text gives no such day.
NO_DAY = "none"
# Of a document: that it comes out, that it does not, that it comes out and holds the words.
ISSUED, NOT_ISSUED = "issued", "not_issued"
# Of a part of the trace that no node shows, of a norm that needs nothing, of one of which it is not known whether it applies.
NOT_IN_TRACE, NO_NEED, OPEN_NEED = "not in the trace", "none", "open"
Subject: TypeAlias = Literal[
    "rule", "outcome", "conclusion", "due", "earliest", "step", "trace", "needs", "has", "norm", "document", "edition"
]
PartKind: TypeAlias = Literal["fact", "pattern", "rule"]
PART_KINDS: tuple[PartKind, ...] = ("fact", "pattern", "rule")


@dataclass(frozen=True, slots=True)
class TracePart:
    """A part of the trace of a rule: where it reads a fact, uses a pattern or names a rule.

    `about` narrows it to a code, a site or another record that it was judged for; "" takes all.
    """

    kind: PartKind
    name: str
    about: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.name}" + (f" about {self.about}" if self.about else "")


@dataclass(frozen=True, slots=True)
class Expectation:
    """One thing that a case expects.

    `name` is the rule, step, form or `table/norm` that it is about; `part` of an expected trace says which part of it, `words`
    of a document what must stand in it and `language` in which one ("": in both).
    """

    subject: Subject
    name: str
    wanted: str
    place: Place
    part: TracePart | None = None
    words: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class RuleTest:
    """One case in one combination of editions; `dossier` is the base with the changes made.

    `file` is the name of its file without folder and ending, `base` that of the dossier it starts from, `written` the case as it
    stands in the file.
    """

    file: str
    name: str
    proves: str
    base: str
    dossier: Mapping
    as_of: dt.date | None
    today: dt.date | None
    editions: tuple[tuple[str, str], ...]
    expected: tuple[Expectation, ...]
    place: Place
    written: Mapping | None = field(default=None, compare=False, repr=False)

    @property
    def id(self) -> str:
        """Give a name that is unique in the folder: `completeness: name [order-222 2025-03]`."""
        named = ", ".join(f"{act} {edition}" for act, edition in self.editions)
        return f"{self.file}: {self.name}" + (f" [{named}]" if named else "")


@dataclass(frozen=True, slots=True)
class Check:
    """One expectation beside what the program said."""

    expectation: Expectation
    got: str

    @property
    def passed(self) -> bool:
        return self.expectation.wanted == self.got


@dataclass(frozen=True, slots=True)
class RuleTestResult:
    """One case that was run; `editions` are those that were applied, of every act, `rules` those in force for its request."""

    test: RuleTest
    checks: tuple[Check, ...]
    editions: dict[str, str]
    rules: tuple[Rule, ...] = ()
    decision: Decision | None = field(default=None, compare=False, repr=False)

    @property
    def passed(self) -> bool:
        return all(check.passed for check in self.checks)

    @property
    def failures(self) -> tuple[Problem, ...]:
        """Word each expectation that did not come true, at the line where it stands."""
        return tuple(failure(self.test, check) for check in self.checks if not check.passed)


def failure(test: RuleTest, check: Check) -> Problem:
    """Word an expectation that did not come true."""
    expected = check.expectation
    got = "not read" if expected.subject == "trace" and check.got == NOT_IN_TRACE else f'"{check.got}"'
    return Problem(
        "rule-test",
        expected.place,
        f'{said_of(expected)} must be "{expected.wanted}", got {got}',
        f"{test.id} – {test.proves}",
    )


def said_of(expected: Expectation) -> str:
    """Name what an expectation is about."""
    match expected.subject:
        case "edition":
            return f'the edition of "{expected.name}"'
        case "rule":
            return f'rule "{expected.name}"'
        case "due":
            return f'the last day of "{expected.name}"'
        case "earliest":
            return f'the first day of "{expected.name}"'
        case "step":
            return f'step "{expected.name}"'
        case "trace":
            return f'in the trace of "{expected.name}", {expected.part}'
        case "needs" | "has":
            return f'what "{expected.name}" {expected.subject}'
        case "norm":
            return f'norm "{expected.name}"'
        case "document":
            language = f" ({expected.language})" if expected.language else ""
            words = f' with the words "{expected.words}"' if expected.words else ""
            return f'document "{expected.name}"{language}{words}'
        case _:
            return f"the {expected.subject}"
