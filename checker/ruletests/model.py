"""Rule tests as values: a changed dossier, what is expected of it, and what came out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias

from checker.pack.model import Rule
from checker.source.place import Place
from checker.source.problem import Problem
from checker.source.tree import Mapping

# A rule that is not part of the law in the editions applied has no verdict; a case can expect just that.
NOT_IN_FORCE = "not_in_force"
# A step whose last or first day cannot be told: what sets it running is not known, or the text gives no such day.
NO_DAY = "none"
Subject: TypeAlias = Literal["rule", "outcome", "conclusion", "due", "earliest", "step"]


@dataclass(frozen=True, slots=True)
class Expectation:
    """One thing that a case expects: the verdict of a rule, the outcome, the conclusion, a day or the state of a step."""

    subject: Subject
    name: str
    wanted: str
    place: Place


@dataclass(frozen=True, slots=True)
class RuleTest:
    """One case in one combination of editions; `dossier` is the base with the changes made.

    `file` is the name of its file without folder and ending, `base` that of the dossier it starts from.
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

    @property
    def passed(self) -> bool:
        return all(check.passed for check in self.checks)

    @property
    def failures(self) -> tuple[Problem, ...]:
        """Word each expectation that did not come true, at the line where it stands."""
        return tuple(_failure(self.test, check) for check in self.checks if not check.passed)


def _failure(test: RuleTest, check: Check) -> Problem:
    expected = check.expectation
    named = {"rule": "rule", "due": "the last day of", "earliest": "the first day of", "step": "step"}.get(
        expected.subject
    )
    what = f'{named} "{expected.name}"' if named else f"the {expected.subject}"
    return Problem(
        "rule-test",
        expected.place,
        f'{what} must be "{expected.wanted}", got "{check.got}"',
        f"{test.id} – {test.proves}",
    )
