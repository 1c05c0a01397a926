"""Wordings in Kazakh and Russian that do not go together: one is missing, or their placeholders differ."""

from __future__ import annotations

from collections.abc import Iterator

from checker.lint.model import Finding
from checker.lint.subject import Subject
from checker.pack.messages import placeholders
from checker.source.tree import Mapping, Node, Scalar, Sequence
from checker.vocabulary.text import LANGUAGES

_NAMES = {"kk": "Kazakh", "ru": "Russian", "en": "English"}


def missing_language(subject: Subject) -> Iterator[Finding]:
    """Find wordings that are there in one language and empty in another."""
    for node, about in wordings(subject):
        for language in LANGUAGES:
            entry = node.entries.get(language)
            if isinstance(entry, Scalar) and not entry.text.strip():
                there = [_NAMES[one] for one in LANGUAGES if _text(node, one).strip()]
                message = f"the {_NAMES[language]} wording is empty"
                hint = f"the {' and the '.join(there)} wording is there; write the {_NAMES[language]} one beside it"
                yield Finding("missing-language", "error", entry.place, message, about, hint)


def placeholders_differ(subject: Subject) -> Iterator[Finding]:
    """Find wordings whose placeholders, as {site.address}, are not the same in every language."""
    for node, about in wordings(subject):
        known = {
            language: sorted(placeholders(_text(node, language))) for language in LANGUAGES if _text(node, language)
        }
        first = next(iter(known), "")
        for language, found in known.items():
            if found != known[first]:
                message = f"the {_NAMES[first]} and the {_NAMES[language]} wording have different placeholders"
                hint = "; ".join(f"{one}: {', '.join(names) or 'none'}" for one, names in known.items())
                yield Finding("placeholders-differ", "error", node.entries[language].place, message, about, hint)
                break


def wordings(subject: Subject) -> Iterator[tuple[Mapping, str]]:
    """Walk every wording of the rule files, each with the id of the entry that it stands in."""
    for section in subject.sections.values():
        for node, _ in section:
            yield from _within(node, "")


def _within(node: Node, about: str) -> Iterator[tuple[Mapping, str]]:
    if isinstance(node, Sequence):
        for item in node.items:
            if not isinstance(item, Scalar):
                yield from _within(item, about)
    elif isinstance(node, Mapping):
        name = node.entries.get("id")
        about = name.text if isinstance(name, Scalar) else about
        if "kk" in node.entries and "ru" in node.entries:
            yield node, about
        for key, below in node.entries.items():
            if not isinstance(below, Scalar):
                yield from _within(below, about or key)


def _text(node: Mapping, language: str) -> str:
    entry = node.entries.get(language)
    return entry.text if isinstance(entry, Scalar) else ""
