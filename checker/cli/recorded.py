"""Records decisions in a ledger as a command makes them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from checker.cli.errors import say
from checker.cli.inputs import now
from checker.cli.recording import mask_of, opened
from checker.decision.decide import Question
from checker.decision.model import Decision
from checker.ledger.content import Contents
from checker.ledger.ledger import Ledger
from checker.ledger.made import Recorder
from checker.ledger.sources import Source, sources_of
from checker.pack.model import Pack


class Recording:
    """A ledger that is open, and how decisions are made into records of it."""

    def __init__(self, ledger: Ledger, recorder: Recorder, question: Question) -> None:
        self.ledger = ledger
        self.recorder = recorder
        self.question = question

    def record(self, decision: Decision, name: str, data: bytes, findings: tuple[Path, ...]) -> None:
        """Record one decision, with the dossier unless it is masked, and say under which number. Raises LedgerRefused."""
        sources: tuple[Source, ...] = ()
        if self.recorder.mask is None:
            pack = decision.case.ruleset.pack
            sources = sources_of(None if name == "-" else Path(name), data, pack.vocabulary, findings)
        entry = self.recorder.entry(decision, self.question, sources)
        (receipt,) = self.ledger.record([entry], now())
        say(f"recorded as {receipt.number} in {self.ledger.where}")


@contextmanager
def recording(
    pack: Pack, question: Question, ledger: str, key_file: Path | None, *, masked: bool
) -> Iterator[Recording]:
    """Open the ledger that is named, to be made where it is not there; raises LedgerRefused, click.UsageError for a bad key."""
    mask = mask_of(key_file, masked=masked)
    with opened(ledger, make=True) as found:
        yield Recording(found, Recorder(Contents(pack), mask), question)
