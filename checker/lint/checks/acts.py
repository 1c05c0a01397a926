"""Cites and quotes held against the texts of the acts; terms and rules that name no place in an act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.lint.model import Finding
from checker.lint.subject import Subject
from checker.pack.acts import Act, Cite
from checker.pack.model import Pack, Rule
from checker.pack.order import in_force
from checker.source.place import Place

_TEXTS = ("kk", "ru")


def cite_not_in_act(subject: Subject) -> Iterator[Finding]:
    """Find cites of places that no text of the act has, edition by edition."""
    pack = subject.pack
    for rule in pack.rules:
        if rule.cite is not None:
            place = subject.at(rule.place, "cite")
            missing = [edition for edition in editions_of(pack, rule) if _lacks(subject, rule.cite, [edition])]
            yield from _missing(subject, rule.cite, missing, place, rule.id)
    for value in pack.values.values():
        missing = [edition for edition, _ in value.dated if _lacks(subject, value.cite, [edition])]
        yield from _missing(subject, value.cite, missing, subject.at(value.place, "cite"), value.id)
    for table in pack.tables.values():
        editions = [edition.id for edition in pack.acts.acts[table.cite.act].editions]
        if _lacks(subject, table.cite, editions):
            yield from _missing(subject, table.cite, editions, subject.at(table.condition.place, "cite"), table.id)


def quote_not_in_act(subject: Subject) -> Iterator[Finding]:
    """Find wordings (`text:`) that do not stand in the act that they are quoted from."""
    for rule in subject.pack.rules:
        if rule.cite is None or not rule.text:
            continue
        for language in _TEXTS:
            yield from _misquoted(subject, rule, rule.cite, language)


def term_without_basis(subject: Subject) -> Iterator[Finding]:
    """Find terms whose cite names an act and no place in it."""
    for term in subject.pack.terms:
        cite = term.rule.cite
        if cite is not None and not cite.units:
            act = subject.pack.acts.acts[cite.act]
            message = f'the basis of this term names no place in "{act.id}"'
            hint = f"name it, as cite: {{act: {act.id}, {next(iter(act.units), 'paragraph')}: …}}; {_kinds(act)}"
            yield Finding(
                "term-without-basis", "error", subject.at(term.rule.place, "cite"), message, term.rule.id, hint
            )


def cite_without_place(subject: Subject) -> Iterator[Finding]:
    """Find rules whose cite names an act and no place in it; a stage gathers rules, so it may."""
    for rule in subject.pack.rules:
        if rule.cite is not None and not rule.cite.units and rule.kind not in {"stage", "step"}:
            act = subject.pack.acts.acts[rule.cite.act]
            message = f'the cite names no place in "{act.id}"'
            yield Finding(
                "cite-without-place", "warning", subject.at(rule.place, "cite"), message, rule.id, _kinds(act)
            )


def editions_of(pack: Pack, rule: Rule) -> list[str]:
    """Give the editions of the cited act in which a rule is in force."""
    if rule.cite is None:
        return []
    act = pack.acts.acts[rule.cite.act]
    return [edition.id for edition in act.editions if in_force(pack, rule, {act.id: edition.id})]


def _lacks(subject: Subject, cite: Cite, editions: Iterable[str]) -> bool:
    """Tell whether no text of these editions has a place; where no text tells, it is not said."""
    told = [
        text.has(cite.units)
        for edition in editions
        for language in _TEXTS
        if (text := subject.act_text(cite.act, edition, language)) is not None
    ]
    return bool(told) and all(found is False for found in told)


def _missing(subject: Subject, cite: Cite, editions: list[str], place: Place, about: str) -> Iterator[Finding]:
    if editions:
        message = f"{subject.pack.acts.worded(cite, 'en')} is not in the text of {_named(editions)}"
        yield Finding("cite-not-in-act", "error", place, message, about, _nearer(subject, cite, editions))


def _named(editions: list[str]) -> str:
    quoted = " and ".join(f'"{edition}"' for edition in editions)
    return f"edition{'s' if len(editions) > 1 else ''} {quoted}"


def _nearer(subject: Subject, cite: Cite, editions: list[str]) -> str:
    """Say which place around the cited one is there."""
    for size in range(len(cite.units) - 1, 0, -1):
        around = Cite(cite.act, cite.units[:size])
        texts = [subject.act_text(cite.act, edition, language) for edition in editions for language in _TEXTS]
        if any(text.has(around.units) for text in texts if text is not None):
            return f"{subject.pack.acts.placed(around, 'en')} is there; compare with the text of the act"
    return "compare with the text of the act, or name the editions in which it is there in `editions`"


def _misquoted(subject: Subject, rule: Rule, cite: Cite, language: str) -> Iterator[Finding]:
    """Report where a wording leaves the text, once for all editions in which it does so alike."""
    found: dict[tuple[str, str, str], list[str]] = {}
    quote = rule.text.of(language)
    for edition in editions_of(subject.pack, rule):
        text = subject.act_text(cite.act, edition, language)
        if text is not None and quote and not text.stands(quote, cite.units):
            found.setdefault(text.instead(quote, cite.units), []).append(edition)
    where = subject.pack.acts.worded(cite, "en")
    for (before, wrong, right), editions in found.items():
        message = f"the quoted words are not in {where}, {_named(editions)}, {_LANGUAGE[language]} text"
        if before:
            message += f': after "{before}" it has "{right}", not "{wrong}"'
        hint = f"quote the act word for word: acts/{cite.act}/{editions[0]}.{language}.md"
        place = subject.wording(rule.place, "text", language)
        yield Finding("quote-not-in-act", "error", place, message, rule.id, hint)


_LANGUAGE = {"kk": "Kazakh", "ru": "Russian"}


def _kinds(act: Act) -> str:
    return f"kinds of place: {', '.join(act.units) or 'none'}"
