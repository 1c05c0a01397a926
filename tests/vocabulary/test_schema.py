"""The published JSON Schema of dossiers and the reader say the same of every dossier."""

import json
from functools import cache
from typing import Any

import pytest
from dossier.generate import Maker
from jsonschema import Draft202012Validator
from pack.small_pack import shipped, small

from checker.dossier.load import parse_dossier
from checker.pack.model import Pack
from checker.source.problem import Refused
from checker.vocabulary.schema import dossier_schema

PACKS = {"small": small, "shipped": shipped}

# What a JSON Schema cannot say; the reader alone finds it.
BEYOND_SCHEMA = {
    "bad-identifier",  # the check digit and the dates inside a BIN or IIN
    "identifier-kind",  # a person's number for a company
    "unknown-record",  # a reference to a record that is not there
    "which-record",  # a site's paper that names none of several sites
    "repeated",  # two records with one id
    "dates-order",  # the last day before the first
    "not-together",  # a category that the form of service does not serve
}


@cache
def validator(name: str) -> Draft202012Validator:
    schema = dossier_schema(PACKS[name]().vocabulary)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def codes(data: Any, pack: Pack) -> set[str]:
    try:
        parse_dossier(json.dumps(data, ensure_ascii=False).encode(), pack.vocabulary, "d.json")
    except Refused as refused:
        return {problem.code for problem in refused.problems}
    return set()


@pytest.mark.parametrize("name", PACKS)
@pytest.mark.parametrize("faults", [0, 0.02, 0.2])
def test_schema_and_reader_agree(name: str, faults: float) -> None:
    """A dossier made by chance is accepted by both or refused by both."""
    accepted = 0
    for seed in range(120):
        data = Maker(PACKS[name]().vocabulary, seed, faults).dossier()
        found, errors = (
            codes(data, PACKS[name]()),
            [error.message for error in validator(name).iter_errors(data)],
        )
        assert found or not errors, (data, errors)
        assert errors or found <= BEYOND_SCHEMA, (data, found)
        accepted += not found
    assert accepted > 0 if faults < 0.1 else accepted < 120


DIFFERENT = {
    "a number with an exponent": ({"area": 1e21}, {"wrong-type"}),
    "more than 15 digits": ({"area": 10**16}, {"wrong-type"}),
    "more than 9 decimals": ({"area": 0.1 + 0.2}, {"wrong-type"}),
}


@pytest.mark.parametrize("name", DIFFERENT)
def test_known_differences(name: str) -> None:
    """Numbers that nobody measures are refused by the reader only; a change here must be meant."""
    site, found = DIFFERENT[name]
    data = {"application": {"registered_on": "2025-04-01"}, "sites": [{"id": "main", **site}]}
    assert validator("small").is_valid(data)
    assert codes(data, small()) == found


def test_every_key_is_explained() -> None:
    """An editor that completes from the schema shows each key with its labels in three languages."""

    def walk(schema: dict[str, Any]) -> None:
        for below in schema.get("properties", {}).values():
            assert below["title"]
            assert below["description"]
            walk(below)
            walk(below.get("items", {}))

    walk(dossier_schema(shipped().vocabulary))
