"""Names every template that documents are printed from, with the class that it is filled from."""

from __future__ import annotations

from checker.documents.context import FormContext
from checker.documents.forms import LANGUAGES, parse_forms
from checker.documents.letter import NAME as REMEDY_LETTER
from checker.documents.letter import Letter
from checker.documents.templates.check import Printed

# The letters, which no rule names: each stands in `letters/`, once for each language.
LETTERS: tuple[tuple[str, type], ...] = ((REMEDY_LETTER, Letter),)


def printed_templates(forms: object) -> list[Printed]:
    """List the templates of the forms of a rule pack (`pack.forms`), each once, and those of the letters."""
    named = [
        Printed(template, form.id, FormContext, text.annex)
        for form in parse_forms({"forms": forms})
        for text in form.texts
        for template in text.templates.values()
    ]
    letters = [
        Printed(f"letters/{name}.{language}.html.j2", name, context)
        for name, context in LETTERS
        for language in LANGUAGES
    ]
    return list(dict.fromkeys([*named, *letters]))
