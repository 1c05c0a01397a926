"""Editions between which a rule, a number, a norm or a form is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, cast

from checker.lint.checks.acts import editions_of
from checker.lint.model import Finding
from checker.lint.subject import Subject
from checker.pack.acts import Act, Edition
from checker.pack.model import Pack, Rule
from checker.source.place import Place
from checker.source.tree import Scalar, Sequence

_CHECK = "edition-gap"


def edition_gap(subject: Subject) -> Iterator[Finding]:
    """Find what is in force before and after an edition and not in it, with the day on which that shows."""
    yield from _rules(subject)
    yield from _values(subject)
    yield from _norms(subject)
    yield from _forms(subject)


def _rules(subject: Subject) -> Iterator[Finding]:
    found: dict[tuple[str, str, tuple[str, ...]], list[Rule]] = {}
    for rule in subject.pack.rules:
        if rule.cite is not None:
            found.setdefault((rule.id, rule.cite.act, rule.requests), []).append(rule)
    for (name, act_id, _), rules in found.items():
        act = subject.pack.acts.acts[act_id]
        editions = {edition for rule in rules for edition in editions_of(subject.pack, rule)}
        for edition, before, after in _holes(act, editions):
            message = f'"{name}" is in force in {before} and in {after}, but not in "{edition.id}"'
            yield _gap(subject.at(rules[0].place, "editions", "id"), message, name, act, edition)


def _values(subject: Subject) -> Iterator[Finding]:
    for value in subject.pack.values.values():
        act = subject.pack.acts.acts[value.cite.act]
        dated = {edition for edition, _ in value.dated}
        later = False
        for edition in act.editions:
            later = later or edition.id in dated
            if later and edition.held and edition.id not in dated:
                message = f'value "{value.id}" has no number in edition "{edition.id}"'
                yield _gap(subject.at(value.place, "dated"), message, value.id, act, edition)


def _norms(subject: Subject) -> Iterator[Finding]:
    for table in subject.pack.tables.values():
        act = subject.pack.acts.acts[table.cite.act]
        held = {edition.id for edition in act.editions if edition.held}
        for norm, condition in zip(table.editions, table.condition.children, strict=True):
            editions = set(table.editions[norm]) or held
            for edition, before, after in _holes(act, editions):
                message = f'norm "{norm}" is in force in {before} and in {after}, but not in "{edition.id}"'
                yield _gap(condition.place, message, table.id, act, edition)


def _forms(subject: Subject) -> Iterator[Finding]:
    """Find outcomes with a form that has no text in an edition in which the outcome is in force."""
    texts = _form_editions(subject.pack)
    for rule in subject.pack.rules:
        if rule.cite is None:
            continue
        act = subject.pack.acts.acts[rule.cite.act]
        for name in rule.forms:
            for edition_id in editions_of(subject.pack, rule):
                edition = act.edition(edition_id)
                if edition is not None and name in texts and edition_id not in texts[name]:
                    message = f'form "{name}" has no text in edition "{edition_id}", in which this outcome is in force'
                    yield _gap(_item(subject, rule, name), message, rule.id, act, edition)


def _form_editions(pack: Pack) -> dict[str, set[str]]:
    """Give the editions in which each form has a text; a form of ours, without an annex, has one in all."""
    found: dict[str, set[str]] = {}
    for form in cast(list[dict[str, Any]], pack.forms or []):
        if all("annex" in text for text in form["texts"]):
            found[str(form["id"])] = {str(edition) for text in form["texts"] for edition in text["editions"]}
    return found


def _item(subject: Subject, rule: Rule, name: str) -> Place:
    node = subject.below(rule.place, "forms")
    if isinstance(node, Sequence):
        return next((item.place for item in node.items if isinstance(item, Scalar) and item.text == name), node.place)
    return rule.place


def _holes(act: Act, editions: Collection[str]) -> Iterator[tuple[Edition, str, str]]:
    """Give the held editions that are left out between two that are not, with those two in words."""
    there = [index for index, edition in enumerate(act.editions) if edition.id in editions]
    for index, edition in enumerate(act.editions):
        before = [one for one in there if one < index]
        after = [one for one in there if one > index]
        if edition.held and edition.id not in editions and before and after:
            yield edition, f'"{act.editions[before[-1]].id}"', f'"{act.editions[after[0]].id}"'


def _gap(place: Place, message: str, about: str, act: Act, edition: Edition) -> Finding:
    day = edition.begins.isoformat()
    return Finding(
        _CHECK,
        "error",
        place,
        message,
        about,
        f"add the edition, or, where the act has nothing there, waive it with the reason; editions of {act.id}: "
        f"{', '.join(one.id for one in act.editions)}",
        f"a dossier registered on {day} is judged by edition {edition.id} of {act.id}",
    )
