"""Prints the site-visit sheet in Kazakh and in Russian, with the empty findings file that goes with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from checker.conditions.verdict import UNKNOWN, Verdict
from checker.decision import phrases
from checker.decision.model import Decision
from checker.decision.words import day
from checker.documents.build import build_context
from checker.documents.context import Done, FormContext, Visit, VisitLine, VisitPlace, VisitSite
from checker.documents.forms import LANGUAGES, ChosenForm
from checker.documents.issue import Issued, case_day, chosen_form, form_for, rendered
from checker.documents.visit_norms import NormSheet
from checker.documents.write import Writing, stem, write_documents
from checker.dossier.model import FINDINGS, Record
from checker.visit import words
from checker.visit.answer_file import answer_file, place_label
from checker.visit.questions import Asking, VisitQuestion, found_already, visit_questions
from checker.vocabulary.text import Text

_OURS = Text(
    "Жұмыс құжаты: барып тексеру парағының нысаны актіде белгіленбеген. Актілердің мәтіні ресми емес көшірме бойынша келтірілген.",
    "Рабочий документ: форма листа посещения актом не установлена. Тексты актов приведены по неофициальной копии.",
)


def issue_visit(decision: Decision, to: Writing) -> Issued:
    """Write the sheet and the findings file, all of them or none.

    Raises CannotWrite where a file with other content is there already and is not to be replaced: a findings file that was
    filled in is not lost by writing the sheet again.
    """
    questions = visit_questions(decision)
    begin, visit = stem(decision.case.dossier.name), _visit_number(decision)
    pages = {}
    form = form_for(decision, "visit_sheet")
    for language in LANGUAGES:
        chosen = chosen_form(decision, form, language)
        pages[f"{begin}.{form}{visit}.{language}"] = rendered(_context(decision, questions, chosen), to)
    name = f"{begin}.findings{visit}.yaml"
    findings = {name: answer_file(decision, questions, name)}
    notes = []
    if not questions:
        sites = decision.case.dossier.root.records("sites")
        notes.append(words.NOTHING_TO_ASK if sites else words.NOT_SITES)
    return Issued(tuple(write_documents(pages, case_day(decision.case), to, findings)), tuple(notes))


def _visit_number(decision: Decision) -> str:
    """Give what tells the files of a further visit from those of the first: "-2" where one file of findings was taken."""
    earlier = len(decision.case.dossier.answers)
    return f"-{earlier + 1}" if earlier else ""


def _context(decision: Decision, questions: list[VisitQuestion], form: ChosenForm) -> FormContext:
    context = build_context(decision, form)
    meta = replace(context.form, marks=(_OURS.of(form.lang),))
    due = decision.case.days.get("decision_due")
    sites = tuple(_Sheet(decision, form.lang).sites(questions))
    return replace(context, form=meta, visit=Visit(dt.date.fromisoformat(due) if due else None, sites))


class _Sheet:
    def __init__(self, decision: Decision, language: str) -> None:
        self.decision = decision
        self.language = language
        self.pack = decision.case.ruleset.pack
        self.norms = NormSheet(decision, language)

    def say(self, text: Text) -> str:
        return text.of(self.language)

    def sites(self, questions: list[VisitQuestion]) -> Iterator[VisitSite]:
        """Give every site with its questions by place and what was found already; the application as a whole comes last."""
        numbered = [(question, self._line(number, question)) for number, question in enumerate(questions, 1)]
        records = self.decision.case.dossier.root.records("sites")
        for site in [*records, None]:
            name = site.text("id") if site else ""
            own = [pair for pair in numbered if pair[0].site == name]
            places = tuple(
                VisitPlace(self.say(place_label(self.decision, place)), tuple(line for _, line in pairs))
                for place, pairs in groupby(own, key=lambda pair: pair[0].place)
            )
            done = tuple(self._done(one) for one in found_already(self.decision) if self._site_of(one, records) == name)
            if places or done:
                yield VisitSite(self._title(site), self._form(site), places, done)

    def _site_of(self, finding: Record, sites: list[Record]) -> str:
        """Say where a finding stands; one that names no site is of the only one, if its item belongs to a site."""
        choice = self.pack.vocabulary.field_choices(FINDINGS, "item").get(finding.text("item"))
        only = sites[0].text("id") if len(sites) == 1 and choice is not None and choice.per == "site" else ""
        return finding.text("site") or only

    def _title(self, site: Record | None) -> str:
        if site is None:
            return self.say(words.WHOLE)
        found = site.names("address") or site.names("name")
        return self.say(found) if found else site.text("id")

    def _form(self, site: Record | None) -> str:
        choice = self.pack.vocabulary.field_choices("sites", "form").get(site.text("form")) if site else None
        return self.say(choice.label) if choice else ""

    def _line(self, number: int, question: VisitQuestion) -> VisitLine:
        asking = question.asking
        texts = [line for one in asking for line in self.say(one.rule.text).split("\n")]
        cites = [self.pack.acts.worded(one.rule.cite, self.language) for one in asking if one.rule.cite]
        rules = [one.rule.id for one in asking]
        tables = self.norms.tables(rules, question.site)
        # What there is of each post or item is written into the table.
        listed = self.norms.unstated(rules, question.site) if tables else frozenset[str]()
        unstated = [item for one in asking for item in one.unstated if item.pointer.rpartition("/")[2] not in listed]
        return VisitLine(
            number,
            self.say(question.title),
            tuple(dict.fromkeys(texts)),
            "; ".join(dict.fromkeys(cites)),
            tuple(dict.fromkeys(self._so_far(one, listed=bool(tables)) for one in asking)),
            tuple(dict.fromkeys(self.say(item.text) for item in unstated)),
            tables,
            bool(question.item),
        )

    def _so_far(self, asking: Asking, *, listed: bool) -> str:
        """Say the verdict so far and the facts behind it; where a table lists them, the verdict alone."""
        words_of = phrases.GROUNDS if asking.rule.kind == "ground" else phrases.VERDICTS
        verdict: Verdict = asking.verdict
        facts = "" if listed else "; ".join(self.say(fact) for fact in asking.facts)
        if verdict is UNKNOWN:
            return f"{self.say(phrases.MISSING).lower()}: {facts}" if facts else self.say(words.NOT_PROVED)
        return f"{self.say(words_of[verdict])}{': ' + facts if facts else ''}"

    def _label(self, finding: Record, field: str) -> str:
        choice = self.pack.vocabulary.field_choices(FINDINGS, field).get(finding.text(field))
        return self.say(choice.label) if choice else finding.text(field)

    def _done(self, finding: Record) -> Done:
        by, note = finding.names("found_by"), finding.names("note")
        when = finding.text("found_on")
        return Done(
            self._label(finding, "item"),
            self._label(finding, "result"),
            ", ".join(part for part in (day(when) if when else "", self.say(by) if by else "") if part),
            self.say(note) if note else "",
        )
