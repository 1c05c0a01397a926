"""Proposes the boundary cases of a rule: just before, on and after each value that it compares with, and the value not stated.

Each starts from a rule test in which the comparison is read and changes that one fact. What the pack says of it today stands as
the expectation: a person has to judge whether the law says so too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.conditions.model import Compare, Constant
from checker.conditions.operators import OPERATORS
from checker.decision.decide import Judge
from checker.dossier.model import Record
from checker.engine.judged import Judged
from checker.ruletests.branches import Key, key
from checker.ruletests.change import telling
from checker.ruletests.load import load_cases
from checker.ruletests.model import RuleTest
from checker.ruletests.mutants.comparisons import next_code
from checker.ruletests.run import decide
from checker.ruletests.written import yaml_of
from checker.source.place import Place
from checker.source.tree import Mapping, Node, Scalar
from checker.source.tree import Sequence as Items
from checker.vocabulary.model import Vocabulary

_NULL = "null"
# So many tests are tried for each comparison.
_TRIED = 6


@dataclass(frozen=True)
class Seed:
    """A rule test in which a comparison is read: the node of the trace and the record whose fact it is (None: the dossier)."""

    test: RuleTest
    node: Judged
    compare: Compare
    record: Record | None


@dataclass(frozen=True)
class Proposal:
    """One boundary case: its name, what it shows, the case as YAML without an expectation."""

    name: str
    shows: str
    lines: tuple[str, ...]
    editions: tuple[tuple[str, str], ...]


def boundaries(rule: str, tests: Sequence[RuleTest], judge: Judge, folder: Path) -> str:
    """Write the boundary cases of a rule as a file of rule tests, with the verdicts that the pack gives; "" where there are none."""
    head = [
        f'# Boundary cases of "{rule}", proposed from the verdicts that the pack gives today ({judge.pack.digest[:12]}).',
        "# Read each: does the law say so? Then write what it proves and move it beside the other tests of the rule.",
        "cases:",
    ]
    lines: list[str] = []
    for seeds in _seeds(rule, tests, judge):
        best: list[tuple[Proposal, str]] = []
        for seed in seeds:
            found = _judged(rule, seed, judge, folder)
            if len({verdict for _, verdict in found}) > len({verdict for _, verdict in best}):
                best = found
        for proposal, verdict in best:
            lines += [*proposal.lines, f"    expect: {{rules: {{{rule}: {verdict}}}}}"]
    return "\n".join([*head, *lines]) + "\n" if lines else ""


def _judged(rule: str, seed: Seed, judge: Judge, folder: Path) -> list[tuple[Proposal, str]]:
    proposals = list(_proposed(rule, seed, judge.pack.vocabulary))
    verdicts = [_verdict(rule, one, judge, folder) for one in proposals]
    return [(one, verdict) for one, verdict in zip(proposals, verdicts, strict=True) if verdict is not None]


def _seeds(rule: str, tests: Sequence[RuleTest], judge: Judge) -> list[list[Seed]]:
    """Choose for each comparison of the rule a few tests that read it; the one in which it decides most is taken later."""
    found: dict[Key, list[Seed]] = {}
    names = {test.name: test for test in reversed(tests) if any(one.name == rule for one in test.expected)}
    for test in reversed(names.values()):
        result = decide(test, judge).results.get(rule)
        for instance in result.instances if result else ():
            for node, record in _compared(instance.tree, instance.record, {}):
                compare = node.condition
                if isinstance(compare, Compare) and node.fact is not None and node.expected is not None:
                    kept = found.setdefault(key(compare), [])
                    if len(kept) < _TRIED and all(one.test is not test for one in kept):
                        kept.append(Seed(test, node, compare, record))
    return list(found.values())


def _compared(node: Judged, record: Record | None, bound: dict[str, Record]) -> Iterator[tuple[Judged, Record | None]]:
    for one in (record, node.record):
        if one is not None and one.definition is not None:
            bound = {**bound, one.definition.each: one}
    if isinstance(node.condition, Compare):
        yield node, bound.get(node.condition.fact.variable)
    for child in node.children:
        yield from _compared(child, None, bound)


def _proposed(rule: str, seed: Seed, vocabulary: Vocabulary) -> Iterator[Proposal]:
    fact = seed.compare.fact.name
    for word, value in _around(seed, vocabulary):
        changed = _changed(seed, value)
        if changed is None:
            continue
        name = f"{rule}-{fact.replace('.', '-')}-{word}".replace("_", "-").replace(" ", "-")
        shows = f"{fact} {'is not stated' if value == _NULL else f'is {value}'} ({word}; {seed.compare.operator})"
        proves = f"{seed.test.proves.rstrip('.')}; {shows}."
        head = [f"  - name: {_unquoted(name)}", f"    proves: {yaml_of(Scalar(proves, True, seed.test.place))}"]
        yield Proposal(name, shows, (*head, *_body(seed.test, changed)), seed.test.editions)


def _unquoted(name: str) -> str:
    return "".join(letter for letter in name if letter.isalnum() or letter in "-.")


def _around(seed: Seed, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Give the values at and beside the boundary, each with a word for where it is."""
    expected, definition = seed.node.expected, seed.compare.fact.definition
    if OPERATORS[seed.compare.operator].shape == "flag":
        yield "as stated", _text(seed.node.fact.value) if seed.node.fact else _NULL
    elif definition.type == "date" and isinstance(expected, str):
        day = dt.date.fromisoformat(expected)
        for word, step in (("day before", -1), ("on the day", 0), ("day after", 1)):
            yield word, (day + dt.timedelta(step)).isoformat()
    elif definition.type in {"number", "integer"} and isinstance(expected, int | float):
        for word, step in (("one less", -1), ("equal", 0), ("one more", 1)):
            yield word, _text(expected + step)
    elif definition.type == "boolean":
        yield from (("yes", "true"), ("no", "false"))
    else:
        yield from _of_codes(expected, vocabulary, definition.choices, several=definition.type == "choices")
    yield "not stated", _NULL


