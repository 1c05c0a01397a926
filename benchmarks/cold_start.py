"""Cold start: `saikes check` on one example against `check-jsonschema` validating the same file.

Whole processes, run in turn so that a slow moment of the machine hits both; the figure to quote is the ratio of the medians.
Run from the root of a checkout whose environment has the test extra:  python benchmarks/cold_start.py [DOSSIER] [RUNS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


def main() -> None:
    """Measure and print medians, spread and ratio."""
    dossier = sys.argv[1] if len(sys.argv) > 1 else str(sorted((ROOT / "examples").glob("*.yaml"))[0])
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    with tempfile.TemporaryDirectory() as folder:
        schema = Path(folder, "dossier.schema.json")
        schema.write_bytes(
            subprocess.run([str(BIN / "saikes"), "schema", "dossier"], capture_output=True, check=True).stdout
        )
        ours = [str(BIN / "saikes"), "check", dossier, "--today", "2025-04-02"]
        theirs = [str(BIN / "check-jsonschema"), "--schemafile", str(schema), dossier]
        one: list[float] = []
        other: list[float] = []
        for turn in range(runs + 1):
            for command, times in ((ours, one), (theirs, other)):
                seconds = _timed(command)
                if turn:  # the first turn warms the disk cache
                    times.append(seconds)
    _print("saikes check", one)
    _print("check-jsonschema", other)
    print(f"ratio of medians (saikes / check-jsonschema): {statistics.median(one) / statistics.median(other):.2f}")


def _timed(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "NO_COLOR": "1"}, check=False
    )
    return time.perf_counter() - start


def _print(name: str, times: list[float]) -> None:
    print(
        f"{name:18} median {statistics.median(times) * 1000:6.0f} ms   min {min(times) * 1000:6.0f}   max {max(times) * 1000:6.0f}"
    )


if __name__ == "__main__":
    main()
