"""Reads what a case expects beyond verdicts: parts of the trace, both sides of norms, documents and the words in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.conditions.model import Compare, walk
from checker.conditions.verdict import Verdict
from checker.pack.model import Pack
from checker.ruletests.model import (
    ISSUED,
    NO_NEED,
    NOT_ISSUED,
    OPEN_NEED,
    PART_KINDS,
    Expectation,
    PartKind,
    Subject,
    TracePart,
)
from checker.source.fields import Fields
from checker.source.problem import Problems
from checker.source.tree import Mapping, Node, Scalar, kind_of
from checker.source.tree import Sequence as Items

PART_KEYS = (*PART_KINDS, "about", "is")
LANGUAGES = ("kk", "ru")
OTHERS = "others"
AMOUNT = r"[0-9]+(\.[0-9]+)?(\.\.([0-9]+(\.[0-9]+)?)?)?"
_VERDICTS = tuple(verdict.word for verdict in Verdict)


def read_trace(expect: Fields, pack: Pack, rules: Sequence[str], problems: Problems) -> Iterator[Expectation]:
    """Read `trace:`: by rule, where it reads a fact, uses a pattern or names a rule, and with which verdict."""
    mapping = expect.mapping("trace")
    for name, node in mapping.entries.items():
        if name not in rules:
            problems.unknown("unknown-rule", mapping.key_places[name], "rule", name, rules)
        for item in _items(node):
            found = _part(name, item, pack, rules, problems)
            if found is not None:
                yield found


def _part(rule: str, node: Node, pack: Pack, rules: Sequence[str], problems: Problems) -> Expectation | None:
    fields = Fields(node, "a part of a trace", PART_KEYS, problems, node.place)
    kinds: list[PartKind] = [kind for kind in PART_KINDS if kind in fields]
    if not isinstance(node, Mapping) or len(kinds) != 1:
        if isinstance(node, Mapping):
            problems.add(
                "no-part", node.place, "a part of a trace names one fact, pattern or rule", "{fact: site.form, is: met}"
            )
        return None
    kind = kinds[0]
    name, at = fields.text(kind, required=True), fields.at(kind)
    known = {"fact": _facts_of(pack, rule), "pattern": list(pack.patterns), "rule": rules}[kind]
    if name and name not in known:
        what = f'fact that "{rule}" reads' if kind == "fact" else kind
        problems.unknown(f"unknown-{kind}", at, what, name, known)
    verdict = fields.one_of("is", _VERDICTS)
    return Expectation("trace", rule, verdict, fields.place, TracePart(kind, name, fields.text("about")))


def _facts_of(pack: Pack, rule: str) -> list[str]:
    conditions = (one for found in pack.rules if found.id == rule for one in walk(found.condition))
    return list(dict.fromkeys(one.fact.name for one in conditions if isinstance(one, Compare)))


def read_norms(expect: Fields, pack: Pack, problems: Problems) -> Iterator[Expectation]:
    """Read `norms:`: by table and norm how much is needed, or `{needs: …, has: …, is: …}`; `others` are those of the table not named."""
    tables = expect.mapping("norms")
    for name, node in tables.entries.items():
        if name not in pack.tables:
            problems.unknown("unknown-table", tables.key_places[name], "norm table", name, list(pack.tables))
            continue
        if not isinstance(node, Mapping):
            problems.add("wrong-kind", node.place, f'"{name}" must be a mapping of its norms, got {kind_of(node)}')
            continue
        known = list(pack.tables[name].editions)
        for norm, below in node.entries.items():
            if norm == OTHERS:
                for other in known:
                    if other not in node.entries:
                        yield from _sides(f"{name}/{other}", below, problems)
                continue
            if norm not in known:
                problems.unknown("unknown-norm", node.key_places[norm], f'norm of "{name}"', norm, [*known, OTHERS])
            yield from _sides(f"{name}/{norm}", below, problems)


def _sides(name: str, node: Node, problems: Problems) -> Iterator[Expectation]:
    if not isinstance(node, Mapping):
        yield _amount("needs", name, node, problems)
        return
    sides: tuple[Subject, ...] = ("needs", "has")
    fields = Fields(node, f'"{name}"', (*sides, "is"), problems, node.place)
    if "is" in fields:
        yield Expectation("norm", name, fields.one_of("is", _VERDICTS), fields.at("is"))
    for side in sides:
        below = fields.node(side)
        if below is not None:
            yield _amount(side, name, below, problems)


def _amount(side: Subject, name: str, node: Node, problems: Problems) -> Expectation:
    word = node.text if isinstance(node, Scalar) else kind_of(node)
    words = (NO_NEED, OPEN_NEED) if side == "needs" else (NO_NEED,)
    if word not in words and not re.fullmatch(AMOUNT, word):
        problems.add(
            "wrong-type",
            node.place,
            f'what a norm {side} must be a number or bounds, got "{word}"',
            f"5.25, 4..5, 2.. where no upper bound is known, {', '.join(words)}",
        )
    return Expectation(side, name, word, node.place)


def read_documents(expect: Fields, pack: Pack, problems: Problems) -> Iterator[Expectation]:
    """Read `documents:`: by form that it is issued or not, or by language the words that stand in it."""
    mapping = expect.mapping("documents")
    known = list(dict.fromkeys(form for rule in pack.rules for form in rule.forms))
    for name, node in mapping.entries.items():
        if name not in known:
            problems.unknown("unknown-form", mapping.key_places[name], "document", name, known)
        if isinstance(node, Mapping):
            yield from _words(name, node, problems)
            continue
        word = node.text if isinstance(node, Scalar) else kind_of(node)
        if word not in {ISSUED, NOT_ISSUED}:
            problems.unknown("unknown-value", node.place, "state of a document", word, (ISSUED, NOT_ISSUED))
        yield Expectation("document", name, word, node.place)


def _words(name: str, node: Mapping, problems: Problems) -> Iterator[Expectation]:
    fields = Fields(node, f'document "{name}"', LANGUAGES, problems, node.place)
    for language in LANGUAGES:
        below = fields.node(language)
        for item in _items(below) if below is not None else ():
            if not isinstance(item, Scalar) or not item.text.strip():
                problems.add("wrong-kind", item.place, f"words must stand here, got {kind_of(item)}")
                continue
            words = " ".join(item.text.split())
            yield Expectation("document", name, ISSUED, item.place, None, words, language)


def _items(node: Node) -> list[Node]:
    return node.items if isinstance(node, Items) else [node]
