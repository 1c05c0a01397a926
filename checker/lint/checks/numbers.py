"""Numbers of the law that the cited place does not say: dated values, and the days of terms."""

from __future__ import annotations

from collections.abc import Iterator

from checker.lint.checks.acts import editions_of
from checker.lint.model import Finding
from checker.lint.number_words import numbers, says
from checker.lint.subject import Subject
from checker.pack.acts import Cite
from checker.source.place import Place

_TEXTS = ("kk", "ru")
_MOST_NAMED = 6


def number_not_in_act(subject: Subject) -> Iterator[Finding]:
    """Find numbers that the place which they cite has neither in digits nor in words, in no text of the edition."""
    for value in subject.pack.values.values():
        for edition, number in value.dated:
            place = subject.dated(value.place, edition)
            yield from _missing(subject, value.cite, edition, number, place, value.id)
    for term in subject.pack.terms:
        cite, days = term.rule.cite, term.count.days
        # None: the text gives no term, or the number is a dated value; 0 stands for "on the day".
        for edition in editions_of(subject.pack, term.rule) if cite is not None and days else ():
            place = subject.at(term.rule.place, "count")
            yield from _missing(subject, cite, edition, days, place, term.rule.id)


def _missing(
    subject: Subject, cite: Cite | None, edition: str, number: float | None, place: Place, about: str
) -> Iterator[Finding]:
    if cite is None or number is None or not cite.units:
        return
    texts = {language: subject.act_text(cite.act, edition, language) for language in _TEXTS}
    parts = {language: text.part(cite.units) or "" for language, text in texts.items() if text is not None}
    if any(parts.values()) and not any(says(part, number, language) for language, part in parts.items()):
        where = subject.pack.acts.worded(cite, "en")
        message = f'{number:g} is not in {where}, edition "{edition}"'
        known = list(dict.fromkeys(f"{found:g}" for part in parts.values() for found in numbers(part)))
        more = ", …" if len(known) > _MOST_NAMED else ""
        hint = f"numbers there: {', '.join(known[:_MOST_NAMED])}{more}" if known else "no number stands there in digits"
        yield Finding("number-not-in-act", "error", place, message, about, f"{hint}; correct the number, or its cite")
