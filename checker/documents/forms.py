"""Choose the text in which a form is printed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from checker.documents.context import FormMeta, Lang

LANGUAGES: tuple[Lang, ...] = ("kk", "ru")
TITLE_LANGUAGES = ("kk", "ru", "en")


class FormNotHeld(ValueError):
    """Say that the act has no such form in that edition, or that its text is not held."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Hold one who signs a form: an id and his words in Kazakh and Russian (those of the form) and in English."""

    id: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FormText:
    """Hold one text of a form: the editions it serves (none: all), its annex number, and a template per language.

    A language is in `last_known` where the true text of these editions is not held and an older one
    stands in. `signatures` are in the order of the form.
    """

    editions: tuple[str, ...]
    annex: str
    templates: Mapping[str, str]
    last_known: tuple[str, ...] = ()
    signatures: tuple[Signatory, ...] = ()

    def serves(self, edition: str, lang: str) -> bool:
        """Tell whether the form is printed from this text in an edition and a language."""
        return (edition in self.editions or not self.editions) and lang in self.templates


@dataclass(frozen=True, slots=True)
class FormEntry:
    """Hold one form with its titles by language and its texts; `purpose` is one of `checker.pack.forms.PURPOSES`, or empty.

    `incomplete` says in kk, ru and en what is missing where the notice of a hearing lacks its day, hour or place.
    """

    id: str
    title: Mapping[str, str]
    texts: tuple[FormText, ...]
    purpose: str = ""
    incomplete: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChosenForm:
    """Name the one template that a document is printed from."""

    form: str
    annex: str
    edition: str
    lang: Lang
    title: str
    template: str
    last_known: bool
    purpose: str = ""
    incomplete: tuple[str, ...] = ()

    def meta(self, *, draft: bool = False, marks: tuple[str, ...] = ()) -> FormMeta:
        """Make the part of the context that names the form."""
        return FormMeta(
            self.form, self.annex, self.edition, self.lang, self.title, self.template, draft, marks, self.purpose
        )


def choose_form(forms: Iterable[FormEntry], form_id: str, edition: str, lang: Lang) -> ChosenForm:
    """Choose the text of a form for an edition of the act that it is an annex to and a language.

    Raise `FormNotHeld` where the edition has no such form (there is no form of the notice of the hearing
    before Order 73) or its text is not held; a text of another edition is never taken unless the data say so.
    """
    known = {form.id: form for form in forms}
    if form_id not in known:
        raise FormNotHeld(f'no form "{form_id}" · known forms: {", ".join(known)}')
    form = known[form_id]
    for text in form.texts:
        if text.serves(edition, lang):
            return ChosenForm(
                form.id,
                text.annex,
                edition,
                lang,
                form.title[lang],
                text.templates[lang],
                lang in text.last_known,
                form.purpose,
                form.incomplete,
            )
    held = [one for text in form.texts if lang in text.templates for one in text.editions]
    raise FormNotHeld(f'edition "{edition}" has no form "{form_id}" in "{lang}" · held for: {", ".join(held)}')


def parse_forms(data: object) -> list[FormEntry]:
    """Read the content of `rules/forms.yaml`; raise `ValueError` that names the place and what is wrong."""
    top = _mapping(data, "forms.yaml", {"forms"}, set())
    forms = [_form(entry, f"forms[{i}]") for i, entry in enumerate(_list(top["forms"], "forms"))]
    _refuse_twice([form.id for form in forms], "forms", "form")
    return forms


def _form(data: object, where: str) -> FormEntry:
    entry = _mapping(data, where, {"id", "title", "texts"}, {"carries", "purpose", "incomplete"})
    form_id = _text(entry["id"], f"{where}.id")
    texts = [_form_text(t, f"{where}.texts[{i}]") for i, t in enumerate(_list(entry["texts"], f"{where}.texts"))]
    for lang in LANGUAGES:
        served = [edition for text in texts if lang in text.templates for edition in text.editions]
        _refuse_twice(served, f'{where}.texts, language "{lang}"', "edition")
    title = _mapping(entry["title"], f"{where}.title", set(TITLE_LANGUAGES), set())
    titles = {k: _text(v, f"{where}.title.{k}") for k, v in title.items()}
    said = entry.get("incomplete")
    incomplete = (str(said["kk"]), str(said["ru"]), str(said["en"])) if said else ()
    return FormEntry(form_id, titles, tuple(texts), str(entry.get("purpose", "")), incomplete)


def _form_text(data: object, where: str) -> FormText:
    own = isinstance(data, dict) and not {"editions", "annex"} & data.keys()
    required, optional = ({"template"}, {"only_in"}) if own else ({"editions", "annex", "template"}, set[str]())
    entry = _mapping(data, where, required, optional | {"last_known", "signatures"})
    key = "only_in" if own else "editions"
    editions = tuple(_text(e, f"{where}.{key}[{i}]") for i, e in enumerate(_list(entry.get(key, []), f"{where}.{key}")))
    template = _mapping(entry["template"], f"{where}.template", set(), set(LANGUAGES))
    templates = {lang: _text(name, f"{where}.template.{lang}") for lang, name in template.items()}
    last_known = _list(entry.get("last_known", []), f"{where}.last_known")
    for lang in last_known:
        if lang not in templates:
            raise ValueError(f'{where}.last_known: "{lang}" has no template here · allowed: {", ".join(templates)}')
    annex = "" if own else _text(entry["annex"], f"{where}.annex")
    signatures = [
        _signatory(one, f"{where}.signatures[{i}]")
        for i, one in enumerate(_list(entry.get("signatures", []), f"{where}.signatures"))
    ]
    _refuse_twice([one.id for one in signatures], f"{where}.signatures", "signature")
    return FormText(editions, annex, templates, tuple(map(str, last_known)), tuple(signatures))


def _signatory(data: object, where: str) -> Signatory:
    entry = _mapping(data, where, {"id", *TITLE_LANGUAGES}, set())
    return Signatory(
        _text(entry["id"], f"{where}.id"), {one: _text(entry[one], f"{where}.{one}") for one in TITLE_LANGUAGES}
    )


def _mapping(data: object, where: str, required: set[str], optional: set[str]) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise ValueError(f"{where}: must be a mapping, got {data!r}")
    allowed = ", ".join(sorted(required | optional))
    for key in data:
        if key not in required | optional:
            raise ValueError(f'{where}: unknown key "{key}" · allowed: {allowed}')
    for key in sorted(required - data.keys()):
        raise ValueError(f'{where}: key "{key}" is missing')
    return data


def _list(data: object, where: str) -> list[Any]:
    if not isinstance(data, list):
        raise ValueError(f"{where}: must be a list, got {data!r}")
    return data


def _text(data: object, where: str) -> str:
    if not isinstance(data, str) or not data:
        raise ValueError(f"{where}: must be text in quotes, got {data!r}")
    return data


def _refuse_twice(names: list[str], where: str, what: str) -> None:
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f'{where}: {what} "{name}" stands twice')
