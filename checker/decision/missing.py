"""What is not known yet, and which rules wait for it: the list that leads from `pending` to a decision."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from checker.conditions.model import Compare, Norm, NormTable, Quantifier, Settled
from checker.conditions.verdict import MET, UNKNOWN
from checker.decision import phrases
from checker.decision.model import Missing
from checker.decision.words import Wording
from checker.dossier.model import Record
from checker.engine.amounts import Weighed
from checker.engine.judged import Judged, RuleResult
from checker.pack.model import Kind
from checker.vocabulary.model import FactDef, Vocabulary
from checker.vocabulary.text import LANGUAGES, Text

_Words: TypeAlias = tuple[Wording, ...]
ASKED: tuple[Kind, ...] = ("completeness", "requirement", "ground", "outcome")


def missing_items(results: dict[str, RuleResult], vocabulary: Vocabulary, *, decided: bool) -> tuple[Missing, ...]:
    """List what the undecided rules wait for, each thing once, in the order of the rules; outcomes only while none is `decided`."""
    words = _words(vocabulary)
    found: dict[tuple[str, str], tuple[Missing, list[str]]] = {}
    for result in results.values():
        if (
            result.rule.kind not in ASKED
            or result.verdict is not UNKNOWN
            or (decided and result.rule.kind == "outcome")
        ):
            continue
        for item in _of_rule(result, words):
            key = (item.text.ru, item.site)
            found.setdefault(key, (item, []))[1].append(result.rule.id)
    return tuple(
        Missing(item.text, item.pointer, item.source, item.site, tuple(dict.fromkeys(rules)))
        for item, rules in found.values()
    )


def _words(vocabulary: Vocabulary) -> _Words:
    return tuple(Wording(vocabulary, language) for language in LANGUAGES)


def missing_of(result: RuleResult, vocabulary: Vocabulary) -> list[Missing]:
    """List what one rule waits for."""
    return _of_rule(result, _words(vocabulary))


def _of_rule(result: RuleResult, words: _Words) -> list[Missing]:
    if result.rule.for_every is not None and not result.instances:
        definition = result.rule.for_every
        return [Missing(definition.label, f"/{definition.name}", definition.source, "", ())]
    found: list[Missing] = []
    for instance in result.instances:
        if instance.tree.verdict is UNKNOWN:
            found += _items(instance.tree, instance.record, instance.record, words)
    return found


def open_nodes(tree: Judged) -> Iterator[Judged]:
    """Walk the parts that keep a condition undecided, down to the leaves that are not known."""
    below = [child for child in tree.children if child.verdict is UNKNOWN]
    if not below:
        yield tree
    for child in below:
        yield from open_nodes(child)


def _items(tree: Judged, site: Record | None, record: Record | None, words: _Words) -> list[Missing]:
    found: list[Missing] = []
    if tree.record is not None:
        record = tree.record
    below = [child for child in tree.children if child.verdict is UNKNOWN]
    for child in below:
        found += _items(child, site, record, words)
    if not below:
        item = _item(tree, site, record, words)
        if item is not None:
            found.append(item)
    return found


def _item(tree: Judged, site: Record | None, record: Record | None, words: _Words) -> Missing | None:
    where = site.text("id") if site else ""
    condition = tree.condition
    if isinstance(condition, Quantifier):
        text = _each(lambda wording: wording.selected(condition) or wording.selection(condition), words)
        return Missing(text, f"/{condition.definition.name}", condition.definition.source, where, ())
    if isinstance(condition, Norm) and tree.weighed is not None:
        return _of_norm(tree.weighed, site, where)
    if isinstance(condition, NormTable) and tree.silent:
        return _of_table(condition, site, where)
    if isinstance(condition, Settled):
        return _of_clash(tree, where, words)
    if not isinstance(condition, Compare) or tree.verdict is MET:
        return None
    fact = condition.fact.definition
    if fact.source == "derived" and record is not None:
        # What is worked out cannot be filled in; what settles it is a finding.
        name, label = record.text("id"), record.names("name")
        said = {language: phrases.SETTLE.of(language).replace("{id}", name) for language in LANGUAGES}
        text = Text(*(f"{said[language]} – {label.of(language) if label else name}" for language in LANGUAGES))
        return Missing(text, "/findings", "inspector", where, ())
    text = _each(lambda wording: _fact_label(wording, fact, record), words)
    pointer = (record.place.pointer if record else "") + "/" + condition.fact.path.replace(".", "/")
    return Missing(text, pointer, fact.source, where, ())


def _of_clash(tree: Judged, where: str, words: _Words) -> Missing | None:
    """Name the finding that stands against what the dossier itself says: one of the two has to be corrected."""
    found = next((node.condition for node in tree.children[1].walk() if isinstance(node.condition, Quantifier)), None)
    if found is None:
        return None
    text = _each(
        lambda wording: phrases.CORRECT_ONE.of(wording.language).format(
            item=wording.selected(found) or wording.selection(found)
        ),
        words,
    )
    return Missing(text, f"/{found.definition.name}", found.definition.source, where, ())


def _of_norm(weighed: Weighed, site: Record | None, where: str) -> Missing | None:
    """Name the number that a norm waits for; where every number is there, a clause leaves it to a finding, asked for elsewhere."""
    wanted = next(iter((*weighed.need.missing, *weighed.have.missing)), None)
    if wanted is None:
        return None
    pointer = site.place.pointer if site is not None and wanted.owner else ""
    if wanted.records is not None:
        # What there is of an item is asked for by the name of the list, not item by item.
        named = wanted.records.label if wanted in weighed.have.missing else wanted.title
        return Missing(named, f"{pointer}/{wanted.records.name}", wanted.records.source, where, ())
    source = wanted.definition.source if wanted.definition else "declared"
    return Missing(wanted.title, f"{pointer}/{wanted.path.replace('.', '/')}", source, where, ())


def _of_table(condition: NormTable, site: Record | None, where: str) -> Missing | None:
    """Name the fact that chooses the table of norms."""
    for path, _ in condition.select:
        entry = site.definition.fields.get(path) if site is not None and site.definition else None
        if site is not None and isinstance(entry, FactDef) and path not in site.facts:
            return Missing(entry.label, f"{site.place.pointer}/{path}", entry.source, where, ())
    return None


def _fact_label(wording: Wording, fact: FactDef, record: Record | None) -> str:
    if record is None or record.definition is None or record.definition.each == "site":
        return wording.label(fact)
    return f"{wording.label(fact)} – {wording.record(record)}"


def _each(say: Callable[[Wording], str], words: _Words) -> Text:
    return Text(*[say(wording) for wording in words])
