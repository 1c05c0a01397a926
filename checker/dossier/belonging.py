"""Checks values that may only stand with certain values of another fact, as a category that the form of service does not serve."""

from __future__ import annotations

from collections.abc import Iterator

from checker.dossier.model import Fact, Record
from checker.dossier.shape import Shapes
from checker.source.problem import Problems
from checker.vocabulary.model import Choice, Vocabulary


def check_belonging(root: Record, vocabulary: Vocabulary, problems: Problems) -> None:
    """Report each value that its choice list ties to another fact, where the dossier gives that fact another value."""
    shapes = Shapes()
    tied = {name for name, choices in vocabulary.choices.items() if any(one.only for one in choices.values())}
    for record, around in _records(root, ()):
        shape = shapes.of(record.definition.fields if record.definition else vocabulary.fields)
        for path, listed in shape.choices:
            fact = record.facts.get(path) if listed in tied else None
            if fact is None:
                continue
            choices = vocabulary.choices[listed]
            choice = choices.get(str(fact.value))
            if choice is None or choice.only is None:
                continue
            name, allowed = choice.only
            other = next((one.facts[name] for one in (record, *around) if name in one.facts), None)
            if other is not None and other.value not in allowed:
                _report(path, fact, choice, name, other, choices, problems)


def _records(record: Record, around: tuple[Record, ...]) -> Iterator[tuple[Record, tuple[Record, ...]]]:
    """Walk every record with the records around it, the nearest first."""
    yield record, around
    for found in record.lists.values():
        for below in found.records:
            yield from _records(below, (record, *around))


def _report(
    path: str, fact: Fact, choice: Choice, name: str, other: Fact, choices: dict[str, Choice], problems: Problems
) -> None:
    there = [code for code, one in choices.items() if one.only is None or other.value in one.only[1]]
    problems.add(
        "not-together",
        fact.place,
        f'"{path}" {fact.value} ({choice.label.en}) does not go with "{name}" {other.value}',
        f'"{name}" stands at line {other.place.line}; with {other.value}: {", ".join(there)}; correct one of the two',
    )
