"""Says the steps of the procedure in words: their days, whether they were taken, and what the texts leave open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.decision.model import Decision
from checker.decision.phrases import LINE
from checker.decision.steps import Day, Step
from checker.decision.unheld import unheld_procedure
from checker.vocabulary.text import Text

NO_TERM = Text("мерзім жоқ", "срока нет", "no term")
NOT_BEFORE = Text("{day} бастап", "не ранее {day}", "not before {day}")
TOO_EARLY = Text(
    "{title}: {done} күні жасалды, ал {day} күнінен бұрын болмайды",
    "{title}: сделано {done}, а можно не ранее {day}",
    "{title}: done on {done}, lawful not before {day}",
)
LATE_BY = Text("{days} ж.к. кеш", "позже на {days} р.д.", "{days} w.d. late")
UNRECORDED = Text(
    "істе қарау барысының күндері (steps) жазылмаған: мерзімі өткені айтылмайды",
    "в деле не записаны дни хода рассмотрения (steps): просрочка не утверждается",
    "the dossier does not record the days of the progress (steps): nothing is called overdue",
)
# Warnings of a decision that are about the days of the steps.
_OF_DAYS = frozenset({"registered-in-future", "step-in-future", "hearing-without-notice"})
EXPECTED = Text(
    "≈ – алдыңғы қадам әлі жасалмаған, оның соңғы күні алынды",
    "≈ – предыдущий шаг ещё не сделан, взят его последний день",
    "≈ – the step before has not been taken yet, its last day stands in",
)
NO_YEAR = Text(
    "{year} жылдың жұмыс күнтізбесі жоқ", "нет рабочего календаря {year} года", "there is no working calendar of {year}"
)
UNSURE_YEAR = Text(
    "{year} жылдың жұмыс күнтізбесі алдын ала, күндер өзгеруі мүмкін: {steps}",
    "рабочий календарь {year} года предварительный, дни могут измениться: {steps}",
    "the working calendar of {year} is provisional, the days may change: {steps}",
)
STATES = {
    "done": Text("жасалды", "сделано", "done"),
    "late": Text("кеш жасалды", "с опозданием", "done late"),
    "early": Text("мерзімінен бұрын", "раньше срока", "too early"),
    "due": Text("жасалады", "предстоит", "to do"),
    "overdue": Text("мерзімі өтті", "просрочено", "overdue"),
    "unrecorded": Text("белгіленбеген", "не отмечено", "not recorded"),
    "waiting": Text("күтілуде", "ожидает", "waiting"),
    "open": Text("белгісіз", "неизвестно", "unknown"),
}


class StepWords:
    """Words steps in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def say(self, text: Text) -> str:
        return text.of(self.language)

    def when(self, found: Day | None) -> str:
        """Give a day; ≈ before one that a step not yet taken makes uncertain."""
        if found is None:
            return ""
        return f"{'≈ ' if found.expected else ''}{found.day:%d.%m.%Y}"

    def due(self, step: Step) -> str:
        """Give the last day of a step, or before which day it may not be taken, or that the text gives no term."""
        if step.earliest is not None:
            return self.say(NOT_BEFORE).replace("{day}", self.when(step.earliest))
        if step.term.starts.floor:
            return ""
        return self.when(step.due) or (self.say(NO_TERM) if step.begins else "")

    def done(self, step: Step) -> tuple[str, ...]:
        """Give the day on which a step was taken, or its state; and how late it is."""
        said = f"{step.done:%d.%m.%Y}" if step.done else self.say(STATES[step.state])
        if step.state == "early":
            return said, self.say(STATES["early"])
        return (said, self.say(LATE_BY).replace("{days}", str(step.late))) if step.late else (said,)

    def _cannot_be(self, decision: Decision) -> Iterator[str]:
        """Give why there are no steps, and which days of the dossier cannot be so."""
        unheld = unheld_procedure(decision)
        if unheld is not None:
            yield self.say(unheld)
        for warn in decision.warnings:
            if warn.code in _OF_DAYS:
                line = self.say(LINE).replace("{line}", str(warn.place.line)) if warn.place else ""
                yield f"{self.say(warn.text)} ({line})" if line else self.say(warn.text)

    def notes(self, steps: Sequence[Step], decision: Decision) -> Iterator[str]:
        """Give what has to be known beside the table: what is uncertain, what follows from a term missed, other readings."""
        yield from self._cannot_be(decision)
        if any(step.state == "unrecorded" for step in steps):
            yield self.say(UNRECORDED)
        if any(
            found is not None and found.expected for step in steps for found in (step.begins, step.due, step.earliest)
        ):
            yield self.say(EXPECTED)
        for step in steps:
            title = self.say(step.term.rule.title)
            if step.state == "early" and step.done and step.earliest:
                said = self.say(TOO_EARLY).replace("{title}", title).replace("{done}", f"{step.done:%d.%m.%Y}")
                yield said.replace("{day}", self.when(step.earliest))
            if step.state in {"overdue", "early"} and step.term.missed:
                yield self.say(step.term.missed)
            for reading, other in step.readings:
                shown = f"{other:%d.%m.%Y}"
                shown = self.say(NOT_BEFORE).replace("{day}", shown) if reading.starts.floor else shown
                yield f"{title}: {self.say(reading.text)} – {shown}"
            if step.no_year:
                yield f"{title}: {self.say(NO_YEAR).replace('{year}', str(step.no_year))}"
        for year in sorted({year for step in steps for year in step.unsure}):
            titles = dict.fromkeys(self.say(step.term.rule.title) for step in steps if year in step.unsure)
            yield self.say(UNSURE_YEAR).replace("{year}", str(year)).replace("{steps}", "; ".join(titles))
        for item in decision.case.ruleset.pack.contradictions:
            if not item.stands_in(decision.case.ruleset.editions):
                continue
            if any(item.id in step.term.rule.contradictions for step in steps):
                applied = self.say(item.readings[item.applied - 1])
                yield f"{applied} – {self.say(item.why)} ({item.id})"
