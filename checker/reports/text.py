"""The report for the terminal: stages, the Annex 2-2 table, grounds, outcome, what is unknown, warnings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from checker.conditions.model import RuleRef, walk
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict
from checker.decision import phrases
from checker.decision.evidence import Evidence, Reasons
from checker.decision.missing import missing_of
from checker.decision.model import Decision
from checker.decision.unheld import unheld_procedure
from checker.decision.words import day
from checker.engine.judged import RuleResult
from checker.pack.model import Rule
from checker.reports import words
from checker.reports.layout import Page
from checker.reports.norms import NormTables
from checker.reports.terms import TermsReport
from checker.vocabulary.text import Text

_TONES = {MET: "good", NOT_MET: "bad", UNKNOWN: "open", NOT_APPLICABLE: "quiet"}
_MARKS = {MET: "+", NOT_MET: "–", UNKNOWN: "?", NOT_APPLICABLE: "·"}
_CONCLUDED = {"complies": MET, "does_not_comply": NOT_MET, "open": UNKNOWN, "none": NOT_APPLICABLE}
_EFFECTS = {"for": "good", "against": "bad", "open": "open"}
_COLUMNS = (3, 29, 16, 26)


class TextReport:
    """Prints decisions in one language; `norms` prints every line of the norms, else only what is short or open."""

    def __init__(self, language: str, *, colour: bool = False, norms: bool = False) -> None:
        self.language = language
        self.page = Page(colour)
        self.norms = norms

    def render(self, decision: Decision) -> str:
        """Give the whole report on one decision, 80 columns wide, readable without colour."""
        norms = NormTables(decision, self.language, self.page, full=self.norms)
        blocks = [
            self._head(decision),
            *self._stages(decision, norms),
            self._terms(decision),
            self._missing(decision),
            self._warnings(decision),
        ]
        return "\n\n".join(block for block in blocks if block) + "\n"

    def _stages(self, decision: Decision, norms: NormTables) -> Iterator[str]:
        """Print the stages of the request under their numbers, the decision as the last."""
        stages = decision.stages
        for number, stage in enumerate(stages, 1):
            heading = self._heading(number, stage.title)
            match stage.collects:
                case "completeness":
                    yield self._intake(heading, decision, stage)
                case "requirements":
                    yield self._requirements(heading, decision, stage)
                case "rows":
                    yield self._verification(heading, decision, norms)
                    yield norms.block()
                case _:
                    yield self._grounds(heading, decision)
        number = len(stages) + 1
        if not any(stage.collects == "grounds" for stage in stages):
            yield self._grounds(self._heading(number, words.GROUNDS), decision)
            number += bool(decision.of_kind("ground"))
        yield self._decision(self._heading(number, words.DECISION), decision)

    def _heading(self, number: int, title: Text) -> str:
        said = self.say(title)
        return f"{number}. {said[:1].upper()}{said[1:]}"

    def summary(self, decisions: list[Decision]) -> str:
        """Give one line per dossier, for a run over several."""
        rows = [
            [
                (Path(decision.case.dossier.name).name, ""),
                (self.say(decision.outcome.title), _EFFECTS[decision.outcome.effect]),
                (self.say(phrases.VERDICTS[_CONCLUDED[decision.conclusion]]), "quiet"),
            ]
            for decision in decisions
        ]
        title = self.say(words.SUMMARY).replace("{count}", str(len(decisions)))
        return self._block(title, self.page.table((34, 25, 17), rows)) + "\n"

    def say(self, text: Text) -> str:
        return text.of(self.language)

    def _head(self, decision: Decision) -> str:
        dossier, days = decision.case.dossier, decision.case.days
        name = dossier.root.names("applicant.name")
        lines = [self.page.heading(f"{dossier.name}{' · ' + self.say(name) if name else ''}")]
        due = f" · {self.say(words.DUE)} {day(days['decision_due'])}" if "decision_due" in days else ""
        if decision.request is not decision.case.ruleset.pack.requests[0]:
            lines.append(self.page.paragraph(f"{self.say(words.REQUEST)}: {self.say(decision.request.title)}"))
        lines.append(f"{self.say(words.DAY)} {day(dossier.root.text('application.registered_on'))}{due}")
        lines.append(f"{self.say(words.EDITIONS)}:")
        for item in decision.applied:
            begins = self.say(words.BY_DAY).replace("{day}", day(item.edition.begins.isoformat()))
            notes = [begins] + [
                self.say(word)
                for word, holds in (
                    (words.ASSUMED, bool(item.edition.assumed)),
                    (words.NOT_HELD, not item.edition.held),
                    (words.CHOSEN, item.chosen == "option"),
                )
                if holds
            ]
            lines.append(self.page.paragraph(f"{self.say(item.act.short)}: {item.edition.id} ({', '.join(notes)})", 2))
        for answers in dossier.answers:
            lines.append(self.page.paragraph(f"{self.say(words.FINDINGS)}: {answers.name}"))
        return "\n".join(lines)

    def _intake(self, heading: str, decision: Decision, stage: Rule) -> str:
        result = decision.results.get(stage.id)
        state = {MET: words.COMPLETE, NOT_MET: words.INCOMPLETE}.get(result.verdict if result else UNKNOWN, words.OPEN)
        rows = [self._line(one, phrases.PRESENCE, decision) for one in decision.of_kind("completeness")]
        return self._block(f"{heading}: {self.say(state)}", self.page.table(_COLUMNS, rows))

    def _requirements(self, heading: str, decision: Decision, stage: Rule) -> str:
        named = {part.rule for part in walk(stage.condition) if isinstance(part, RuleRef)}
        found = [one for one in decision.of_kind("requirement") if one.rule.id in named]
        rows = [self._line(one, phrases.VERDICTS, decision) for one in found]
        return self._block(heading, self.page.table(_COLUMNS, rows))

    def _line(self, one: RuleResult, said: dict[Verdict, Text], decision: Decision) -> list[tuple[str, str]]:
        tone = _TONES[one.verdict]
        state = (self.say(said[one.verdict]), tone)
        return [(_MARKS[one.verdict], tone), (self.say(one.rule.title), ""), state, (self._note(one, decision), "")]

    def _verification(self, heading: str, decision: Decision, norms: NormTables) -> str:
        head = [
            ("№", "strong"),
            *((self.say(word), "strong") for word in (words.REQUIREMENT, words.VERDICT, words.NOTE)),
        ]
        rows = [head]
        for row in decision.of_kind("row"):
            parts = decision.requirements_of(row.rule)
            why = ""
            if row.verdict is NOT_APPLICABLE:
                # A row that does not apply is said once, with the reason of its parts.
                why, parts = "\n".join(dict.fromkeys(self._note(one, decision) for one in parts)), []
            rows.append(
                [
                    (str(row.rule.number), "strong"),
                    (self.say(row.rule.title), "strong"),
                    self._verdict(row.verdict),
                    (why, ""),
                ]
            )
            rows += [
                [
                    (_MARKS[one.verdict], _TONES[one.verdict]),
                    (self.say(one.rule.title), ""),
                    self._verdict(one.verdict),
                    (self._with_norms(self._note(one, decision), one, norms), ""),
                ]
                for one in parts
            ]
        tone = {"complies": "good", "does_not_comply": "bad"}.get(decision.conclusion, "open")
        said = self.page.paint(self.say(phrases.CONCLUSIONS[decision.conclusion]), tone)
        note = ""
        intake = [decision.results.get(stage.id) for stage in decision.stages if stage.collects == "completeness"]
        if any(result is not None and result.verdict is NOT_MET for result in intake):
            note = self.page.paragraph(self.say(words.FOR_INFORMATION)) + "\n"
        return self._block(
            heading,
            note + self.page.table(_COLUMNS, rows) + f"\n{self.say(words.CONCLUSION)}: {said}",
        )

    def _with_norms(self, note: str, result: RuleResult, norms: NormTables) -> str:
        """Say beside a rule that is not met how many of its norms are short."""
        count = norms.short(result) if result.verdict in {NOT_MET, UNKNOWN} else 0
        below = self.say(words.NORMS_BELOW).replace("{count}", str(count)) if count else ""
        return "\n".join(filter(None, (note, below)))

    def _verdict(self, verdict: Verdict) -> tuple[str, str]:
        return self.say(phrases.VERDICTS[verdict]), _TONES[verdict]

    def _note(self, result: RuleResult, decision: Decision) -> str:
        vocabulary = decision.case.ruleset.pack.vocabulary
        if result.verdict is NOT_MET:
            failed = [instance.record for instance in result.instances if instance.tree.verdict is NOT_MET]
            return "\n".join(
                dict.fromkeys(self.say(_reasons(decision).message(result.rule, record)) for record in failed)
            )
        if result.verdict is UNKNOWN:
            items = {(item.text.ru, item.site): item for item in missing_of(result, vocabulary)}
            if len(items) == 1:
                return self.say(words.WAITING_FOR).replace("{item}", self.say(next(iter(items.values())).text))
            return self.say(words.WAITING).replace("{count}", str(len(items)))
        if result.verdict is NOT_APPLICABLE:
            return "; ".join(self.say(item.text) for item in _reasons(decision).exemption(result))
        return ""

    def _grounds(self, heading: str, decision: Decision) -> str:
        lines = []
        for result in decision.of_kind("ground"):
            tone = {MET: "bad", UNKNOWN: "open"}.get(result.verdict, "good")
            state = self.page.paint(self.say(phrases.GROUNDS[result.verdict]), tone)
            lines.append(f"{result.rule.number}. {self.say(result.rule.title)}: {state}")
            if result.verdict is MET:
                for item in _reasons(decision).established(result):
                    lines += self._fact(item)
        return self._block(heading, "\n".join(lines)) if lines else ""

    def _fact(self, item: Evidence) -> Iterator[str]:
        """Print a fact that establishes a ground; many facts behind one requirement stand below it."""
        if item.reason is None or not item.reason.listed:
            yield self.page.paragraph(self.say(item.text), 5, "– ")
            return
        yield self.page.paragraph(self.say(item.reason.said), 5, "– ")
        for fact in item.reason.facts:
            yield self.page.paragraph(self.say(fact), 9, "· ")

    def _decision(self, heading: str, decision: Decision) -> str:
        said = self.say(decision.outcome.title)
        acts = decision.case.ruleset.pack.acts
        cite = f" ({acts.worded(decision.outcome.cite, self.language)})" if decision.outcome.cite else ""
        lines = self.page.paragraph(f"{self.say(words.OUTCOME)}: {said}{cite}").split("\n")
        tone = _EFFECTS[decision.outcome.effect]
        body = [self.page.paint(line, tone) for line in lines]
        if (unheld := unheld_procedure(decision)) is not None:
            body.append(self.page.paragraph(self.say(unheld)))
        return self._block(heading, "\n".join(body))

    def _terms(self, decision: Decision) -> str:
        body = TermsReport(self.language, colour=self.page.colour).brief(decision)
        return self._block(self.say(words.TERMS), body) if body else ""

    def _missing(self, decision: Decision) -> str:
        if not decision.missing:
            return ""
        lines = []
        own = decision.case.ruleset.pack.wording.get("registers")
        for source, text in (words.SOURCES | ({"register": own} if own else {})).items():
            items = [item for item in decision.missing if item.source == source]
            if items:
                lines.append(f"{self.say(text)}:")
            several = len({item.site for item in decision.missing if item.site}) > 1
            for item in items:
                where = f" [{self.say(words.SITE)} {item.site}]" if item.site and several else ""
                lines.append(self.page.paragraph(f"{self.say(item.text)}{where}", 4, "– "))
        return self._block(f"{self.say(words.MISSING)} ({len(decision.missing)})", "\n".join(lines))

    def _warnings(self, decision: Decision) -> str:
        if not decision.warnings:
            return ""
        return self._block(self.say(words.WARNINGS), "\n".join(self._warning_lines(decision)))

    def _warning_lines(self, decision: Decision) -> Iterator[str]:
        for item in decision.warnings:
            where = f"{item.place.short}: " if item.place else ""
            yield self.page.paragraph(f"{where}{self.say(item.text)}", 2, "! ")

    def _block(self, title: str, body: str) -> str:
        return f"{self.page.heading(title)}\n{body}"


def _reasons(decision: Decision) -> Reasons:
    return Reasons(decision.results, decision.case)
