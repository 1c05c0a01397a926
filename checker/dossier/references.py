"""Checks what ties the records of a dossier together: ids, references, the sites that documents belong to."""

from __future__ import annotations

from checker.dossier.model import Fact, Record
from checker.source.problem import Problems, unknown_name
from checker.vocabulary.model import FactDef, ListDef, Vocabulary, flat


def check_references(root: Record, vocabulary: Vocabulary, problems: Problems) -> None:
    """Report repeated records, references to records that do not exist, and site papers that name no site."""
    for name, definition in vocabulary.lists.items():
        if "." not in name:
            _unique(root, definition, problems)
            _references(root, definition, vocabulary, problems)
    _identifier_kinds(root, vocabulary, problems)


def _unique(root: Record, definition: ListDef, problems: Problems) -> None:
    if not definition.unique:
        return
    seen: dict[tuple[str, ...], Record] = {}
    for record in root.records(definition.name):
        key = tuple(record.text(field) for field in definition.unique)
        if key in seen and any(key):
            shown = ", ".join(part for part in key if part)
            problems.add(
                "repeated",
                record.place,
                f'a second entry "{shown}" in "{definition.name}"',
                f"the first stands at line {seen[key].place.line}; keep the one that counts",
            )
        seen.setdefault(key, record)


def _references(root: Record, definition: ListDef, vocabulary: Vocabulary, problems: Problems) -> None:
    for path, entry in flat(definition.fields):
        if not isinstance(entry, FactDef) or entry.type != "reference":
            continue
        target = vocabulary.lists[entry.to]
        known = [record.text(target.key) for record in root.records(entry.to)]
        for record in root.records(definition.name):
            found = record.facts.get(path)
            if found and str(found.value) not in known:
                message, hint = unknown_name(path, str(found.value), known)
                problems.add("unknown-record", found.place, f'{message} in "{definition.name}"', hint)
            elif found is None and len(known) > 1 and _per(record, definition, vocabulary) == entry.to.rstrip("s"):
                problems.add(
                    "which-record",
                    record.place,
                    f'"{definition.name}": the entry does not say for which {path}',
                    f"add {path}: one of {', '.join(dict.fromkeys(known))}",
                )


def _per(record: Record, definition: ListDef, vocabulary: Vocabulary) -> str:
    """Tell whether the code of a record belongs to a site, as its choice list says."""
    for path, entry in flat(definition.fields):
        if isinstance(entry, FactDef) and entry.type == "choice" and entry.required:
            choice = vocabulary.choices[entry.choices].get(record.text(path))
            return choice.per if choice else ""
    return ""


def _identifier_kinds(root: Record, vocabulary: Vocabulary, problems: Problems) -> None:
    for path, entry in flat(vocabulary.fields):
        if not isinstance(entry, FactDef) or not entry.kind_by:
            continue
        kind_path = path[: len(path) - len(entry.name)] + entry.kind_by
        number, kind = root.facts.get(path), root.facts.get(kind_path)
        if number and kind:
            _kind_of_identifier(path, number, kind, vocabulary, problems)


def _kind_of_identifier(path: str, number: Fact, kind: Fact, vocabulary: Vocabulary, problems: Problems) -> None:
    wanted = next(
        (
            choice.identifier
            for choices in vocabulary.choices.values()
            for code, choice in choices.items()
            if code == kind.value and choice.identifier
        ),
        "",
    )
    fifth = str(number.value)[4]
    # A joint individual entrepreneurship has a number of the BIN form with 6 as its fifth digit.
    got = "iin" if fifth in "0123" else "bin"
    article = "an" if wanted == "iin" else "a"
    if wanted and got != wanted and not (wanted == "iin" and fifth == "6"):
        problems.add(
            "identifier-kind",
            number.place,
            f'"{path}" is the {got.upper()} of another kind of applicant',
            f'a "{kind.value}" has {article} {wanted.upper()}; the kind stands at line {kind.place.line}',
        )
