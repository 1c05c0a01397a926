"""The skeleton of a dossier is valid, open in its outcome, and names nothing that the vocabulary lacks."""

import datetime as dt
import itertools
import re
from functools import cache

import pytest
import yaml
from jsonschema import Draft202012Validator
from pack.small_pack import shipped, small

from checker.decision.decide import Judge, Question
from checker.dossier.load import parse_dossier
from checker.skeleton.write import skeleton
from checker.source.reader import read_text
from checker.vocabulary.schema import dossier_schema

FORMS = ("stationary", "semi_stationary", "home_based", "temporary_stay")
APPLICANTS = ("legal_entity", "individual_entrepreneur")
LANGUAGES = ("kk", "ru", "en")
DAYS = [
    dt.date(2025, 1, 2),
    dt.date(2025, 1, 20),
    dt.date(2025, 4, 1),
    dt.date(2026, 6, 1),
    dt.date(2026, 8, 3),
]
CASES = list(itertools.product(FORMS, APPLICANTS, DAYS))


@cache
def judge() -> Judge:
    return Judge(shipped())


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(dossier_schema(shipped().vocabulary))


@pytest.mark.parametrize(("form", "applicant", "day"), CASES)
def test_is_valid_and_open(form: str, applicant: str, day: dt.date) -> None:
    """In every language it is read without a problem, fits the schema, and is pending with exit code 4."""
    for language in LANGUAGES:
        text = skeleton(shipped(), {"sites.form": form, "applicant.kind": applicant}, day, language, "d.yaml")
        dossier = parse_dossier(text.encode(), shipped().vocabulary, "d.yaml")
        plain = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - texts only
        assert validator().is_valid(_without_empty(plain))
        decision = judge().decide(dossier, Question(day))
        assert (decision.outcome.id, decision.exit_code, decision.clashes) == ("pending", 4, ())


def _without_empty(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_empty(below) for key, below in value.items() if below != ""}
    return [_without_empty(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize(("form", "applicant", "day"), CASES)
def test_commented_lines_can_be_taken_in(form: str, applicant: str, day: dt.date) -> None:
    """With the mark "# " taken away it is YAML, and with what entries must have a dossier."""
    text = skeleton(shipped(), {"sites.form": form, "applicant.kind": applicant}, day, "ru", "d.yaml")
    lines = [line for line in text.splitlines() if not re.match(r" *# (?!- |  )", line)]
    filled = "\n".join(re.sub(r"^( *)# (- |  )", r"\1\2", line) for line in lines)
    assert filled != text
    read_text(filled, "d.yaml")
    category = re.search(r"^ *- category: .*?: (\w+)", filled, flags=re.MULTILINE)
    values = {
        "position": "x",
        "name": "x",
        "category": category[1] if category else "",
        "level": "no_skills",
        "workplace": "mb_01",
        "item": "mb_01_01",
    }
    for required, value in values.items():
        filled = re.sub(rf"^( *(?:- |  ){required}:) ( *#.*)$", rf"\1 {value} \2", filled, flags=re.MULTILINE)
    parse_dossier(filled.encode(), shipped().vocabulary, "d.yaml")


def test_of_another_rule_pack() -> None:
    """A rule pack of another law gives a skeleton of its own facts."""
    text = skeleton(small(), {"sites.form": "garden", "applicant.kind": "company"}, dt.date(2025, 4, 1), "en", "d.yaml")
    dossier = parse_dossier(text.encode(), small().vocabulary, "d.yaml")
    assert Judge(small()).decide(dossier, Question(dt.date(2025, 4, 1))).outcome.id == "pending"
    assert "# - code: charter" in text


@pytest.mark.parametrize(
    ("form", "facts"),
    [
        ("stationary", {"beds", "ward_posts", "nurse_posts", "training_groups", "post", "units", "area", "item"}),
        ("home_based", {"departments", "post", "units"}),
        ("temporary_stay", {"beds", "post", "units", "item"}),
    ],
)
def test_leads_to_the_norms(form: str, facts: set[str]) -> None:
    """What the norms of the form are reckoned from is there to be filled in, and what other forms need is not."""
    text = skeleton(
        shipped(), {"sites.form": form, "applicant.kind": "legal_entity"}, dt.date(2025, 4, 1), "en", "d.yaml"
    )
    asked = set(re.findall(r"^[ #-]*(\w+):", text, flags=re.MULTILINE))
    assert facts <= asked
    assert ("departments" in asked) == (form == "home_based")


def test_tables_and_long_lists_are_named() -> None:
    """A list that may be a table says so, and 196 posts are not written out."""
    text = skeleton(
        shipped(), {"sites.form": "stationary", "applicant.kind": "legal_entity"}, dt.date(2025, 4, 1), "en", "d.yaml"
    )
    assert "or a table beside it: staff: {file: staff.xlsx}" in text
    assert "post of the norms: saikes facts post\n" in text
    assert max(map(len, text.splitlines())) < 400
