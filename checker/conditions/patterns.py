"""Patterns: conditions with parameters that policy staff name once and use in many rules."""

from __future__ import annotations

from dataclasses import dataclass

from checker.source.fields import Fields
from checker.source.place import Place
from checker.source.problem import Problems
from checker.source.tree import Mapping, Node, Scalar, Sequence, kind_of
from checker.vocabulary.model import Vocabulary
from checker.vocabulary.text import Text, read_text


@dataclass(frozen=True)
class Pattern:
    """A condition with holes: `parameters` maps each hole to the choice list its argument comes from."""

    name: str
    parameters: dict[str, str]
    label: Text
    body: Node
    place: Place


@dataclass(frozen=True)
class Use:
    """A pattern with its holes filled."""

    label: Text
    body: Node


def read_patterns(root: Node | None, vocabulary: Vocabulary, problems: Problems, at: Place) -> dict[str, Pattern]:
    """Read `patterns:`; each has parameters, a label and the condition that it means."""
    if root is None:
        return {}
    if not isinstance(root, Mapping):
        problems.add("wrong-kind", root.place, f'"patterns" must be a mapping, got {kind_of(root)}')
        return {}
    found = {}
    for name, node in root.entries.items():
        fields = Fields(node, f'pattern "{name}"', ("parameters", "label", "means"), problems, at)
        parameters = {}
        for parameter, below in fields.mapping("parameters", required=True).entries.items():
            choices = below.text if isinstance(below, Scalar) else ""
            if choices not in vocabulary.choices:
                problems.unknown("unknown-choices", below.place, "choice list", choices, list(vocabulary.choices))
            parameters[parameter] = choices
        label = read_text(fields.node("label"), f'label of pattern "{name}"', problems, fields.place, english=True)
        body = fields.node("means")
        if body is None:
            fields.missing("means")
            continue
        found[name] = Pattern(name, parameters, label, body, fields.place)
    return found


def applied(pattern: Pattern, node: Node, vocabulary: Vocabulary, problems: Problems) -> Use | None:
    """Fill a pattern's holes from the arguments at its use: one value, or a mapping of parameters."""
    given = _arguments(pattern, node, problems)
    if given is None:
        return None
    labels: dict[str, Text] = {}
    for parameter, scalar in given.items():
        allowed = vocabulary.choices.get(pattern.parameters[parameter], {})
        if scalar.text not in allowed:
            problems.unknown(
                "unknown-value", scalar.place, f'"{parameter}" of "{pattern.name}"', scalar.text, list(allowed)
            )
            return None
        labels[parameter] = allowed[scalar.text].label
    label = Text(*(_worded(pattern.label.of(language), labels, language) for language in ("kk", "ru", "en")))
    return Use(label, _filled(pattern.body, {name: scalar.text for name, scalar in given.items()}))


def _arguments(pattern: Pattern, node: Node, problems: Problems) -> dict[str, Scalar] | None:
    names = list(pattern.parameters)
    if isinstance(node, Scalar) and len(names) == 1 and not node.is_null:
        return {names[0]: node}
    if not isinstance(node, Mapping):
        problems.add("wrong-kind", node.place, f'"{pattern.name}" takes {", ".join(names)}, got {kind_of(node)}')
        return None
    given = {}
    for key, below in node.entries.items():
        if key not in names:
            problems.unknown("unknown-key", node.key_places[key], f'parameter of "{pattern.name}"', key, names)
            return None
        if isinstance(below, Scalar):
            given[key] = below
    missing = [name for name in names if name not in given]
    if missing:
        problems.add("missing-key", node.place, f'"{pattern.name}" lacks {", ".join(missing)}')
        return None
    return given


def _filled(node: Node, values: dict[str, str]) -> Node:
    match node:
        case Scalar() if node.text.startswith("$") and node.text[1:] in values:
            return Scalar(values[node.text[1:]], node.quoted, node.place)
        case Sequence():
            return Sequence([_filled(item, values) for item in node.items], node.place)
        case Mapping():
            return Mapping(
                {key: _filled(below, values) for key, below in node.entries.items()}, node.place, node.key_places
            )
        case _:
            return node


def _worded(label: str, values: dict[str, Text], language: str) -> str:
    for name, text in values.items():
        label = label.replace(f"{{{name}}}", text.of(language))
    return label
