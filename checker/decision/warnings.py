"""What an inspector should look at although it changes no verdict today."""

from __future__ import annotations

from collections.abc import Iterator

from checker.conditions.model import Compare, Condition, DayRef, Quantifier
from checker.conditions.verdict import MET, NOT_MET, UNKNOWN
from checker.decision import phrases
from checker.decision.model import Applied, Decision, Warn
from checker.decision.words import Wording, day
from checker.dossier.agreement import worded
from checker.dossier.model import Clash, Reading, Record
from checker.engine.case import Case
from checker.engine.judged import Judged, RuleResult
from checker.engine.plan import Plan
from checker.engine.reference import compared
from checker.pack.wording import bracketed
from checker.terms.year import CalendarYear
from checker.vocabulary.model import Vocabulary
from checker.vocabulary.text import LANGUAGES, Text

_BY_LIBRARY = (
    ": rules/calendar.yaml оны толық айтпайды, holidays пакеті бойынша; Құрбан айт пен ауыстырылатын күндер әлі анық емес",
    ": rules/calendar.yaml его полностью не называет, взят по пакету holidays; Курбан-айт и переносы дней ещё не известны",
    ": rules/calendar.yaml does not state all of it, it is that of the package holidays; Kurban Ait and moved days are not known yet",
)


def lapsing(case: Case, results: dict[str, RuleResult]) -> Iterator[Warn]:
    """Judge every dated item again on the last lawful day of the decision and report what lapses before it."""
    due = case.days.get("decision_due")
    if not due or due <= case.days["day"]:
        return
    seen: set[str] = set()
    for result in results.values():
        for leaf, record in result.dated:
            place = str(leaf.fact.place) if leaf.fact else ""
            if place not in seen and _lapses(leaf, due):
                seen.add(place)
                yield _lapse(case, leaf, record, due)


def _lapses(leaf: Judged, due: str) -> bool:
    """Tell whether a fact that is met on the day of the case is not met on the last one."""
    condition = leaf.condition
    return (
        leaf.verdict is MET
        and isinstance(condition, Compare)
        and condition.expected == DayRef("day")
        and compared(condition, leaf.fact, due) is NOT_MET
    )


def _lapse(case: Case, leaf: Judged, record: Record | None, due: str) -> Warn:
    vocabulary = case.ruleset.pack.vocabulary
    names = [Wording(vocabulary, language).record(record) for language in LANGUAGES]
    last = day(str(leaf.fact.value)) if leaf.fact else ""
    text = Text(
        f"«{names[0]}» мерзімі {last} күні, шешімнің соңғы күнінен ({day(due)}) бұрын аяқталады",
        f"«{names[1]}»: срок истекает {last}, раньше последнего дня решения ({day(due)})",
        f'"{names[2]}" lapses on {last}, before the last day for the decision ({day(due)})',
    )
    return Warn("lapses-before-decision", text, leaf.fact.place if leaf.fact else None)


class Registers:
    """The registers that the requirements of one rule set go by."""

    def __init__(self, plan: Plan) -> None:
        self._going_by = plan.resting_on(_asks_a_register)

    def unasked(self, results: dict[str, RuleResult], vocabulary: Vocabulary) -> Iterator[Warn]:
        """Report registers that have not answered although a requirement is met without them (paragraph 12: they are to be asked)."""
        seen: dict[str, tuple[Text, list[Text]]] = {}
        for result in results.values():
            if result.rule.kind != "requirement" or result.verdict is not MET:
                continue
            unanswered: list[Quantifier] = []
            for instance in result.instances:
                self._unanswered(instance.tree, unanswered)
            for condition in unanswered:
                name = Text(*(Wording(vocabulary, language).selected(condition) for language in LANGUAGES))
                seen.setdefault(name.ru, (name, []))[1].append(result.rule.title)
        for name, titles in seen.values():
            rules = [", ".join(dict.fromkeys(title.of(language) for title in titles)) for language in LANGUAGES]
            yield Warn(
                "register-not-answered",
                Text(
                    f"жүйеден әлі жауап жоқ: {name.kk} – «{rules[0]}» бойынша қорытынды онсыз жасалды",
                    f"система ещё не ответила: {name.ru} – вывод «{rules[1]}» сделан без неё",
                    f'register has not answered yet: {name.en} – "{rules[2]}" was judged without it',
                ),
            )

    def _unanswered(self, tree: Judged, found: list[Quantifier]) -> None:
        """Walk what is met to the registers that are still open beside another proof."""
        condition = tree.condition
        if id(condition) not in self._going_by:
            return
        if tree.verdict is UNKNOWN and isinstance(condition, Quantifier) and _asks_a_register(condition):
            found.append(condition)
        if tree.verdict is MET or tree.verdict is UNKNOWN:
            for child in tree.children:
                self._unanswered(child, found)


def _asks_a_register(condition: Condition) -> bool:
    return isinstance(condition, Quantifier) and condition.definition.source == "register"


def by_unheld_text(decision: Decision) -> Iterator[Warn]:
    """Report what was taken as met although the text of the act in force on the day is not in hand."""
    acts = decision.case.ruleset.pack.acts
    unheld = {item.act.id for item in decision.applied if not item.edition.held}
    for result in decision.results.values():
        cite = result.rule.cite
        if cite is not None and cite.act in unheld and result.verdict is MET:
            said = Text(
                "{rule}: сол күнгі мәтін оқылмаған ({cite}), қолданар алдында тексеріңіз",
                "{rule}: текст, действовавший в этот день, не прочитан ({cite}), проверьте до применения",
                "{rule}: the text in force on that day was not read ({cite}), check before relying on it",
            )
            yield Warn(
                "by-unheld-text",
                Text(
                    *(
                        said.of(language)
                        .replace("{rule}", result.rule.title.of(language))
                        .replace("{cite}", acts.worded(cite, language))
                        for language in LANGUAGES
                    )
                ),
            )


