"""The rule pack: what the folder `rules/` says, checked and ready to be applied."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from checker.conditions.amounts import Clause, Quantity
from checker.conditions.model import Condition, NormTable
from checker.pack.acts import Acts, Cite
from checker.pack.contradictions import LawContradiction
from checker.source.place import Place
from checker.vocabulary.model import ListDef, Vocabulary
from checker.vocabulary.text import NOTHING, Text

Kind: TypeAlias = Literal["definition", "completeness", "requirement", "row", "ground", "outcome", "stage", "step"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `editions` are those of the cited act in which it is in force (empty: every edition held).

    `condition` holds the exemption too. `text` is the act's own wording, `when_not_met` and `remedy` are ours. `requests` are
    the kinds of request that it is for (empty: the first of the pack, or those of the rules that name it); `collects` says of a
    stage which rules it is made of.
    """

    id: str
    kind: Kind
    cite: Cite | None
    editions: tuple[str, ...]
    for_every: ListDef | None
    title: Text
    text: Text
    condition: Condition
    when_not_met: Text
    remedy: Text
    checked: tuple[str, ...]
    number: int
    forms: tuple[str, ...]
    place: Place
    contradictions: tuple[str, ...] = ()
    effect: str = ""
    final: bool = False
    requests: tuple[str, ...] = ()
    collects: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A kind of request: the codes that make a dossier one (`when`), and the dated value that bounds its decision.

    `filing` is a date of the dossier and a dated value of calendar days: the last day of filing is reckoned from them.
    `application` is the form by which it is asked for; empty where the acts lay down none.
    """

    id: str
    title: Text
    when: tuple[tuple[str, tuple[str, ...]], ...]
    term: str
    filing: tuple[str, str] | None = None
    application: str = ""


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A number of the law; `dated` maps an edition of the cited act to the number in it."""

    id: str
    cite: Cite
    unit: str
    dated: tuple[tuple[str, int | float], ...]
    place: Place

    def in_edition(self, edition: str) -> int | float | None:
        return dict(self.dated).get(edition)


Unit: TypeAlias = Literal["working_days", "calendar_days"]


@dataclass(frozen=True, slots=True)
class Count:
    """So many days: a number, or the name of a dated value; None where the text gives no term."""

    days: int | None
    value: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class Start:
    """What sets a term running: a day of the case, a step of the procedure, or a dated fact of the dossier.

    `back` tells that the term is counted back from the end of that step ("not later than 3 working days before"), `floor` that
    what is counted is the first lawful day of the step and not its last ("not before the third working day after").
    """

    kind: Literal["day", "step", "fact"]
    name: str
    back: bool
    place: Place
    floor: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Another reading of a term, shown beside the one applied."""

    starts: Start
    count: Count
    text: Text


@dataclass(frozen=True, slots=True)
class Term:
    """One step of the procedure with its term: who acts, from when, for how long.

    `done` are the facts that tell when it was taken; the first that is stated counts. `rule` judges whether the step applies
    (not_applicable where not) and whether it was taken (met, not_met). `missed` says what follows where the term is missed, or
    where the step is taken before its first lawful day; `signs` is the form that is signed in the step, which is a draft before.
    """

    rule: Rule
    who: Text
    starts: Start
    count: Count
    done: tuple[str, ...]
    readings: tuple[Reading, ...]
    missed: Text
    signs: str = ""


@dataclass(frozen=True, slots=True)
class SameFact:
    """One of the facts that must agree: of the dossier itself (`list_name` empty) or of records, perhaps of one code."""

    list_name: str
    path: str
    code: str


@dataclass(frozen=True, slots=True)
class Sameness:
    """Facts that must agree wherever they stand.

    `compare` says how, `per_site` that each site is compared by itself, `match` names a field: only records that have the
    same value in it are compared.
    """

    id: str
    label: Text
    compare: Literal["exact", "text", "number"]
    per_site: bool
    match: str
    facts: tuple[SameFact, ...]
    place: Place


@dataclass(frozen=True)
class TableDef:
    """A norm table as the rule files state it.

    `variables` are the records it is read from; `editions` goes by the norm: those of the cited act in which it is in force
    (empty: every edition held); `groups` are the sections of the table that its norms stand in.
    """

    id: str
    title: Text
    cite: Cite
    variables: tuple[str, ...]
    condition: NormTable
    editions: dict[str, tuple[str, ...]]
    groups: dict[str, str]


@dataclass(frozen=True, slots=True)
class Uncarried:
    """A place of an act that no rule carries, and why it is not a matter for the checker; `editions` empty: in every one held."""

    cite: Cite
    editions: tuple[str, ...]
    why: Text
    place: Place


@dataclass(frozen=True)
class Pack:
    """A whole rule pack. `digest` identifies its content: equal digests are equal rules.

    `patterns` maps the name of each pattern to its parameters and the choice list of each.
    """

    name: str
    digest: str
    vocabulary: Vocabulary
    acts: Acts
    patterns: dict[str, dict[str, str]]
    values: dict[str, DatedValue]
    rules: tuple[Rule, ...]
    contradictions: tuple[LawContradiction, ...]
    sameness: tuple[Sameness, ...]
    calendar: object
    forms: object
    clauses: dict[str, Clause]
    quantities: dict[str, Quantity]
    tables: dict[str, TableDef]
    terms: tuple[Term, ...] = ()
    uncarried: tuple[Uncarried, ...] = ()
    requests: tuple[Request, ...] = (Request("request", NOTHING, (), "decision-term"),)
    wording: dict[str, Text] = field(default_factory=dict)


@dataclass(frozen=True)
class RuleSet:
    """The rules of a pack for one kind of request that are in force in one edition of each act, each after those it names."""

    pack: Pack
    editions: dict[str, str]
    rules: tuple[Rule, ...]
    request: Request

    def rule(self, name: str) -> Rule:
        return next(rule for rule in self.rules if rule.id == name)

    def of_kind(self, kind: Kind) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.kind == kind)

    def value(self, name: str) -> int | float:
        """Give a dated value in the edition applied; the loader has made sure that there is one."""
        value = self.pack.values[name]
        found = value.in_edition(self.editions[value.cite.act])
        if found is None:
            raise KeyError(name)
        return found


def editions_on(acts: Acts, day: dt.date) -> dict[str, str]:
    """Give the edition of every act in force on a day; an act not yet in force is left out."""
    found = {}
    for act in acts.acts.values():
        edition = act.edition_on(day)
        if edition is not None:
            found[act.id] = edition.id
    return found
