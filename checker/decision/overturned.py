"""Findings that say otherwise than the papers: a finding decides, but never in silence.

Where documents, register entries or numbers alone say that a requirement is met, or that it is not, and with the finding they say
so no more, the finding stands against them: it overturns them or, where a rule lets no finding do that, leaves the requirement
open. That is found by judging again without it, so it holds for every rule that reads findings. A finding that decides what was
open stands against nothing, nor does one that settles a contradiction inside the dossier: that contradiction is shown as such.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from checker.conditions.model import Quantifier, walk
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, Verdict
from checker.decision import phrases
from checker.decision.evidence import Reasons
from checker.decision.model import Overturned, Warn
from checker.decision.papers import papers_behind
from checker.decision.words import Wording, day
from checker.dossier.model import FINDINGS, Record
from checker.engine.case import Case
from checker.engine.judged import Instance, Judged, RuleResult
from checker.engine.plan import Plan
from checker.engine.without import Bearing, Without
from checker.pack.model import Rule
from checker.vocabulary.model import Vocabulary
from checker.vocabulary.text import LANGUAGES, Text


class Retrial:
    """Judges the rules of one rule set that read findings, with fewer findings, by the plain evaluator."""

    def __init__(self, plan: Plan) -> None:
        self.items = {
            rule.id: items
            for rule in plan.ruleset.rules
            if rule.kind in {"requirement", "completeness"} and (items := _items(rule))
        }
        self.rules = tuple(rule for rule in plan.ruleset.rules if rule.id in self.items)
        self._bearing = Bearing(plan, FINDINGS)

    def overturned(self, case: Case, results: dict[str, RuleResult]) -> Iterator[Overturned]:
        """Give every finding by which the verdict on a requirement is no more what the papers alone make it."""
        found = case.dossier.root.lists.get(FINDINGS)
        given = [one for one in found.records if one.text("result") and not one.text("about")] if found else []
        if not given:
            return
        reasons = Reasons(results, case)
        bare = Without(self._bearing, results, given)
        for rule in self.rules:
            of_rule = [one for one in given if one.text("item") in self.items[rule.id]]
            for index, instance in enumerate(results[rule.id].instances if of_rule else ()):
                own = [one for one in of_rule if _is_of(one, instance)]
                if not own:
                    continue
                now, before = instance.tree, bare.tree(rule.id, index)
                if _turned(now, before):
                    turning = own
                    if len(own) > 1:
                        without = partial(self._without, results, rule.id, index)
                        turning = [one for one in own if _turns(one, own, now, before, without)] or own
                    for finding in turning:
                        yield _told(rule, finding, instance, before, reasons)

    def _without(self, results: dict[str, RuleResult], rule: str, index: int, findings: Sequence[Record]) -> Judged:
        return Without(self._bearing, results, findings).tree(rule, index)


def _turns(
    finding: Record, own: list[Record], now: Judged, bare: Judged, without: Callable[[Sequence[Record]], Judged]
) -> bool:
    """Tell whether the verdict turns without this one, or by it alone (two findings may say the same)."""
    alone = without([one for one in own if one is not finding])
    return _turned(now, without([finding])) or _turned(alone, bare)


def _items(rule: Rule) -> set[str]:
    return {
        dict(condition.select).get("item", "")
        for condition in walk(rule.condition)
        if isinstance(condition, Quantifier) and condition.list_name == FINDINGS
    }


def _told(rule: Rule, finding: Record, now: Instance, before: Judged, reasons: Reasons) -> Overturned:
    was: Verdict = before.verdict
    against = papers_behind(before, was, reasons, reasons.pack.vocabulary)
    return Overturned(rule, now.record, finding, was, now.tree.verdict, tuple(against))


def _is_of(finding: Record, instance: Instance) -> bool:
    """Tell whether a finding is of the site that is judged."""
    return instance.record is None or finding.text("site") in {"", instance.record.text("id")}


def _turned(now: Judged, before: Judged) -> bool:
    """Tell whether the papers (`before`) say yes or no, and the verdict is not that any more."""
    papers = before.verdict in {MET, NOT_MET}
    return papers and now.verdict is not before.verdict and now.verdict is not NOT_APPLICABLE


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
