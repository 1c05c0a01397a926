"""What is said of the acts, their editions, and of all that goes by editions beside rules and norms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.decision.words import day
from checker.documents.forms import FormEntry, parse_forms
from checker.pack.acts import Act, Cite, Edition
from checker.pack.model import Pack
from checker.rulediff import words
from checker.rulediff.index import Index
from checker.rulediff.items import Item, joined, listed
from checker.rulediff.model import Subject, each, followed, same
from checker.vocabulary.text import Text

Items = Iterator[tuple[tuple[str, ...], Item]]


def value_items(pack: Pack, index: Index, act: str, edition: str) -> Items:
    """Give the numbers of the law that an edition has."""
    for value in pack.values.values():
        found = value.in_edition(edition)
        if value.cite.act != act or found is None:
            continue
        where = each(pack.acts.worded, value.cite)
        item = Item(
            Subject("value", value.id, same(index.text("values", value.id, "label")), where),
            index.place("values", value.id, "dated", edition),
        )
        item.add("number", words.NUMBER, same(f"{found:g} {value.unit}".strip()))
        item.add("cite", words.CITE, where, by=value.cite)
        yield ("value", value.id), item


def contradiction_items(pack: Pack, index: Index, act: str, edition: str) -> Items:
    """Give the places of the law that clash in an edition."""
    for one in pack.contradictions:
        if one.cites[0].act != act or not one.stands_in({act: edition}):
            continue
        where = joined(each(pack.acts.worded, cite) for cite in one.cites)
        item = Item(Subject("contradiction", one.id, same(one.id), where), index.place("contradictions", one.id))
        item.add("cite", words.CITE, where, by=one.cites)
        applied = one.readings[one.applied - 1]
        item.add(
            "applied",
            words.APPLIED,
            _numbered(one.applied, applied),
            by=one.applied,
        )
        item.add("bears_on", words.BEARS_ON, same(one.bears_on))
        for number, reading in enumerate(one.readings, 1):
            what = followed(words.READINGS, number)
            item.add_wording(("reading", str(number)), what, reading)
        item.add_wording("why", words.WHY, one.why)
        yield ("contradiction", one.id), item


def _numbered(number: int, text: Text) -> Text:
    return each(lambda language: f"{number}: {text.of(language)}")


def uncarried_items(pack: Pack, act: str, edition: str) -> Items:
    """Give the places of an edition that no rule carries."""
    for one in pack.uncarried:
        if one.cite.act != act or (one.editions and edition not in one.editions):
            continue
        where = each(pack.acts.worded, one.cite)
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
                    what = each(_template, language)
                    item.add(("template", language), what, same(template))
                item.add("last_known", words.LAST_KNOWN, listed(text.last_known))
                for one in text.signatures:
                    item.add(("signature", one.id), followed(words.SIGNED_BY, one.id), Text(**one.words))
                item.add("carries", words.CARRIES, _carries(pack, form.id))
                yield ("form", form.id, *sorted(text.templates)), item


def act_of_forms(pack: Pack) -> str:
    """Give the act by whose editions the forms of a pack go, "" where none has them all."""
    procedure = next((act.id for act in pack.acts.acts.values() if act.procedure), "")
    if procedure:
        return procedure
    forms = parse_forms({"forms": pack.forms}) if pack.forms else []
    named = {edition for form in forms for text in form.texts for edition in text.editions}
    acts = (act.id for act in pack.acts.acts.values() if named <= {edition.id for edition in act.editions})
    return next(acts, "")


def _carries(pack: Pack, form: str) -> Text:
    """Name the places of the acts that a form carries."""
    entries: list[Any] = pack.forms if isinstance(pack.forms, list) else []
    named = next((entry.get("carries") or () for entry in entries if entry["id"] == form), ())
    cites = [Cite(one["act"], tuple((unit, str(n)) for unit, n in one.items() if unit != "act")) for one in named]
    return joined((each(pack.acts.worded, cite) for cite in cites), "; ")


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
        what = each(_places, named)
        item.add(("unit", unit), what, listed(numbers))
    placed = [each(pack.acts.placed, cite) for cite in act.accounted]
    item.add("account", words.ACCOUNTED, joined(placed), by=act.accounted)
    return item


def _places(named: Text, language: str) -> str:
    return f"{words.PLACES.of(language)}: {named.of(language)}"


def unit_items(pack: Pack, index: Index) -> Items:
    """Give how each kind of place is worded."""
    for name, unit in pack.acts.units.items():
        item = Item(Subject("unit", name, same(name)), index.place("units", name))
        item.add_wording("words", words.WORDED, unit.words)
        yield ("unit", name), item


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
        what = followed(words.DAY_OFF, day(date))
        item.add(("off", date), what, each(_off, found), place)
    for number, worked in enumerate(entry.get("working_weekends", ())):
        place = index.place("calendar", "years", year, "working_weekends", f"#{number}")
        what = followed(words.WORKED, day(str(worked)))
        item.add(("worked", str(worked)), what, same(day(str(worked))), place)
    return item


def _off(found: dict[str, Any], language: str) -> str:
    name = found.get("name") or {}
    said = name.get(language) or name.get("ru") or day(str(found["date"]))
    instead = found.get("instead_of")
    return f"{said} ({words.IN_PLACE_OF.of(language).format(day=day(str(instead)))})" if instead else str(said)
