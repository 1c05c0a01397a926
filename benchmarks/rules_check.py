"""`saikes rules check` on the shipped rules against `yamllint` and `check-jsonschema` over the same files.

Whole processes, run in turn so that a slow moment of the machine hits all; the figure to quote is the ratio of the medians. The peers
look at form only: yamllint at the YAML, check-jsonschema at keys and types by the schema that `saikes schema rules` prints.
Run from the root of a checkout whose environment has the test extra:  python benchmarks/rules_check.py [RUNS]
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
FILES = sorted(str(path) for path in (ROOT / "rules").glob("*.yaml"))


class Taken(NamedTuple):
    """What one process took: seconds by the clock, and of the processor."""

    clock: float
    processor: float


def main() -> None:
    """Measure and print medians, spread and ratio."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as folder:
        schema = Path(folder, "rules.schema.json")
        schema.write_bytes(
            subprocess.run([str(BIN / "saikes"), "schema", "rules"], capture_output=True, check=True).stdout
        )
        commands = {
            "saikes rules check": [str(BIN / "saikes"), "rules", "check", str(ROOT / "rules")],
            "yamllint": [str(BIN / "yamllint"), "-d", "relaxed", *FILES],
            "check-jsonschema": [str(BIN / "check-jsonschema"), "--schemafile", str(schema), *FILES],
        }
        taken: dict[str, list[Taken]] = {name: [] for name in commands}
        for turn in range(runs + 1):
            for name, command in commands.items():
                found = _taken(command)
                if turn:  # the first turn warms the disk cache
                    taken[name].append(found)
    for name, times in taken.items():
        _print(name, times)
    for index, what in enumerate(("by the clock", "of the processor")):
        ours, *peers = (statistics.median(one[index] for one in times) for times in taken.values())
        print(f"ratio of medians {what} (saikes / yamllint and check-jsonschema together): {ours / sum(peers):.2f}")


def _taken(command: list[str]) -> Taken:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "NO_COLOR": "1"}, check=False
    )
    assert done.returncode in {0, 1}, command
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Taken(time.perf_counter() - start, used)


def _print(name: str, times: list[Taken]) -> None:
    clock, processor = ([one[index] * 1000 for one in times] for index in (0, 1))
    print(
        f"{name:18} median {statistics.median(clock):6.0f} ms   min {min(clock):6.0f}   max {max(clock):6.0f}"
        f"   processor {statistics.median(processor):6.0f} ms"
    )


if __name__ == "__main__":
    main()
