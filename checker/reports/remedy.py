"""The report on remedies for the terminal: the smallest set, then the alternatives of each requirement."""

from __future__ import annotations

from checker.conditions.verdict import UNKNOWN
from checker.decision import phrases as said
from checker.decision.words import Wording, day
from checker.remedy import phrases
from checker.remedy.model import Edits, Goal, Remedies, Step, Who, parts
from checker.remedy.steps import together
from checker.remedy.wording import ChangeWords
from checker.reports.layout import Page
from checker.vocabulary.text import Text

ORDER: tuple[Who, ...] = ("applicant", "department", "inspector")
_TONES = {"for": "good", "against": "bad", "open": "open"}


class RemedyReport:
    """Prints the remedies of one dossier in one language."""

    def __init__(self, remedies: Remedies, language: str, *, colour: bool = False) -> None:
        self.remedies = remedies
        self.language = language
        self.page = Page(colour)
        case = remedies.decision.case
        self.acts = case.ruleset.pack.acts
        self.words = ChangeWords(case.dossier.root, case.ruleset.pack, language)
        self.wording = Wording(case.ruleset.pack.vocabulary, language)

    def render(self) -> str:
        """Give the whole report, 80 columns wide."""
        blocks = [self._head(), self._smallest(), self._each(), self._hopeless()]
        return "\n\n".join(block for block in blocks if block) + "\n"

    def say(self, text: Text) -> str:
        return text.of(self.language)

    def _head(self) -> str:
        decision = self.remedies.decision
        name = decision.case.dossier.root.names("applicant.name")
        lines = [self.page.heading(f"{decision.case.dossier.name}{' · ' + self.say(name) if name else ''}")]
        now = self.page.paragraph(f"{self.say(phrases.OUTCOME)}: {self.say(decision.outcome.title)}").split("\n")
        lines += [self.page.paint(line, _TONES[decision.outcome.effect]) for line in now]
        if not self.remedies.goals:
            lines.append(self.page.paragraph(self.say(phrases.NOTHING)))
            if decision.outcome.effect == "open":
                lines.append(self.page.paragraph(self.say(phrases.OPEN_STILL)))
        else:
            dated = self.say(phrases.DATED).replace("{day}", day(decision.case.days["day"]))
            lines.append(self.page.paragraph(dated))
        return "\n".join(lines)

    def _smallest(self) -> str:
        steps, after = self.remedies.steps, self.remedies.after
        if not steps or after is None:
            return ""
        lines = []
        own = self.remedies.decision.case.ruleset.pack.wording.get("state_systems")
        headings = phrases.WHO | ({"department": own} if own else {})
        for who in ORDER:
            mine = [step for step in steps if step.change.who == who]
            if mine:
                head = self.page.paragraph(f"{self.say(headings[who])}:").split("\n")
                lines += [self.page.paint(line, "strong") for line in head]
                lines += [self._step(group) for group in together(mine)]
        lines += [self.page.paragraph(one) for one in self.words.sources(step.change for step in steps)]
        lines.append(
            self.page.paragraph(
                f"{self.say(phrases.AFTER)}: {self.say(said.CONCLUSIONS[after.conclusion])}; {self.say(after.outcome.title)}"
            )
        )
        if self.remedies.capped:
            lines.append(self.page.paragraph(self.say(phrases.NOT_ALL_TRIED)))
        return self._block(self.say(phrases.SMALLEST).replace("{count}", str(len(steps))), lines)

    def _step(self, group: list[Step]) -> str:
        titles = dict.fromkeys(self.say(self.remedies.goals[number].rule.title) for number in group[0].serves)
        done = "; ".join(self.words.lines(step.change for step in group))
        return self.page.paragraph(f"{done} → {self.say(phrases.SERVES)}: {', '.join(titles)}", 4, "– ")

    def _each(self) -> str:
        lines: list[str] = []
        for goal in self.remedies.goals:
            if goal.ways:
                lines += self._goal(goal)
        return self._block(self.say(phrases.EACH), lines) if lines else ""

    def _goal(self, goal: Goal) -> list[str]:
        where = self.wording.record(goal.record) if goal.record is not None else ""
        cite = f" ({self.acts.worded(goal.rule.cite, self.language)})" if goal.rule.cite else ""
        lines = [self.page.paragraph(f"{self.say(goal.rule.title)}{' – ' + where if where else ''}{cite}", 2, "* ")]
        if goal.against:
            stands = said.MISSING if goal.verdict is UNKNOWN else phrases.AGAINST
            against = "; ".join(self.say(one) for one in goal.against)
            lines.append(self.page.paragraph(f"{self.say(stands)}: {against}", 4))
        if goal.common:
            lines.append(self.page.paragraph(f"{self.say(phrases.NEEDED)}: {self._list(goal.common)}", 4))
        rest = [way - goal.common for way in goal.ways]
        if all(rest):
            for number, way in enumerate(rest, 1):
                option = self.say(phrases.OPTION).replace("{number}", str(number))
                lines.append(self.page.paragraph(f"{option}: {self._list(way)}", 4))
        if goal.clauses:
            lines.append(self.page.paragraph(f"{self.say(phrases.CLAUSE)}:", 4))
        for clause in goal.clauses:
            lines.append(self.page.paragraph(f"{self.say(clause.text)} ({self.say(clause.where)})", 6, "– "))
        if goal.remedy:
            lines.append(self.page.paragraph(f"{self.say(phrases.ADVICE)}: {self.say(goal.remedy)}", 4))
        if goal.capped:
            lines.append(self.page.paragraph(self.say(phrases.CAPPED), 4))
        return lines

    def _list(self, edits: Edits) -> str:
        return "; ".join(self.words.lines(parts(edits)))

    def _hopeless(self) -> str:
        lines: list[str] = []
        seen: set[tuple[str, ...]] = set()
        for goal in self.remedies.hopeless:
            against = tuple(self.say(one) for one in goal.against)
            if against in seen:
                continue
            seen.add(against)
            same = [
                other for other in self.remedies.hopeless if tuple(self.say(one) for one in other.against) == against
            ]
            titles = ", ".join(dict.fromkeys(self.say(other.rule.title) for other in same))
            lines.append(self.page.paragraph(titles, 2, "* "))
            lines += [self.page.paragraph(one, 6, "– ") for one in against]
        if not lines:
            return ""
        return self._block(self.say(phrases.HOPELESS), [self.page.paragraph(self.say(phrases.HOPELESS_WHY)), *lines])

    def _block(self, title: str, lines: list[str]) -> str:
        return "\n".join([self.page.heading(title), *lines])
