"""Points out what a dossier states that cannot be so: a licence that the register does not know, a step taken on a day to come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.decision.model import Warn
from checker.decision.steps import RECORD
from checker.decision.words import day
from checker.dossier.model import Record
from checker.pack.model import Term
from checker.vocabulary.text import Text

NUMBER = "held.number"
ANSWER = "held.register_result"
NOTICE = "hearing.notified_on"
DECISION = "hearing.decision"
_NOT_FOUND = "not_found"
_NOT_TAKEN = frozenset({"hearing.date", "application.registered_on"})


def unknown_licence(root: Record) -> Iterator[Warn]:
    """Report the number of the licence held where the register has answered that there is no such licence.

    The acts in hand lay down no form of the number, so nothing but the register can tell that one is wrong.
    """
    number = root.facts.get(NUMBER)
    if number is not None and root.text(ANSWER) == _NOT_FOUND:
        yield Warn(
            "licence-not-found",
            Text(
                f"№ «{number.value}» лицензияны рұқсаттар мен хабарламалар тізілімі білмейді: нөмір мен күнін тексеріңіз",
                f"лицензии № «{number.value}» реестр разрешений и уведомлений не знает: проверьте номер и дату",
                f'the register of permits and notifications knows no licence No. "{number.value}": check its number and day',
            ),
            number.place,
        )


def hearing_without_notice(root: Record) -> Iterator[Warn]:
    """Report a hearing that is said to have decided although no notice of it is recorded: it does not count (APPC 73(1))."""
    decided = root.facts.get(DECISION)
    if decided is not None and NOTICE not in root.facts:
        yield Warn(
            "hearing-without-notice",
            Text(
                f"тыңдау қорытындысы бар, ал хабарлама күні «{NOTICE}» жазылмаған: хабарламасыз тыңдау есепке алынбайды",
                f"есть итог заслушивания, а день уведомления «{NOTICE}» не записан: без уведомления заслушивание не считается",
                f'the hearing has decided, but the day of its notice, "{NOTICE}", is not recorded: without notice it does not count',
            ),
            decided.place,
        )


def steps_ahead(root: Record, today: str, terms: Sequence[Term]) -> Iterator[Warn]:
    """Report steps that the record of the procedure, or a day that a term runs from or is kept by, calls taken although that day
    is still to come. A hearing is appointed beforehand, and of the registration another warning speaks.
    """
    taken = {path for term in terms for path in term.done}
    taken |= {term.starts.name for term in terms if term.starts.kind == "fact"}
    taken -= _NOT_TAKEN
    for path, fact in root.facts.items():
        if (path.startswith(RECORD) or path in taken) and str(fact.value) > today:
            when = day(str(fact.value))
            yield Warn(
                "step-in-future",
                Text(
                    f"«{path}» {when}: бұл күн әлі келген жоқ (бүгін {day(today)})",
                    f"«{path}» {when}: этот день ещё не наступил (сегодня {day(today)})",
                    f'"{path}" {when}: that day is still to come (today is {day(today)})',
                ),
                fact.place,
            )
