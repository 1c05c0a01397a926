"""Rules that no rule test expects anything of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from checker.lint.model import Finding
from checker.lint.subject import TESTS, Subject
from checker.pack.model import Kind
from checker.source.place import Place
from checker.source.problem import Refused
from checker.source.reader import read_file
from checker.source.tree import Mapping, Node, Scalar, Sequence

_JUDGED: tuple[Kind, ...] = ("completeness", "requirement", "row", "ground", "outcome", "step")


def untested_rule(subject: Subject) -> Iterator[Finding]:
    """Find rules that no case of `tests/` names: what they do is then shown nowhere."""
    folder = subject.folder / TESTS
    if not folder.is_dir():
        message = "the pack has no rule tests"
        hint = f"write cases in {TESTS}/*.yaml beside the rules: a dossier and the verdicts that it must get"
        yield Finding("untested-rule", "warning", Place(str(subject.folder), 1, 1), message, subject.pack.name, hint)
        return
    named = {name for path in sorted(folder.glob("*.yaml")) for name in _expected(path)}
    told = set()
    for rule in subject.pack.rules:
        if rule.kind in _JUDGED and rule.id not in named and rule.id not in told:
            told.add(rule.id)
            message = f'no rule test expects anything of "{rule.id}"'
            hint = f"add a case to {TESTS}/ that expects it: expect: {{{_example(rule.kind, rule.id)}}}"
            yield Finding("untested-rule", "warning", subject.at(rule.place, "id"), message, rule.id, hint)


def _example(kind: Kind, name: str) -> str:
    if kind == "outcome":
        return f"outcome: {name}"
    return f"steps: {{{name}: done}}" if kind == "step" else f"rules: {{{name}: met}}"


def _expected(path: Path) -> Iterator[str]:
    """Give the ids that the cases of a file expect something of; a file that cannot be read gives none."""
    try:
        root = read_file(path)
    except Refused:
        return
    cases = root.entries.get("cases") if isinstance(root, Mapping) else None
    for case in cases.items if isinstance(cases, Sequence) else ():
        expect = case.entries.get("expect") if isinstance(case, Mapping) else None
        yield from _names(expect)


def _names(expect: Node | None) -> Iterator[str]:
    if not isinstance(expect, Mapping):
        return
    for key in ("rules", "due", "steps"):
        below = expect.entries.get(key)
        if isinstance(below, Mapping):
            yield from below.entries
    outcome = expect.entries.get("outcome")
    if isinstance(outcome, Scalar):
        yield outcome.text
