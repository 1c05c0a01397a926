"""Rules that no rule test expects anything of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from checker.lint.model import Finding
from checker.lint.subject import TESTS, Subject
from checker.pack.model import Kind
from checker.source.place import Place

_EXPECT = re.compile(r"^( *)(?:- )?expect:(.*)$")
_KEY = re.compile(r"([\w.-]+)[\"']?:(?:\s|$)")
_OUTCOME = re.compile(r"outcome: *[\"']?([\w.-]+)")

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
    """Give the ids that the cases of a file expect something of.

    The text is searched, not read as YAML: there may be thousands of cases, and `saikes rules test` reads them with all care.
    """
    for block in _blocks(path.read_text("utf-8", errors="replace").splitlines()):
        yield from _KEY.findall(block)
        yield from _OUTCOME.findall(block)


def _blocks(lines: list[str]) -> Iterator[str]:
    """Give what stands under each `expect:`: the rest of its line, and the lines that are indented further."""
    depth, found = -1, list[str]()
    for line in lines:
        begins = _EXPECT.match(line)
        if depth >= 0 and line.strip() and len(line) - len(line.lstrip()) <= depth:
            yield "\n".join(found)
            depth, found = -1, []
        if begins is not None:
            depth, found = len(begins[1]), [begins[2]]
        elif depth >= 0:
            found.append(line)
    yield "\n".join(found)
