"""Reads `dossier.yaml` into the vocabulary."""

from __future__ import annotations

from typing import cast

from checker.source.fields import Fields
from checker.source.problem import Problems
from checker.source.tree import Mapping, Node, Sequence
from checker.vocabulary.model import (
    FACT_TYPES,
    PLACES,
    SOURCES,
    WORLDS,
    Choice,
    FactDef,
    FactType,
    Field,
    GroupDef,
    ListDef,
    Shared,
    Source,
    Vocabulary,
    World,
    flat,
)
from checker.vocabulary.only import check_only, read_only
from checker.vocabulary.text import Text, read_text

_FACT_KEYS = (
    "type",
    "label",
    "source",
    "world",
    "unit",
    "choices",
    "to",
    "required",
    "printed",
    "least",
    "most",
    "not_before",
    "not_after",
    "kind_by",
    "fixed",
    "by_label",
    "shared",
    "personal",
    "help",
)
_CHOICE_KEYS = ("kk", "ru", "en", "per", "identifier", "place", "only", "within")
_GROUP_KEYS = ("label", "fixed", "fields")
_LIST_KEYS = ("list_of", "label", "source", "world", "key", "unique", "fixed", "sheet", "fields", "help")


def load_vocabulary(root: Node, problems: Problems) -> Vocabulary:
    """Read the vocabulary and check it in itself: types, choice lists, references; problems are collected."""
    top = Fields(root, "the vocabulary", ("choices", "facts"), problems, root.place)
    listed = top.mapping("choices", required=True)
    found = listed.get(PLACES)
    places = list(found.entries) if isinstance(found, Mapping) else []
    choices = {name: _choices(name, node, places, problems) for name, node in listed.entries.items()}
    _check_within(listed, choices, problems)
    facts = _fields(top.mapping("facts", required=True), problems)
    vocabulary = Vocabulary(facts, choices, _lists(facts))
    _check(vocabulary, facts, problems)
    check_only(listed, vocabulary, problems)
    return vocabulary


def _choices(name: str, node: Node, places: list[str], problems: Problems) -> dict[str, Choice]:
    if not isinstance(node, Mapping):
        problems.add(
            "wrong-kind", node.place, f'choice list "{name}" must be a mapping of codes', "code: {kk: …, ru: …, en: …}"
        )
        return {}
    found = {}
    for code, entry in node.entries.items():
        what = f'choice "{code}"'
        fields = Fields(entry, what, _CHOICE_KEYS, problems, node.key_places[code])
        label = Text(
            fields.text("kk", required=True), fields.text("ru", required=True), fields.text("en", required=True)
        )
        per = fields.one_of("per", ("site", "application"), default="application") if "per" in fields else ""
        identifier = fields.one_of("identifier", ("bin", "iin"), default="bin") if "identifier" in fields else ""
        place = _place(fields, code, places, problems)
        found[code] = Choice(code, label, per, identifier, place, read_only(fields), fields.text("within"))
    return found


def _check_within(listed: Mapping, choices: dict[str, dict[str, Choice]], problems: Problems) -> None:
    """Report a choice that is said to be within one that no other list has."""
    for name, found in choices.items():
        allowed = [code for other, codes in choices.items() if other != name for code in codes]
        for code, choice in found.items():
            node = listed.entries[name]
            if choice.within and choice.within not in allowed and isinstance(node, Mapping):
                place = node.key_places[code]
                problems.unknown("unknown-value", place, f'choice that "{code}" is within', choice.within, allowed)


def _place(fields: Fields, code: str, places: list[str], problems: Problems) -> str:
    scalar = fields.scalar("place")
    if scalar is not None and scalar.text not in places:
        problems.unknown("unknown-value", scalar.place, f'place of "{code}"', scalar.text, places)
    return scalar.text if scalar is not None else ""


def _fields(mapping: Mapping, problems: Problems, *, fixed: bool = False) -> dict[str, Field]:
    """Read the fields of one level; what stands within a `fixed` group or list is fixed unless it says otherwise."""
    return {name: _field(name, node, mapping, problems, fixed=fixed) for name, node in mapping.entries.items()}


def _field(name: str, node: Node, parent: Mapping, problems: Problems, *, fixed: bool) -> Field:
    keys = node.entries if isinstance(node, Mapping) else {}
    if "list_of" in keys:
        return _list(name, node, parent, problems, fixed=fixed)
    if "fields" in keys:
        group = Fields(node, f'group "{name}"', _GROUP_KEYS, problems, parent.key_places[name])
        label = read_text(group.node("label"), f'label of "{name}"', problems, group.place, english=True)
        below = _fields(group.mapping("fields"), problems, fixed=group.flag("fixed", default=fixed))
        return GroupDef(name, label, below, group.place)
    return _fact(name, node, parent, problems, fixed=fixed)


def _list(name: str, node: Node, parent: Mapping, problems: Problems, *, fixed: bool) -> ListDef:
    fields = Fields(node, f'list "{name}"', _LIST_KEYS, problems, parent.key_places[name])
    fixed = fields.flag("fixed", default=fixed)
    return ListDef(
        name=name,
        each=fields.identifier("list_of"),
        label=read_text(fields.node("label"), f'label of "{name}"', problems, fields.place, english=True),
        source=cast(Source, fields.one_of("source", SOURCES)),
        world=cast(World, fields.one_of("world", WORLDS)),
        key=fields.text("key"),
        unique=fields.texts("unique"),
        fields=_fields(fields.mapping("fields", required=True), problems, fixed=fixed),
        place=parent.key_places[name],
        fixed=fixed,
        help=_help(fields, name, problems),
        sheet=fields.flag("sheet"),
    )


