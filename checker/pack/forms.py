"""Checks which forms a rule pack prints: `forms:` and the forms that outcomes name."""

from __future__ import annotations

from collections.abc import Iterator

from checker.pack.acts import Act, read_cite
from checker.pack.model import Pack
from checker.source.fields import Fields
from checker.source.place import Place
from checker.source.problem import Problems
from checker.source.tree import Mapping, Node, Scalar, Sequence, kind_of
from checker.vocabulary.text import read_text

_LANGUAGES = ("kk", "ru")
_KEYS = ("id", "title", "texts", "carries", "purpose", "incomplete")
_WORDS = (*_LANGUAGES, "en")
# What the program must know of a form: how its reasons are found, when it is a draft, when it may not be printed.
PURPOSES = {
    "conclusion": "the conclusion on the qualification: a draft while a row is not known",
    "incompleteness": "a refusal that names the documents missing or expired; not printed without one",
    "refusal": "a refusal that names the grounds established; not printed without one",
    "hearing_notice": "the notice of a hearing: its day, hour and place are asked for where the dossier lacks them",
    "preliminary_notice": "the same with the preliminary decision: names the grounds; not printed without one",
    "hearing_protocol": "the protocol of a hearing: printed once there was one; a refusal in it needs its reason",
    "answer": "an answer that grants or refuses: a refusal names the requirements not met; not printed without one",
    "duplicate": "repeats the licence held: its number and day where the dossier gives no others",
    "visit_sheet": "the sheet that `saikes visit` prints",
    "complaint": "what `saikes complaint` prints for the one who complains",
    "complaint_cover": "the letter by which a complaint is sent on; `saikes complaint` prints it with the complaint",
    "terms_table": "the table that `saikes terms --documents` prints",
}
# Of these a pack has one form: a command prints it.
_ONE = ("visit_sheet", "complaint", "complaint_cover", "terms_table")


def check_forms(node: Node | None, pack: Pack, problems: Problems) -> None:
    """Report forms that cannot be printed: keys, editions, templates; and outcomes that name a form that is not there."""
    act = pack.acts.procedure
    known: list[str] = []
    printed: dict[str, str] = {}
    for item in _items(node, problems):
        fields = Fields(item, "a form", _KEYS, problems, item.place)
        name = fields.identifier("id")
        if name in known:
            problems.add("duplicate-id", fields.at("id"), f'form "{name}" stands here a second time')
        known.append(name)
        read_text(fields.node("title"), f'title of form "{name}"', problems, fields.place, english=True)
        _check_texts(fields, name, act, problems)
        for cite in fields.nodes("carries"):
            read_cite(cite, pack.acts, problems, fields.place)
        if "incomplete" in fields:
            read_text(fields.node("incomplete"), f'incomplete of form "{name}"', problems, fields.place, english=True)
        purpose = fields.one_of("purpose", tuple(PURPOSES)) if "purpose" in fields else ""
        first = printed.setdefault(purpose, name)
        if purpose in _ONE and first != name:
            told = f'form "{name}" has the purpose "{purpose}", and so has "{first}"'
            problems.add(
                "duplicate-id", fields.at("purpose"), told, "a command prints one form for it: keep one of them"
            )
    for rule in pack.rules:
        for form in rule.forms:
            if form not in known:
                problems.rule = rule.id
                problems.unknown("unknown-form", rule.place, "form", form, known)
    problems.rule = ""


def form_names(node: Node | None) -> tuple[str, ...]:
    """Give the ids of the forms, as far as they can be read."""
    items = node.items if isinstance(node, Sequence) else []
    found = [item.get("id") for item in items if isinstance(item, Mapping)]
    return tuple(name.text for name in found if isinstance(name, Scalar))


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
            ("editions", "only_in", "annex", "template", "last_known", "signatures"),
            problems,
            item.place,
        )
        languages = list(_templates(fields, problems))
        _check_signatures(fields, name, problems)
        for scalar in fields.scalars("only_in"):
            if scalar.text not in editions:
                problems.unknown("unknown-edition", scalar.place, "edition", scalar.text, editions)
        if "annex" not in fields and "editions" not in fields:
            continue  # a form of ours: no annex of the Rules, the same in every edition that it is for
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
                _check_served(served, scalar, language, name, problems)
        for scalar in fields.scalars("last_known"):
            if scalar.text not in languages:
                problems.unknown("unknown-value", scalar.place, "language of a template", scalar.text, languages)


def _check_served(
    served: dict[tuple[str, str], Place], edition: Scalar, language: str, name: str, problems: Problems
) -> None:
    """Find an edition that has two texts of a form in one language; `served` are those found so far."""
    first = served.setdefault((edition.text, language), edition.place)
    if first is not edition.place:
        problems.add(
            "duplicate-id",
            edition.place,
            f'edition "{edition.text}" has a second text of "{name}" in "{language}"',
            f"the first stands at {first.short}",
        )


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
