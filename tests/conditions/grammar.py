"""Parses conditions by the small vocabulary of this folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from checker.conditions.model import Condition
from checker.conditions.parse import Grammar, Parser
from checker.conditions.patterns import read_patterns
from checker.conditions.scope import Scope
from checker.source.problem import Problem, Problems
from checker.source.reader import read_text
from checker.source.tree import Mapping
from checker.vocabulary.load import load_vocabulary

HERE = Path(__file__).parent


class Parsed(NamedTuple):
    """A condition and everything that is wrong with it."""

    condition: Condition | None
    problems: list[Problem]


@cache
def _known() -> tuple[Scope, Grammar]:
    root = read_text((HERE / "vocabulary.yaml").read_text("utf-8"), "vocabulary.yaml")
    assert isinstance(root, Mapping)
    problems = Problems()
    parts = {key: root.entries[key] for key in ("choices", "facts")}
    vocabulary = load_vocabulary(Mapping(parts, root.place, root.key_places), problems)
    patterns = read_patterns(root.entries["patterns"], vocabulary, problems, root.place)
    problems.raise_if_any()
    return Scope(vocabulary), Grammar(patterns, ["heaviest"], ["grown-up"])


def parsed(text: str) -> Parsed:
    """Parse a condition as a rule of the dossier would be."""
    scope, grammar = _known()
    problems = Problems()
    condition = Parser(grammar, problems).condition(read_text(text, "rule.yaml"), scope)
    return Parsed(condition, list(problems))
