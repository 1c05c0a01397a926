"""Opens a new edition of an act: all that is in force in the last one is in force in the new one too, and waits to be changed."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.editions.insertion import CannotInsert, Text
from checker.pack.acts import Act, Edition
from checker.pack.files import pack_files
from checker.pack.model import Pack
from checker.pack.rules import SECTIONS
from checker.rulediff.law import act_of_forms
from checker.source.problem import SaikesError, unknown_name
from checker.source.reader import read_file
from checker.source.tree import Mapping, Node, Scalar, Sequence

_ID = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")


class CannotOpen(SaikesError):
    """A new edition does not fit among those that there are; says why and what to do."""

    exit_code = 2

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"rules edition new: [error] {message}\n    {hint}; nothing was changed")


@dataclass(frozen=True, slots=True)
class Opening:
    """What is asked for: an edition of an act from a day on, and what the law book says of it where that is known."""

    act: str
    begins: dt.date
    id: str
    caused_by: str = ""
    source: str = ""


def last_edition(pack: Pack, asked: Opening) -> Edition:
    """Give the edition that a new one is opened from; raises CannotOpen where the new one does not fit."""
    act = pack.acts.acts.get(asked.act)
    if act is None:
        raise CannotOpen(*unknown_name("act", asked.act, list(pack.acts.acts)))
    if not _ID.fullmatch(asked.id):
        raise CannotOpen(f'"{asked.id}" is not an id', "ids are lower-case words joined by -, for example 2026-12-01")
    known = act.edition(asked.id)
    if known is not None:
        raise CannotOpen(
            f'"{act.id}" has an edition "{asked.id}" already, at {known.place.short}', "name another with --id"
        )
    last = act.editions[-1]
    if asked.begins <= last.begins:
        raise CannotOpen(_overlap(act, asked.begins, last), f"--from names a day after {last.begins}")
    if not last.held:
        raise CannotOpen(
            f'the text of the last edition "{last.id}" is not held ({last.place.short}), so there is nothing to open a new one from',
            "say in rules/acts.yaml what is held first",
        )
    return last


def _overlap(act: Act, begins: dt.date, last: Edition) -> str:
    if begins == last.begins:
        return f'edition "{last.id}" of "{act.id}" begins on {begins} itself'
    ruling = act.edition_on(begins)
    said = f', and on {begins} edition "{ruling.id}" rules' if ruling else ""
    return f'the last edition of "{act.id}", "{last.id}", begins on {last.begins}, after {begins}{said}'


def opened(folder: Path, pack: Pack, asked: Opening, last: Edition) -> dict[Path, bytes]:
    """Give the rule files that change, with the new edition in them.

    Wherever the last edition is named, the new one is named after it: in the editions of rules, norms, forms, contradictions and
    places without a rule, and with the same number in dated values. Raises CannotInsert for a list that cannot be added to.
    """
    found = {}
    forms = act_of_forms(pack) == asked.act
    for path in pack_files(folder):
        root = read_file(path)
        if isinstance(root, Mapping):
            text = Text.read(path)
            _Opening(text, asked, last.id, forms).sections(root)
            if text.marks:
                found[path] = text.result()
    return found


class _Opening:
    """Puts the new edition into one file."""

    def __init__(self, text: Text, asked: Opening, last: str, forms: bool) -> None:
        self.text = text
        self.asked = asked
        self.last = last
        self.forms = forms

    def sections(self, root: Mapping) -> None:
        for name, node in root.entries.items():
            if name == "acts":
                self._acts(node)
            for item in _entries(node) if isinstance(node, Sequence) else ():
                for lists in self._naming(name, item):
                    self._add(lists)

    def _naming(self, section: str, item: Mapping) -> Iterator[Node | None]:
        """Give what of an entry goes by the editions of the act."""
        if section == "forms" and self.forms:
            for below in _entries(item.get("texts")):
                yield from (below.get("editions"), below.get("only_in"))
            return
        if _cited(item) != self.asked.act:
            return
        if section in SECTIONS or section in {"contradictions", "not_carried"}:
            yield item.get("editions")
        elif section == "values":
            yield item.get("dated")
        elif section == "norm_tables":
            yield from (below.get("editions") for below in _entries(item.get("norms")))

    def _add(self, node: Node | None) -> None:
        if isinstance(node, Sequence):
            named = next((one for one in node.items if isinstance(one, Scalar) and one.text == self.last), None)
            if named is not None:
                self._after(node, named, self.text.written(named, self.asked.id))
        elif isinstance(node, Mapping) and self.last in node.entries:
            value, place = node.entries[self.last], node.key_places[self.last]
            if not isinstance(value, Scalar):
                raise CannotInsert(value)
            key = Scalar(self.last, self.text.lines[place.line - 1][place.column - 1] in "'\"", place)
            entry = f"{self.text.written(key, self.asked.id)}: {value.text}"
            if self.text.flows(node):
                self.text.beside(value, f", {entry}")
            else:
                self.text.below(key, [f"{self.text.lead(key)}{entry}"])

    def _after(self, node: Sequence, named: Scalar, written: str) -> None:
        if self.text.flows(node):
            self.text.beside(named, f", {written}")
        else:
            self.text.below(named, [f"{self.text.lead(named)}{written}"])

    def _acts(self, node: Node) -> None:
        for act in _entries(node):
            named, editions = act.get("id"), act.get("editions")
            if not isinstance(named, Scalar) or named.text != self.asked.act or not isinstance(editions, Sequence):
                continue
            last = editions.items[-1]
            pairs = self._pairs(last)
            if self.text.flows(editions):
                self.text.beside(last, f", {{{', '.join(pairs)}}}")
                return
            lead = self.text.lead(last)
            if self.text.flows(last):
                self.text.below(last, [f"{lead}{{{', '.join(pairs)}}}"])
            else:
                self.text.below(
                    last, [f"{lead if not number else ' ' * len(lead)}{pair}" for number, pair in enumerate(pairs)]
                )

    def _pairs(self, last: Node) -> list[str]:
        """Write the new edition: its id with the quotes of the last one, its day, and what was said of it."""
        named = last.get("id") if isinstance(last, Mapping) else None
        written = self.text.written(named, self.asked.id) if isinstance(named, Scalar) else self.asked.id
        more = [
            f"{key}: {json.dumps(said, ensure_ascii=False)}"
            for key, said in (("caused_by", self.asked.caused_by), ("source", self.asked.source))
            if said
        ]
        return [f"id: {written}", f"begins: {self.asked.begins.isoformat()}", *more]


def _entries(node: Node | None) -> list[Mapping]:
    return [item for item in node.items if isinstance(item, Mapping)] if isinstance(node, Sequence) else []


def _cited(item: Mapping) -> str:
    """Give the act that an entry cites; a contradiction goes by the act that it cites first."""
    cite, cites = item.get("cite"), item.get("cites")
    if isinstance(cites, Sequence) and cites.items:
        cite = cites.items[0]
    act = cite.get("act") if isinstance(cite, Mapping) else None
    return act.text if isinstance(act, Scalar) else ""
