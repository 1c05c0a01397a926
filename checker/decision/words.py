"""Says facts, comparisons and records in words, in any of the three languages."""

from __future__ import annotations

from checker.conditions.model import Compare, Constant, DayRef, FactRef, Quantifier
from checker.conditions.operators import OPERATORS
from checker.conditions.verdict import NOT_MET
from checker.decision import phrases
from checker.dossier.model import Record, Value
from checker.engine.judged import Judged
from checker.vocabulary.model import FactDef, Vocabulary
from checker.vocabulary.text import Text, counted

# A date that is there and falls short is worded like one that had to be there.
BOUNDS = {"at_least", "at_most", "more_than", "less_than"}
_STATED = {"not_before": "on_or_after", "not_after": "on_or_before"}


def day(iso: str) -> str:
    """Print an ISO day as day.month.year."""
    return f"{iso[8:10]}.{iso[5:7]}.{iso[:4]}"


class Wording:
    """Words in one language, with the labels of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        self.vocabulary = vocabulary
        self.language = language

    def say(self, text: Text) -> str:
        return text.of(self.language)

    def value(
        self, value: Value | Constant | tuple[Constant, ...] | None, fact: FactDef, *, bound: bool = False
    ) -> str:
        """Print a value as its type asks: codes by their labels, days as day.month.year, numbers with their unit.

        `bound`: it stands after "no less than", "more than" and the like.
        """
        if value is None:
            return self.say(phrases.NOT_KNOWN)
        if isinstance(value, Text):
            return f"«{value.of(self.language)}»"
        if isinstance(value, tuple):
            return ", ".join(self.value(item, fact) for item in value) or "—"
        if isinstance(value, bool):
            return self.say(phrases.YES if value else phrases.NO)
        if fact.type in {"choice", "choices"}:
            return f"«{self.say(self.vocabulary.choice_label(fact.choices, str(value)))}»"
        if fact.type == "date":
            return day(str(value))
        if fact.type in {"number", "integer"} and fact.unit:
            unit = self.say(self.vocabulary.choice_label("unit", fact.unit))
            return (
                f"{self._number(value)} {counted(unit, value, bound=bound) if isinstance(value, int | float) else unit}"
            )
        return self._number(value)

    def _number(self, value: Value | Constant) -> str:
        """Print a number with the decimal sign of the language."""
        return str(value).replace(".", ",") if isinstance(value, float) and self.language != "en" else str(value)

    def label(self, fact: FactDef) -> str:
        return self.say(fact.label)

    def record(self, record: Record | None) -> str:
        """Name a record: its code's label, or its name, position or id; what has no more than a number is named by its kind too."""
        if record is None or record.definition is None:
            return ""
        for path in ("code", "item", "category", "post"):
            entry = record.definition.fields.get(path)
            if isinstance(entry, FactDef) and path in record.facts:
                return self.say(self.vocabulary.choice_label(entry.choices, record.text(path))) + self._numbered(record)
        for path in ("address", "name", "position", "id"):
            found, entry = record.names(path), record.definition.fields.get(path)
            if found and path == "name" and isinstance(entry, FactDef) and entry.type == "text":
                return f"{self.label(entry)} {self.say(found)}"
            if found:
                return self.say(found)
        return f"№ {record.index + 1}"

    def comparison(self, judged: Judged, condition: Compare) -> str:
        """Say a comparison in full, for the trace: what was read, and what had to be."""
        fact = condition.fact.definition
        if condition.operator == "given":
            state = phrases.STATED if judged.fact else phrases.NOT_STATED
            return f"{self.label(fact)}: {self.say(state)}"
        words = self.say(OPERATORS[condition.operator].words)
        held = phrases.UNFULFILLED if judged.verdict is NOT_MET else phrases.CONDITION
        return f"{self.label(fact)}: {self._got(judged, fact)} ({self.say(held)}: {words} {self.expected(judged, condition)})"

    def brief(self, judged: Judged, condition: Compare) -> str:
        """Say a comparison for a document: what was read and, where it falls short, what is required."""
        fact = condition.fact.definition
        if condition.operator == "given":
            return self.comparison(judged, condition)
        said = f"{self.label(fact)}: {self._got(judged, fact)}"
        if judged.verdict is not NOT_MET:
            return said
        operator = _STATED.get(condition.operator, condition.operator)
        words = "" if operator == "is" else f"{self.say(OPERATORS[operator].words)} "
        return f"{said} ({self.say(phrases.REQUIRED)}: {words}{self.value(judged.expected, fact, bound=operator in BOUNDS)})"

    def wanted(self, judged: Judged, condition: Compare) -> str:
        """Say what a comparison asks for: "includes «lift»"."""
        words = self.say(phrases.ASKED.get(condition.operator, OPERATORS[condition.operator].words))
        return f"{words} {self.expected(judged, condition)}".strip()

    def _numbered(self, record: Record) -> str:
        """Add the number and the day by which a paper or an entry is known."""
        number, issued = record.text("number"), record.text("issued_on")
        if (
            record.definition is None
            or "number" not in record.definition.fields
            or "code" not in record.definition.fields
        ):
            return ""
        return (f" № {number}" if number else "") + (f" ({day(issued)})" if issued else "")

    def _got(self, judged: Judged, fact: FactDef) -> str:
        return self.value(judged.fact.value if judged.fact else None, fact)

    def expected(self, judged: Judged, condition: Compare) -> str:
        """Say what a fact is compared with."""
        shown = self.value(judged.expected, condition.fact.definition, bound=condition.operator in BOUNDS)
        if isinstance(condition.expected, DayRef):
            return f"{shown}, {self.say(phrases.DAYS[condition.expected.day])}"
        if isinstance(condition.expected, FactRef):
            return f"{shown}, {self.label(condition.expected.definition)}"
        return shown

    def selection(self, condition: Quantifier) -> str:
        """Name the list of a quantifier with the code it selects."""
        name, code = self.say(condition.definition.label), self.selected(condition)
        return f"{name}: {code}" if code else name

    def selected(self, condition: Quantifier) -> str:
        """Name the code that a quantifier selects, "" where it takes all records."""
        for field, code in condition.select:
            entry = condition.definition.fields[field]
            if isinstance(entry, FactDef):
                return self.say(self.vocabulary.choice_label(entry.choices, code))
        return ""
