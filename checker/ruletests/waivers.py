"""Reads `waivers.yaml` beside the rule tests: what need not be reached or noticed, each with the reason.

A waiver goes by the name that a report gives a branch or a mutant. One that waives nothing is reported, so that none outlives its
reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from checker.ruletests.load import WAIVERS
from checker.source.fields import Fields
from checker.source.place import Place
from checker.source.problem import Problem, Problems
from checker.source.reader import read_file

WaiverKind = Literal["branches", "mutants"]
WAIVER_KINDS: tuple[WaiverKind, ...] = ("branches", "mutants")
WAIVER_KEYS = (*WAIVER_KINDS, "why")


@dataclass(frozen=True, slots=True)
class Waiver:
    """A branch with its verdict, or a mutant, that is left out, and why."""

    kind: WaiverKind
    name: str
    why: str
    place: Place


def read_waivers(folder: Path) -> tuple[Waiver, ...]:
    """Read the waivers of a folder of rule tests, none where there is no such file; raises Refused with every problem found."""
    path = folder / WAIVERS
    if not path.is_file():
        return ()
    problems = Problems()
    root = read_file(path)
    found: dict[tuple[str, str], Waiver] = {}
    for node in Fields(root, "a file of waivers", ("waivers",), problems, root.place).nodes("waivers", required=True):
        fields = Fields(node, "a waiver", WAIVER_KEYS, problems, node.place)
        why = fields.text("why", required=True)
        if not any(kind in fields for kind in WAIVER_KINDS):
            problems.add("waives-nothing", fields.place, "a waiver names no branch and no mutant", "branches: […]")
        for kind in WAIVER_KINDS:
            for scalar in fields.scalars(kind):
                if (kind, scalar.text) in found:
                    first = found[kind, scalar.text].place.short
                    problems.add(
                        "duplicate-name", scalar.place, f'"{scalar.text}" is waived twice', f"first at {first}"
                    )
                found[kind, scalar.text] = Waiver(kind, scalar.text, why, scalar.place)
    problems.raise_if_any()
    return tuple(found.values())


def idle(waivers: Iterable[Waiver], kind: WaiverKind, left: Iterable[str], known: Iterable[str]) -> list[Problem]:
    """Report the waivers of one kind that waive nothing: `left` is what tests leave open, `known` all that there is."""
    open_, names = set(left), list(known)
    problems = Problems()
    for waiver in waivers:
        if waiver.kind != kind or waiver.name in open_:
            continue
        if waiver.name in set(names):
            problems.add(
                "idle-waiver",
                waiver.place,
                f'"{waiver.name}" needs no waiver any more',
                "tests see to it: remove the line",
            )
        else:
            what = {"branches": "branch with its verdict", "mutants": "mutant"}[kind]
            problems.unknown("unknown-waiver", waiver.place, what, waiver.name, names)
    return list(problems)
