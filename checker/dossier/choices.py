"""Reads a value that is one of a choice list, by its code or, where the vocabulary allows it, by a label."""

from __future__ import annotations

from checker.source.nearest import several
from checker.source.problem import MOST_PRINTED, Problems, listed, meant, most_meant, unknown_name
from checker.source.shown import shown
from checker.source.tree import Scalar, kind_of
from checker.vocabulary.lookup import command_for
from checker.vocabulary.model import Choice, FactDef, Vocabulary


class ChoiceReader:
    """Reads the choices of one dossier; what does not fit is collected as a problem and gives None."""

    def __init__(self, vocabulary: Vocabulary, problems: Problems) -> None:
        self.vocabulary = vocabulary
        self.problems = problems
        self._hints: dict[tuple[str, str], str] = {}

    def read(self, node: Scalar, fact: FactDef, name: str) -> str | None:
        """Give the code that a scalar stands for; a label of several codes is never guessed at."""
        allowed = self.vocabulary.choices[fact.choices]
        if node.text in allowed:
            return node.text
        named = _labelled(node.text, allowed, exact=fact.by_label)
        if fact.by_label and len(named) == 1:
            return named[0]
        what, hint = f"unknown {name} {kind_of(node)}", ""
        if len(named) > 1:
            what = f"several values of {name} are called {kind_of(node)}"
            hint = f"write the code of the one that is meant: {', '.join(named)}"
        elif named:
            hint = f'write its code: "{named[0]}"'
        else:
            what, hint = f'unknown {name} "{shown(node.text)}"', self._hint(node.text, fact)
        self.problems.add("unknown-value", node.place, what, hint)
        return None

    def _hint(self, text: str, fact: FactDef) -> str:
        """Say what is allowed and what is nearest; near names are looked for no oftener than problems are printed."""
        key = (fact.choices, text)
        if key not in self._hints:
            looked = len(self._hints) < MOST_PRINTED
            self._hints[key] = hint_for(text, fact, self.vocabulary, near=looked)
        return self._hints[key]


def hint_for(text: str, fact: FactDef, vocabulary: Vocabulary, *, near: bool = True) -> str:
    """Word what may stand in the place of an unknown value: the nearest codes, and where labels are allowed their labels."""
    allowed = vocabulary.choices[fact.choices]
    command = command_for(fact.choices)
    if not fact.by_label:
        return unknown_name("", text, list(allowed), command=command)[1] if near else listed(list(allowed), command)
    codes: dict[str, list[str]] = {}
    for code, choice in allowed.items():
        for label in dict.fromkeys(choice.label):
            if label:
                codes.setdefault(label, []).append(code)
    # A code goes before a label that differs from it in case alone.
    codes.update({code: [code] for code in allowed})
    close: dict[tuple[str, ...], str] = {}
    for found in several(text, list(codes), most=most_meant(allowed)) if near else ():
        close.setdefault(tuple(codes[found]), _said(found, codes[found], allowed))
    return f"{meant(list(close.values()))}{listed(list(allowed), command)}, or their labels in kk, ru or en"


def _said(found: str, codes: list[str], allowed: dict[str, Choice]) -> str:
    """Name a near code with its label, or a near label with its code; with all of them where several are called so."""
    if len(codes) > 1:
        return f"«{found}» ({', '.join(codes)})"
    (code,) = codes
    return f'"{code}" («{allowed[code].label.ru if found == code else found}»)'


def _labelled(text: str, allowed: dict[str, Choice], *, exact: bool) -> list[str]:
    """Give the codes that have this label; where it may not stand for a code, in any case."""
    if not text:
        return []
    if exact:
        return [code for code, choice in allowed.items() if text in choice.label]
    folded = text.casefold()
    return [code for code, choice in allowed.items() if folded in {label.casefold() for label in choice.label}]