def _fact(name: str, node: Node, parent: Mapping, problems: Problems, *, fixed: bool) -> FactDef:
    fields = Fields(node, f'fact "{name}"', _FACT_KEYS, problems, parent.key_places[name])
    return FactDef(
        name=name,
        type=cast(FactType, fields.one_of("type", FACT_TYPES)),
        label=read_text(fields.node("label"), f'label of "{name}"', problems, fields.place, english=True),
        source=cast(Source, fields.one_of("source", SOURCES, default="declared")),
        world=cast(World, fields.one_of("world", WORLDS, default="open")),
        place=parent.key_places[name],
        unit=fields.text("unit"),
        choices=fields.text("choices"),
        to=fields.text("to"),
        required=fields.flag("required"),
        printed=fields.flag("printed"),
        least=fields.integer("least"),
        most=fields.integer("most"),
        not_before=_names(fields, "not_before"),
        not_after=_names(fields, "not_after"),
        kind_by=fields.text("kind_by"),
        fixed=fields.flag("fixed", default=fixed),
        help=_help(fields, name, problems),
        by_label=fields.flag("by_label"),
        shared=_shared(fields, problems),
        personal=fields.flag("personal"),
    )


def _names(fields: Fields, key: str) -> tuple[str, ...]:
    """Read one name, or a list of them."""
    if isinstance(fields.node(key), Sequence):
        return fields.texts(key)
    name = fields.text(key)
    return (name,) if name else ()


def _shared(fields: Fields, problems: Problems) -> Shared | None:
    if "shared" not in fields:
        return None
    inner = Fields(fields.node("shared"), '"shared"', ("by", "sum", "above"), problems, fields.at("shared"))
    above = inner.integer("above", required=True)
    return Shared(inner.text("by", required=True), inner.text("sum", required=True), above or 0)


def _help(fields: Fields, name: str, problems: Problems) -> Text | None:
    node = fields.node("help")
    return read_text(node, f'help of "{name}"', problems, fields.place, english=True) if node else None


def _lists(fields: dict[str, Field], prefix: str = "") -> dict[str, ListDef]:
    found: dict[str, ListDef] = {}
    for name, entry in flat(fields):
        if isinstance(entry, ListDef):
            found[prefix + name] = entry
            found.update(_lists(entry.fields, f"{entry.each}."))
    return found


def _check(
    vocabulary: Vocabulary, fields: dict[str, Field], problems: Problems, record: dict[str, Field] | None = None
) -> None:
    """Check the fields of one group; `record` are those of the record that it belongs to, where it is not the whole of it."""
    record = fields if record is None else record
    for entry in fields.values():
        if isinstance(entry, GroupDef):
            _check(vocabulary, entry.fields, problems, record)
        elif isinstance(entry, ListDef):
            names = dict(flat(entry.fields))
            for key in (*entry.unique, *((entry.key,) if entry.key else ())):
                if key not in names:
                    problems.unknown("unknown-fact", entry.place, f'field of list "{entry.name}"', key, list(names))
            _check(vocabulary, entry.fields, problems)
        else:
            _check_fact(vocabulary, entry, fields, problems)
            _check_days(entry, fields, dict(flat(record)), problems)


def _check_fact(vocabulary: Vocabulary, fact: FactDef, siblings: dict[str, Field], problems: Problems) -> None:
    if fact.type in {"choice", "choices"} and fact.choices not in vocabulary.choices:
        problems.unknown(
            "unknown-choices", fact.place, f'choice list of "{fact.name}"', fact.choices, list(vocabulary.choices)
        )
    if fact.by_label and fact.type not in {"choice", "choices"}:
        problems.add(
            "wrong-key",
            fact.place,
            f'"by_label" of "{fact.name}" is for facts of type choice or choices, this one is {fact.type}',
            "remove it",
        )
    if fact.unit and fact.unit not in vocabulary.choices.get("unit", {}):
        problems.unknown(
            "unknown-unit", fact.place, f'unit of "{fact.name}"', fact.unit, list(vocabulary.choices.get("unit", {}))
        )
    if fact.type == "reference" and fact.to not in vocabulary.lists:
        problems.unknown(
            "unknown-list", fact.place, f'list that "{fact.name}" refers to', fact.to, list(vocabulary.lists)
        )
    if fact.shared and fact.type != "boolean":
        problems.add(
            "wrong-key",
            fact.place,
            f'"shared" of "{fact.name}" is for facts of type boolean, this one is {fact.type}',
            "remove it",
        )
    tied = [("kind_by", fact.kind_by)]
    if fact.shared:
        tied += [("by", fact.shared.by), ("sum", fact.shared.sum)]
    for key, name in tied:
        if name and name not in siblings:
            problems.unknown("unknown-fact", fact.place, f'"{key}" of "{fact.name}"', name, list(siblings))


def _check_days(fact: FactDef, siblings: dict[str, Field], record: dict[str, Field], problems: Problems) -> None:
    """Check the days that a day is held against: each a date of the same group, or by its whole path of the same record."""
    dates = [name for name, entry in siblings.items() if isinstance(entry, FactDef) and entry.type == "date"]
    dates += [path for path, entry in record.items() if isinstance(entry, FactDef) and entry.type == "date"]
    for key, names in (("not_before", fact.not_before), ("not_after", fact.not_after)):
        for name in names:
            if name not in dates:
                problems.unknown("unknown-fact", fact.place, f'"{key}" of "{fact.name}"', name, dates)