def of_editions(applied: tuple[Applied, ...]) -> Iterator[Warn]:
    """Report editions whose first day is assumed, whose text is not in hand, or that carry a note; one warning per reason."""
    reasons: dict[tuple[str, Text], list[Applied]] = {}
    for item in applied:
        edition = item.edition
        for code, why, holds in (
            ("text-not-held", edition.note, not edition.held),
            ("edition-assumed", edition.assumed, edition.held),
            ("edition-note", edition.note, edition.held),
        ):
            if holds and why:
                reasons.setdefault((code, why), []).append(item)
    for (code, why), items in reasons.items():
        yield Warn(code, Text(*(f"{_editions(items, language)}: {why.of(language)}" for language in LANGUAGES)))


def _editions(items: list[Applied], language: str) -> str:
    return "; ".join(f"{item.act.short.of(language)}, {item.edition.id}" for item in items)


def of_clashes(clashes: tuple[Clash, ...]) -> Iterator[Warn]:
    """Report contradictions that no finding has settled, with both places."""
    kinds = Text("қайшылық", "расхождение", "contradiction")
    for clash in clashes:
        if not clash.settled:
            # Where the places are in several files, a line alone would not say which.
            several = len({reading.place.file for reading in clash.readings}) > 1
            said = (
                f"{kinds.of(language)} – {clash.label.of(language)}: "
                + "; ".join(_reading(reading, language, several=several) for reading in clash.readings)
                for language in LANGUAGES
            )
            yield Warn("contradiction", Text(*said), clash.readings[-1].place)


def _reading(reading: Reading, language: str, *, several: bool) -> str:
    line = reading.place.short if several else phrases.LINE.of(language).replace("{line}", str(reading.place.line))
    return f"{reading.source.of(language)} – {worded(reading.value, language)} ({line})"


def of_days(
    decision_due: str | None,
    today: str,
    registered: str,
    received: str,
    *,
    open_outcome: bool,
    hours: Text | None = None,
) -> Iterator[Warn]:
    """Report an application received on a later working day, and a term that is over; `hours` names the law of the office hours."""
    if received != registered:
        yield Warn(
            "received-later",
            Text(
                f"өтініш жұмыс уақытынан тыс түсті: {day(received)} қабылданған болып саналады{bracketed(hours, 'kk')}",
                f"заявление поступило вне рабочего времени: считается принятым {day(received)}{bracketed(hours, 'ru')}",
                f"the application came outside office hours: it counts as received on {day(received)}{bracketed(hours, 'en')}",
            ),
        )
    if today < registered:
        yield Warn(
            "registered-in-future",
            Text(
                f"тіркелген күні {day(registered)} бүгінгі күннен ({day(today)}) кейін",
                f"день регистрации {day(registered)} позже сегодняшнего ({day(today)})",
                f"the day of registration {day(registered)} is after today ({day(today)})",
            ),
        )
    if decision_due and open_outcome and today > decision_due:
        yield Warn(
            "term-over",
            Text(
                f"шешімнің соңғы күні {day(decision_due)} өтіп кетті",
                f"последний день решения {day(decision_due)} прошел",
                f"the last day for the decision, {day(decision_due)}, is over",
            ),
        )


def of_law(decision: Decision) -> Iterator[Warn]:
    """Report contradictions of the law that bear on a verdict against the applicant."""
    seen: dict[str, list[Text]] = {}
    for result in decision.results.values():
        against = result.verdict is (MET if result.rule.kind == "ground" else NOT_MET)
        if against and result.rule.kind in {"ground", "requirement", "completeness"}:
            for name in result.rule.contradictions:
                seen.setdefault(name, []).append(result.rule.title)
    for item in decision.case.ruleset.pack.contradictions:
        if item.id in seen and item.stands_in(decision.case.ruleset.editions):
            yield Warn(
                "law-contradiction",
                Text(
                    *(
                        f"{', '.join(dict.fromkeys(title.of(language) for title in seen[item.id]))}: "
                        f"{item.readings[item.applied - 1].of(language)} – {item.why.of(language)} ({item.id})"
                        for language in LANGUAGES
                    )
                ),
            )


def no_calendar(year: int) -> Warn:
    """Report that the last day of the decision cannot be worked out."""
    return Warn(
        "no-calendar",
        Text(
            f"{year} жылдың жұмыс күнтізбесі жоқ: шешімнің соңғы күні есептелмеді",
            f"нет рабочего календаря {year} года: последний день решения не вычислен",
            f"there is no working calendar of {year}: the last day for the decision is not worked out",
        ),
    )


def provisional(years: list[CalendarYear]) -> Iterator[Warn]:
    """Report terms that touch a year whose calendar is not final, and why it is not."""
    for year in years:
        said = (
            f"{year.year} жылдың жұмыс күнтізбесі алдын ала",
            f"рабочий календарь {year.year} года предварительный",
            f"the working calendar of {year.year} is provisional",
        )
        because = _BY_LIBRARY if year.layer == "library" or year.on_library else ("", "", "")
        yield Warn("calendar-provisional", Text(*(f"{one}{why}" for one, why in zip(said, because, strict=True))))
