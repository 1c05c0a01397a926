"""The facts behind a verdict, in words: they go into the note column, the refusal and the explanation."""

from __future__ import annotations

from checker.conditions.model import Compare, Named, Not, Quantifier, RuleRef
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, Verdict, negation
from checker.decision import phrases
from checker.decision.model import Evidence
from checker.decision.words import Wording
from checker.dossier.model import Record
from checker.engine.judged import Judged, RuleResult
from checker.pack.messages import PLACEHOLDER
from checker.pack.model import Rule
from checker.vocabulary.model import Vocabulary, flat
from checker.vocabulary.text import LANGUAGES, Text


def behind(tree: Judged, wanted: Verdict, results: dict[str, RuleResult], vocabulary: Vocabulary) -> list[Evidence]:
    """List the facts that make a condition `wanted` (met or not_met), each once, in the order of the rule."""
    found: dict[str, Evidence] = {}
    for item in _behind(tree, wanted, None, results, vocabulary):
        found.setdefault(item.text.ru, item)
    return list(found.values())


def _behind(tree: Judged, wanted: Verdict, record: Record | None, results: dict[str, RuleResult],
            vocabulary: Vocabulary) -> list[Evidence]:
    if tree.record is not None:
        record = tree.record
    condition = tree.condition
    if tree.verdict is not wanted:
        return []
    if isinstance(condition, Not):
        return _behind(tree.children[0], negation(wanted), record, results, vocabulary)
    if isinstance(condition, RuleRef):
        return _rule_evidence(results[condition.rule], wanted, results, vocabulary)
    if isinstance(condition, Compare):
        return [_compared(tree, condition, record, vocabulary)]
    if isinstance(condition, Quantifier) and not tree.children:
        return [_no_record(tree, condition, vocabulary)]
    found = [item for child in tree.children for item in _behind(child, wanted, record, results, vocabulary)]
    if not found and isinstance(condition, Named):
        found = [Evidence(condition.label, None, record, None)]
    return found


def _rule_evidence(result: RuleResult, wanted: Verdict, results: dict[str, RuleResult], vocabulary: Vocabulary) -> list[Evidence]:
    """Follow another rule; a requirement or document line speaks with its own message first."""
    found: list[Evidence] = []
    for instance in result.instances:
        if instance.tree.verdict is wanted:
            if wanted is NOT_MET and result.rule.when_not_met:
                found.append(Evidence(message(result.rule, instance.record, vocabulary), None, instance.record, None))
            else:
                found += _behind(instance.tree, wanted, instance.record, results, vocabulary)
    return found


def _compared(tree: Judged, condition: Compare, record: Record | None, vocabulary: Vocabulary) -> Evidence:
    def words(language: str) -> str:
        wording = Wording(vocabulary, language)
        named = wording.record(record)
        said = wording.comparison(tree, condition)
        return f"{named}: {said}" if named and record is not None and record.definition and condition.fact.variable else said

    text = Text(*(words(language) for language in LANGUAGES))
    return Evidence(text, tree.fact.place if tree.fact else None, record, tree.fact)


def _no_record(tree: Judged, condition: Quantifier, vocabulary: Vocabulary) -> Evidence:
    silent = phrases.LIST_SILENT if tree.silent else phrases.NO_RECORD
    text = Text(*(f"{Wording(vocabulary, language).selection(condition)} – {silent.of(language)}" for language in LANGUAGES))
    return Evidence(text, None, None, None)


def message(rule: Rule, record: Record | None, vocabulary: Vocabulary) -> Text:
    """Fill the placeholders of a rule's message from the record that it was judged for."""
    return Text(*(_filled(rule.when_not_met.of(language), record, vocabulary, language) for language in LANGUAGES))


def _filled(text: str, record: Record | None, vocabulary: Vocabulary, language: str) -> str:
    wording = Wording(vocabulary, language)

    def value(name: str) -> str:
        path = name.partition(".")[2]
        if record is None or record.definition is None or path not in record.facts:
            return wording.say(phrases.NOT_STATED)
        found = record.names(path)
        if found is not None and isinstance(record.value(path), Text):
            return found.of(language)
        fact = dict(flat(record.definition.fields))[path]
        return str(found) if not hasattr(fact, "choices") else wording.value(record.value(path), fact)  # type: ignore[arg-type]

    return PLACEHOLDER.sub(lambda found: value(found[1]), text)


def exemption(result: RuleResult, results: dict[str, RuleResult], vocabulary: Vocabulary) -> list[Evidence]:
    """List the facts by which a requirement does not apply."""
    found: dict[str, Evidence] = {}
    for instance in result.instances:
        if instance.tree.verdict is NOT_APPLICABLE and instance.tree.children:
            for item in behind(instance.tree.children[0], NOT_MET, results, vocabulary):
                found.setdefault(item.text.ru, item)
    return list(found.values())


def established(result: RuleResult, results: dict[str, RuleResult], vocabulary: Vocabulary) -> list[Evidence]:
    """List the facts that establish a ground."""
    found: dict[str, Evidence] = {}
    for instance in result.instances:
        for item in behind(instance.tree, MET, results, vocabulary):
            found.setdefault(item.text.ru, item)
    return list(found.values())
