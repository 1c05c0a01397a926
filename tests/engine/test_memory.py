"""Judging many dossiers takes no more memory than judging a few."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOSSIERS = 3000
SCRIPT = """
import resource, sys, tempfile
from pathlib import Path
from checker.engine.durable import DurableEngine
from engine.generate import random_dossier
from engine.world import case_of, ruleset_of

group = {"every": "sites", "holds": {"some": "site.groups", "holds": {"group.number": {"at_least": 2}}}}
word = {"any_of": [{"main.words": {"is": "a"}}, {"paper": "wood"}, {"not": {"rule": "r0"}}]}
with tempfile.TemporaryDirectory() as folder:
    ruleset = ruleset_of(Path(folder), group, word)
engine = DurableEngine(ruleset)
cases = [case_of(ruleset, random_dossier(number)) for number in range(100)]
for number in range(int(sys.argv[1])):
    engine.judge(cases[number % len(cases)])
    if number == 299:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_memory_stays_flat() -> None:
    """After 300 judged dossiers the next 2,700 raise the peak by less than 4 MB."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(DOSSIERS)],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"},
    )
    assert done.stderr == ""
    assert int(done.stdout) < 4096
