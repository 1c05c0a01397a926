"""Finds in the vocabulary what a person calls by name: a fact, a group, a list, a choice list; one of them or all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.vocabulary.model import Choice, FactDef, ListDef, Vocabulary, flat


@dataclass(frozen=True)
class Found:
    """The facts and lists by their full names, as `sites[].recipients[].number`, and the choice lists that a name stands for."""

    facts: dict[str, FactDef | ListDef]
    choices: dict[str, dict[str, Choice]]

    def __bool__(self) -> bool:
        return bool(self.facts or self.choices)


def plural(name: str) -> str:
    """Give the name for all values of a choice list: post → posts, recipient_category → recipient_categories."""
    if name.endswith(("s", "x", "ch", "sh")):
        return f"{name}es"
    return f"{name[:-1]}ies" if name.endswith("y") and name[-2:-1] not in set("aeiou") else f"{name}s"


def command_for(choices: str) -> str:
    """Give the command that lists the values of a choice list."""
    return f"saikes facts {plural(choices)}"


def everything(vocabulary: Vocabulary) -> Found:
    """Give all facts, lists and choice lists."""
    return Found({path: entry for path, _, entry in _entries(vocabulary)}, vocabulary.choices)


def find(vocabulary: Vocabulary, name: str) -> Found:
    """Give what is called `name`, with what stands below it; nothing where there is no such name.

    A choice list may be named in the plural, a field as a rule names it (`site.form`) or as a dossier nests it (`sites.form`);
    case, and the sign between words, make no difference.
    """
    wanted = _folded(name)
    facts = {
        path: entry
        for path, called, entry in _entries(vocabulary)
        if any(one == wanted or one.startswith(f"{wanted}.") for one in called)
    }
    choices = {key: found for key, found in vocabulary.choices.items() if wanted in {key, plural(key)}}
    return Found(facts, choices)


def names(vocabulary: Vocabulary) -> list[str]:
    """List the names that `find` knows, each thing by one: what may be meant by a misspelt one."""
    return [_plain(path) for path, _, _ in _entries(vocabulary)] + list(vocabulary.choices)


def users(vocabulary: Vocabulary, choices: str) -> list[str]:
    """List the facts that take their values from a choice list."""
    return [path for path, _, entry in _entries(vocabulary) if isinstance(entry, FactDef) and entry.choices == choices]


def _entries(vocabulary: Vocabulary) -> Iterator[tuple[str, tuple[str, ...], FactDef | ListDef]]:
    """Walk facts and lists: the full name, the names that it may be called by, the definition."""
    yield from _below(dict(flat(vocabulary.fields)), "", ("",))


def _below(
    fields: dict[str, FactDef | ListDef], prefix: str, owners: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...], FactDef | ListDef]]:
    for name, entry in fields.items():
        yield prefix + name, tuple(f"{owner}{name}" for owner in owners), entry
        if isinstance(entry, ListDef):
            nested = (f"{_plain(prefix)}{name}.", f"{entry.each}.")
            yield from _below(dict(flat(entry.fields)), f"{prefix}{name}[].", nested)


def _plain(path: str) -> str:
    return path.replace("[]", "")


def _folded(name: str) -> str:
    return _plain("_".join(name.casefold().replace("-", " ").split()))
