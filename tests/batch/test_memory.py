"""A batch takes no more memory for more dossiers. `SAIKES_BATCH` is the number of dossiers of the smaller of the two batches (60)."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from batch.batches import small

COUNT = int(os.environ.get("SAIKES_BATCH", "60"))
MB = 1024 * 1024
# A process judges as it is; how its memory peaks varies by some megabytes from run to run.
_SLACK = 12 * MB
SAIKES = str(Path(sys.executable).with_name("saikes"))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the memory of other processes")
def test_memory_does_not_grow_with_the_batch(tmp_path: Path) -> None:
    """Five times as many dossiers, one of them a line of 100 MB: the largest process is no larger."""
    peaks = [_peak(tmp_path, COUNT, long=0), _peak(tmp_path, COUNT * 5, long=100)]
    assert peaks[1] < peaks[0] + _SLACK + 11 * MB, [peak // MB for peak in peaks]  # a line of up to 10 MB is held


def _peak(folder: Path, count: int, *, long: int) -> int:
    """Run a batch and give the most memory that any of its processes took, in bytes."""
    source = folder / f"{count}.jsonl"
    with source.open("wb") as stream:
        for number in range(count):
            if number == count // 2:
                stream.write(b"x" * (long * MB) + b"\n")
            stream.write(f"{small(applicant={'name': f'n{number}'})}\n".encode())
    outputs = [
        part
        for ending in ("jsonl", "csv", "xlsx", "parquet", "html")
        for part in ("-o", f"{folder}/out{count}.{ending}")
    ]
    command = [SAIKES, "batch", str(source), *outputs, "--today", "2025-10-15", "--jobs", "2"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        peak = max([peak, *map(_most, [process.pid, *_children(process.pid)])])
        time.sleep(0.05)
    assert process.returncode == (3 if long else 4)
    return peak


def _children(process: int) -> list[int]:
    with suppress(OSError):
        return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    return []


def _most(process: int) -> int:
    """Give the most memory that a process has taken so far, 0 where it is gone."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0
