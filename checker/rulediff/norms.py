"""What is said of norm tables, of the quantities that they reckon with, and of the clauses that soften them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.conditions.amounts import Cell, NormRow, Quantity, Share
from checker.conditions.model import Condition, Norm, When
from checker.decision.arithmetic import bounds, column, number
from checker.decision.phrases import ELSEWHERE, PER_ORGANISATION
from checker.pack.model import Pack, TableDef
from checker.rulediff import words
from checker.rulediff.items import Item, flag, joined, listed, plain_fields, written
from checker.rulediff.model import Subject, each, same
from checker.rulediff.said import Sayer
from checker.rulediff.shape import shape
from checker.vocabulary.model import FactDef
from checker.vocabulary.text import NOTHING, Text


def table_items(pack: Pack, act: str, edition: str) -> Iterator[tuple[tuple[str, ...], Item]]:
    """Give the norm tables of an act with the norms that are in force in one edition."""
    held = next((one.held for one in pack.acts.acts[act].editions if one.id == edition), False)
    for table in pack.tables.values():
        if table.cite.act != act:
            continue
        named = [
            (norm, table.editions[name]) for norm, name in zip(table.condition.children, table.editions, strict=True)
        ]
        norms = [norm for norm, editions in named if (edition in editions if editions else held)]
        if norms:
            yield ("norms", table.id), _table(pack, table, norms, Sayer(pack, {act: edition}))


def _table(pack: Pack, table: TableDef, norms: Sequence[Condition], sayer: Sayer) -> Item:
    where = each(lambda language: pack.acts.worded(table.cite, language))
    item = Item(Subject("norms", table.id, table.title, where), table.condition.place)
    item.add_wording("title", words.TITLE, table.title)
    item.add("cite", words.CITE, where, by=table.cite)
    for name, codes in table.condition.select:
        item.add(("with", name), words.CHOSEN, listed(sorted(codes)))
    item.add_flag("pool", words.POOL, table.condition.pool is not None)
    item.add("of", words.FIELDS["of"], listed(table.variables))
    for guarded in norms:
        norm = guarded.then if isinstance(guarded, When) else guarded
        if isinstance(norm, Norm):
            _add_norm(item, norm, pack)
        if isinstance(norm, Norm) and table.groups.get(norm.id):
            item.add((norm.id, "group"), _of(norm, words.GROUP), same(table.groups[norm.id]), norm.place, detail=True)
        if isinstance(guarded, When) and isinstance(norm, Norm):
            what = _of(norm, words.APPLIES_WHERE)
            item.add((norm.id, "when"), what, sayer.said(guarded.condition), guarded.place, by=shape(guarded.condition))
    return item


def _of(norm: Norm, what: Text) -> Text:
    return each(lambda language: f"{norm.title.of(language)}, {what.of(language)}")


def _add_norm(item: Item, norm: Norm, pack: Pack) -> None:
    item.add((norm.id, "title"), words.TITLE_OF, norm.title, norm.place)
    item.add((norm.id, "have"), _of(norm, words.HAVE), quantity_words(norm.have), norm.place, detail=True)
    item.add((norm.id, "soft"), _of(norm, words.SOFT), same(norm.soft), norm.place, detail=True)
    item.add((norm.id, "alternatives"), _of(norm, words.ALTERNATIVES), flag(norm.alternatives), norm.place, detail=True)
    left = (norm.open.rounding, norm.open.mixed, norm.open.overlap, norm.open.beyond)
    item.add((norm.id, "open"), _of(norm, words.OPEN), listed(filter(None, left)), norm.place, detail=True)
    if norm.categories is not None:
        read = f"{norm.categories.owner}.{norm.categories.records.name}".lstrip(".")
        item.add((norm.id, "categories"), _of(norm, words.CHOSEN), same(read), norm.place, detail=True)
    if norm.bands is not None:
        measures = joined(one.title for one in norm.bands.measures)
        item.add("measure", words.BANDS, measures, by=tuple(one.id for one in norm.bands.measures))
        for one in norm.bands.columns:
            item.add(("column", one.id), words.BANDS, each(column, one))
    for index, row in enumerate(norm.rows):
        _add_row(item, norm, row, index, pack)


def _add_row(item: Item, norm: Norm, row: NormRow, index: int, pack: Pack) -> None:
    """Say what a row needs, column by column: so one number that moves is one change."""
    key = (norm.id, row.number or f"#{index}", *sorted(row.categories))
    for cell in row.cells:
        for name in sorted(cell.columns) or [""]:
            what = each(_cell_name, norm, row, name, pack)
            by = (cell_words(cell), *(share.of.id for share in cell.shares if share.of is not None))
            item.add((*key, name), what, cell_words(cell), norm.place, by=by)
    if row.notes:
        item.add((*key, "notes"), _of(norm, words.SOFT), listed(row.notes), norm.place)


def _cell_name(norm: Norm, row: NormRow, name: str, pack: Pack, language: str) -> str:
    parts = [norm.title.of(language)]
    if row.number:
        parts.append(words.ROW.of(language).format(n=row.number))
    if row.categories and norm.categories is not None:
        entry = norm.categories.records.fields[norm.categories.field]
        choices = entry.choices if isinstance(entry, FactDef) else ""
        labels = [pack.vocabulary.choice_label(choices, code).of(language) for code in sorted(row.categories)]
        parts.append(" / ".join(labels))
    found = next((one for one in norm.bands.columns if one.id == name), None) if norm.bands else None
    if found is not None and norm.bands is not None:
        measure = norm.bands.measures[0].title.of(language) if norm.bands.measures else ""
        parts.append(f"{measure} {column(found, language)}".strip())
    return ", ".join(parts)


def cell_words(cell: Cell) -> Text:
    """Say how much a cell needs: "6 for each of: beds in the room"."""

    def said(language: str) -> str:
        if not cell.stated:
            return ELSEWHERE.of(language)
        text = " + ".join(_share(share, language) for share in cell.shares)
        text += _limits(cell.at_least, cell.at_most, language)
        return f"{text} [{cell.note}]" if cell.note else text

    return each(said)


def _share(share: Share, language: str) -> str:
    count = bounds(share.count, share.count if share.count_most is None else share.count_most, language)
    if share.of is None:
        return f"{count} {PER_ORGANISATION.of(language)}"
    of, per = share.of.title.of(language), bounds(share.per, share.per_most, language)
    form = words.PER_ONE if per == "1" else words.PER
    return form.of(language).format(count=count, per=per, of=of) + _limits(share.at_least, share.at_most, language)


def _limits(least: Decimal | None, most: tuple[Decimal, Quantity] | None, language: str) -> str:
    said = "" if least is None else f", {words.AT_LEAST.of(language).format(n=number(least, language))}"
    if most is not None:
        count, of = most
        said += f", {words.AT_MOST.of(language).format(n=number(count, language), of=of.title.of(language))}"
    return said


def quantity_words(quantity: Quantity) -> Text:
    """Say what is counted or summed."""
    read = ".".join(filter(None, (quantity.owner, quantity.records.name if quantity.records else "", quantity.path)))
    kept = "; ".join(f"{name}: {', '.join(sorted(codes))}" for name, codes in quantity.where)
    less = ", ".join(one.id for one in quantity.less)
    said = f"{quantity.kind} {read}{f' ({kept})' if kept else ''}{f' − {less}' if less else ''}"
    return each(lambda language: f"{quantity.title.of(language)} ({said})" if quantity.title else said)


def measure_items(pack: Pack) -> Iterator[tuple[tuple[str, ...], Item]]:
    """Give the quantities and clauses; they belong to all editions."""
    for quantity in pack.quantities.values():
        item = Item(Subject("quantity", quantity.id, quantity.title), quantity.place)
        item.add_wording("title", words.TITLE, quantity.title)
        item.add("of", words.FIELDS["of"], quantity_words(quantity))
        item.add("doubtful", words.FIELDS["doubtful"], written(quantity.doubtful) if quantity.doubtful else NOTHING)
        yield ("quantity", quantity.id), item


def clause_item(pack: Pack, name: str, item: Item) -> Item:
    """Say what a clause says."""
    clause = pack.clauses[name]
    item.add_wording("text", words.WORDING, clause.text)
    item.add("cite", words.CITE, clause.where)
    item.add("until", words.UNTIL, same(clause.until))
    item.add_wording("level", words.FIELDS["level"], clause.level)
    plain_fields(item, clause, ("remark",))
    return item
