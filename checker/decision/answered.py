"""What to look at in the findings files that were added to a dossier."""

from __future__ import annotations

from collections.abc import Iterator

from checker.decision.model import Warn
from checker.dossier.model import Dossier
from checker.vocabulary.text import Text


def of_answers(dossier: Dossier) -> Iterator[Warn]:
    """Report findings made for an earlier state of the dossier, and notes that stand beside no result."""
    for answers in dossier.answers:
        if not answers.unchanged:
            yield Warn(
                "dossier-changed-since-visit",
                Text(
                    "барып тексеру парағы жазылғаннан кейін іс өзгертілген: қорытындылар оған әлі де қатысты ма, тексеріңіз",
                    "дело изменено после выдачи листа посещения: проверьте, относятся ли к нему эти заключения",
                    "the dossier has changed since the visit sheet was written: see whether these findings still apply to it",
                ),
                answers.written_for,
            )
        for place in answers.unused:
            yield Warn(
                "note-without-result",
                Text(
                    "ескертпе бар, бірақ нәтиже көрсетілмеген: бұл жазба есепке алынбады",
                    "примечание есть, а результата нет: эта запись не учтена",
                    "there is a note but no result: this entry does not count",
                ),
                place,
            )
