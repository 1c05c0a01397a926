"""Tells the dossiers that one more document would clear of all that stands against them."""

from __future__ import annotations

from collections.abc import Iterator

from checker.conditions.model import Quantifier, RuleRef, walk
from checker.conditions.verdict import MET, NOT_MET
from checker.decision.model import Decision
from checker.pack.model import Pack, Rule
from checker.remedy.alternatives import merged
from checker.remedy.model import Change, Edits, parts
from checker.remedy.plan import keys
from checker.remedy.prove import Aim, Prover
from checker.remedy.search import Search
from checker.remedy.want import Want
from checker.remedy.wording import ChangeWords

DOCUMENTS = "documents"
# With more rules against it, one document is not what is lacking.
_MOST_RULES = 4


class OneDocument:
    """Looks for that document, with the means by which `saikes remedy` looks for remedies: what it names was applied and judged."""

    def __init__(self, pack: Pack, language: str) -> None:
        self.pack = pack
        self.language = language
        # A rule has the same name in several editions.
        self._rules = {
            name: [rule for rule in pack.rules if rule.id == name] for name in {rule.id for rule in pack.rules}
        }
        self._reads: dict[int, bool] = {}

    def of(self, decision: Decision) -> str:
        """Name the document after which nothing stands against the dossier, "" where there is none such.

        What is not known yet is no obstacle.
        """
        aims = list(self._against(decision))
        rules = {aim.rule.id: aim.rule for aim in aims}
        if not aims or len(rules) > _MOST_RULES or not all(map(self._reads_documents, rules.values())):
            return ""
        ways = _common(decision, aims)
        if not ways:
            return ""
        prover = Prover(decision)
        apart = {rule.id for rule in prover.rules if rule.kind == "ground"}
        if any(one.verdict is MET and one.rule.id in apart for one in decision.of_kind("ground")):
            return ""
        for edits in ways:
            if prover.turns(edits, aims) and prover.harmless(edits):
                words = ChangeWords(decision.case.dossier.root, self.pack, self.language)
                return words.line(parts(prover.least(edits, aims))[0])
        return ""

    def _against(self, decision: Decision) -> Iterator[Aim]:
        for result in decision.results.values():
            if result.rule.kind in {"completeness", "requirement"} and result.verdict is NOT_MET:
                for index, instance in enumerate(result.instances):
                    if instance.tree.verdict is NOT_MET:
                        yield Aim(result.rule, index)

    def _reads_documents(self, rule: Rule) -> bool:
        """Tell whether a rule asks for documents at all, by itself or through those that it names."""
        known = self._reads.get(id(rule))
        if known is None:
            found = list(walk(rule.condition))
            named = [rule for part in found if isinstance(part, RuleRef) for rule in self._rules[part.rule]]
            lists = any(isinstance(part, Quantifier) and part.list_name == DOCUMENTS for part in found)
            known = self._reads[id(rule)] = lists or any(map(self._reads_documents, named))
        return known


def _common(decision: Decision, aims: list[Aim]) -> list[Edits]:
    """Give the sets of changes to one document that the search holds likely to turn every aim."""
    search = Search(decision.case, overturning=False)
    found: list[Edits] = []
    for number, aim in enumerate(aims):
        record = decision.results[aim.rule.id].instances[aim.index].record
        ways = search.of_rule(aim.rule.condition, aim.rule.for_every, record, Want.OK)
        single = [way for way in ways if way and len(keys(way)) == 1 and _is_document(parts(way)[0])]
        if number == 0:
            found = single
        else:
            both = (merged(one, way) for one in found for way in single if keys(one) == keys(way))
            found = [one for one in both if one is not None]
        if not found:
            return []
    return found


def _is_document(change: Change) -> bool:
    """Tell whether a change is a paper of the applicant that is added or replaced."""
    target = change.target
    last = target.list_name or (target.address[-1][0] if target.address else "")
    return change.who == "applicant" and last == DOCUMENTS
