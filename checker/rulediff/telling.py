"""How differences are told: under which heading, in which sentence. Every report reads this."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.conditions.verdict import Verdict
from checker.decision import phrases
from checker.rulediff import words
from checker.rulediff.model import Change, Comparison, Entry, Subject
from checker.rulediff.turned import Judgement, RuleTurn, Turned
from checker.vocabulary.text import NOTHING

_BEGINS = re.compile(r"[0-9]+([.,–][0-9]+)*(?![\w.])")


def grouped(comparison: Comparison) -> list[tuple[tuple[str, tuple[str, ...]], list[Entry]]]:
    """Put what differs under the act and the editions in which it does; what belongs to none stands last."""
    acts = list(dict.fromkeys([*comparison.new.pack.acts.acts, *comparison.old.pack.acts.acts, ""]))
    groups: dict[tuple[str, tuple[str, ...]], list[Entry]] = {}
    for entry in comparison.entries:
        groups.setdefault((entry.act, entry.editions), []).append(entry)
    # Within an act: the act itself, then its editions as they were found, which is the order of their days.
    return sorted(groups.items(), key=lambda group: (acts.index(group[0][0]), bool(group[0][1])))


def heading(comparison: Comparison, act: str, editions: Iterable[str], language: str) -> str:
    """Name an act and its editions: "Order 222 · edition 2025-03"."""
    found = comparison.new.pack.acts.acts.get(act) or comparison.old.pack.acts.acts.get(act)
    if found is None:
        return words.ALL_EDITIONS.of(language).capitalize()
    named = ", ".join(editions)
    below = words.IN_EDITION.of(language).format(edition=named) if named else words.ACT_ITSELF.of(language)
    return f"{found.short.of(language)} · {below}"


def named(subject: Subject, language: str) -> str:
    """Name what a change is about: "Requirement «premises» (premises-right)"."""
    kind, title = words.KINDS[subject.kind].of(language), subject.title.of(language)
    if not title or title == subject.id:
        return f"{kind} {subject.id}"
    return f"{kind} «{title}» ({subject.id})"


def sentence(change: Change, language: str, *, whole: bool = False) -> str:
    """Tell a change: "area per bed: from 6 to 7"; what was added or taken out is told so, unless that is said of the `whole`."""
    what, before, after = (text.of(language) for text in (change.what, change.before, change.after))
    if before and after:
        (was, rest), (now, same) = _number(before), _number(after)
        if was and now and rest == same:
            return f"{what}: {words.FROM_TO.of(language).format(before=was, after=now)}{rest}"
        return f"{what}: {words.FROM_TO.of(language).format(before=before, after=after)}"
    if whole:
        return f"{what}: {after or before}"
    return f"{what}: {(words.ADDED if after else words.REMOVED).of(language)}: {after or before}"


def _number(said: str) -> tuple[str, str]:
    """Part the number that a wording begins with from the rest: what it is a number of is told once."""
    found = _BEGINS.match(said)
    return (found[0], said[found.end() :]) if found else ("", said)


def where(comparison: Comparison, one: Change | Entry) -> str:
    """Name the place in the new pack, or in the old one where it is there alone."""
    if one.new is not None:
        return comparison.new.shown(one.new)
    return comparison.old.shown(one.old) if one.old is not None else ""


def likewise(entry: Entry, language: str) -> str:
    """Name the other rules that differ in the same way, "" where there are none."""
    if not entry.others:
        return ""
    names = ", ".join(one.id for one in entry.others)
    return words.AND_OTHERS.of(language).format(count=len(entry.others), names=names)


def direction(turned: Turned, language: str) -> str:
    """Say which way a decision turns: "granted → refused"; where it goes the same way, what else is another; else that it stays."""
    if not turned.turns:
        return (words.UNREADABLE if turned.unreadable else words.STAYS).of(language)
    both = (turned.before, turned.after)
    said = [words.DIRECTIONS[effect(one)].of(language) for one in both]
    if said[0] == said[1]:
        titles = [one.decision.outcome.title if one.decision else NOTHING for one in both]
        concluded = [phrases.CONCLUSIONS[one.decision.conclusion] if one.decision else NOTHING for one in both]
        said = [text.of(language) for text in (titles if titles[0] != titles[1] else concluded)]
    return " → ".join(said)


def effect(judgement: Judgement) -> str:
    """Give `for`, `against` or `open`, and nothing where the dossier could not be read."""
    return judgement.decision.outcome.effect if judgement.decision is not None else ""


def outcome(judgement: Judgement, language: str) -> str:
    """Word the outcome and the conclusion of a decision."""
    found = judgement.decision
    if found is None:
        return words.UNREADABLE.of(language)
    title = found.outcome.title.of(language)
    if found.conclusion == "none":
        return title
    return f"{title} ({words.CONCLUSION.of(language)}: {phrases.CONCLUSIONS[found.conclusion].of(language)})"


def editions(turned: Turned) -> list[tuple[str, str, str]]:
    """List the acts of which another edition is applied, with both."""
    both = [turned.before.decision, turned.after.decision]
    applied = [one.case.ruleset.editions if one else {} for one in both]
    if None in both:
        return []
    acts = dict.fromkeys([*applied[0], *applied[1]])
    found = [(act, applied[0].get(act, "–"), applied[1].get(act, "–")) for act in acts]
    return [one for one in found if one[1] != one[2]]


def verdicts(turn: RuleTurn, language: str) -> str:
    """Say how a rule is judged before and after: "met → not met"."""
    return " → ".join(verdict(one, turn.rule.kind, language) for one in (turn.before, turn.after))


def verdict(found: Verdict | None, kind: str, language: str) -> str:
    """Word a verdict as it is worded for that kind of rule."""
    if found is None:
        return words.NOT_IN_FORCE.of(language)
    return (phrases.GROUNDS if kind == "ground" else phrases.VERDICTS)[found].of(language)


def summary(turned: Iterable[Turned], language: str) -> str:
    """Count the decisions that turn."""
    found = list(turned)
    turns = sum(one.turns for one in found)
    differ = sum(bool(one.rules) and not one.turns for one in found)
    return words.TURNED_SUM.of(language).format(all=len(found), turned=turns, differ=differ)
