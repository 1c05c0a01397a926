"""What is wrong with a text, said so that its author can mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.source.nearest import nearest
from checker.source.place import Place
from checker.source.shown import shown, visible

_MOST_PRINTED = 100


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where, what (quoted), what is allowed, the nearest name, what to do.

    `code` is stable and meant for machines; `rule` names the rule that the fault is in, where there is one.
    """

    code: str
    place: Place
    message: str
    hint: str = ""
    rule: str = ""

    def __str__(self) -> str:
        tail = f" ({self.rule})" if self.rule else ""
        text = visible(f"{self.place}: [error] {self.message}{tail}")
        return f"{text}\n    {visible(self.hint)}" if self.hint else text


def unknown_name(what: str, name: str, allowed: Sequence[str], *, most: int = 12) -> tuple[str, str]:
    """Word an unknown name: gives the message and the hint with the nearest name and what is allowed."""
    close = nearest(name, allowed)
    allowed = list(dict.fromkeys(allowed))
    listed = ", ".join(allowed[:most]) + (f" … ({len(allowed)} in all)" if len(allowed) > most else "")
    hint = (f'did you mean "{close}"? ' if close else "") + (
        f"allowed: {listed}" if allowed else "none is allowed here"
    )
    return f'unknown {what} "{shown(name)}"', hint


class SaikesError(Exception):
    """Any outcome that ends a command early; `exit_code` is what the process returns."""

    exit_code = 5


class Refused(SaikesError):
    """An input text was read and is not usable; carries every problem found, in the order of the text."""

    exit_code = 3

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.place[:3]))
        lines = [str(problem) for problem in self.problems[:_MOST_PRINTED]]
        if len(self.problems) > _MOST_PRINTED:
            lines.append(f"… {len(self.problems)} problems in all; the first {_MOST_PRINTED} are shown")
        super().__init__("\n".join(lines))


class Problems:
    """Collects problems so that one run reports all of them."""

    def __init__(self, rule: str = "") -> None:
        self._found: list[Problem] = []
        self.rule = rule

    def add(self, code: str, place: Place, message: str, hint: str = "") -> None:
        self._found.append(Problem(code, place, message, hint, self.rule))

    def unknown(self, code: str, place: Place, what: str, name: str, allowed: Sequence[str]) -> None:
        message, hint = unknown_name(what, name, allowed)
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
