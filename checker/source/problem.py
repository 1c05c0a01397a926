"""What is wrong with a text, said so that its author can mend it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.source.nearest import several
from checker.source.place import Place
from checker.source.shown import shown, visible

MOST_LISTED = 12
MOST_PRINTED = 100


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where, what (quoted), what is allowed, the nearest name, what to do.

    `code` is stable and meant for machines; `rule` names the rule that the fault is in, where there is one; what is only pointed
    out has the level "warning".
    """

    code: str
    place: Place
    message: str
    hint: str = ""
    rule: str = ""
    level: str = "error"

    def __str__(self) -> str:
        tail = f" ({self.rule})" if self.rule else ""
        text = visible(f"{self.place}: [{self.level}] {self.message}{tail}")
        return f"{text}\n    {visible(self.hint)}" if self.hint else text


def unknown_name(what: str, name: str, allowed: Sequence[str], *, command: str = "") -> tuple[str, str]:
    """Word an unknown name: gives the message and the hint with the nearest name and what is allowed.

    Where more than MOST_LISTED are allowed, the hint gives the first of them, up to three near names, and the `command` that lists all.
    """
    allowed = list(dict.fromkeys(allowed))
    close = several(name, allowed, most=most_meant(allowed))
    return f'unknown {what} "{shown(name)}"', meant([f'"{one}"' for one in close]) + listed(allowed, command)


def most_meant(allowed: Collection[str]) -> int:
    """Say how many near names to give: one where all that is allowed is listed beside it, else three."""
    return 3 if len(allowed) > MOST_LISTED else 1


def meant(close: Sequence[str]) -> str:
    """Ask whether one of these was meant; "" where there are none."""
    return f"did you mean {', '.join(close[:-1])}{' or ' if len(close) > 1 else ''}{close[-1]}? " if close else ""


def listed(allowed: Sequence[str], command: str = "") -> str:
    """Say what is allowed: all of it, or the first ones, how many there are and the command that lists them."""
    if not allowed:
        return "none is allowed here"
    more = (
        f" … ({len(allowed)} in all{f'; `{command}` lists them' if command else ''})"
        if len(allowed) > MOST_LISTED
        else ""
    )
    return f"allowed: {', '.join(allowed[:MOST_LISTED])}{more}"


class SaikesError(Exception):
    """Any outcome that ends a command early; `exit_code` is what the process returns."""

    exit_code = 5


class Refused(SaikesError):
    """An input text was read and is not usable; carries every problem found, in the order of the text."""

    exit_code = 3

    def __init__(self, problems: Iterable[Problem]) -> None:
        # What was read for several records, as the day at the top of a findings file, is said once.
        self.problems = tuple(dict.fromkeys(sorted(problems, key=lambda problem: problem.place[:3])))
        lines = [str(problem) for problem in self.problems[:MOST_PRINTED]]
        if len(self.problems) > MOST_PRINTED:
            lines.append(f"… {len(self.problems)} problems in all; the first {MOST_PRINTED} are shown")
        super().__init__("\n".join(lines))


class Problems:
    """Collects problems so that one run reports all of them."""

    def __init__(self, rule: str = "") -> None:
        self._found: list[Problem] = []
        self.rule = rule

    def add(self, code: str, place: Place, message: str, hint: str = "") -> None:
        self._found.append(Problem(code, place, message, hint, self.rule))

    def unknown(
        self, code: str, place: Place, what: str, name: str, allowed: Sequence[str], *, command: str = ""
    ) -> None:
        message, hint = unknown_name(what, name, allowed, command=command)
        self.add(code, place, message, hint)

    def extend(self, problems: Iterable[Problem]) -> None:
        self._found.extend(problems)

    def reword(self, change: Callable[[Problem], Problem]) -> None:
        """Put another wording in the place of each problem."""
        self._found = [change(problem) for problem in self._found]

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def raise_if_any(self) -> None:
        """Raise Refused with all that was collected, if anything was."""
        if self._found:
            raise Refused(self._found)
