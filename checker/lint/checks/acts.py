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
            for edition in editions_of(pack, rule):
                yield from _missing(subject, rule.cite, [edition], subject.at(rule.place, "cite"), rule.id)
    for value in pack.values.values():
        for edition, _ in value.dated:
            yield from _missing(subject, value.cite, [edition], subject.at(value.place, "cite"), value.id)
    for table in pack.tables.values():
        yield from _missing(
            subject, table.cite, _all(pack, table.cite), subject.at(table.condition.place, "cite"), table.id
        )


def quote_not_in_act(subject: Subject) -> Iterator[Finding]:
    """Find wordings (`text:`) that do not stand in the act that they are quoted from."""
    for rule in subject.pack.rules:
        if rule.cite is None or not rule.text:
            continue
        for edition in editions_of(subject.pack, rule):
            for language in _TEXTS:
                yield from _misquoted(subject, rule, rule.cite, edition, language)


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


def _all(pack: Pack, cite: Cite) -> list[str]:
    return [edition.id for edition in pack.acts.acts[cite.act].editions]


def _missing(subject: Subject, cite: Cite, editions: Iterable[str], place: Place, about: str) -> Iterator[Finding]:
    """Report a cite that stands in no text of these editions; where no text tells, nothing is said."""
    told = [
        text.has(cite.units)
        for edition in editions
        for language in _TEXTS
        if (text := subject.act_text(cite.act, edition, language)) is not None
    ]
    if told and all(found is False for found in told):
        named = ", ".join(f'"{edition}"' for edition in editions)
        message = f"{subject.pack.acts.worded(cite, 'en')} is not in the text of edition {named}"
        yield Finding("cite-not-in-act", "error", place, message, about, _nearer(subject, cite, list(editions)))


def _nearer(subject: Subject, cite: Cite, editions: list[str]) -> str:
    """Say which place around the cited one is there."""
    for size in range(len(cite.units) - 1, 0, -1):
        around = Cite(cite.act, cite.units[:size])
        texts = [subject.act_text(cite.act, edition, language) for edition in editions for language in _TEXTS]
        if any(text.has(around.units) for text in texts if text is not None):
            return f"{subject.pack.acts.placed(around, 'en')} is there; compare with the text of the act"
    return "compare with the text of the act, or name the editions in which it is there in `editions`"


def _misquoted(subject: Subject, rule: Rule, cite: Cite, edition: str, language: str) -> Iterator[Finding]:
    text = subject.act_text(cite.act, edition, language)
    quote = rule.text.of(language)
    if text is None or not quote or text.stands(quote, cite.units):
        return
    before, wrong, right = text.instead(quote, cite.units)
    where = subject.pack.acts.worded(cite, "en")
    message = f'the quoted words are not in {where}, edition "{edition}", {_LANGUAGE[language]} text'
    if before:
        message += f': after "{before}" it has "{right}", not "{wrong}"'
    hint = f"quote the act word for word: acts/{cite.act}/{edition}.{language}.md"
    place = subject.wording(rule.place, "text", language)
    yield Finding("quote-not-in-act", "error", place, message, rule.id, hint)


_LANGUAGE = {"kk": "Kazakh", "ru": "Russian"}


def _kinds(act: Act) -> str:
    return f"kinds of place: {', '.join(act.units) or 'none'}"
