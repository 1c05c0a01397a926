"""What is said of the facts, lists and choices of a pack, of the kinds of request, and of what must agree."""

from __future__ import annotations

from collections.abc import Iterator

from checker.pack.model import Pack
from checker.rulediff import words
from checker.rulediff.index import Index
from checker.rulediff.items import Item, listed, plain_fields, written
from checker.rulediff.model import Subject, same
from checker.vocabulary.model import Choice, FactDef, Field, GroupDef, ListDef
from checker.vocabulary.text import NOTHING, Text

Items = Iterator[tuple[tuple[str, ...], Item]]
_FACT = (
    *("type", "source", "world", "unit", "choices", "to", "required", "printed", "least", "most"),
    *("not_before", "kind_by", "fixed", "by_label", "shared", "personal"),
)
_LIST = ("each", "source", "world", "key", "unique", "fixed", "sheet")
_CHOICE = ("per", "identifier", "place", "only", "within")


def vocabulary_items(pack: Pack, index: Index) -> Items:
    """Give every fact, list and choice list."""
    yield from _fields(pack.vocabulary.fields, "")
    for name, choices in pack.vocabulary.choices.items():
        item = Item(Subject("choices", name, same(name)), index.place("choices", name))
        for code, choice in choices.items():
            item.add(
                code,
                Text(*(f"{what} «{code}»" for what in words.CODE)),
                _choice(choice),
                index.place("choices", name, code),
            )
        yield ("choices", name), item


def _choice(choice: Choice) -> Text:
    more = "; ".join(
        f"{name}: {written(found).en}" for name in _CHOICE if (found := getattr(choice, name)) not in (None, "")
    )
    label = choice.label or same(choice.code)
    return Text(*(f"{said}{f' ({more})' if more else ''}" for said in (label.kk, label.ru, label.en or label.ru)))


def _fields(fields: dict[str, Field], prefix: str) -> Items:
    for name, entry in fields.items():
        path = f"{prefix}{name}"
        kind = "fact" if isinstance(entry, FactDef) else "list"
        item = Item(Subject(kind, path, entry.label), entry.place)
        item.add_wording("label", words.LABEL, entry.label)
        if isinstance(entry, FactDef | ListDef):
            item.add_wording("help", words.HELP, entry.help or NOTHING)
            plain_fields(item, entry, _FACT if isinstance(entry, FactDef) else _LIST)
        yield (kind, path), item
        if isinstance(entry, GroupDef | ListDef):
            yield from _fields(entry.fields, f"{path}.")


def request_items(pack: Pack, index: Index) -> Items:
    """Give the kinds of request, and the facts that must agree wherever they stand."""
    for request in pack.requests:
        item = Item(
            Subject("request", request.id, request.title or same(request.id)), index.place("requests", request.id)
        )
        item.add_wording("title", words.TITLE, request.title)
        for path, codes in request.when:
            item.add(("when", path), words.FIELDS["when"], same(f"{path}: {', '.join(codes)}"))
        item.add("term", words.FIELDS["term"], same(request.term))
        item.add("application", words.FIELDS["application"], same(request.application))
        item.add("filing", words.FIELDS["filing"], listed(request.filing or ()))
        yield ("request", request.id), item
    for group in pack.sameness:
        item = Item(Subject("sameness", group.id, group.label), group.place)
        item.add_wording("label", words.LABEL, group.label)
        plain_fields(item, group, ("compare", "match", "per_site"))
        named = [
            f"{one.list_name}{f'[{one.code}]' if one.code else ''}{'.' if one.list_name else ''}{one.path}"
            for one in group.facts
        ]
        item.add("facts", words.FIELDS["facts"], listed(named))
        yield ("sameness", group.id), item
