"""Checks which forms a rule pack prints: `forms:` and the forms that outcomes name."""

from __future__ import annotations

from collections.abc import Iterator

from checker.pack.acts import Act
from checker.pack.model import Pack
from checker.source.fields import Fields
from checker.source.place import Place
from checker.source.problem import Problems
from checker.source.tree import Node, Sequence, kind_of
from checker.vocabulary.text import read_text

_LANGUAGES = ("kk", "ru")
_WORDS = (*_LANGUAGES, "en")
# What the program must know of a form: how its reasons are found, when it is a draft, when it may not be printed.
PURPOSES = {
    "conclusion": "the conclusion on the qualification: a draft while a row is not known",
    "incompleteness": "a refusal that names the documents missing or expired; not printed without one",
    "refusal": "a refusal that names the grounds established; not printed without one",
    "hearing_notice": "the notice of a hearing: its day, hour and place are asked for where the dossier lacks them",
    "hearing_protocol": "the protocol of a hearing: printed once there was one; a refusal in it needs its reason",
    "visit_sheet": "the sheet that `saikes visit` prints; one form of a pack",
}


def check_forms(node: Node | None, pack: Pack, problems: Problems) -> None:
    """Report forms that cannot be printed: keys, editions, templates; and outcomes that name a form that is not there."""
    act = pack.acts.procedure
    known: list[str] = []
    sheets: list[str] = []
    for item in _items(node, problems):
        fields = Fields(item, "a form", ("id", "title", "texts", "purpose"), problems, item.place)
        name = fields.identifier("id")
        if name in known:
            problems.add("duplicate-id", fields.at("id"), f'form "{name}" stands here a second time')
        known.append(name)
        read_text(fields.node("title"), f'title of form "{name}"', problems, fields.place, english=True)
        _check_texts(fields, name, act, problems)
        if "purpose" in fields and fields.one_of("purpose", tuple(PURPOSES)) == "visit_sheet":
            sheets.append(name)
            if len(sheets) > 1:
                told = f'form "{name}" is a second visit sheet beside "{sheets[0]}"'
                problems.add(
                    "duplicate-id", fields.at("purpose"), told, "`saikes visit` prints one form: keep one of them"
                )
    for rule in pack.rules:
        for form in rule.forms:
            if form not in known:
                problems.rule = rule.id
                problems.unknown("unknown-form", rule.place, "form", form, known)
    problems.rule = ""


def _items(node: Node | None, problems: Problems) -> list[Node]:
    if node is None or isinstance(node, Sequence):
        return node.items if node is not None else []
    problems.add("wrong-kind", node.place, f'section "forms" must be a list, got {kind_of(node)}')
    return []


def _check_texts(form: Fields, name: str, act: Act | None, problems: Problems) -> None:
    editions = [edition.id for edition in act.editions] if act else []
    served: dict[tuple[str, str], Place] = {}
    for item in form.nodes("texts", required=True):
        fields = Fields(
            item,
            f'a text of form "{name}"',
            ("editions", "annex", "template", "last_known", "signatures"),
            problems,
            item.place,
        )
        languages = list(_templates(fields, problems))
        _check_signatures(fields, name, problems)
        if "annex" not in fields and "editions" not in fields:
            continue  # a form of ours: no annex of the Rules, the same in every edition
        if not fields.text("annex", required=True) or not fields.nodes("editions", required=True):
            continue
        if act is None:
            told = f'form "{name}" is an annex, but no act of the pack says that it lays down the procedure'
            problems.add(
                "no-procedure", fields.place, told, "add `procedure: true` to the act whose annexes the forms are"
            )
            continue
        for scalar in fields.scalars("editions"):
            if scalar.text not in editions:
                problems.unknown("unknown-edition", scalar.place, "edition", scalar.text, editions)
            for language in languages:
                first = served.setdefault((scalar.text, language), scalar.place)
                if first is not scalar.place:
                    problems.add(
                        "duplicate-id",
                        scalar.place,
                        f'edition "{scalar.text}" has a second text of "{name}" in "{language}"',
                        f"the first stands at {first.short}",
                    )
        for scalar in fields.scalars("last_known"):
            if scalar.text not in languages:
                problems.unknown("unknown-value", scalar.place, "language of a template", scalar.text, languages)


def _check_signatures(text: Fields, name: str, problems: Problems) -> None:
    known: list[str] = []
    for item in text.nodes("signatures"):
        fields = Fields(item, f'a signature of form "{name}"', ("id", *_WORDS), problems, item.place)
        slot = fields.identifier("id")
        if slot in known:
            problems.add(
                "duplicate-id", fields.at("id"), f'signature "{slot}" of form "{name}" stands here a second time'
            )
        known.append(slot)
        for language in _WORDS:
            fields.text(language, required=True)


def _templates(fields: Fields, problems: Problems) -> Iterator[str]:
    mapping = fields.mapping("template", required=True)
    for language in mapping:
        if language in _LANGUAGES:
            yield language
        else:
            problems.unknown(
                "unknown-value", mapping.key_places[language], "language of a template", language, _LANGUAGES
            )
