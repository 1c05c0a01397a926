"""Compares two rule packs as the law is applied: edition by edition of every act, then what belongs to all editions."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from checker.pack.acts import Act, Edition
from checker.pack.model import Pack
from checker.pack.order import in_force
from checker.rulediff import law, norms, vocabulary, words
from checker.rulediff.conditions import ConditionDiff
from checker.rulediff.index import Index
from checker.rulediff.items import Item, Key
from checker.rulediff.model import Change, Comparison, Entry, Facet, How, Side, Subject
from checker.rulediff.rules import rule_items
from checker.rulediff.said import Sayer
from checker.vocabulary.text import NOTHING

Items: TypeAlias = dict[tuple[str, ...], Item]
# So many rules that differ in just the same way are told in one line.
_TOGETHER = 3


def compare(old: Side, new: Side) -> Comparison:
    """Give all that differs.

    An edition that both packs have is compared with itself; one that only the new pack has, with the edition by which the old
    pack judges its first day: so a new edition shows as what it changes.
    """
    return Comparison(old, new, tuple(_together(_Comparing(old, new).entries())))


def successive(side: Side, index: Index, act: Act) -> Iterator[tuple[Edition, tuple[Entry, ...]]]:
    """Give each edition of an act but the first, with all that differs from the one before, in one pack whose places `index` knows."""
    bound = {edition.id: _bound(side.pack, index, act.id, edition.id) for edition in act.editions}
    for before, after in itertools.pairwise(act.editions):
        comparing = _Comparing(side, side, (index, index))
        comparing.items(act.id, after.id, bound[before.id], bound[after.id], {act.id: before.id}, {act.id: after.id})
        yield after, tuple(_together(list(comparing.found.values())))


class _Comparing:
    """Compares item by item; what differs alike in several editions is told once."""

    def __init__(self, old: Side, new: Side, indexes: tuple[Index, Index] | None = None) -> None:
        self.old, self.new = old.pack, new.pack
        self.at_old, self.at_new = indexes or (Index(old.folder), Index(new.folder))
        self.found: dict[tuple[object, ...], Entry] = {}

    def entries(self) -> list[Entry]:
        acts = [*self.new.acts.acts, *(name for name in self.old.acts.acts if name not in self.new.acts.acts)]
        for act in acts:
            self._act(act)
        self.items("", "", _unbound(self.old, self.at_old), _unbound(self.new, self.at_new), {}, {})
        return list(self.found.values())

    def _act(self, act: str) -> None:
        old, new = self.old.acts.acts.get(act), self.new.acts.acts.get(act)
        befores: Items = {} if old is None else {("act", act): law.act_item(self.old, self.at_old, old)}
        afters: Items = {} if new is None else {("act", act): law.act_item(self.new, self.at_new, new)}
        self.items(act, "", befores, afters, {}, {})
        self.items(act, "", _editions(old), _editions(new), {}, {})
        for edition, before, after in paired(old, new):
            self.items(
                act,
                edition,
                _bound(self.old, self.at_old, act, before),
                _bound(self.new, self.at_new, act, after),
                {act: before or ""},
                {act: after or ""},
            )

    def items(
        self, act: str, edition: str, olds: Items, news: Items, before: dict[str, str], after: dict[str, str]
    ) -> None:
        """Compare items of both packs; what differs is told of an act and an edition."""
        conditions = ConditionDiff(Sayer(self.old, before), Sayer(self.new, after))
        for key in [*olds, *(key for key in news if key not in olds)]:
            entry = _entry(act, edition, olds.get(key), news.get(key), conditions)
            if entry is not None:
                self._note(entry, edition)

    def _note(self, entry: Entry, edition: str) -> None:
        key = (entry.subject, entry.how, entry.act, *(change.key for change in entry.changes))
        known = self.found.get(key)
        if known is None:
            self.found[key] = entry
        elif edition not in known.editions:
            self.found[key] = replace(known, editions=(*known.editions, edition))


def paired(old: Act | None, new: Act | None) -> Iterator[tuple[str, str | None, str | None]]:
    """Pair the editions of an act, each by its id with what both packs have in its place.

    An edition that one pack lacks is paired with the one that is in force there on its first day.
    """
    for edition in old.editions if old else ():
        if new is None or new.edition(edition.id) is None:
            yield edition.id, edition.id, _on(new, edition)
    for edition in new.editions if new else ():
        shared = old is not None and old.edition(edition.id) is not None
        yield edition.id, (edition.id if shared else _on(old, edition)), edition.id


def _on(act: Act | None, edition: Edition) -> str | None:
    found = act.edition_on(edition.begins) if act else None
    return found.id if found else None


def _editions(act: Act | None) -> Items:
    return {("edition", one.id): law.edition_item(act, one) for one in act.editions} if act else {}


def _bound(pack: Pack, index: Index, act: str, edition: str | None) -> Items:
    """Give all that an edition of an act has in a pack."""
    if edition is None or act not in pack.acts.acts:
        return {}
    rules = [rule for rule in pack.rules if rule.cite and rule.cite.act == act and in_force(pack, rule, {act: edition})]
    return {
        **dict(rule_items(pack, rules)),
        **dict(norms.table_items(pack, act, edition)),
        **dict(law.value_items(pack, index, act, edition)),
        **(dict(law.form_items(pack, index, edition)) if law.act_of_forms(pack) == act else {}),
        **dict(law.contradiction_items(pack, index, act, edition)),
        **dict(law.uncarried_items(pack, act, edition)),
    }


def _unbound(pack: Pack, index: Index) -> Items:
    """Give all that belongs to no edition of an act."""
    clauses: Items = {}
    for name, clause in pack.clauses.items():
        item = Item(Subject("clause", name, clause.text, clause.where), index.place("clauses", name))
        clauses["clause", name] = norms.clause_item(pack, name, item)
    return {
        **dict(rule_items(pack, [rule for rule in pack.rules if rule.cite is None])),
        **dict(law.unit_items(pack, index)),
        **dict(vocabulary.request_items(pack, index)),
        **dict(law.form_items(pack, index, "")),
        **dict(norms.measure_items(pack)),
        **clauses,
        **dict(law.calendar_items(pack, index)),
        **dict(vocabulary.vocabulary_items(pack, index)),
    }


def _entry(act: str, edition: str, old: Item | None, new: Item | None, conditions: ConditionDiff) -> Entry | None:
    item = new or old
    if item is None:
        return None
    how: How = "changed" if old and new else "added" if new else "removed"
    changes = tuple(_changes(old, new, conditions))
    if how == "changed" and not changes:
        return None
    editions = (edition,) if edition else ()
    return Entry(item.subject, how, act, editions, changes, old.place if old else None, new.place if new else None)


def _changes(old: Item | None, new: Item | None, conditions: ConditionDiff) -> Iterator[Change]:
    befores, afters = old.facets if old else {}, new.facets if new else {}
    for key in [*befores, *(key for key in afters if key not in befores)]:
        before, after = befores.get(key), afters.get(key)
        # The title and place of what was added or taken out are told with it.
        whole = (old is None or new is None) and key[0] in {"title", "label", "cite"}
        change = None if whole or _goes_without_saying(key, before, after, old, new) else _change(before, after)
        if change is not None:
            yield change
    was, now = old.condition if old else None, new.condition if new else None
    if was is not None and now is not None:
        yield from conditions.changes(was, now)
    elif was is not None:
        yield Change(words.CONDITION, conditions.old.said(was), NOTHING, was.place, None)
    elif now is not None:
        yield Change(words.CONDITION, NOTHING, conditions.new.said(now), None, now.place)


def _goes_without_saying(
    key: Key, before: Facet | None, after: Facet | None, old: Item | None, new: Item | None
) -> bool:
    """Tell whether it is a detail of something that is there on one side alone: of a norm by its title, else of the item."""
    found = after or before
    if found is None or not found.detail or (before is not None and after is not None):
        return False
    owner = (key[0], "title")
    norm = [item is not None and owner in item.facets for item in (old, new)]
    return old is None or new is None or norm[0] != norm[1]


def _change(before: Facet | None, after: Facet | None) -> Change | None:
    shown = after or before
    was, now = before.value if before else NOTHING, after.value if after else NOTHING
    if shown is None or (before.told if before else None) == (after.told if after else None):
        return None
    return Change(shown.what, was, now, before.place if before else None, after.place if after else None)


def _together(entries: list[Entry]) -> Iterator[Entry]:
    """Put rules that differ in just the same way into one entry."""
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        key = entry.key if entry.how == "changed" else (id(entry),)
        groups.setdefault(key, []).append(entry)
    for group in groups.values():
        if len(group) < _TOGETHER:
            yield from group
        else:
            yield replace(group[0], others=tuple(one.subject for one in group[1:]))
