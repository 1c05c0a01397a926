"""What is said of the acts, their editions, and of all that goes by editions beside rules and norms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.decision.words import day
from checker.documents.forms import FormEntry, parse_forms
from checker.documents.issue import PROCEDURE
from checker.pack.acts import Act, Edition
from checker.pack.model import Pack
from checker.rulediff import words
from checker.rulediff.index import Index
from checker.rulediff.items import Item, joined, listed
from checker.rulediff.model import Subject, each, same
from checker.vocabulary.text import NOTHING, Text

Items = Iterator[tuple[tuple[str, ...], Item]]


def value_items(pack: Pack, index: Index, act: str, edition: str) -> Items:
    """Give the numbers of the law that an edition has."""
    for value in pack.values.values():
        found = value.in_edition(edition)
        if value.cite.act != act or found is None:
            continue
        where = each(lambda language, cite=value.cite: pack.acts.worded(cite, language))  # type: ignore[misc]
        item = Item(
            Subject("value", value.id, same(value.id), where), index.place("values", value.id, "dated", edition)
        )
        item.add("number", words.NUMBER, same(f"{found:g} {value.unit}".strip()))
        item.add("cite", words.CITE, where)
        yield ("value", value.id), item


def contradiction_items(pack: Pack, index: Index, act: str, edition: str) -> Items:
    """Give the places of the law that clash in an edition."""
    for one in pack.contradictions:
        if one.cites[0].act != act or not one.stands_in({act: edition}):
            continue
        where = joined(each(lambda lang, cite=cite: pack.acts.worded(cite, lang)) for cite in one.cites)  # type: ignore[misc]
        item = Item(Subject("contradiction", one.id, same(one.id), where), index.place("contradictions", one.id))
        item.add("cite", words.CITE, where)
        item.add("applied", words.APPLIED, same(str(one.applied)))
        item.add("bears_on", words.BEARS_ON, same(one.bears_on))
        for number, reading in enumerate(one.readings, 1):
            what = each(lambda language, number=number: f"{words.READINGS.of(language)} {number}")  # type: ignore[misc]
            item.add_wording(("reading", str(number)), what, reading)
        item.add_wording("why", words.WHY, one.why)
        yield ("contradiction", one.id), item


def uncarried_items(pack: Pack, act: str, edition: str) -> Items:
    """Give the places of an edition that no rule carries."""
    for one in pack.uncarried:
        if one.cite.act != act or (one.editions and edition not in one.editions):
            continue
        where = each(lambda language, cite=one.cite: pack.acts.worded(cite, language))  # type: ignore[misc]
        name = " ".join(f"{unit} {number}" for unit, number in one.cite.units)
        item = Item(Subject("uncarried", name, where, where), one.place)
        item.add_wording("why", words.WHY, one.why)
        yield ("uncarried", name), item


def form_items(pack: Pack, index: Index, edition: str) -> Items:
    """Give the forms that an edition of the procedure has; with no edition those that are ours."""
    for form in parse_forms({"forms": pack.forms}) if pack.forms else ():
        for number, text in enumerate(form.texts):
            if edition in text.editions if text.editions else not edition:
                place = index.place("forms", form.id, "texts", f"#{number}")
                item = Item(Subject("form", form.id, _title(form)), place)
                item.add_wording("title", words.TITLE, _title(form))
                item.add("annex", words.ANNEX, same(text.annex))
                for language, template in text.templates.items():
                    what = each(lambda shown, language=language: _template(language, shown))  # type: ignore[misc]
                    item.add(("template", language), what, same(template))
                item.add("last_known", words.LAST_KNOWN, listed(text.last_known))
                yield ("form", form.id, *sorted(text.templates)), item


def of_procedure(act: str) -> bool:
    """Tell whether forms go by the editions of an act."""
    return act == PROCEDURE


def _title(form: FormEntry) -> Text:
    return Text(*(form.title.get(language, form.id) for language in ("kk", "ru", "en")))


def _template(language: str, shown: str) -> str:
    return f"{words.TEMPLATE.of(shown)} {words.IN_LANGUAGE[language].of(shown)}"


def act_item(pack: Pack, index: Index, act: Act) -> Item:
    """Say what is said of an act itself."""
    item = Item(Subject("act", act.id, act.short), index.place("acts", act.id))
    item.add_wording("title", words.TITLE, act.title)
    item.add_wording("short", words.SHORT, act.short)
    for unit, numbers in act.units.items():
        named = pack.acts.units[unit].words if unit in pack.acts.units else same(unit)
        what = each(lambda language, named=named: f"{words.PLACES.of(language)}: {named.of(language)}")  # type: ignore[misc]
        item.add(("unit", unit), what, listed(numbers))
    placed = [each(lambda language, cite=cite: pack.acts.placed(cite, language)) for cite in act.accounted]  # type: ignore[misc]
    item.add("account", words.ACCOUNTED, joined(placed))
    return item


def edition_item(act: Act, edition: Edition) -> Item:
    """Say what is said of an edition: its first day, why that is taken, whether its text is held."""
    item = Item(Subject("edition", edition.id, same(edition.id), act.short), edition.place)
    item.add("begins", words.BEGINS, same(day(edition.begins.isoformat())))
    item.add_flag("held", words.HELD, edition.held)
    item.add("caused_by", words.CAUSED_BY, same(edition.caused_by))
    item.add("source", words.SOURCE, same(edition.source))
    item.add_wording("assumed", words.ASSUMED, edition.assumed)
    item.add_wording("note", words.NOTE, edition.note)
    return item


def calendar_items(pack: Pack, index: Index) -> Items:
    """Give the working calendar year by year, and the hours of the office."""
    data: Any = pack.calendar
    if not isinstance(data, dict):
        return
    office = Item(Subject("calendar", "office", words.OFFICE), index.place("calendar", "office"))
    for key, value in data.get("office", {}).items():
        shown = "–".join(map(str, value.values())) if isinstance(value, dict) else str(value)
        office.add(key, same(key), same(shown), index.place("calendar", "office", key))
    yield ("calendar", "office"), office
    for year, entry in data.get("years", {}).items():
        yield ("calendar", str(year)), _year(str(year), entry, index)


def _year(year: str, entry: dict[str, Any], index: Index) -> Item:
    title = each(lambda language: words.YEAR.of(language).format(year=year))
    item = Item(Subject("calendar", year, title), index.place("calendar", "years", year))
    item.add("status", words.STATUS, same(str(entry.get("status", ""))))
    for number, off in enumerate(entry.get("days_off", ())):
        found = off if isinstance(off, dict) else {"date": off}
        date = str(found["date"])
        place = index.place("calendar", "years", year, "days_off", f"#{number}")
        what = each(lambda language, date=date: f"{words.DAY_OFF.of(language)} {day(date)}")  # type: ignore[misc]
        item.add(("off", date), what, each(lambda language, found=found: _off(found, language)), place)  # type: ignore[misc]
    for number, worked in enumerate(entry.get("working_weekends", ())):
        place = index.place("calendar", "years", year, "working_weekends", f"#{number}")
        what = each(lambda language, worked=worked: f"{words.WORKED.of(language)} {day(str(worked))}")  # type: ignore[misc]
        item.add(("worked", str(worked)), what, same(day(str(worked))), place)
    return item


def _off(found: dict[str, Any], language: str) -> str:
    name = found.get("name") or {}
    said = name.get(language) or name.get("ru") or day(str(found["date"]))
    instead = found.get("instead_of")
    return f"{said} ({words.IN_PLACE_OF.of(language).format(day=day(str(instead)))})" if instead else str(said)


def act_place(pack: Pack, act: str) -> Text:
    """Name an act in a heading."""
    return pack.acts.acts[act].short if act in pack.acts.acts else NOTHING
