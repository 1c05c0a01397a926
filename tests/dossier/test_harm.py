"""Whatever is done to a dossier, the answer is a decision or a refusal with a place inside the file."""

import datetime as dt
import json
import os
import random
from functools import cache

import pytest
import yaml
from pack.small_pack import SHIPPED, shipped

from checker.decision.decide import Judge, Question
from checker.decision.model import Decision
from checker.dossier.load import parse_dossier
from checker.source.problem import Refused
from dossier.generate import Maker

BASES = {path.stem: path.read_bytes() for path in sorted((SHIPPED / "tests" / "bases").glob("*.yaml"))}
BASES["json"] = json.dumps(yaml.safe_load(BASES["stationary"]), ensure_ascii=False, default=str, indent=1).encode()
ROUNDS = int(os.environ.get("SAIKES_FUZZ", "6"))  # 25 mutations each; SAIKES_FUZZ=200 tries 5,000
PIECES = [
    b"",
    b"\n",
    b"  ",
    b"\t",
    b"- ",
    b": ",
    b"[",
    b"]",
    b"{",
    b"}",
    b"&a ",
    b"*a",
    b"!!str ",
    b"'",
    b'"',
    b"#",
    b"|",
    b">",
    b"---\n",
    b"\x00",
    b"\xff",
    b"\xd0",
    "\u202e".encode(),
    b"\x1b[31m",
    b"null",
    b"true",
    b"1e400",
    b"9999-12-31",
    b"0001-01-01",
    b"2025-02-30",
    b"-1",
    b"99999999999999999999",
    b"x" * 5000,
    "і".encode(),
    b"i",
    b"<<: ",
    b"? ",
    b"site: nowhere\n",
    b"%YAML 1.1\n",
]


@cache
def judge() -> Judge:
    return Judge(shipped())


def assert_harmless(data: bytes) -> str:
    """Judge, and check the place of every problem; gives the id of the outcome, "" for a refusal."""
    found = answer(data)
    if isinstance(found, Decision):
        return found.outcome.id
    lines = data.decode("utf-8", "replace").replace("\r", "\n").split("\n")
    for problem in found.problems:
        assert problem.place.file == "d.yaml"
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
    assert len(str(found)) < 100_000
    return ""


def answer(data: bytes) -> Decision | Refused:
    try:
        dossier = parse_dossier(data, judge().pack.vocabulary, "d.yaml")
        return judge().decide(dossier, Question(dt.date(2025, 4, 2)))
    except Refused as refused:
        return refused


@pytest.mark.parametrize("name", BASES)
def test_whole(name: str) -> None:
    """The dossiers that are broken below are whole."""
    assert assert_harmless(BASES[name])


@pytest.mark.parametrize("name", BASES)
def test_cut_in_two_at_every_fiftieth_byte(name: str) -> None:
    """A file that was cut off while it was copied does no harm."""
    for end in range(0, len(BASES[name]), 50):
        assert_harmless(BASES[name][:end])


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_changed_by_chance(seed: int) -> None:
    """Bytes put in, taken out, doubled or swapped anywhere do no harm."""
    chance = random.Random(seed)  # noqa: S311
    for _ in range(25):
        data = bytearray(BASES[chance.choice(list(BASES))])
        for _ in range(chance.randrange(1, 4)):
            start = chance.randrange(len(data))
            end = min(len(data), start + chance.choice([0, 0, 1, 3, 20]))
            data[start:end] = chance.choice([*PIECES, bytes(data[start:end]) * 2, bytes(reversed(data[start:end]))])
        assert_harmless(bytes(data))


@pytest.mark.parametrize("seed", range(ROUNDS * 2))
def test_made_by_chance(seed: int) -> None:
    """A dossier made by chance from the vocabulary is judged by both engines alike, or refused."""
    for part in range(5):
        data = Maker(judge().pack.vocabulary, seed * 100 + part, 0.01).dossier()
        assert_harmless(json.dumps(data).encode())


DAYS = [
    "0001-01-01",
    "1999-12-31",
    "2024-12-31",
    "2025-01-01",
    "2027-12-31",
    "2028-01-01",
    "2030-05-05",
    "9999-12-30",
    "9999-12-31",
]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("hour", ["00:00", "23:59"])
def test_any_day_of_registration(day: str, hour: str) -> None:
    """A day far off has no calendar or no law, and says so; it is no fault of the program."""
    data = BASES["stationary"].replace(b"2025-04-01", day.encode(), 1).replace(b'"10:30"', f'"{hour}"'.encode(), 1)
    assert assert_harmless(data)


def test_order_makes_no_difference() -> None:
    """The order of keys, documents, registers, staff and findings never changes the verdicts."""
    chance = random.Random(7)  # noqa: S311
    for name in ("stationary", "two-sites", "day-care"):
        data = yaml.safe_load(BASES[name])
        expected = _verdicts(data)
        for _ in range(8):
            assert _verdicts(_shuffled(data, chance)) == expected


def _shuffled(value: object, chance: random.Random) -> object:
    if isinstance(value, dict):
        return {key: _shuffled(value[key], chance) for key in chance.sample(list(value), len(value))}
    if isinstance(value, list):
        return [_shuffled(item, chance) for item in chance.sample(value, len(value))]
    return value


def _verdicts(data: object) -> tuple[object, ...]:
    dossier = parse_dossier(json.dumps(data, default=str).encode(), judge().pack.vocabulary, "d.json")
    found = judge().decide(dossier, Question(dt.date(2025, 4, 2)))
    verdicts = {
        name: (result.verdict, sorted(one.tree.verdict for one in result.instances))
        for name, result in found.results.items()
    }
    return (
        found.outcome.id,
        found.conclusion,
        verdicts,
        sorted(item.text for item in found.missing),
        sorted(item.code for item in found.warnings),
        sorted(clash.id for clash in found.clashes),
    )
