"""Judges a file of dossiers with one process and with all cores: dossiers a second, and the most memory that a process took.

python benchmarks/batch.py [DOSSIERS.jsonl | COUNT] [LANGUAGE]

Without a file, COUNT copies of the examples (1,000) with their tables written out, each an application of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAIKES = str(Path(sys.executable).with_name("saikes"))


def main() -> None:
    """Print a line for each run: what was written, by how many processes, how fast."""
    given = sys.argv[1] if len(sys.argv) > 1 else "1000"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(given) if not given.isdecimal() else _copies(Path(folder) / "copies.jsonl", int(given))
        count = sum(1 for line in source.open("rb") if line.strip())
        cores = len(os.sched_getaffinity(0))
        for endings in (["jsonl"], ["csv"], ["jsonl", "csv", "xlsx", "html"]):
            rates = [_run(source, Path(folder), endings, jobs, count) for jobs in dict.fromkeys((1, cores))]
            if len(rates) > 1:
                print(f"  {cores} processes are {rates[1] / rates[0]:.2f} × one")


def _copies(path: Path, count: int) -> Path:
    # In a process of its own: what this one takes would count as memory of those that it starts.
    program = "import sys; from pathlib import Path; from batch.copies import lines; from checker.pack.cache import cached_pack; "
    program += (
        "vocabulary = cached_pack(Path(sys.argv[2])).vocabulary; out = Path(sys.argv[1]).open('w', encoding='utf-8'); "
    )
    program += "out.writelines(line + chr(10) for line in lines(vocabulary, int(sys.argv[3])))"
    command = [sys.executable, "-c", program, str(path), str(ROOT / "rules"), str(count)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(ROOT / "tests")})
    return path


def _run(source: Path, folder: Path, endings: list[str], jobs: int, count: int) -> float:
    outputs = [part for ending in endings for part in ("-o", str(folder / f"out.{ending}"))]
    command = [SAIKES, "batch", str(source), *outputs, "--jobs", str(jobs), "--force", "--today", "2025-10-15"]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in {0, 1, 3, 4}, process.returncode
    took = time.perf_counter() - began
    spent = used.ru_utime + used.ru_stime
    print(
        f"{', '.join(endings)}: {jobs} process(es), {count} dossiers: {count / took:.1f}/s by the clock, "
        f"{count / spent:.1f}/s of processor time, at most {used.ru_maxrss / 1024:.0f} MB a process"
    )
    return count / took


if __name__ == "__main__":
    main()
