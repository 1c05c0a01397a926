"""What a visit to the sites has to find out: everything that documents cannot prove or that is still unknown.

Nothing here knows a particular rule or item: a rule that reads findings of an item asks for it, and a choice of `finding_item`
says with `place` where it is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from checker.conditions.model import Quantifier
from checker.conditions.verdict import MET, NOT_APPLICABLE, UNKNOWN, Verdict
from checker.decision.evidence import Reasons
from checker.decision.missing import missing_of
from checker.decision.model import Decision, Missing
from checker.decision.papers import papers_behind
from checker.dossier.model import FINDINGS, Record
from checker.engine.judged import Instance, Judged, RuleResult
from checker.pack.contract import RELIABILITY
from checker.pack.model import Kind, Rule
from checker.vocabulary.model import PLACES, Vocabulary
from checker.vocabulary.text import LANGUAGES, Text

_SITES = "sites"
_DOCUMENTS = "documents"
_ASKING: tuple[Kind, ...] = ("completeness", "requirement", "ground")


@dataclass(frozen=True, slots=True)
class Asking:
    """A rule that asks a question, its verdict so far, and what the dossier says: the facts behind it, or what is not known.

    `unstated` are facts that the dossier lacks and a visit can find out: a number of rooms, what there is of something.
    """

    rule: Rule
    verdict: Verdict
    facts: tuple[Text, ...] = ()
    unstated: tuple[Missing, ...] = ()


@dataclass(slots=True)
class VisitQuestion:
    """One thing to find out on a visit.

    `site` is the id of a site, "" for the application as a whole; `place` a code of `visit_place`, "" where none is given. A
    question with an `item` is answered by a finding (`about` names the contradiction that it settles); one without is a fact
    of the dossier, at `pointer`.
    """

    site: str
    place: str
    item: str
    title: Text
    about: str = ""
    pointer: str = ""
    asking: list[Asking] = field(default_factory=list)


def visit_questions(decision: Decision) -> list[VisitQuestion]:
    """List what is to be found out, site by site (the application as a whole last), in the order of places, then of rules."""
    found: dict[tuple[str, str, str], VisitQuestion] = {}
    reasons = Reasons(decision.results, decision.case)
    for question, asking in [*_of_rules(decision, reasons), *_of_clashes(decision), *_of_facts(decision)]:
        what = question.about if question.item else f"{question.pointer} {question.title.ru}"
        kept = found.setdefault((question.site, question.item, what), question)
        if asking is not None and asking.rule.id not in {one.rule.id for one in kept.asking}:
            kept.asking.append(asking)
    sites = [record.text("id") for record in decision.case.dossier.root.records(_SITES)]
    places = [*decision.case.ruleset.pack.vocabulary.choices.get(PLACES, {}), ""]
    return sorted(
        found.values(),
        key=lambda one: (sites.index(one.site) if one.site else len(sites), places.index(one.place)),
    )


def found_already(decision: Decision) -> list[Record]:
    """List the findings that have a result: what need not be looked at again."""
    return [record for record in decision.case.dossier.root.records(FINDINGS) if record.text("result")]


def _of_rules(decision: Decision, reasons: Reasons) -> Iterator[tuple[VisitQuestion, Asking]]:
    choices = decision.case.ruleset.pack.vocabulary.field_choices(FINDINGS, "item")
    for kind in _ASKING:
        for result in decision.of_kind(kind):
            for instance in result.instances:
                if not _asks(result.rule, instance):
                    continue
                open_only = kind == "ground"
                for item, site in dict.fromkeys(_items(instance.tree, instance.record, open_only=open_only)):
                    choice = choices.get(item)
                    where = site if choice is None or choice.per != "application" else ""
                    if choice is not None and not _decided(decision, item, where):
                        said = _asking(result, instance, decision, reasons)
                        yield VisitQuestion(where, choice.place, item, choice.label), said


def _asks(rule: Rule, instance: Instance) -> bool:
    """A rule that is checked on the site asks always, any other one while it is not met (a ground: while it is undetermined)."""
    verdict = instance.tree.verdict
    if rule.kind == "ground":
        return verdict is UNKNOWN
    return verdict is not NOT_APPLICABLE and ("site" in rule.checked or verdict is not MET)


def _items(tree: Judged, site: Record | None, *, open_only: bool) -> Iterator[tuple[str, str]]:
    """Walk to the findings that a condition reads, leaving out what does not apply; gives the item and the site."""
    if tree.verdict is NOT_APPLICABLE or (open_only and tree.verdict is not UNKNOWN):
        return
    record = tree.record
    if record is not None and record.definition is not None and record.definition.name == _SITES:
        site = record
    condition = tree.condition
    if isinstance(condition, Quantifier) and condition.list_name == FINDINGS:
        item = dict(condition.select).get("item", "")
        if item:
            yield item, site.text("id") if site else ""
        return
    for child in tree.children:
        yield from _items(child, site, open_only=open_only)


def _decided(decision: Decision, item: str, site: str) -> bool:
    return any(
        record.value("item") == item and record.text("site") in {site, ""} and not record.text("about")
        for record in found_already(decision)
    )


def _asking(result: RuleResult, instance: Instance, decision: Decision, reasons: Reasons) -> Asking:
    """Word what the dossier says: the facts behind a verdict; for what is open, what else is not known."""
    vocabulary = decision.case.ruleset.pack.vocabulary
    tree, site = instance.tree, instance.record.text("id") if instance.record else ""
    if tree.verdict is not UNKNOWN:
        papers = papers_behind(tree, tree.verdict, reasons, vocabulary)
        return Asking(result.rule, tree.verdict, tuple(dict.fromkeys(item.text for item in papers)))
    missing = [
        replace(item, text=_titled(item, vocabulary))
        for item in missing_of(result, vocabulary)
        if item.site in {site, ""} and item.pointer != f"/{FINDINGS}"
    ]
    unstated = {(item.text, item.pointer): item for item in missing if _is_found_out(item)}
    others = dict.fromkeys(item.text for item in missing if not _is_found_out(item))
    return Asking(result.rule, tree.verdict, tuple(others), tuple(unstated.values()))


def _is_found_out(item: Missing) -> bool:
    """Tell whether a visit can find out what the dossier lacks: no paper, no register's answer."""
    return item.source not in {"register", "derived"} and not item.pointer.startswith(f"/{_DOCUMENTS}")