def _of_codes(expected: object, vocabulary: Vocabulary, choices: str, *, several: bool) -> Iterator[tuple[str, str]]:
    codes = list(expected) if isinstance(expected, tuple) else [expected]
    for code in codes:
        if isinstance(code, str):
            yield code, f"[{code}]" if several else code
    outside = next((code for code in vocabulary.choices.get(choices, {}) if code not in codes), None)
    if outside is not None:
        other = next_code(outside, vocabulary, choices) if several and len(codes) == 0 else outside
        yield f"another {other}", f"[{other}]" if several else other


def _text(value: Constant | tuple[str, ...] | object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return f"[{', '.join(value)}]" if isinstance(value, tuple) else str(value)


def _changed(seed: Seed, value: str) -> Mapping | None:
    """Give the case with the fact changed: where it stands in the case itself, else by `set`."""
    written = seed.test.written or Mapping({}, seed.test.place)
    place = seed.node.fact.place if seed.node.fact else seed.test.place
    new, done = _with(written, place, value)
    if done and isinstance(new, Mapping):
        return new
    path = _path(seed)
    if path is None:
        return None
    old = written.get("set")
    entries = dict(old.entries) if isinstance(old, Mapping) else {}
    entries[path] = Scalar(value, False, seed.test.place)
    return replace(written, entries={**written.entries, "set": Mapping(entries, seed.test.place)})


def _with(node: Node, place: Place, value: str) -> tuple[Node, bool]:
    """Put another value where a fact stands; tells whether it stands there."""
    if node.place == place and not isinstance(node, Mapping):
        return Scalar(value, False, place), True
    if isinstance(node, Mapping):
        made = {name: _with(below, place, value) for name, below in node.entries.items()}
        return replace(node, entries={name: one for name, (one, _) in made.items()}), any(d for _, d in made.values())
    if isinstance(node, Items):
        items = [_with(item, place, value) for item in node.items]
        return replace(node, items=[one for one, _ in items]), any(done for _, done in items)
    return node, False


def _path(seed: Seed) -> str | None:
    """Word the way to the fact as `set` takes it; None for a record that nothing tells from the others."""
    record, path = seed.record, seed.compare.fact.path
    if record is None or record.definition is None:
        return path if not seed.compare.fact.variable else None
    words = [str(record.facts[name].value) for name in telling(record.definition) if name in record.facts]
    return (
        f"{record.definition.name}[{', '.join(words)}].{path}" if words and "." not in record.definition.name else None
    )


def _body(test: RuleTest, case: Mapping) -> Iterator[str]:
    yield f"    base: {test.base}"
    for name in ("drop", "set", "add"):
        node = case.get(name)
        if node is not None:
            yield f"    {name}: {yaml_of(node)}"
    if test.as_of:
        yield f"    as_of: {test.as_of}"
    if test.today:
        yield f"    today: {test.today}"
    if test.editions:
        yield f"    editions: {{{', '.join(f'{act}: {edition}' for act, edition in test.editions)}}}"


def _verdict(rule: str, proposal: Proposal, judge: Judge, folder: Path) -> str | None:
    """Judge a proposal; None where the dossier that it makes is refused, as of a day before another."""
    from checker.source.problem import Refused

    text = "\n".join(["cases:", *proposal.lines, f"    expect: {{rules: {{{rule}: met}}}}", ""])
    try:
        tests = load_cases(text, "proposed.yaml", folder, judge.pack)
        result = decide(tests[0], judge).results.get(rule)
    except Refused:
        return None
    return result.verdict.word if result else None
