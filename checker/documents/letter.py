"""The letter to the applicant: what is missing, what serves most first, and what may be done instead. It is no decision."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from checker.decision.words import Wording
from checker.documents.issue import CannotRender, case_day
from checker.documents.render import TemplateProblem, fill
from checker.documents.write import Writing, stem, write_documents
from checker.remedy.model import WHO, Goal, Remedies, Step, Who, parts
from checker.remedy.phrases import CAPPED
from checker.remedy.steps import together
from checker.remedy.wording import ChangeWords
from checker.vocabulary.text import Text

LANGUAGES = ("kk", "ru")
TITLE = Text("Өтініш берушіге түсіндірме хат", "Разъяснительное письмо заявителю", "Letter to the applicant")
QUOTED = Text(
    "Актілердің мәтіні ресми емес көшірме бойынша келтірілген.", "Текст актов приведен по неофициальной копии."
)
NAME = "remedy-letter"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the layout reads."""

    lang: str
    title: str
    draft: bool
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to be done, and the requirements that it serves."""

    text: str
    serves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One requirement: its place and wording in the act, what stands against it, what is needed, what may be chosen."""

    title: str
    place: str
    cite: str
    text: tuple[str, ...]
    against: tuple[str, ...]
    needed: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    clauses: tuple[str, ...]
    remedy: str
    more: str


@dataclass(frozen=True, slots=True)
class Letter:
    """All that the letter may read."""

    form: Sheet
    applicant: str
    number: str | None
    registered_on: dt.date | None
    day: dt.date
    applicant_lines: tuple[Line, ...]
    department_lines: tuple[Line, ...]
    inspector_lines: tuple[Line, ...]
    items: tuple[Item, ...]
    hopeless: tuple[Item, ...]
    sources: tuple[str, ...]


def write_letters(remedies: Remedies, to: Writing) -> list[Path]:
    """Write the letter in Kazakh and in Russian, both or none; nothing where nothing is needed.

    Raises CannotWrite as the legal documents do, CannotRender for a template that is missing or wrong.
    """
    if not remedies.goals:
        return []
    name = stem(remedies.decision.case.dossier.name)
    pages = {f"{name}.{NAME}.{language}": letter(remedies, language, to.templates) for language in LANGUAGES}
    return write_documents(pages, case_day(remedies.decision.case), to)


def letter(remedies: Remedies, language: str, templates: Path) -> str:
    """Give the letter as an HTML page."""
    try:
        return fill(_Writer(remedies, language).letter(), templates, f"letters/{NAME}.{language}.html.j2")
    except TemplateProblem as error:
        raise CannotRender(f"{error}\n    put the template there; nothing was written") from None


class _Writer:
    def __init__(self, remedies: Remedies, language: str) -> None:
        self.remedies = remedies
        self.language = language
        case = remedies.decision.case
        self.case = case
        self.acts = case.ruleset.pack.acts
        self.words = ChangeWords(case.dossier.root, case.ruleset.pack, language)
        self.wording = Wording(case.ruleset.pack.vocabulary, language)

    def say(self, text: Text) -> str:
        return text.of(self.language)

    def letter(self) -> Letter:
        root = self.case.dossier.root
        name = root.names("applicant.name")
        registered = root.text("application.registered_on")
        lines: dict[Who, tuple[Line, ...]] = {who: self._lines(who) for who in WHO}
        return Letter(
            form=Sheet(self.language, self.say(TITLE), False, (self.say(QUOTED),)),
            applicant=self.say(name) if name else "",
            number=root.text("application.number") or None,
            registered_on=dt.date.fromisoformat(registered) if registered else None,
            day=case_day(self.case),
            applicant_lines=lines["applicant"],
            department_lines=lines["department"],
            inspector_lines=lines["inspector"],
            items=tuple(self._item(goal) for goal in self._ordered()),
            hopeless=tuple(self._item(goal) for goal in self.remedies.hopeless),
            sources=tuple(self.words.sources(step.change for step in self.remedies.steps)),
        )

    def _ordered(self) -> list[Goal]:
        """Order the goals as the steps that serve them."""
        numbers = dict.fromkeys(number for step in self.remedies.steps for number in step.serves)
        first = [self.remedies.goals[number] for number in numbers]
        return first + [goal for goal in self.remedies.goals if goal.ways and not any(goal is one for one in first)]

    def _lines(self, who: Who) -> tuple[Line, ...]:
        mine: list[Step] = [step for step in self.remedies.steps if step.change.who == who]
        return tuple(
            Line("; ".join(self.words.lines(step.change for step in group)), self._titles(group[0]))
            for group in together(mine)
        )

    def _titles(self, step: Step) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.say(self.remedies.goals[number].rule.title) for number in step.serves))

    def _item(self, goal: Goal) -> Item:
        rest = [way - goal.common for way in goal.ways]
        return Item(
            title=self.say(goal.rule.title),
            place=self.wording.record(goal.record) if goal.record is not None else "",
            cite=self.acts.worded(goal.rule.cite, self.language) if goal.rule.cite else "",
            text=tuple(self.say(goal.rule.text).split("\n")),
            against=tuple(self.say(one) for one in goal.against),
            needed=tuple(self.words.lines(parts(goal.common))),
            options=tuple(tuple(self.words.lines(parts(way))) for way in rest) if all(rest) else (),
            clauses=tuple(f"{self.say(clause.text)} ({self.say(clause.where)})" for clause in goal.clauses),
            remedy=self.say(goal.remedy) if goal.remedy else "",
            more=self.say(CAPPED) if goal.capped else "",
        )
