"""Documents per second and format in one process: the documents of a few examples, in Kazakh and in Russian.

HTML is the filling of the template; the time of the other formats is what comes on top of it. Processor time, the best and the
middle one of several rounds. Run from the root of a checkout whose environment has saikes[documents]:
python benchmarks/documents.py [ROUNDS]
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.decision.decide import Judge, Question
from checker.decision.model import Decision
from checker.documents.formats.choice import FORMATS, in_formats
from checker.documents.issue import issue
from checker.documents.visit_sheet import issue_visit
from checker.documents.write import Writing
from checker.dossier.load import load_dossier
from checker.pack.load import load_pack

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ("01-*", "04-*", "08-*", "13-*", "29-*")
QUESTION = Question(dt.date(2026, 1, 10))
DAY = dt.date(2026, 1, 10)


def main() -> None:
    """Print the documents per second of each format."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    judge = Judge(load_pack(ROOT / "rules"))
    files = [next((ROOT / "examples").glob(f"{name}.yaml")) for name in EXAMPLES]
    decisions = [judge.decide(load_dossier(file, judge.pack.vocabulary), QUESTION) for file in files]
    pages = rendered(decisions)
    print(
        f"{len(pages)} documents of {len(files)} examples, {sum(map(len, pages)) / len(pages) / 1000:.0f} kB of HTML each"
    )
    report("html (filling the template)", len(pages), rounds, lambda: rendered(decisions))
    for one in FORMATS[1:]:
        report(one, len(pages), rounds, lambda one=one: [in_formats("x", page, DAY, (one,)) for page in pages])


def rendered(decisions: list[Decision]) -> list[str]:
    """Fill the templates of every document of the decisions, and of their visit sheets."""
    with TemporaryDirectory() as folder:
        to = Writing(Path(folder), ROOT / "templates", force=True)
        written = [
            path for decision in decisions for made in (issue, issue_visit) for path in made(decision, to).written
        ]
        return [path.read_text("utf-8") for path in written if path.suffix == ".html"]


def report(name: str, count: int, rounds: int, work: Callable[[], object]) -> None:
    """Do the work once to warm up, then in rounds, and print documents per second."""
    work()
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    best, middle = min(taken), sorted(taken)[len(taken) // 2]
    print(f"{name:28} {count / best:6.1f}/s at best {count / middle:6.1f}/s in the middle")


if __name__ == "__main__":
    main()
