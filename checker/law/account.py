"""Which rules, numbers, terms, forms and tests carry each place of an act, and why the other places are no matter for the checker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, cast

from checker.pack.acts import Act, Cite, Edition
from checker.pack.contradictions import LawContradiction
from checker.pack.model import Pack, Uncarried
from checker.pack.order import in_force
from checker.ruletests.model import RuleTest
from checker.vocabulary.text import Text

What: TypeAlias = Literal["rule", "term", "number", "norms", "form"]


@dataclass(frozen=True, slots=True)
class Carrier:
    """One thing of the pack that carries a place: what it is, its id and title, and how many cases of the rule tests expect it."""

    what: What
    id: str
    title: Text
    tests: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of an act in one edition: what carries it, or why nothing does; `contradictions` are those of that edition that cite it."""

    cite: Cite
    carriers: tuple[Carrier, ...]
    left_out: Uncarried | None
    contradictions: tuple[LawContradiction, ...]

    @property
    def accounted(self) -> bool:
        """Tell whether the place is carried or left out, and not both."""
        return bool(self.carriers) != (self.left_out is not None)


def account(pack: Pack, act: Act, edition: Edition, tests: Iterable[RuleTest] = ()) -> tuple[Entry, ...]:
    """Go through every place that an act accounts for, in one edition."""
    counts = _counted(tests)
    return tuple(_entry(cite, pack, edition, counts) for cite in act.accounted)


def accounted_acts(pack: Pack) -> list[Act]:
    """Give the acts whose places are accounted for."""
    return [act for act in pack.acts.acts.values() if act.accounted]


def _entry(cite: Cite, pack: Pack, edition: Edition, counts: dict[str, int]) -> Entry:
    left_out = next(
        (one for one in pack.uncarried if one.cite == cite and (not one.editions or edition.id in one.editions)), None
    )
    return Entry(
        cite,
        tuple(_carriers(cite, pack, edition, counts)),
        left_out,
        tuple(
            one
            for one in pack.contradictions
            if one.stands_in({cite.act: edition.id}) and any(found.within(cite) for found in one.cites)
        ),
    )


def _carriers(cite: Cite, pack: Pack, edition: Edition, counts: dict[str, int]) -> Iterator[Carrier]:
    def here(found: Cite | None) -> bool:
        return found is not None and found.within(cite)

    for rule in pack.rules:
        if here(rule.cite) and in_force(pack, rule, {cite.act: edition.id}):
            yield Carrier("term" if rule.kind == "step" else "rule", rule.id, rule.title, counts.get(rule.id, 0))
    for value in pack.values.values():
        if here(value.cite) and value.in_edition(edition.id) is not None:
            yield Carrier("number", value.id, Text(value.id, value.id, value.id))
    for table in pack.tables.values():
        if here(table.cite):
            yield Carrier("norms", table.id, table.title)
    annexes = pack.acts.procedure is pack.acts.acts[cite.act]
    yield from _forms(cite, edition.id, pack.forms, annexes=annexes)


def _forms(cite: Cite, edition: str, forms: object, *, annexes: bool) -> Iterator[Carrier]:
    """Give the forms that are printed from an annex or say that they carry a place; what the pack holds of forms is plain data."""
    annex = cite.number("annex") if annexes and len(cite.units) == 1 else ""
    for form in cast(list[dict[str, Any]], forms or []):
        texts = [text for text in form["texts"] if _printed_in(text, edition)]
        carried = any(_place(found).within(cite) for found in form.get("carries", ()))
        if texts and (carried or (annex and any(str(text.get("annex")) == annex for text in texts))):
            title = form["title"]
            yield Carrier("form", str(form["id"]), Text(title["kk"], title["ru"], title["en"]))


def _printed_in(text: dict[str, Any], edition: str) -> bool:
    """Tell whether a text of a form is for an edition; one of ours that names none is for all."""
    editions = text.get("editions", text.get("only_in"))
    return editions is None or edition in map(str, editions)


def _place(found: dict[str, Any]) -> Cite:
    return Cite(str(found["act"]), tuple((unit, str(number)) for unit, number in found.items() if unit != "act"))


def _counted(tests: Iterable[RuleTest]) -> dict[str, int]:
    """Count the cases that expect something of each rule; a case counts once however many editions it is run in."""
    cases: dict[str, set[tuple[str, str]]] = {}
    name: Callable[[RuleTest], tuple[str, str]] = lambda test: (test.file, test.name)  # noqa: E731
    for test in tests:
        for expected in test.expected:
            rule = expected.wanted if expected.subject == "outcome" else expected.name
            cases.setdefault(rule, set()).add(name(test))
    return {rule: len(found) for rule, found in cases.items()}
