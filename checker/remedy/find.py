"""Finds the remedies of one dossier: for each thing that stands in the way its ways, and one smallest set for all."""

from __future__ import annotations

from dataclasses import replace

from checker.conditions.amounts import Clause
from checker.conditions.verdict import NOT_MET, UNKNOWN
from checker.decision.decide import Judge, Question
from checker.decision.evidence import Reasons
from checker.decision.missing import missing_of
from checker.decision.model import Decision
from checker.decision.norms import norm_lines
from checker.dossier.model import Dossier
from checker.engine.judged import Instance, RuleResult
from checker.remedy.alternatives import Alternatives, merged
from checker.remedy.apply import applied
from checker.remedy.mend import mended
from checker.remedy.model import NOTHING_TO_DO, Edits, Goal, Remedies, Step, part_of, parts
from checker.remedy.plan import keys, smallest
from checker.remedy.prove import Aim, Prover
from checker.remedy.search import Search
from checker.remedy.unstated import not_stated, unstated
from checker.remedy.want import Want
from checker.vocabulary.text import Text

_SHOWN = 12


def find_remedies(judge: Judge, dossier: Dossier, question: Question) -> Remedies:
    """Judge a dossier and find what would make it comply; every set given has been applied to a copy and judged."""
    decision = judge.decide(dossier, question)
    finder = _Finder(decision)
    goals = finder.goals()
    steps, chosen, capped = finder.plan(goals)
    after = judge.decide(applied(dossier, chosen, judge.pack), question) if steps else None
    return Remedies(decision, finder.fitting(goals, steps), steps, after, capped)


class _Finder:
    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        self.pack = decision.case.ruleset.pack
        self.prover = Prover(decision)
        self.reasons = Reasons(decision.results, decision.case)

    def goals(self) -> tuple[Goal, ...]:
        """List what stands in the way, in the order of the rules."""
        found = []
        for rule in self.prover.rules:
            result = self.decision.results[rule.id]
            wanted = Aim(rule, 0).wanted
            found += [
                self._goal(result, index, instance)
                for index, instance in enumerate(result.instances)
                if instance.tree.verdict not in wanted
            ]
            if not result.instances:
                against = (not_stated(rule.for_every.label),) if rule.for_every else ()
                found.append(Goal(rule, None, -1, result.verdict, (), against, rule.remedy, capped=False))
        return tuple(found)

    def _goal(self, result: RuleResult, index: int, instance: Instance) -> Goal:
        rule = result.rule
        aim = Aim(rule, index)
        ways, capped = self._ways(aim, instance, overturning=False)
        if not ways and rule.kind != "ground":
            # Only where nothing else helps: a finding that is there may be replaced by a new one.
            ways, capped = self._ways(aim, instance, overturning=True)
        against = () if ways else unstated(instance.tree, self.decision.results)
        return Goal(
            rule=rule,
            record=instance.record,
            index=index,
            verdict=instance.tree.verdict,
            ways=tuple(ways),
            against=against or self._against(result, instance),
            remedy=self.reasons.filled(rule.remedy, instance.record) if rule.remedy else rule.remedy,
            capped=capped,
            clauses=self._clauses(result, instance),
        )

    def _clauses(self, result: RuleResult, instance: Instance) -> tuple[Clause, ...]:
        """Give the clauses of the act that leave a shortage to a person, each once."""
        one = {result.rule.id: RuleResult(result.rule, result.verdict, [instance])}
        lines = norm_lines(one, self.pack)
        names = dict.fromkeys(name for line in lines if line.verdict is UNKNOWN for name in line.clauses)
        return tuple(self.pack.clauses[name] for name in names)

    def _ways(self, aim: Aim, instance: Instance, *, overturning: bool) -> tuple[list[Edits], bool]:
        search = Search(self.decision.case, overturning=overturning)
        rule = aim.rule
        want = Want.NO if rule.kind == "ground" else Want.OK
        proved = [
            self.prover.least(edits, [aim])
            for edits in search.of_rule(rule.condition, rule.for_every, instance.record, want)
            if self.prover.turns(edits, [aim])
        ]
        whole = (mended(edits, self.prover) for edits in Alternatives().minimal(proved) if edits)
        found = [edits for edits in whole if edits is not None]
        return found[:_SHOWN], search.alternatives.capped or len(found) > _SHOWN

    def _against(self, result: RuleResult, instance: Instance) -> tuple[Text, ...]:
        if result.rule.kind == "ground":
            found = [item.text for item in self.reasons.established(result)]
        elif instance.tree.verdict is NOT_MET:
            found = [item.text for item in self.reasons.behind(instance.tree, NOT_MET)]
        else:
            found = []
        if instance.tree.verdict is UNKNOWN:
            one = RuleResult(result.rule, UNKNOWN, [instance])
            found += [item.text for item in missing_of(one, self.pack.vocabulary)]
        return tuple(dict.fromkeys(found))

    def plan(self, goals: tuple[Goal, ...]) -> tuple[tuple[Step, ...], Edits, bool]:
        """Choose one way of each goal so that as few parts as possible are needed; what serves most goals comes first."""
        solvable = [goal for goal in goals if goal.ways]
        found, cut = smallest([goal.ways for goal in solvable])
        capped = cut or any(goal.capped for goal in solvable)
        aims = [Aim(goal.rule, goal.index) for goal in solvable]
        for edits in found:
            whole = mended(edits, self.prover, aims) if edits else None
            if whole is not None:
                least = self.prover.least(whole, aims)
                return self._steps(goals, least), least, capped
        return (), NOTHING_TO_DO, capped

    def _steps(self, goals: tuple[Goal, ...], chosen: Edits) -> tuple[Step, ...]:
        steps, planned = [], keys(chosen)
        for change in parts(chosen):
            serves = tuple(
                number
                for number, goal in enumerate(goals)
                if any(change.key in keys(way) and keys(way) <= planned for way in goal.ways)
            )
            steps.append(Step(change, serves))
        return tuple(sorted(steps, key=lambda step: -len(step.serves)))

    def fitting(self, goals: tuple[Goal, ...], steps: tuple[Step, ...]) -> tuple[Goal, ...]:
        """Drop the ways that do not go together with what is chosen for the other goals, complete the others: any may be taken."""
        if not steps:
            return goals
        planned = frozenset(step.change.key for step in steps)
        solvable = [goal for goal in goals if goal.ways]
        taken = {id(goal): next((way for way in goal.ways if keys(way) <= planned), goal.ways[0]) for goal in solvable}
        aims = [Aim(goal.rule, goal.index) for goal in solvable]

        def fitted(goal: Goal, way: Edits) -> Edits | None:
            edits: Edits | None = way
            for other in solvable:
                edits = merged(edits, taken[id(other)]) if edits is not None and other is not goal else edits
            whole = mended(edits, self.prover, aims) if edits is not None else None
            if edits is None or whole is None:
                return way if keys(way) <= planned else None
            return way | frozenset(edit for edit in whole - edits if part_of(edit) in keys(way))

        return tuple(
            replace(goal, ways=tuple(way for way in (fitted(goal, way) for way in goal.ways) if way is not None))
            for goal in goals
        )
