"""Writes the legal documents of an outcome, in Kazakh and in Russian, whole or not at all."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from checker.decision.model import Decision
from checker.documents.build import build_context
from checker.documents.forms import LANGUAGES, ChosenForm, FormNotHeld, choose_form, parse_forms
from checker.documents.render import TemplateProblem, UnmotivatedRefusal, render
from checker.source.problem import SaikesError
from checker.vocabulary.text import Text

PROCEDURE = "order-230"
NO_HEARING = Text(
    "тыңдау туралы хабарламада күні, уақыты немесе орны бос: 17-тармақ оларды талап етеді (hearing: date, time, place)",
    "в уведомлении о заслушивании пусты день, время или место: п. 17 их требует (hearing: date, time, place)",
    "the notice of the hearing lacks its day, hour or place, which paragraph 17 demands (hearing: date, time, place)",
)
_LONGEST = 80


class CannotWrite(SaikesError):
    """A document could not be written; says where and why."""

    exit_code = 2


class CannotRender(SaikesError):
    """A template is missing or wrong; says where."""

    exit_code = 3


class NoReason(SaikesError):
    """A refusal without an established ground, or a ground without a fact, was about to be printed."""


@dataclass(frozen=True)
class Issued:
    """What was written, and what could not be and why."""

    written: tuple[Path, ...]
    notes: tuple[Text, ...]


def issue(decision: Decision, folder: Path, templates: Path) -> Issued:
    """Render every document of the outcome and write them into `folder`.

    All are rendered before the first is written, and either all are there afterwards or none. Raises CannotWrite where the
    folder cannot be written to or a file is already there with other content, CannotRender for a template that is missing or
    wrong, NoReason for a refusal that does not say why.
    """
    pages: dict[str, str] = {}
    notes: list[Text] = []
    name_of = stem(decision.case.dossier.name)
    for form in decision.outcome.forms:
        for language in LANGUAGES:
            try:
                chosen = _chosen(decision, form, language)
            except FormNotHeld:
                notes.append(_not_held(form, decision))
                break
            if form == "hearing-protocol" and not decision.case.dossier.root.facts.keys() & {
                "hearing.date",
                "hearing.decision",
            }:
                continue
            pages[f"{name_of}.{form}.{language}.html"] = _rendered(decision, chosen, templates)
        if form == "hearing-notice" and f"{name_of}.{form}.ru.html" in pages and not _hearing_is_set(decision):
            notes.append(NO_HEARING)
    return Issued(tuple(write_pages(folder, pages)), tuple(notes))


def _hearing_is_set(decision: Decision) -> bool:
    """Tell whether the notice can name the day, the hour and the place, as paragraph 17 demands."""
    return {"hearing.date", "hearing.time", "hearing.place"} <= decision.case.dossier.root.facts.keys()


def stem(name: str) -> str:
    """Make the first part of file names of a dossier's name: letters of any script and digits."""
    return re.sub(r"[^\w-]+", "-", Path(name).stem)[:_LONGEST].strip("-") or "dossier"


def _rendered(decision: Decision, chosen: ChosenForm, templates: Path) -> str:
    try:
        return render(build_context(decision, chosen), templates)
    except TemplateProblem as error:
        raise CannotRender(
            f"{error}\n    put the template there, or mend the forms of the rule pack; nothing was written"
        ) from None
    except UnmotivatedRefusal as error:
        raise NoReason(f"{error}; nothing was written") from None


def _chosen(decision: Decision, form: str, language: str) -> ChosenForm:
    edition = decision.case.ruleset.editions.get(PROCEDURE, "")
    forms = parse_forms({"forms": decision.case.ruleset.pack.forms})
    return choose_form(forms, form, edition, "kk" if language == "kk" else "ru")


def _not_held(form: str, decision: Decision) -> Text:
    edition = decision.case.ruleset.editions.get(PROCEDURE, "–")
    return Text(
        f"«{form}» құжаты жазылмады: {edition} редакциясында мұндай нысан жоқ немесе қолда жоқ",
        f"документ «{form}» не записан: в редакции {edition} такой формы нет либо она не имеется",
        f'document "{form}" not written: edition {edition} has no such form, or it is not held',
    )


def write_pages(folder: Path, pages: dict[str, str]) -> list[Path]:
    """Write the pages under other names first and rename them when all are there, so that nothing is left half done."""
    drafts: dict[Path, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, page in pages.items():
            path = folder / name
            _refuse_other(path, page)
            drafts[path] = path.with_name(f".{os.getpid()}.{len(drafts)}.tmp")
        for path, draft in drafts.items():
            draft.write_bytes(pages[path.name].encode())
        for path, draft in drafts.items():
            draft.replace(path)
    except OSError as error:
        raise CannotWrite(
            f"{folder}: [error] cannot write here: {error.strerror}\n    choose another folder with --documents"
        ) from None
    finally:
        for draft in drafts.values():
            with suppress(OSError):
                draft.unlink(missing_ok=True)
    return list(drafts)


def _refuse_other(path: Path, page: str) -> None:
    """Refuse to touch what is not ours: a file with other content, a folder, a link that leads nowhere."""
    if os.path.lexists(path) and not (path.is_file() and path.read_bytes() == page.encode()):
        raise CannotWrite(
            f"{path}: [error] a file with other content is already there\n    "
            "choose another folder or move the file away; nothing was written"
        )
