"""The facts behind a verdict, in words: they go into the note column, the refusal and the explanation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker.conditions.model import Any, Compare, Condition, Named, Norm, NormTable, Not, Quantifier, RuleRef
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, Verdict, negation
from checker.decision import phrases
from checker.decision.arithmetic import amount, bounds, number
from checker.decision.norms import norms_of, rows_of, section_of, shortage
from checker.decision.words import Wording
from checker.dossier.model import Fact, Record
from checker.engine.amounts import Pooled
from checker.engine.case import Case
from checker.engine.judged import Judged, RuleResult
from checker.pack.acts import Cite
from checker.pack.messages import PLACEHOLDER
from checker.pack.model import Rule
from checker.source.place import Place
from checker.vocabulary.model import FactDef, flat
from checker.vocabulary.text import LANGUAGES, Text

# So many facts still read well in brackets; more are listed.
_IN_BRACKETS = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a requirement is not met: what is said of it, and the facts behind it."""

    said: Text
    facts: tuple[Text, ...]

    @property
    def text(self) -> Text:
        """Give both in one sentence, the facts in brackets."""
        return Text(
            *(
                f"{self.said.of(language)} ({'; '.join(fact.of(language) for fact in self.facts)})"
                for language in LANGUAGES
            )
        )

    @property
    def listed(self) -> bool:
        """Tell whether there are so many facts that a list reads better than brackets."""
        return len(self.facts) > _IN_BRACKETS


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact that a verdict rests on, in words, with its place; `reason` has its parts where it is another requirement that fails.

    `fixed` tells that the fact says what the case is (a form of service): nobody is asked to change it.
    """

    text: Text
    place: Place | None
    record: Record | None
    fact: Fact | None
    reason: Reason | None = None
    fixed: bool = False


class Reasons:
    """Words the reasons for the verdicts of one case."""

    def __init__(self, results: dict[str, RuleResult], case: Case) -> None:
        self.results = results
        self.root = case.dossier.root
        self.pack = case.ruleset.pack
        self._wordings = {language: Wording(self.pack.vocabulary, language) for language in LANGUAGES}

    def behind(self, tree: Judged, wanted: Verdict, *, norms: bool = True) -> list[Evidence]:
        """List the facts that make a condition `wanted` (met or not_met), each once, in the order of the rule; perhaps without norms."""
        return _once(self._behind(tree, wanted, None, norms=norms))

    def established(self, result: RuleResult) -> list[Evidence]:
        """List the facts that establish a ground; a requirement that fails comes with its place in the act."""
        return _once(
            item for instance in result.instances for item in self._behind(instance.tree, MET, instance.record)
        )

    def exemption(self, result: RuleResult) -> list[Evidence]:
        """List the facts by which a requirement does not apply."""
        exempt = [
            instance.tree.children[0]
            for instance in result.instances
            if instance.tree.verdict is NOT_APPLICABLE and instance.tree.children
        ]
        return _once(item for tree in exempt for item in self._behind(tree, NOT_MET, None))

    def message(self, rule: Rule, record: Record | None) -> Text:
        """Fill the placeholders of a rule's message, from the record that it was judged for or the dossier itself."""
        return self.filled(rule.when_not_met, record)

    def filled(self, text: Text, record: Record | None) -> Text:
        """Fill the placeholders of any text of a rule, as its remedy."""
        return Text(*(self._filled(text.of(language), record, language) for language in LANGUAGES))

    def reason(self, result: RuleResult, record: Record | None, tree: Judged) -> Reason:
        """Word why a requirement is not met: its message, and the facts."""
        facts = self.behind(tree, NOT_MET)
        return Reason(self.message(result.rule, record), tuple(item.text for item in facts))

    def _behind(self, tree: Judged, wanted: Verdict, record: Record | None, *, norms: bool = True) -> list[Evidence]:
        record = tree.record or record
        condition = tree.condition
        if tree.verdict is not wanted:
            return []
        match condition:
            case Not():
                return self._behind(tree.children[0], negation(wanted), record, norms=norms)
            case RuleRef():
                return self._of_rule(self.results[condition.rule], wanted)
            case Compare():
                return [self._compared(tree, condition, record)] if _speaks(tree, condition) else []
            case Quantifier() if not tree.children:
                return [self._no_record(tree, condition)]
            case NormTable():
                return self._of_table(tree, condition, wanted, record) if norms else []
        found = [item for child in tree.children for item in self._behind(child, wanted, record, norms=norms)]
        if isinstance(condition, Any) and wanted is NOT_MET:
            # Of several ways that all fail, one that would make another case of it is no reproach, and what is stated against the
            # applicant says more than what else is missing.
            found = [item for item in found if not item.fixed] or found
            found = [item for item in found if item.fact is not None] or found
        if not found and isinstance(condition, Named):
            found = [Evidence(condition.label, None, record, None)]
        return found

    def _of_rule(self, result: RuleResult, wanted: Verdict) -> list[Evidence]:
        """Follow another rule; a requirement that fails speaks with its own message and its place in the act."""
        found: list[Evidence] = []
        for instance in result.instances:
            if instance.tree.verdict is not wanted:
                continue
            if wanted is NOT_MET and result.rule.when_not_met and result.rule.cite:
                reason = self.reason(result, instance.record, instance.tree)
                where = [self.pack.acts.worded(result.rule.cite, language) for language in LANGUAGES]
                said = Text(*(f"{at}: {reason.said.of(one)}" for at, one in zip(where, LANGUAGES, strict=True)))
                cited = Reason(said, reason.facts)
                found.append(Evidence(cited.text, None, instance.record, None, cited))
            else:
                found += self._behind(instance.tree, wanted, instance.record)
        return found

    def _compared(self, tree: Judged, condition: Compare, record: Record | None) -> Evidence:
        def words(wording: Wording) -> str:
            said = wording.brief(tree, condition)
            named = wording.record(record) if record is not None and condition.fact.variable else ""
            note = record.names("note") if record is not None else None
            return f"{named + ': ' if named else ''}{said}{' – ' + wording.say(note) if note else ''}"

        text = Text(*(words(wording) for wording in self._wordings.values()))
        place = tree.fact.place if tree.fact else None
        return Evidence(text, place, record, tree.fact, fixed=condition.fact.definition.fixed)

    def _of_table(self, tree: Judged, table: NormTable, wanted: Verdict, record: Record | None) -> list[Evidence]:
        """Name the norms of a table that make it `wanted`; where all posts together are too few, each that is short."""
        cite = self.pack.tables[table.table].cite
        pool = tree.pooled if tree.pooled is not None and tree.pooled.short else None
        norms = norms_of(tree)
        if pool is None:
            nodes = [node for node in norms if node.verdict is wanted]
        else:
            nodes = [node for node in norms if node.weighed is not None and shortage(node.weighed)[0]]
        found = [self._of_norm(node, node.condition, wanted, record) for node in nodes]
        if wanted is NOT_MET and (found or pool):
            found.insert(0, self._headed(table, cite, pool))
        return found

    def _headed(self, table: NormTable, cite: Cite, pool: Pooled | None) -> Evidence:
        """Name the table and its act before the norms that are short, and what all posts together are short of."""

        def words(language: str) -> str:
            said = f"{table.title.of(language)} – {self.pack.acts.worded(cite, language)}"
            if pool is None or pool.have.high is None:
                return said
            in_all = phrases.SHORT_IN_ALL.of(language).format(
                need=number(pool.need, language),
                have=amount(pool.have, language),
                short=number(pool.need - pool.have.high, language),
            )
            return f"{said}: {in_all}"

        return Evidence(Text(*map(words, LANGUAGES)), None, None, None)

    def _of_norm(self, tree: Judged, norm: Condition, wanted: Verdict, record: Record | None) -> Evidence:
        """Say what a norm needs and what there is; where it fails, what is short, and the row of the act."""
        weighed = tree.weighed
        if weighed is None or not isinstance(norm, Norm):
            raise TypeError("a norm was judged without its amounts")
        rows = rows_of(norm, weighed)
        form = phrases.SHORT_OF if wanted is NOT_MET else phrases.NEED_AND_HAVE

        def words(wording: Wording) -> str:
            language = wording.language
            section = section_of(norm, self.pack.vocabulary)
            place = [wording.record(record)] if record is not None else []
            named = ": ".join([*place, *([section.of(language)] if section else []), norm.title.of(language)])
            return form.of(language).format(
                title=named,
                need=amount(weighed.need, language),
                have=amount(weighed.have, language),
                short=bounds(*shortage(weighed), language),
                where=f"; {phrases.LINE.of(language).format(line=', '.join(rows))}" if rows else "",
            )

        fact = weighed.have.facts[0] if weighed.have.facts else None
        text = Text(*(words(wording) for wording in self._wordings.values()))
        return Evidence(text, fact.place if fact else None, record, fact)

    def _no_record(self, tree: Judged, condition: Quantifier) -> Evidence:
        """Say that a list holds nothing of the kind asked for, in the words that fit its source."""

        def words(wording: Wording) -> str:
            name = wording.selected(condition) or wording.say(condition.definition.label)
            nothing = (
                phrases.LIST_SILENT
                if tree.silent
                else phrases.NOTHING_OF.get(condition.definition.source, phrases.NO_RECORD)
            )
            return f"{wording.say(nothing)}: {name}"

        return Evidence(Text(*(words(wording) for wording in self._wordings.values())), None, None, None)

    def _filled(self, text: str, record: Record | None, language: str) -> str:
        wording = self._wordings[language]

        def value(name: str) -> str:
            source, path = self.root, name
            variable, _, below = name.partition(".")
            if record is not None and record.definition is not None and record.definition.each == variable:
                source, path = record, below
            fields = source.definition.fields if source.definition is not None else self.pack.vocabulary.fields
            fact = dict(flat(fields)).get(path)
            if not isinstance(fact, FactDef) or path not in source.facts:
                return wording.say(phrases.NOT_STATED)
            found = source.value(path)
            return found.of(language) if isinstance(found, Text) else wording.value(found, fact)

        return PLACEHOLDER.sub(lambda found: value(found[1]), text)


def _speaks(tree: Judged, condition: Compare) -> bool:
    """Tell whether a comparison is a reason by itself: not whether a fact is stated, nor one that passes for want of a fact."""
    return condition.operator not in {"given", "known"} and (tree.fact is not None or tree.verdict is not MET)


def _once(items: Iterable[Evidence]) -> list[Evidence]:
    found: dict[str, Evidence] = {}
    for item in items:
        found.setdefault(item.text.ru, item)
    return list(found.values())
