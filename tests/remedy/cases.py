"""Remedies of examples and of dossiers made by chance out of them."""

from __future__ import annotations

import datetime as dt
import json
import random
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pack.small_pack import SHIPPED, shipped

from checker.decision.decide import Judge, Question
from checker.dossier.load import load_dossier, parse_dossier
from checker.dossier.model import Dossier, Record
from checker.remedy.find import find_remedies
from checker.remedy.model import Change, Goal, Remedies
from checker.vocabulary.text import Text

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
BASES = sorted((SHIPPED / "tests" / "bases").glob("*.yaml")) + sorted(
    # Only lists that are written out can be spoiled; tables stand in files beside the dossier.
    path
    for path in EXAMPLES.glob("*.yaml")
    if not (path.parent / path.stem).is_dir()
)
QUESTION = Question(dt.date(2025, 4, 14))


@cache
def judge() -> Judge:
    return Judge(shipped())


def read(data: dict[str, Any]) -> Dossier:
    text = json.dumps(data, ensure_ascii=False, default=str)
    return parse_dossier(text.encode(), shipped().vocabulary, "d.json")


def plain(path: Path) -> dict[str, Any]:
    """Give a dossier as plain data, what stands in tables beside it written out."""
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    tables = [name for name, value in found.items() if isinstance(value, dict) and "file" in value]
    if tables:
        root = load_dossier(path, shipped().vocabulary).root
        found |= {name: [_written(record) for record in root.records(name)] for name in tables}
    return found


def _written(record: Record) -> dict[str, Any]:
    values = {path: fact.value for path, fact in record.facts.items()}
    return {
        path: {"kk": value.kk, "ru": value.ru} if isinstance(value, Text) else value for path, value in values.items()
    }


def example(number: str) -> dict[str, Any]:
    return plain(next(EXAMPLES.glob(f"{number}-*.yaml")))


def base(name: str = "stationary") -> dict[str, Any]:
    return plain(SHIPPED / "tests" / "bases" / f"{name}.yaml")


def remedies(data: dict[str, Any]) -> Remedies:
    return find_remedies(judge(), read(data), QUESTION)


def goal(found: Remedies, rule: str, site: str = "") -> Goal:
    """Give the goal of a rule, at one site where it is judged for several."""
    return next(
        one
        for one in found.goals
        if one.rule.id == rule and (not site or (one.record is not None and one.record.text("id") == site))
    )


def short(change: Change) -> str:
    """Name a change: who, what it is about, the facts it sets."""
    target = change.target
    about = next((value for path, value in target.given if path in {"code", "item"}), "")
    place = about or "/".join(f"{name}{index}" for name, index in target.address) or "dossier"
    facts = ",".join(f"{edit.path}={edit.value}" for edit in change.edits if edit.path)
    return f"{change.who}:{place}{':' + facts if facts else ''}"


def ways(found: Remedies, rule: str, site: str = "") -> list[set[str]]:
    return [{short(change) for change in way} for way in goal(found, rule, site).sets]


class Chance:
    """Spoils a good dossier in some places, as life does."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311
        self.data = plain(self.chance.choice(BASES))
        self.spoils = [self.drop, self.drop, self.expire, self.result, self.positive, self.finding, self.unknown]
        self.spoils.append(self.staff)

    def dossier(self) -> Dossier:
        for _ in range(self.chance.randint(1, 6)):
            self.chance.choice(self.spoils)()
        return read(self.data)

    def _records(self, *names: str) -> list[dict[str, Any]]:
        return [record for name in names for record in self.data.get(name) or []]

    def _one(self, *names: str) -> dict[str, Any]:
        found = self._records(*names)
        return self.chance.choice(found) if found else {}

    def drop(self) -> None:
        name = self.chance.choice(["documents", "documents", "registers", "findings", "staff"])
        if self.data.get(name):
            self.data[name].remove(self.chance.choice(self.data[name]))
        if self.chance.random() < 0.05:
            self.data.pop(name, None)

    def expire(self) -> None:
        self._one("documents", "registers").update(issued_on="2020-01-01", valid_until="2023-05-05")

    def result(self) -> None:
        self._one("registers").update(result=self.chance.choice(["not_found", "confirmed", None]))

    def positive(self) -> None:
        self._one("documents", "registers").update(positive=self.chance.choice([False, True, None]))

    def finding(self) -> None:
        self._one("findings").update(result=self.chance.choice(["does_not_comply", None]))

    def unknown(self) -> None:
        record = self._one("sites")
        record.pop(self.chance.choice(["form", "residence", "services", "right", "area", "address"]), None)
        self.data["application"]["consent"] = self.chance.choice([True, False, None])

    def staff(self) -> None:
        self._one("staff").update(qualification_documented=self.chance.choice([False, None]), vacant=None)