def _of_clashes(decision: Decision) -> Iterator[tuple[VisitQuestion, None]]:
    """Contradictions inside the dossier that no finding has settled."""
    choice = decision.case.ruleset.pack.vocabulary.field_choices(FINDINGS, "item").get(RELIABILITY)
    for clash in decision.clashes:
        if not clash.settled and choice is not None:
            titles = (f"{choice.label.of(one)}: {clash.label.of(one)}" for one in ("kk", "ru", "en"))
            yield VisitQuestion(clash.site, choice.place, RELIABILITY, Text(*titles), clash.id), None


def _of_facts(decision: Decision) -> Iterator[tuple[VisitQuestion, Asking | None]]:
    """Facts of the dossier itself that only the inspector or the visit can give."""
    for missing in decision.missing:
        rules = [decision.results[name] for name in missing.rules if decision.results[name].rule.kind in _ASKING]
        if missing.source in {"site_visit", "inspector"} and rules and not missing.pointer.startswith(f"/{FINDINGS}"):
            for result in rules:
                title = _titled(missing, decision.case.ruleset.pack.vocabulary)
                question = VisitQuestion(missing.site, "", "", title, pointer=missing.pointer)
                yield question, Asking(result.rule, result.verdict)


def _titled(missing: Missing, vocabulary: Vocabulary) -> Text:
    """Name what is missing; a fact of records that are not there yet by their list too."""
    definition = vocabulary.lists.get(missing.pointer.rpartition("/")[2])
    if definition is None or definition.name == FINDINGS or definition.label.ru in missing.text.ru:
        return missing.text
    return Text(*(f"{definition.label.of(one)}: {missing.text.of(one)}" for one in LANGUAGES))
