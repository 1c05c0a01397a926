"""Writes the legal documents of an outcome, in Kazakh and in Russian, whole or not at all."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from checker.decision.model import Decision
from checker.documents.build import build_context
from checker.documents.forms import LANGUAGES, ChosenForm, FormNotHeld, choose_form, parse_forms
from checker.documents.render import render
from checker.source.problem import SaikesError
from checker.vocabulary.text import Text

PROCEDURE = "order-230"


class CannotWrite(SaikesError):
    """A document could not be written; says where and why."""

    exit_code = 2


@dataclass(frozen=True)
class Issued:
    """What was written, and what could not be and why."""

    written: tuple[Path, ...]
    notes: tuple[Text, ...]


def issue(decision: Decision, folder: Path, templates: Path) -> Issued:
    """Render every document of the outcome and write them into `folder`.

    All are rendered before the first is written, and each is written whole. Raises CannotWrite where the folder cannot be
    written to or a file is already there with other content.
    """
    pages: dict[str, str] = {}
    notes: list[Text] = []
    stem = re.sub(r"[^\w-]+", "-", Path(decision.case.dossier.name).stem, flags=re.ASCII).strip("-") or "dossier"
    for form in decision.outcome.forms:
        for language in LANGUAGES:
            try:
                chosen = _chosen(decision, form, language)
            except FormNotHeld:
                notes.append(_not_held(form, decision))
                break
            if form == "hearing-protocol" and not decision.case.dossier.root.facts.keys() & {"hearing.date", "hearing.decision"}:
                continue
            pages[f"{stem}.{form}.{language}.html"] = render(build_context(decision, chosen), templates)
    return Issued(tuple(_written(folder, pages)), tuple(notes))


def _chosen(decision: Decision, form: str, language: str) -> ChosenForm:
    edition = decision.case.ruleset.editions.get(PROCEDURE, "")
    forms = parse_forms({"forms": decision.case.ruleset.pack.forms})
    return choose_form(forms, form, edition, "kk" if language == "kk" else "ru")


def _not_held(form: str, decision: Decision) -> Text:
    edition = decision.case.ruleset.editions.get(PROCEDURE, "–")
    return Text(f"«{form}» құжаты жазылмады: {edition} редакциясында мұндай нысан жоқ немесе қолда жоқ",
                f"документ «{form}» не записан: в редакции {edition} такой формы нет либо она не имеется",
                f'document "{form}" not written: edition {edition} has no such form, or it is not held')


def _written(folder: Path, pages: dict[str, str]) -> list[Path]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, page in pages.items():
            path = folder / name
            if path.exists() and path.read_bytes() != page.encode():
                raise CannotWrite(f"{path}: [error] a file with other content is already there\n    "
                                  "choose another folder or move the file away; nothing was written")
        return [_whole(folder / name, page) for name, page in pages.items()]
    except OSError as error:
        raise CannotWrite(f"{folder}: [error] cannot write here: {error.strerror}\n    choose another folder with --documents") from None


def _whole(path: Path, page: str) -> Path:
    """Write a file under another name and rename it, so that no half-written document is ever left under its name."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(page.encode())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return path


