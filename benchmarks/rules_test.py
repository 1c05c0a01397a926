"""`saikes rules test` over the shipped cases: wall and processor time of whole processes, and cases a second.

The aim: 400 cases in 20 seconds on two cores. Run from the root of a checkout:  python benchmarks/rules_test.py [RUNS] [JOBS]
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
AIM_CASES, AIM_SECONDS = 400, 20


def main() -> None:
    """Measure and print the times, and what 400 runs would take."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    jobs = sys.argv[2] if len(sys.argv) > 2 else "2"
    command = [str(Path(sys.executable).parent / "saikes"), "rules", "test", "--jobs", jobs, "--format", "json"]
    wall, processor, counted = [], [], {}
    for turn in range(runs + 1):
        before, start = os.times(), time.perf_counter()
        found = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
        after = os.times()
        if turn:  # the first turn warms the cache of the pack
            wall.append(time.perf_counter() - start)
            spent = after.children_user + after.children_system - before.children_user - before.children_system
            processor.append(spent)
        counted = json.loads(found.stdout)
    middle, busy = statistics.median(wall), statistics.median(processor)
    print(f"{counted['cases']} cases, {counted['runs']} with their editions, {jobs} processes")
    print(
        f"wall {middle:.1f} s (min {min(wall):.1f}), processor {busy:.1f} s: {counted['runs'] / busy:.0f} runs a second of a core"
    )
    print(f"{AIM_CASES} runs: {AIM_CASES * middle / counted['runs']:.1f} s wall; the aim is {AIM_SECONDS} s")


if __name__ == "__main__":
    main()
