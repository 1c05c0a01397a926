"""Invented dossiers: valid, varied, the same everywhere, and nobody's."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from functools import cache
from pathlib import Path

import jsonschema_rs
import pytest

from checker.decision.decide import Judge, Question
from checker.dossier.identifiers import examine
from checker.dossier.load import parse_dossier
from checker.generate import identifiers
from checker.generate.chance import Chance, Shares
from checker.generate.dossiers import Generator
from checker.generate.makers import Drawn
from checker.pack.cache import cached_pack
from checker.pack.model import Pack
from checker.source.problem import Refused
from checker.vocabulary.schema import dossier_schema

RULES = Path(__file__).resolve().parents[2] / "rules"
MANY = 300
# Of the first 500 dossiers of seed 7, a line each. Change it only with the recipe, the bases or the names, and say so in the notes.
PINNED = "f42c00f2a90ba3b98ed13f9396f71ed8067ac675b680ae13d83126ea40ad4bd2"


@cache
def pack() -> Pack:
    return cached_pack(RULES)


@cache
def generator(seed: int = 7) -> Generator:
    return Generator(RULES, pack().vocabulary, seed)


@cache
def lines() -> tuple[str, ...]:
    return tuple(generator().lines(0, 500))


def test_the_bytes_of_a_seed_are_pinned() -> None:
    """The same seed gives the same bytes on every machine and Python; this is what they are."""
    assert hashlib.sha256("\n".join(lines()).encode()).hexdigest() == PINNED


def test_a_dossier_depends_on_the_seed_and_its_number_alone() -> None:
    """A run can be cut into ranges, in any order, by generators that have drawn other dossiers before."""
    fresh = Generator(RULES, pack().vocabulary, 7)
    assert list(fresh.lines(40, 5)) == list(lines()[40:45])
    assert list(fresh.lines(3, 2)) == list(lines()[3:5])
    assert generator(8).line(3) != lines()[3]


def test_every_dossier_is_valid_by_the_schema_and_by_the_reader() -> None:
    """What is invented is taken by the JSON Schema of dossiers and read without a problem."""
    checker = jsonschema_rs.Draft202012Validator(dossier_schema(pack().vocabulary))
    for number, line in enumerate(lines()[:MANY]):
        found = json.loads(line)
        assert checker.is_valid(found), number
        assert parse_dossier(line.encode(), pack().vocabulary, f"dossier {number}").root.text("application.number")


def test_identifiers_are_valid_and_never_repeat() -> None:
    """Each dossier has identifiers of its own, with the right check digit."""
    seen: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    for line in lines():
        found = json.loads(line)
        own = {found["applicant"]["identifier"]}
        own |= {
            one["holder_identifier"]
            for key in ("documents", "registers")
            for one in found.get(key, [])
            if "holder_identifier" in one
        }
        for text in own:
            assert examine(text, "bin" if text[4] in "456" else "iin") is None
        seen.update(own)
        numbers[found["application"]["number"]] += 1
    assert len(seen) >= len(lines())
    assert set(seen.values()) == {1}
    assert set(numbers.values()) == {1}


@pytest.mark.parametrize("kind", ["bin", "iin"])
@pytest.mark.parametrize("seed", [0, 7, 2**62])
def test_each_number_gives_another_identifier(kind: identifiers.IdentifierKind, seed: int) -> None:
    """Numbers near each other and at both ends of the range give different, well-formed identifiers."""
    bound = identifiers.BINS if kind == "bin" else identifiers.IINS
    asked = [*range(5000), *range(bound - 5000, bound)]
    found = [identifiers.invented(kind, seed, number) for number in asked]
    assert len(set(found)) == len(asked)
    assert not [text for text in found if examine(text, kind)]


def test_all_forms_kinds_and_requests_are_there_and_lists_are_of_real_size() -> None:
    """The dossiers ask for everything that can be asked for, for every form and category, with full lists."""
    found = [json.loads(line) for line in lines()]
    sites = [site for one in found for site in one.get("sites") or []]
    choices = pack().vocabulary.choices
    assert {site["form"] for site in sites} == set(choices["service_form"])
    assert {site["kind"] for site in sites if "kind" in site} == set(choices["organisation_kind"])
    categories = {group["category"] for site in sites for group in site.get("recipients") or []}
    assert categories == set(choices["recipient_category"])
    assert {one["application"].get("request", "licence") for one in found} == set(choices["request_kind"])
    assert max(len(one.get("staff") or []) for one in found) > 80
    assert max(len(one.get("rooms") or []) for one in found) > 40
    assert 12_000 < sum(map(len, lines())) / len(lines()) < 20_000


def test_the_situations_of_the_recipe_reach_every_outcome_of_the_pack() -> None:
    """Judged without slips, what the recipe lists comes to each outcome that the rules know, for each kind of request."""
    judge, reached = Judge(pack()), set()
    made = generator()
    for plan in made.recipe.plans:
        for situation, _ in plan.situations:
            drawn = Drawn(made.names, Chance(7, 1), 7, 1)
            drawn.registered = made.template(plan, situation).registered
            line = made.template(plan, situation).line(drawn)
            dossier = parse_dossier(line.encode(), pack().vocabulary, f"{plan.base}, {situation}")
            decision = judge.decide(dossier, Question(drawn.registered))
            reached.add((decision.outcome.id, decision.outcome.requests))
    assert {(rule.id, rule.requests) for rule in pack().rules if rule.kind == "outcome"} == reached


def test_careless_dossiers_lose_records_and_have_other_values() -> None:
    """Slips fall only on careless dossiers: the rest of one template differ in nothing that a base does not let differ."""
    made = generator()
    plan = next(plan for plan in made.recipe.plans if plan.base == "home-adults")
    template = made.template(plan, "as-it-is")

    def staff(number: int, *, careless: bool) -> list[dict[str, object]]:
        drawn = Drawn(made.names, Chance(7, number), 7, number)
        drawn.careless, drawn.registered = careless, template.registered
        found: list[dict[str, object]] = json.loads(template.line(drawn))["staff"]
        return found

    whole = [staff(number, careless=False) for number in range(30)]
    slipped = [staff(number, careless=True) for number in range(30)]
    assert len({len(one) for one in whole}) == 1
    assert len({len(one) for one in slipped}) > 1
    assert {
        person["qualification_documented"] for one in slipped for person in one if "qualification_documented" in person
    } == {True, False, None}


def test_chance_draws_what_it_always_drew() -> None:
    """The first draws of one stream, by which a change of the generator of numbers would be seen."""
    chance = Chance(7, 0)
    assert [chance.below(1000) for _ in range(4)] == [684, 928, 512, 350]


def test_shares_are_drawn_by_their_size() -> None:
    """Of shares 3 and 1, three in four draws are the first."""
    drawn = Counter(Shares([("a", 3), ("b", 1)]).drawn(Chance(1, number)) for number in range(2000))
    assert 0.7 < drawn["a"] / 2000 < 0.8


BROKEN = {
    "unknown-fact": ("applicant.head, staff.name", "applicant.hed", 'unknown fact "applicant.hed"', "applicant.head"),
    "unknown-list": ("  documents: 4\n", "  dokuments: 4\n", 'unknown list "dokuments"', "documents"),
    "unknown-kind": ("  person: [", "  persn: [", 'unknown key in "invent" "persn"', "person"),
    "unknown-base": ("{base: home-short,", "{base: home-shot,", 'unknown base dossier "home-shot"', "home-short"),
    "unknown-situation": (
        "{as-it-is: 5, debtor: 1",
        "{as-it-is: 5, deptor: 1",
        'unknown key in "situations" "deptor"',
        "debtor",
    ),
    "order": ("to: 2026-11-20", "to: 2024-11-20", '"to" (2024-11-20) is before "from" (2025-01-13)', "swap them"),
    "range": ("careless: 35", "careless: 350", '"careless" is 350', "from 0 to 100"),
    "share": ("{base: home-adults, share: 9", "{base: home-adults, share: 0", '"share" is 0', "from 1 to 10000"),
    "value": (
        "registers.result: {unknown: 10",
        "registers.result: {unknwn: 10",
        'unknown key in what "registers.result" may be "unknwn"',
        '"unknown"',
    ),
    "many": (
        "staff.vacant: {true: 30, false: 100}",
        "staff.vacant: {true: 930, false: 100}",
        "comes to 1030 in a thousand",
        "1000 in all",
    ),
    "amount": (
        "  sites.area: 15",
        "  sites.form: 15",
        '"vary" is for facts of type number or integer, "sites.form" is choice',
        "another fact",
    ),
    "event": (
        "sites.right: {lease: 10,",
        "sites.area: {lease: 10,",
        '"otherwise" is for facts of type boolean or choice, "sites.area" is number',
        "another",
    ),
    "kind": (
        "phone: [applicant.phone]",
        "phone: [applicant.name]",
        'what "phone" invents is for facts of type text, "applicant.name" is names',
        "another",
    ),
    "key": ("  rooms: 2", "  sites: 2", 'records of "sites" cannot be lost: others name them', "staff or findings"),
    "number": ("careless: 35", "careless: often", '"careless" must be a whole number, got "often"', "in digits"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_fault_of_the_recipe_is_told_with_its_place(name: str, tmp_path: Path) -> None:
    """A recipe that names what is not there is refused with file, line, the value and the nearest name."""
    old, new, message, hint = BROKEN[name]
    folder = _copied(tmp_path)
    text = (folder / "recipe.yaml").read_text()
    line = text[: text.index(old)].count("\n") + 1
    (folder / "recipe.yaml").write_text(text.replace(old, new, 1))
    with pytest.raises(Refused) as refused:
        Generator(tmp_path, pack().vocabulary, 7)
    assert message in str(refused.value)
    assert hint in str(refused.value)
    assert f"recipe.yaml:{line}:" in str(refused.value)


def test_a_situation_that_does_not_fit_a_base_is_told_with_its_place(tmp_path: Path) -> None:
    """A change of what the base does not have is refused where the recipe says it."""
    folder = _copied(tmp_path)
    text = (folder / "recipe.yaml").read_text().replace("documents[staff_list]", "documents[staff_lst]")
    (folder / "recipe.yaml").write_text(text)
    broken = Generator(tmp_path, pack().vocabulary, 7)
    plan = broken.recipe.plans[0]
    with pytest.raises(Refused, match=r'recipe\.yaml:\d+:\d+: \[error\] unknown entry of "documents" "staff_lst"'):
        broken.template(plan, "paper-missing")


def test_a_pack_without_a_recipe_says_so(tmp_path: Path) -> None:
    """A rule pack need not have a recipe; then nothing can be made, and the message says what is missing."""
    with pytest.raises(Refused, match="says nothing of invented dossiers"):
        Generator(tmp_path, pack().vocabulary, 7)


def _copied(into: Path) -> Path:
    source, folder = RULES / "generate", into / "generate"
    (folder / "bases").mkdir(parents=True)
    for path in source.rglob("*.yaml"):
        (folder / path.relative_to(source)).write_bytes(path.read_bytes())
    return folder
