"""The decision as JSON fits its published schema, and the rule files fit theirs."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from pack.small_pack import SHIPPED, SMALL, shipped, small

from checker.pack.schema import rules_schema
from checker.reports.decision_schema import decision_schema
from checker.reports.machine import render
from reports.test_text import EXAMPLES, decided

PACKS = {"shipped": (shipped, SHIPPED), "small": (small, SMALL)}
RULE_FILES = [(name, path) for name, (_, folder) in PACKS.items() for path in sorted(folder.glob("*.yaml"))]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_decision_fits_its_schema(path: Path) -> None:
    """`check --format json` prints what `schema decision` promises."""
    document = json.loads(render([decided(path)]))
    errors = [
        f"{error.json_path}: {error.message}" for error in Draft202012Validator(decision_schema()).iter_errors(document)
    ]
    assert errors == []


def test_several_decisions_fit_the_schema() -> None:
    """A run over several dossiers is a list of decisions."""
    documents = json.loads(render([decided(path) for path in EXAMPLES[:3]], as_list=True))
    assert len(documents) == 3
    Draft202012Validator(decision_schema()).validate(documents)


def test_the_decision_is_the_same_every_time() -> None:
    """Nothing in the document depends on the run."""
    assert render([decided(EXAMPLES[0])]) == render([decided.__wrapped__(EXAMPLES[0])])


@pytest.mark.parametrize(("name", "path"), RULE_FILES, ids=lambda value: getattr(value, "name", value))
def test_rule_files_fit_their_schema(name: str, path: Path) -> None:
    """What the loader accepts, `schema rules` accepts too."""
    data: Any = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a safe loader
    errors = [
        f"{error.json_path}: {error.message[:200]}"
        for error in Draft202012Validator(rules_schema(PACKS[name][0]())).iter_errors(data)
    ]
    assert errors == []


class _Loader(yaml.SafeLoader):
    """Reads days as text, as JSON has them, and keys as text."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, shape) for tag, shape in found if "timestamp" not in tag]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[str, Any]:
    return {str(key.value): loader.construct_object(value, deep=True) for key, value in node.value}


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def test_schemas_are_schemas() -> None:
    """Each published schema is valid itself."""
    schemas = (decision_schema(), rules_schema(shipped()), rules_schema(small()))
    assert [list(Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema)) for schema in schemas] == [
        [],
        [],
        [],
    ]
