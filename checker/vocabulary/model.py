"""The vocabulary: every fact that a dossier may carry and a rule may name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from checker.source.place import Place
from checker.vocabulary.text import Text

PLACES = "visit_place"
FactType: TypeAlias = Literal[
    "text", "names", "choice", "choices", "boolean", "date", "time", "number", "integer", "identifier", "reference"
]
FACT_TYPES: tuple[FactType, ...] = (
    "text",
    "names",
    "choice",
    "choices",
    "boolean",
    "date",
    "time",
    "number",
    "integer",
    "identifier",
    "reference",
)
Source: TypeAlias = Literal["declared", "register", "site_visit", "inspector", "derived"]
SOURCES: tuple[Source, ...] = ("declared", "register", "site_visit", "inspector", "derived")
World: TypeAlias = Literal["open", "closed"]
WORLDS: tuple[World, ...] = ("open", "closed")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a choice list.

    `per` says whether a document or extract of this code belongs to a site; `identifier` which number such an applicant has;
    `place` where on a site it is looked at (a code of the list `visit_place`); `only` which values of another fact of the
    record, or of the record around it, it may stand with: `("form", {"stationary"})`; `within` what it belongs to, as a desk to
    the workplace that it stands in (a code of another list).
    """

    code: str
    label: Text
    per: str = ""
    identifier: str = ""
    place: str = ""
    only: tuple[str, frozenset[str]] | None = None
    within: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """When a yes-or-no fact of a record holds by itself: records with one `by` have more than `above` of `sum` together."""

    by: str
    sum: str
    above: int


@dataclass(frozen=True, slots=True)
class FactDef:
    """One fact: `world` closed means that not there is a plain no, open that it is unknown.

    `fixed` says what the case is and not what could be cured: no remedy ever suggests another value.
    `not_before` and `not_after` name the days that a day may not precede or follow: of the same group, or by a whole path.
    `by_label`: a choice may be written as its code or as one of its labels. `shared`: a fact that is worked out where it is not
    stated, as of a person who holds several posts. `personal`: the name or number of a person or a paper, which a masked record replaces.
    """

    name: str
    type: FactType
    label: Text
    source: Source
    world: World
    place: Place
    unit: str = ""
    choices: str = ""
    to: str = ""
    required: bool = False
    printed: bool = False
    least: float | None = None
    most: float | None = None
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    kind_by: str = ""
    fixed: bool = False
    help: Text | None = None
    by_label: bool = False
    shared: Shared | None = None
    personal: bool = False


@dataclass(frozen=True, slots=True)
class GroupDef:
    """Facts that belong together, as `applicant` or `application`."""

    name: str
    label: Text
    fields: dict[str, Field]
    place: Place


@dataclass(frozen=True, slots=True)
class ListDef:
    """A list of records. `each` names one record in rules; `world` closed: the list, once given, is complete.

    `fixed`: no remedy adds a record, as another site or another group of recipients.
    `sheet`: the list may be a table in a file beside the dossier.
    """

    name: str
    each: str
    label: Text
    source: Source
    world: World
    key: str
    unique: tuple[str, ...]
    fields: dict[str, Field]
    place: Place
    help: Text | None = None
    fixed: bool = False
    sheet: bool = False


Field: TypeAlias = FactDef | GroupDef | ListDef


@dataclass(frozen=True)
class Vocabulary:
    """All facts and choice lists of a rule pack."""

    fields: dict[str, Field]
    choices: dict[str, dict[str, Choice]]
    lists: dict[str, ListDef] = field(default_factory=dict)

    def field_choices(self, list_name: str, field_name: str) -> dict[str, Choice]:
        """Give what a field of a list may be chosen from; nothing where there is no such list or field."""
        definition = self.lists.get(list_name)
        entry = definition.fields.get(field_name) if definition else None
        return self.choices.get(entry.choices, {}) if isinstance(entry, FactDef) else {}

    def choice_label(self, choices: str, code: str) -> Text:
        """Give the label of a choice, or its code where the list does not know it."""
        found = self.choices.get(choices, {}).get(code)
        return found.label if found else Text(code, code, code)

    def section(self, choices: str, code: str) -> Text | None:
        """Give the label of what a choice is within; None where it is within nothing."""
        found = self.choices.get(choices, {}).get(code)
        within = found.within if found else ""
        return next((codes[within].label for codes in self.choices.values() if within in codes), None)


def flat(fields: dict[str, Field], prefix: str = "") -> Iterator[tuple[str, FactDef | ListDef]]:
    """Walk the facts and lists of one record level: groups become dotted names, records stay whole."""
    for name, entry in fields.items():
        if isinstance(entry, GroupDef):
            yield from flat(entry.fields, f"{prefix}{name}.")
        else:
            yield prefix + name, entry
