"""Checks a folder of templates when it is loaded: every name in it, and the words of the act that it has to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.documents.templates.expressions import Reading
from checker.documents.templates.pages import Pages
from checker.documents.templates.shapes import Piece, hints, shape_of
from checker.documents.templates.sources import ENDING, Sources, near
from checker.documents.templates.wording import changes
from checker.source.place import Place
from checker.source.problem import Problem, Problems, Refused
from checker.source.shown import shown

_ADD = "`saikes templates DIR --keep` adds what is missing"


@dataclass(frozen=True, slots=True)
class Printed:
    """A template that documents are printed from: for which form, with which class of context; `annex` is "" for a form of ours."""

    template: str
    form: str
    context: type
    annex: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What is to be known of a folder that may be used; `changed` are its templates that are no longer the text of the act."""

    warnings: tuple[Problem, ...] = ()
    changed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Followed:
    """What one template prints by itself and what it reads."""

    pieces: tuple[Piece, ...]
    reads: dict[str, Place]


def check_templates(folder: Path, shipped: Path, printed: Sequence[Printed]) -> Checked:
    """Check the templates of a folder against the classes that they are filled with and against the shipped ones.

    Raises Refused with every fault: a name that is not there, a template that is missing or cannot be read, a way out of the
    sandbox, an entry that the shipped form prints and this one does not. Warnings are for words of the act that were changed, for
    templates that nothing uses, and for what cannot be compared.
    """
    if not folder.is_dir():
        reason = "this is a file, not a folder" if folder.is_file() else "no such folder"
        hint = "--templates names a folder of templates; `saikes templates DIR` copies the shipped ones"
        raise Refused([Problem("no-templates", Place(str(folder), 1, 1), reason, hint)])
    problems, warnings = Problems(), list[Problem]()
    sources, followed = _follow(folder, printed, problems)
    problems.raise_if_any()
    _, originals = _follow(shipped, printed, Problems())
    differing: dict[tuple[Place, str, str], list[Printed]] = {}
    for one in printed:
        found, original = followed.get(one.template), originals.get(one.template)
        if found is not None and original is not None:
            warnings += _entries_left_out(one, found, original, sources, problems)
            for change in changes(found.pieces, original.pieces, sources.at(one.template)) if one.annex else ():
                differing.setdefault(change, []).append(one)
        elif found is not None:
            warnings.append(_not_compared(one, sources))
    problems.raise_if_any()
    warnings += [_no_longer_the_act(*change, forms) for change, forms in differing.items()]
    warnings += _unused(sources)
    changed = frozenset(one.template for forms in differing.values() for one in forms)
    return Checked(tuple(dict.fromkeys(warnings)), changed)


def _follow(folder: Path, printed: Sequence[Printed], problems: Problems) -> tuple[Sources, dict[str, _Followed]]:
    """Follow every template that documents are printed from; reports each fault once."""
    found = Problems()
    sources = Sources(folder, found)
    followed: dict[str, _Followed] = {}
    all_pages: list[Pages] = []
    for one in printed:
        if one.template not in sources.names:
            _report_missing(one, sources, found)
        elif one.template not in followed:
            reading = Reading(sources, found)
            pages = Pages(reading)
            context = {name: shape_of(hint, name) for name, hint in hints(one.context).items()}
            pieces = pages.page(one.template, context, sources.at(one.template))
            followed[one.template] = _Followed(tuple(pieces), dict(reading.reads))
            all_pages.append(pages)
    called = {macro for pages in all_pages for macro in pages.macros.called}
    for pages in all_pages:
        called |= pages.macros.follow_all_but(called)
    if not len(found):
        sources.compile_all()
    # The same name may be missing in several contexts: once said with what is allowed in the first of them it is enough.
    problems.extend({(one.place, one.message): one for one in reversed(list(found))}.values())
    return sources, followed


def _report_missing(one: Printed, sources: Sources, problems: Problems) -> None:
    message = f'no such template, but form "{one.form}" is printed from it'
    hint = near(one.template, sources.names)
    problems.add("no-template", sources.at(one.template), message, f"{hint}{' ' if hint else ''}{_ADD}")


def _entries_left_out(
    one: Printed, found: _Followed, original: _Followed, sources: Sources, problems: Problems
) -> list[Problem]:
    """Report what the shipped form is filled with and this one is not: it would be missing in the document without a word.

    In a form of ours anything may be left out but the reasons of a refusal, and is only pointed out.
    """
    warnings = []
    for path, place in original.reads.items():
        if path in found.reads or (_parent(path) and _parent(path) not in found.reads):
            continue
        name = path.replace("[]", "")
        wrong = Problem(
            "entry-left-out",
            sources.at(one.template),
            f'the placeholder "{name}" is missing: form "{one.form}" would be printed without it',
            f"the shipped templates read it in {Path(place.file).name}, line {place.line}",
        )
        if one.annex or _parent(path).startswith("reasons") or path == "reasons":
            problems.extend([wrong])
        else:
            warnings.append(replace(wrong, level="warning"))
    return warnings


def _parent(path: str) -> str:
    return path.rpartition(".")[0].removesuffix("[]")


def _not_compared(one: Printed, sources: Sources) -> Problem:
    message = f'form "{one.form}" has no shipped template of this name; its words were not compared with the act'
    return Problem("not-compared", sources.at(one.template), message, level="warning")


def _no_longer_the_act(place: Place, was: str, now: str, forms: Sequence[Printed]) -> Problem:
    if was and now:
        what = f'"{shown(was)}" was changed into "{shown(now)}"'
    else:
        what = f'"{shown(was)}" was left out' if was else f'"{shown(now)}" was added'
    named = ", ".join(dict.fromkeys(f'"{one.form}" (Annex {one.annex})' for one in forms))
    message = f"{what}: no longer the text of the act in form {named}"
    return Problem("not-the-act", place, message, "the document says so below the form", level="warning")


def _unused(sources: Sources) -> list[Problem]:
    """Point out the templates that nothing names, and files whose name does not end as that of a template."""
    warnings = [
        Problem(
            "unused-template",
            sources.at(name),
            "no form is printed from this template, and none uses it",
            level="warning",
        )
        for name in sources.names
        if name not in sources.trees
    ]
    for path in sorted(sources.folder.rglob("*")):
        if path.is_file() and path.suffix != ENDING and not path.name.startswith("."):
            place = Place(str(path), 1, 1)
            hint = f"rename it to {path.name}{ENDING}" if path.suffix == ".html" else "move it away"
            message = f'not read: the name of a template ends in "{ENDING}"'
            warnings.append(Problem("not-a-template", place, message, hint, level="warning"))
    return warnings
