"""The way of a rule from the facts to the outcome: what it rests on, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checker.conditions.model import (
    All,
    Any,
    Compare,
    Condition,
    Named,
    Norm,
    NormTable,
    Not,
    Quantifier,
    RuleRef,
    Settled,
    When,
    children,
)
from checker.decision.words import Wording
from checker.handbook import page_words, words
from checker.handbook.applied import Applied
from checker.handbook.conditions import PlainWords, demanded
from checker.handbook.links import Links
from checker.handbook.model import Link
from checker.pack.model import Pack, Rule, Term
from checker.rulediff.model import each
from checker.vocabulary.text import LANGUAGES, Text

# The kinds of rules that lead on to others; steps of the procedure decide nothing.
_LEADING = {"completeness", "requirement", "definition", "row", "stage", "ground", "outcome"}
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Node:
    """A box of the graph: its kind, its words, where it leads; `here` marks the page that it stands on."""

    key: str
    kind: str
    link: Link
    here: bool = False


@dataclass
class Flow:
    """Boxes in columns from left to right, and the lines between them; a line is dashed where what it leaves must not hold."""

    columns: list[tuple[Text, list[Node]]] = field(default_factory=list)
    lines: dict[tuple[str, str], bool] = field(default_factory=dict)

    def nodes(self) -> Iterator[Node]:
        for _, nodes in self.columns:
            yield from nodes


class Flows:
    """Draws up the graphs of one pack."""

    def __init__(self, pack: Pack, links: Links, plain: PlainWords, applied: Applied) -> None:
        self.pack = pack
        self.applied = applied
        self.links = links
        self.plain = plain
        self._wordings = {language: Wording(pack.vocabulary, language) for language in LANGUAGES}
        self._kinds = {rule.id: rule.kind for rule in pack.rules}
        self._naming: dict[str, dict[str, bool]] = {}
        for rule in pack.rules:
            for name, dashed in _named(applied.condition(rule), dashed=False):
                self._naming.setdefault(name, {}).setdefault(rule.id, dashed)

    def of_rule(self, rule: Rule) -> Flow:
        """Draw up what a rule rests on and what rests on it."""
        flow = Flow()
        facts: dict[str, Node] = {}
        conditions: dict[str, Node] = {}
        exempt, demand = demanded(self.applied.condition(rule))
        for part, dashed in (*_atoms(demand, dashed=False), *(_atoms(exempt, dashed=True) if exempt else ())):
            self._add(flow, facts, conditions, rule.id, part, dashed=dashed)
        if facts:
            flow.columns.append((words.COLUMNS["fact"], list(facts.values())))
        if conditions:
            flow.columns.append((words.COLUMNS["condition"], list(conditions.values())))
        flow.columns.append((words.COLUMNS[rule.kind], [self._node(rule.id, here=True)]))
        self._follow(flow, rule.id)
        if rule.forms:
            forms = [Node(f"form {form}", "form", self.links.form(form)) for form in rule.forms]
            flow.columns.append((words.COLUMNS["form"], forms))
            flow.lines |= {(rule.id, form.key): False for form in forms}
        return flow

    def of_table(self, name: str) -> Flow:
        """Draw up where a norm table leads, by the rules that name it."""
        flow = Flow([(words.COLUMNS["norms"], [Node(f"norms {name}", "norms", self.links.table(name), here=True)])])
        rules = dict.fromkeys(rule.id for rule in self.pack.rules if name in tables_of(rule.condition))
        if rules:
            kind = self._kinds[next(iter(rules))]
            flow.columns.append((words.COLUMNS[kind], [self._node(rule) for rule in rules]))
        for rule in rules:
            flow.lines[f"norms {name}", rule] = False
        self._follow(flow, *rules)
        return flow

    def of_terms(self, name: str, terms: Sequence[Term]) -> Flow:
        """Draw up what sets a step running and on what it hangs, and the steps that it sets running."""
        flow, here = Flow(), self._node(name, here=True)
        before: dict[str, Node] = {}
        for term in terms:
            for node in self._starting(term):
                before.setdefault(node.key, node)
                flow.lines.setdefault((node.key, name), False)
            guard = term.rule.condition.condition if isinstance(term.rule.condition, When) else None
            for part, dashed in _atoms(guard, dashed=False) if guard is not None else ():
                node = self._condition(part)
                before.setdefault(node.key, node)
                flow.lines.setdefault((node.key, name), dashed)
        after = dict.fromkeys(
            term.rule.id for term in self.pack.terms if term.starts.kind == "step" and term.starts.name == name
        )
        before.pop(name, None)
        if before:
            flow.columns.append((page_words.STARTS_FROM, list(before.values())))
        flow.columns.append((words.COLUMNS["step"], [here]))
        following = [self._node(one) for one in after if one != name and one not in before]
        if following:
            flow.columns.append((page_words.FOLLOWS, following))
            flow.lines |= {(name, node.key): False for node in following}
        return flow

    def _starting(self, term: Term) -> Iterator[Node]:
        if term.starts.kind == "step":
            yield self._node(term.starts.name)
        elif term.starts.kind == "fact":
            link = self.links.named(term.starts.name)
            yield Node(f"fact {link.code}", "fact", link)
        else:
            yield Node("day", "fact", Link(page_words.DAY_OF_RECEIPT))

    def of_form(self, name: str, outcomes: Sequence[str], steps: Sequence[str]) -> Flow | None:
        """Draw up what a form comes from and in which step it is signed; None where a command prints it."""
        flow = Flow()
        if outcomes:
            flow.columns.append((words.COLUMNS["outcome"], [self._node(one) for one in outcomes]))
        flow.columns.append((words.COLUMNS["form"], [Node(f"form {name}", "form", self.links.form(name), here=True)]))
        if steps:
            flow.columns.append((words.COLUMNS["step"], [self._node(one) for one in steps]))
        flow.lines = {(one, f"form {name}"): False for one in outcomes} | {
            (f"form {name}", one): False for one in steps
        }
        return flow if flow.lines else None

    def naming(self, name: str) -> tuple[Link, ...]:
        """Link the rules that name a rule."""
        return tuple(self.links.rule(rule) for rule in self._naming.get(name, {}))

    def _add(
        self,
        flow: Flow,
        facts: dict[str, Node],
        conditions: dict[str, Node],
        rule: str,
        part: Condition,
        *,
        dashed: bool,
    ) -> None:
        node = self._condition(part)
        conditions.setdefault(node.key, node)
        flow.lines.setdefault((node.key, rule), dashed)
        for fact in self._facts(part):
            facts.setdefault(fact.key, fact)
            flow.lines.setdefault((fact.key, node.key), False)

    def _condition(self, part: Condition) -> Node:
        if isinstance(part, RuleRef):
            return Node(part.rule, self._kinds.get(part.rule, "definition"), self.links.rule(part.rule))
        if isinstance(part, NormTable):
            return Node(f"norms {part.table}", "norms", self.links.table(part.table))
        said = self.plain.of(part).words
        text = each(lambda language: "".join(link.text.of(language) for link in said))
        return Node(f"condition {text.ru}", "condition", Link(text, "#demands"))

    def _facts(self, part: Condition) -> Iterator[Node]:
        match part:
            case Compare():
                link = self.links.fact(part.fact.definition)
                yield Node(f"fact {link.code or link.text.ru}", "fact", link)
            case Quantifier():
                text = each(lambda language: self._wordings[language].selection(part))
                yield Node(f"fact {text.ru}", "fact", Link(text, self.links.fact(part.definition).href))
            case NormTable():
                table = self.pack.tables[part.table]
                lists = [norm.have.records for norm in norms_of(table.condition) if norm.have.records]
                for link in dict.fromkeys(self.links.fact(definition) for definition in lists):
                    yield Node(f"fact {link.text.ru}", "fact", link)
            case Named() | All() | Any() | Not() | When() | Settled():
                for below in children(part):
                    yield from self._facts(below)

    def _node(self, name: str, *, here: bool = False) -> Node:
        return Node(name, self._kinds.get(name, "definition"), self.links.rule(name), here)

    def _follow(self, flow: Flow, *names: str) -> None:
        """Add what follows, column by column: each rule right of all that it rests on."""
        depth, waiting = dict.fromkeys(names, 0), list(names)
        while waiting:
            name = waiting.pop(0)
            for after, dashed in self._next(name):
                flow.lines.setdefault((name, after), dashed)
                if depth.get(after, 0) <= depth[name] and depth[name] < _DEEPEST and after not in names:
                    depth[after] = depth[name] + 1
                    waiting.append(after)
        levels: dict[int, list[str]] = {}
        for name, level in depth.items():
            if level:
                levels.setdefault(level, []).append(name)
        for level in sorted(levels):
            nodes = [self._node(name) for name in levels[level]]
            kinds = dict.fromkeys(words.COLUMNS[node.kind] for node in nodes)
            flow.columns.append((_joined(list(kinds)), nodes))

    def _next(self, name: str) -> Iterator[tuple[str, bool]]:
        for after, dashed in self._naming.get(name, {}).items():
            if self._kinds[after] not in _LEADING:
                continue
            if self._gathers(after):
                yield from ((further, dashed != turned) for further, turned in self._next(after))
            else:
                yield after, dashed

    def _gathers(self, name: str) -> bool:
        """Tell whether a rule only gathers others by a name: it is passed over, for what follows is what counts."""
        return any(
            rule.id == name and (rule.kind == "definition" or (rule.kind == "stage" and rule.collects == "grounds"))
            for rule in self.pack.rules
        )


def tables_of(condition: Condition) -> Iterator[str]:
    """Name the norm tables that a condition asks for."""
    if isinstance(condition, NormTable):
        yield condition.table
    for part in children(condition):
        yield from tables_of(part)


def norms_of(table: NormTable) -> Iterator[Norm]:
    """Walk the norms of a table, those too that hold only where something is so."""
    for part in table.children:
        norm = part.then if isinstance(part, When) else part
        if isinstance(norm, Norm):
            yield norm


def _atoms(condition: Condition, *, dashed: bool) -> Iterator[tuple[Condition, bool]]:
    """Walk the parts that are a condition of their own: comparisons, patterns, records, rules, norm tables."""
    match condition:
        case Compare() | Named() | Quantifier() | RuleRef() | NormTable():
            yield condition, dashed
        case Not():
            yield from _atoms(condition.child, dashed=not dashed)
        case _:
            for part in children(condition):
                yield from _atoms(part, dashed=dashed)


def _named(condition: Condition, *, dashed: bool) -> Iterator[tuple[str, bool]]:
    """Walk the rules that a condition names."""
    if isinstance(condition, RuleRef):
        yield condition.rule, dashed
    turned = dashed != isinstance(condition, Not)
    for part in children(condition):
        yield from _named(part, dashed=turned)


def _joined(texts: list[Text]) -> Text:
    return each(lambda language: " · ".join(text.of(language) for text in texts))
