"""`saikes norms` answers without a dossier; bad input ends in a message that says what to write."""

import json

import pytest
from jsonschema import Draft202012Validator

from checker.reports.plan_schema import plan_schema
from cli.run import run, usage

HOME = ("norms", "--form", "stationary", "--recipients", "adults_pn=120", "--as-of", "2025-04-01")
FULL = (
    *HOME,
    "--kind",
    "centre",
    "--capacity",
    "beds=120,ward_posts=2",
    "--has",
    "lift",
    "--services",
    "social_medical",
)


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("arguments", [HOME, FULL], ids=["little", "much"])
def test_keeps_to_80_columns(arguments: tuple[str, ...], lang: str) -> None:
    """Every line fits, but for what is to be copied and cannot be broken."""
    found = run(*arguments, "--lang", lang)
    assert (found.code, found.err) == (0, "")
    lines = found.out.split("\n")
    assert [line for line in lines if line != line.rstrip()] == []
    assert [line for line in lines if len(line) > 80 and len(line.split()) > 1] == []


def test_shows_number_arithmetic_row_and_clause() -> None:
    """Ward orderlies: 2 posts × 5.25, row 33, with the remark on what a post is formed for."""
    out = run(*FULL, "--lang", "en").out
    assert "Ward orderly                                     10.5            33 [2]" in out
    assert "     = ward posts round the clock: 2 × 5.25 → 10.5" in out
    assert "number of recipients: 120 → column 101–150" in out
    assert " [2] Rules of the organisations (Order 230 of 22.06.2023), Annex 1: " in out
    assert "Lift operator" in out
    assert "Tractor driver" not in out


def test_shows_the_levels_of_the_material_base() -> None:
    """What may come until the end of 2027 and what is only recommended is marked, and the clause quoted."""
    out = run(*FULL, "--lang", "en").out
    assert "Multichannel electrocardiograph (until the end" in out
    assert "Medical examination lamp (mobile) (recommended)" in out
    assert "«* позиции могут быть приобретены" in " ".join(out.split())


@pytest.mark.parametrize("arguments", [HOME, FULL], ids=["little", "much"])
def test_json_fits_its_schema(arguments: tuple[str, ...]) -> None:
    """`--format json` prints what `saikes schema norms` promises."""
    document = json.loads(run(*arguments, "--format", "json").out)
    Draft202012Validator(plan_schema()).validate(document)
    assert json.loads(run("schema", "norms").out) == json.loads(json.dumps(plan_schema()))
    staffing = next(table for table in document["tables"] if table["id"] == "staffing-stationary")
    nurse = next(norm for norm in staffing["norms"] if norm["norm"] == "nurse")
    assert nurse["waits"] == ["nurse-posts"]
    assert {"fact": "site.capacity.nurse_posts", "option": "--capacity", "value": "nurse_posts=N"}.items() <= next(
        one for one in document["asked"] if one["fact"] == "site.capacity.nurse_posts"
    ).items()


STATIONARY = ("--form", "stationary")
WRONG = [
    (
        ("--form", "stationry"),
        '--form: unknown form "stationry"; did you mean "stationary"? allowed: stationary, semi_stationary, home_based, '
        "temporary_stay",
    ),
    (
        (*STATIONARY, "--kind", "day_department"),
        '--kind: no table of norms is for "kind" day_department with "form" stationary; allowed: centre, '
        "small_capacity_house, supported_living_department",
    ),
    (
        (*STATIONARY, "--recipients", "adult_pn=12"),
        '--recipients: unknown category "adult_pn"; did you mean "adults_pn"? allowed: children_pn, children_oda, adults_pn, '
        "disabled_1_2, elderly, homeless, released_probation, trafficking_victims, domestic_violence_victims",
    ),
    (
        (*STATIONARY, "--recipients", "homeless=12"),
        '--recipients: "category" homeless (homeless persons) does not go with "form" stationary; with stationary: '
        "children_pn, children_oda, adults_pn, disabled_1_2, elderly; correct one of the two",
    ),
    (
        (*STATIONARY, "--recipients", "adults_pn=-5"),
        '--recipients: "number" must be from 0 to 10000 persons, got "-5"; correct the number, or leave it empty where it is '
        "not known",
    ),
    (
        (*STATIONARY, "--recipients", "adults_pn=120000"),
        '--recipients: "number" must be from 0 to 10000 persons, got "120000"; correct the number, or leave it empty where '
        "it is not known",
    ),
    (
        (*STATIONARY, "--recipients", "adults_pn=0"),
        '--recipients: "adults_pn=0" in "site.recipients" is none at all; leave it out, or give a number',
    ),
    (
        (*STATIONARY, "--recipients", "adults_pn"),
        '--recipients: "adults_pn" in "site.recipients" says no number; write adults_pn=NUMBER, with commas between several',
    ),
    (
        (*STATIONARY, "--recipients", "adults_pn=10", "--recipients", "adults_pn=12"),
        '--recipients: "adults_pn" stands twice in "site.recipients"; add the two numbers up, or leave one out',
    ),
    (
        (*STATIONARY, "--recipients", "adults_pn=10:yougest=12"),
        '--recipients: unknown key "yougest" in "recipients"; did you mean "youngest"? allowed: category, number, youngest, '
        "housing",
    ),
    (
        (*STATIONARY, "--capacity", "beds=4,beds=5"),
        '--capacity: "site.capacity.beds" is given twice: "4" and "5"; keep the one that counts; several values stand in one, '
        "with commas between",
    ),
    ((*STATIONARY, "--capacity", "beds"), '--capacity: "beds" is not NAME=VALUE; for example beds=150'),
    ((*STATIONARY, "--fact", "residence"), '--fact: "residence" is not NAME=VALUE; for example site.residence=yes'),
    (
        (*STATIONARY, "--kind", "supported_living_department", "--capacity", "beds=42"),
        '--capacity: number of beds 42: "staffing-supported-living" has no column for that; its columns: 6–30',
    ),
    (
        (*STATIONARY, "--as-of", "2020-01-01"),
        "--as-of: on 2020-01-01 no norms of this rule pack were in force; choose a day from 2025-01-01 on",
    ),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG, ids=[" ".join(arguments[-2:]) for arguments, _ in WRONG])
def test_bad_input_says_what_is_wrong_and_what_to_write(arguments: tuple[str, ...], message: str) -> None:
    """The exit code is 2, nothing is printed, and the message names the option, what is allowed and the nearest name."""
    day = () if "--as-of" in arguments else ("--as-of", "2025-04-01")
    assert usage(run("norms", *arguments, *day)) == message


def test_an_unknown_capacity_names_the_nearest() -> None:
    """The names that --capacity takes are those of the vocabulary."""
    said = usage(run("norms", *STATIONARY, "--capacity", "bedz=4"))
    assert said.startswith('--capacity: unknown fact "bedz"; did you mean "beds"? allowed: beds, visits_per_day, ')


def test_several_faults_are_told_at_once() -> None:
    """Each on a line of its own."""
    found = run("norms", *STATIONARY, "--recipients", "adult_pn=1", "--has", "lif")
    assert found.code == 2
    assert "--has: unknown capacity.has" in found.err
    assert "--recipients: unknown category" in found.err
