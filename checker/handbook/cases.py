"""The cases of the rule tests, by the page that they speak of: the sentence, what must come of it, and in which editions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from checker.conditions.verdict import Verdict
from checker.decision import phrases
from checker.decision.step_words import STATES
from checker.decision.words import day
from checker.handbook import words
from checker.pack.model import Pack
from checker.rulediff.model import each, same
from checker.ruletests.listed import ListedCase
from checker.ruletests.model import Expectation
from checker.vocabulary.text import NOTHING, Text

_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
# In this order a reader looks for them.
_ORDER = ("met", "not_met", "unknown", "not_applicable", "not_in_force")
_VERDICTS = {verdict.word: verdict for verdict in Verdict}


@dataclass(frozen=True, slots=True)
class Case:
    """One case on one page: its sentence with the language that it is in, its name, and what else is told of it."""

    sentence: str
    language: str
    name: str
    more: Text = NOTHING


@dataclass(slots=True)
class CaseGroup:
    """The cases with one verdict, or about one thing; `look` tells how it is marked: by the verdict, of a ground by what it does to the applicant."""

    title: Text
    look: str
    cases: list[Case] = field(default_factory=list)


class Cases:
    """Finds the cases of a page."""

    def __init__(self, pack: Pack, cases: Iterable[ListedCase]) -> None:
        self.pack = pack
        self._found: dict[tuple[str, str], dict[tuple[str, str], tuple[ListedCase, list[Expectation]]]] = {}
        for case in cases:
            for expected in case.expected:
                for key in _keys(expected):
                    self._found.setdefault(key, {}).setdefault((case.file, case.name), (case, []))[1].append(expected)

    def of_rule(self, name: str, kind: str) -> list[CaseGroup]:
        """Group the cases of a rule by the verdict that they expect."""
        groups: dict[str, CaseGroup] = {}
        for case, expectations in self._found.get(("rule", name), {}).values():
            for expected in expectations:
                word = "reached" if expected.subject == "outcome" else expected.wanted
                if expected.subject == "trace":
                    continue
                group = groups.setdefault(word, CaseGroup(_verdict(word, kind), _look(word, kind)))
                group.cases.append(self._case(case))
        ordered = sorted(groups, key=lambda word: _ORDER.index(word) if word in _ORDER else -1)
        return [groups[word] for word in ordered]

    def of_term(self, name: str) -> list[CaseGroup]:
        """List the cases of a step with the days and states that they expect."""
        said = {"due": words.LAST_DAY, "earliest": words.FIRST_DAY, "step": words.STATE}
        group = CaseGroup(words.CASES_OF, "")
        for case, expectations in self._found.get(("term", name), {}).values():
            told = [each(_told, said[one.subject], _day_or_state(one)) for one in expectations]
            group.cases.append(self._case(case, told))
        return [group] if group.cases else []

    def of_form(self, name: str) -> list[CaseGroup]:
        """Group the cases of a form by whether it comes out."""
        groups = {
            word: CaseGroup(text, word) for word, text in (("issued", words.ISSUED), ("not_issued", words.NOT_ISSUED))
        }
        for case, expectations in self._found.get(("form", name), {}).values():
            told = [same(f"«{one.words}»") for one in expectations if one.words]
            groups[expectations[0].wanted].cases.append(self._case(case, told))
        return [group for group in groups.values() if group.cases]

    def of_table(self, name: str) -> list[CaseGroup]:
        """List the cases that say what a norm table needs."""
        group = CaseGroup(words.CASES_OF, "")
        for case, expectations in self._found.get(("norms", name), {}).values():
            told = words.NORMS_CHECKED
            count = str(len(expectations))
            group.cases.append(self._case(case, [Text(*(said.replace("{count}", count) for said in told))]))
        return [group] if group.cases else []

    def _case(self, case: ListedCase, more: Iterable[Text] = ()) -> Case:
        acts = self.pack.acts.acts
        editions = [
            each(lambda language, act=act, named=named: f"{acts[act].short.of(language)}: {', '.join(named)}")
            for act, named in case.editions
            if act in acts
        ]
        told = [*more, *editions]
        return Case(
            case.proves,
            _language(case.proves),
            f"{case.file}: {case.name}",
            each(lambda language: " · ".join(text.of(language) for text in told)) if told else NOTHING,
        )


def _keys(expected: Expectation) -> Iterator[tuple[str, str]]:
    match expected.subject:
        case "rule" | "trace":
            yield "rule", expected.name
        case "outcome":
            yield "rule", expected.wanted
        case "due" | "earliest" | "step":
            yield "term", expected.name
        case "document":
            yield "form", expected.name
        case "needs" | "has" | "norm":
            yield "norms", expected.name.split("/")[0]
        case _:
            return


def _verdict(word: str, kind: str) -> Text:
    if word == "reached":
        return words.REACHED
    if word not in _VERDICTS:
        return words.NOT_IN_FORCE
    table = {"ground": phrases.GROUNDS, "completeness": phrases.PRESENCE}.get(kind, phrases.VERDICTS)
    return table[_VERDICTS[word]]


def _look(word: str, kind: str) -> str:
    """A ground that is established stands against the applicant."""
    return {"met": "not_met", "not_met": "met"}.get(word, word) if kind == "ground" else word


def _told(what: Text, value: Text, language: str) -> str:
    return f"{what.of(language)}: {value.of(language)}"


def _day_or_state(expected: Expectation) -> Text:
    if expected.subject == "step":
        return STATES.get(expected.wanted, words.NO_STEP)
    if expected.wanted == "none":
        return phrases.NOT_KNOWN
    return (
        same(_ISO.sub(lambda found: day(found[0]), expected.wanted)) if _ISO.search(expected.wanted) else words.NO_STEP
    )


def _language(sentence: str) -> str:
    """Tell the language of a sentence, so that it can be read out in it."""
    if _KAZAKH.search(sentence):
        return "kk"
    return "ru" if _CYRILLIC.search(sentence) else "en"
