"""A dossier of the shipped rules and findings files for it."""

import datetime as dt

from pack.small_pack import SHIPPED, shipped

from checker.decision.decide import Judge, Question
from checker.decision.model import Decision
from checker.dossier.load import parse_dossier
from checker.dossier.model import Dossier
from checker.visit.answers import add_answers

TODAY = dt.date(2025, 4, 15)
STATIONARY = (SHIPPED / "tests" / "bases" / "stationary.yaml").read_text(encoding="utf-8")
OPEN = STATIONARY.replace("  - {item: accessibility, result: complies}\n", "")
FILE = """dossier: d.yaml
application: "1"
digest: old
# a comment
found_on: 2025-04-10
found_by: А. Сыздыкова
findings:
  - {item: accessibility, site: main, result: complies, note: пандус}
"""


def dossier(text: str = OPEN) -> Dossier:
    """Read a dossier of the shipped rules."""
    return parse_dossier(text.encode(), shipped().vocabulary, "d.yaml")


def answered(file: str, text: str = OPEN) -> Dossier:
    """Read a dossier and add a findings file."""
    return add_answers(file.encode(), dossier(text), shipped().vocabulary, TODAY, "f.yaml")


def decided(found: Dossier) -> Decision:
    """Judge by the shipped rules."""
    return Judge(shipped()).decide(found, Question(TODAY))


def codes(decision: Decision) -> list[str]:
    return [item.code for item in decision.warnings if not item.code.startswith(("edition", "text"))]
