"""What all pages of a handbook are made with: the pack, its links, its words, its cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.decision.words import day
from checker.editions.timeline import Lane, timeline
from checker.handbook.applied import Applied
from checker.handbook.cases import Cases
from checker.handbook.conditions import PlainWords
from checker.handbook.flow import Flows
from checker.handbook.links import Links, all_fields, slug
from checker.handbook.model import Link
from checker.handbook.unknown import Openness
from checker.pack.contradictions import LawContradiction
from checker.pack.model import Pack, Rule
from checker.pack.order import in_force
from checker.reports.timeline_text import ends
from checker.rulediff.index import Index
from checker.rulediff.model import each, same
from checker.ruletests.listed import list_cases
from checker.vocabulary.model import GroupDef
from checker.vocabulary.text import NOTHING, Text


@dataclass(frozen=True, slots=True)
class EditionLine:
    """One edition of an act beside a rule: its days, whether the rule is law in it, and in which of its variants."""

    act: Link
    id: str
    first: str
    last: Text
    held: bool
    assumed: Text
    variant: int


@dataclass(frozen=True, slots=True)
class ContradictionView:
    """Where texts clash: the readings with the one applied, and why."""

    id: str
    link: Link
    bears_on: str
    cites: tuple[Link, ...]
    editions: tuple[str, ...]
    readings: tuple[Text, ...]
    applied: int
    why: Text
    named_by: tuple[Link, ...]


class Book:
    """A rule pack with all that its pages need, worked out once."""

    def __init__(self, pack: Pack, folder: Path) -> None:
        """Read the rule tests of the pack's folder too; raises Refused where they cannot be read."""
        self.pack = pack
        self.folder = folder
        self.index = Index(folder)
        self.links = Links(pack)
        self.applied = Applied(pack)
        self.plain = PlainWords(pack, self.links)
        self.openness = Openness(pack, self.links)
        self.flows = Flows(pack, self.links, self.plain, self.applied)
        self.cases = Cases(pack, list_cases(folder / "tests", pack))
        self.lanes: tuple[Lane, ...] = timeline(pack)
        self.ids = frozenset(rule.id for rule in pack.rules)
        self.fact_paths = tuple(
            path for path, entry in all_fields(pack.vocabulary.fields) if not isinstance(entry, GroupDef)
        )

    @property
    def example(self) -> Text:
        """Give a place of an act that one may search for: that of the first row, requirement or any rule."""
        cited = [rule for rule in self.pack.rules if rule.cite is not None]
        first = sorted(cited, key=lambda rule: (rule.kind != "row", rule.kind != "requirement"))[:1]
        return self.links.cite(first[0].cite).text if first and first[0].cite else NOTHING

    def crumb(self, page: str, title: Text) -> Link:
        """Link an index page, as the way above a page."""
        return Link(title, f"{page}.html")

    def requests(self, names: Sequence[str]) -> Text:
        """Name kinds of request."""
        titles = {request.id: request.title or same(request.id) for request in self.pack.requests}
        return each(lambda language: ", ".join(titles[name].of(language) for name in names))

    def editions(self, rules: Sequence[Rule]) -> Iterator[EditionLine]:
        """Go through the editions of the acts that some rules cite."""
        for act in dict.fromkeys(rule.cite.act for rule in rules if rule.cite is not None):
            lane = next(one for one in self.lanes if one.act.id == act)
            for span in lane.spans:
                held = [in_force(self.pack, rule, {act: span.edition.id}) for rule in rules]
                citing = [rule.cite is not None and rule.cite.act == act for rule in rules]
                found = [number for number, both in enumerate(zip(held, citing, strict=True), 1) if all(both)]
                yield EditionLine(
                    self.links.act(act),
                    span.edition.id,
                    day(span.first.isoformat()),
                    each(lambda language, span=span: ends(span, language)),
                    span.edition.held,
                    span.edition.assumed,
                    found[0] if found else 0,
                )

    def contradiction(self, name: str) -> ContradictionView:
        """Show a contradiction of the texts."""
        return self.shown(next(one for one in self.pack.contradictions if one.id == name))

    def shown(self, found: LawContradiction) -> ContradictionView:
        """Show a contradiction of the texts, with the rules that warn of it."""
        named = dict.fromkeys(rule.id for rule in self.pack.rules if found.id in rule.contradictions)
        return ContradictionView(
            slug(found.id),
            self.links.contradiction(found.id),
            found.bears_on,
            tuple(self.links.cite(cite) for cite in found.cites),
            found.editions,
            found.readings,
            found.applied,
            found.why,
            tuple(self.links.rule(name) for name in named),
        )
