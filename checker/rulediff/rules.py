"""What is said of the rules of a pack: their wordings, what they demand, and of a term of the procedure how it runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.pack.model import Count, Pack, Rule, Start, Term
from checker.rulediff import words
from checker.rulediff.items import Item, joined, listed
from checker.rulediff.model import Subject, each, followed, same
from checker.vocabulary.text import NOTHING, Text


def rule_items(pack: Pack, rules: list[Rule]) -> Iterator[tuple[tuple[str, ...], Item]]:
    """Give the items of some rules of one edition, each with the key by which its like in another pack is found."""
    ids = [(rule.kind, rule.id) for rule in rules]
    terms = {id(term.rule): term for term in pack.terms}
    for rule in rules:
        several = ids.count((rule.kind, rule.id)) > 1
        # Rules of one name for several kinds of request are told apart by these.
        requests = _requests(pack, rule.requests or (pack.requests[0].id,)) if several else NOTHING
        where = joined(filter(any, (_where(pack, rule), requests)), " · ")
        item = Item(Subject(rule.kind, rule.id, rule.title, where), rule.place)
        _describe(item, pack, rule, terms.get(id(rule)))
        yield (rule.kind, rule.id, *(rule.requests if several else ())), item


def _describe(item: Item, pack: Pack, rule: Rule, term: Term | None) -> None:
    if rule.kind not in {"row", "stage"}:
        # Rows and stages are made of the rules that they collect, which are compared by themselves.
        item.condition = rule.condition
    item.add_wording("title", words.TITLE, rule.title)
    item.add_wording("text", words.WORDING, rule.text)
    item.add_wording("when_not_met", words.WHEN_NOT_MET, rule.when_not_met)
    item.add_wording("remedy", words.REMEDY, rule.remedy)
    item.add("cite", words.CITE, _where(pack, rule), by=rule.cite)
    item.add("number", words.NUMBER, same(str(rule.number or "")))
    item.add("forms", words.FORMS, joined(_form(pack, form) for form in rule.forms), by=rule.forms)
    item.add("checked", words.CHECKED, listed(rule.checked))
    item.add("contradictions", words.CONTRADICTIONS, listed(rule.contradictions))
    item.add("effect", words.EFFECT, words.EFFECTS.get(rule.effect, NOTHING))
    if rule.kind == "outcome":
        item.add_flag("final", words.FINAL, rule.final)
    item.add("requests", words.REQUESTS, _requests(pack, rule.requests), by=rule.requests)
    if rule.for_every is not None:
        item.add("for_every", words.FOR_EVERY, rule.for_every.label, by=rule.for_every.name)
    item.add("collects", words.COLLECTS, same(rule.collects))
    if term is not None:
        _add_term(item, pack, term)


def _requests(pack: Pack, names: tuple[str, ...]) -> Text:
    titles = {request.id: request.title or same(request.id) for request in pack.requests}
    return joined(titles[name] for name in names)


def _where(pack: Pack, rule: Rule) -> Text:
    cite = rule.cite
    return each(lambda language: pack.acts.worded(cite, language)) if cite is not None else NOTHING


def _form(pack: Pack, form: str) -> Text:
    entries = pack.forms if isinstance(pack.forms, list) else []
    title: dict[str, str] = next((entry["title"] for entry in entries if entry["id"] == form), {})
    return Text(*(title.get(language, form) for language in ("kk", "ru", "en")))


def _add_term(item: Item, pack: Pack, term: Term) -> None:
    item.add("who", words.WHO, term.who)
    item.add("starts", words.STARTS, _start(pack, term.starts), term.starts.place, by=_by(term.starts))
    item.add("count", words.COUNT, _count(term.count))
    item.add("done", words.DONE, listed(term.done))
    for number, reading in enumerate(term.readings, 1):
        what = followed(words.READING, number)
        said = joined((reading.text, _start(pack, reading.starts), _count(reading.count)), "; ")
        item.add(("reading", str(number)), what, said, by=(reading.text, _by(reading.starts), reading.count))
    item.add_wording("missed", words.MISSED, term.missed)
    item.add("signs", words.SIGNS, _form(pack, term.signs) if term.signs else NOTHING, by=term.signs)


def _by(start: Start) -> tuple[str, str, bool, bool]:
    return start.kind, start.name, start.back, start.floor


def _start(pack: Pack, start: Start) -> Text:
    if start.floor:
        return each(
            lambda language: f"{words.NOT_BEFORE.of(language)} {_start(pack, replace(start, floor=False)).of(language)}"
        )
    if start.kind == "step":
        step = next((term.rule.title for term in pack.terms if term.rule.id == start.name), same(start.name))
        first = words.BACK_FROM if start.back else words.STEP
        return each(lambda language: f"{first.of(language)} «{step.of(language)}»")
    return same(start.name)


def _count(count: Count) -> Text:
    if count.days is None and not count.value:
        return words.NO_TERM
    number = str(count.days) if count.days is not None else f"${count.value}"
    return each(lambda language: f"{number} {words.UNITS[count.unit].of(language)}")
