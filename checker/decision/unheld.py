"""Says that the text of the procedure in force on the day of a case is not in hand, so that nothing is decided by it."""

from __future__ import annotations

from checker.decision.model import Decision
from checker.decision.words import day
from checker.vocabulary.text import LANGUAGES, Text

_SAID = Text(
    "Осы күні қолданыста болған рәсім мәтіні қолда жоқ ({editions}): шешім шығарылмайды; басқа редакцияны --edition таңдайды.",
    "Текста процедуры, действовавшего в этот день, не имеется ({editions}): решение не выводится; другую редакцию выбирает --edition.",
    "The text of the procedure in force on that day is not held ({editions}): no decision is drawn; --edition chooses another one.",
)
_NO_EDITION = Text("{day} күніне редакция жоқ", "на {day} редакций нет", "no edition on {day}")


def unheld_procedure(decision: Decision) -> Text | None:
    """Name the editions that are not held, or the day that has none; None where the procedure of the day is in hand."""
    if len(decision.of_kind("outcome")) != 1:
        return None
    said = {}
    for language in LANGUAGES:
        unheld = [
            f"{item.act.short.of(language)}: {item.edition.id}" for item in decision.applied if not item.edition.held
        ]
        none = _NO_EDITION.of(language).replace("{day}", day(decision.case.days["day"]))
        said[language] = _SAID.of(language).replace("{editions}", ", ".join(unheld) or none)
    return Text(**said)
