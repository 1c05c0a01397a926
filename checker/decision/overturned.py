"""Findings that say otherwise than the papers: a finding decides, but never in silence.

Where documents, register entries or numbers alone say that a requirement is met, or that it is not, and with the finding they say
so no more, the finding stands against them: it overturns them or, where a rule lets no finding do that, leaves the requirement
open. That is found by judging again without it, so it holds for every rule that reads findings. A finding that decides what was
open stands against nothing, nor does one that settles a contradiction inside the dossier: that contradiction is shown as such.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.conditions.model import Quantifier, RuleRef, walk
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, Verdict
from checker.decision import phrases
from checker.decision.evidence import Reasons
from checker.decision.model import Overturned, Warn
from checker.decision.papers import papers_behind
from checker.decision.words import Wording, day
from checker.dossier.model import FINDINGS, Record, RecordList
from checker.engine import reference
from checker.engine.case import Case
from checker.engine.judged import Instance, RuleResult
from checker.pack.model import Rule, RuleSet
from checker.vocabulary.model import Vocabulary
from checker.vocabulary.text import LANGUAGES, Text


def overturned_by_findings(case: Case, results: dict[str, RuleResult]) -> Iterator[Overturned]:
    """Judge every requirement that reads findings again without each of them, and give those whose verdict turns round."""
    found = case.dossier.root.lists.get(FINDINGS)
    given = [one for one in found.records if one.text("result") and not one.text("about")] if found else []
    reasons = Reasons(results, case.ruleset.pack)
    for rule in case.ruleset.rules if given else ():
        if rule.kind in {"requirement", "completeness"}:
            items = _items(rule)
            yield from _Again(case, rule, results[rule.id], reasons).overturned(
                [one for one in given if one.text("item") in items]
            )


def _items(rule: Rule) -> set[str]:
    return {
        dict(condition.select).get("item", "")
        for condition in walk(rule.condition)
        if isinstance(condition, Quantifier) and condition.list_name == FINDINGS
    }


class _Again:
    """Judges one rule again with fewer findings, by the plain evaluator."""

    def __init__(self, case: Case, rule: Rule, result: RuleResult, reasons: Reasons) -> None:
        self.case = case
        self.rule = rule
        self.result = result
        self.reasons = reasons
        self.ruleset = RuleSet(case.ruleset.pack, case.ruleset.editions, _with_those_named(rule, case.ruleset))

    def overturned(self, findings: Sequence[Record]) -> Iterator[Overturned]:
        """Give the findings by which the verdict is no more what it is without any."""
        if not findings:
            return
        bare = self._without(findings)
        for index, now in enumerate(self.result.instances):
            if _turned(now, bare[index]):
                own = [finding for finding in findings if _is_of(finding, now.record)]
                turning = [finding for finding in own if self._turns(finding, own, index, bare[index])]
                for finding in turning or own:
                    yield self._told(finding, now, bare[index])

    def _turns(self, finding: Record, own: Sequence[Record], index: int, bare: Instance) -> bool:
        """Tell whether the verdict turns round without this one, or by it alone (two findings may say the same)."""
        others = [one for one in own if one is not finding]
        if not others:
            return True
        less, alone = self._without([finding])[index], self._without(others)[index]
        return _turned(self.result.instances[index], less) or _turned(alone, bare)

    def _without(self, findings: Sequence[Record]) -> list[Instance]:
        old = self.case.dossier.root.lists[FINDINGS]
        kept = [record for record in old.records if not any(record is one for one in findings)]
        lists = {**self.case.dossier.root.lists, FINDINGS: RecordList(old.given, kept, old.place)}
        dossier = replace(self.case.dossier, root=replace(self.case.dossier.root, lists=lists))
        return reference.judge(Case(dossier, self.ruleset, self.case.days))[self.rule.id].instances

    def _told(self, finding: Record, now: Instance, before: Instance) -> Overturned:
        was: Verdict = before.tree.verdict
        return Overturned(
            self.rule,
            now.record,
            finding,
            was,
            now.tree.verdict,
            tuple(papers_behind(before.tree, was, self.reasons, self.case.ruleset.pack.vocabulary)),
        )


def _is_of(finding: Record, record: Record | None) -> bool:
    """Tell whether a finding is of the site that is judged."""
    return record is None or finding.text("site") in {"", record.text("id")}


def _turned(one: Instance, other: Instance) -> bool:
    """Tell whether the papers (`other`) say yes or no, and the verdict is not that any more."""
    now, before = one.tree.verdict, other.tree.verdict
    return before in {MET, NOT_MET} and now is not before and now is not NOT_APPLICABLE


def _with_those_named(rule: Rule, ruleset: RuleSet) -> tuple[Rule, ...]:
    """Give a rule and those it names, in the order of judging."""
    wanted = {rule.id}
    for one in reversed(ruleset.rules):
        if one.id in wanted:
            wanted |= {condition.rule for condition in walk(one.condition) if isinstance(condition, RuleRef)}
    return tuple(one for one in ruleset.rules if one.id in wanted)


def worded(item: Overturned, vocabulary: Vocabulary) -> Text:
    """Say which finding stands against which papers."""
    return Text(*(_worded(item, Wording(vocabulary, language)) for language in LANGUAGES))


def _worded(item: Overturned, wording: Wording) -> str:
    say, finding = wording.say, item.finding
    who = finding.names("found_by")
    told = [
        f"«{_label(wording, 'result', finding)}»",
        day(finding.text("found_on")) if finding.text("found_on") else "",
        say(who) if who else "",
    ]
    note = finding.names("note")
    values = {
        "rule": say(item.rule.title),
        "site": f" ({wording.record(item.record)})" if item.record else "",
        "item": _label(wording, "item", finding),
        "told": ", ".join(part for part in told if part) + (f" – {say(note)}" if note else ""),
        "was": say(phrases.VERDICTS[item.was]),
        "now": say(phrases.VERDICTS[item.now]),
        "against": "; ".join(say(one.text) for one in item.against),
    }
    text = say(phrases.OVERTURNED)
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _label(wording: Wording, field: str, finding: Record) -> str:
    code = finding.text(field)
    choice = wording.vocabulary.field_choices(FINDINGS, field).get(code)
    return wording.say(choice.label) if choice else code


def of_overturned(overturned: Sequence[Overturned], vocabulary: Vocabulary) -> Iterator[Warn]:
    """Warn of every finding that stands against papers, at the place of the finding."""
    for item in overturned:
        yield Warn("finding-against-papers", worded(item, vocabulary), item.finding.facts["result"].place)
