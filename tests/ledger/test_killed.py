"""A writer that is killed leaves a whole chain, with whole runs of records and nothing doubled."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from checker.ledger.ledger import Ledger
from checker.ledger.verify import verify
from ledger.entries import MOMENT, entry

_WRITER = """
import itertools, sys
from ledger.entries import MOMENT, entry
from checker.ledger.ledger import Ledger
with Ledger(sys.argv[1], make=True) as ledger:
    print("ready", flush=True)
    for first in itertools.count(0, 5):
        ledger.record([entry(number) for number in range(first, first + 5)], MOMENT)
"""
# Starting a process takes longest; more where more is asked for.
_KILLS = 20 if "SAIKES_EXAMPLES" in os.environ else 2


def test_a_writer_killed_at_any_moment_leaves_a_whole_chain(url: str) -> None:
    """Killed in the middle of writing, again and again: all that is there is whole, and the next writer goes on."""
    chance = random.Random(5)  # noqa: S311
    written = 0
    for _ in range(_KILLS):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, url], stdout=subprocess.PIPE, cwd=Path(__file__).resolve().parents[1]
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(chance.uniform(0.02, 0.25))
        writer.kill()
        writer.communicate()
        with Ledger(url) as ledger:
            found = verify(ledger)
            assert found.faults == ()
            assert found.records % 5 == 0
            assert found.records >= written
            written = found.records
    assert written > 0
    with Ledger(url) as ledger:
        assert ledger.record([entry(1)], MOMENT)[0].number == written + 1
