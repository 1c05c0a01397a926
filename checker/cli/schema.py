"""`saikes schema`: the JSON Schemas that editors and other programs use."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click

from checker.cli.inputs import rules_option, shipped

# What makes each schema; those of the second kind are made from the rule pack.
_OF_REPORTS = {
    "decision": "checker.reports.decision_schema:decision_schema",
    "batch": "checker.batch.schema:batch_schema",
    "norms": "checker.reports.plan_schema:plan_schema",
    "terms": "checker.reports.terms_schema:terms_schema",
    "signatures": "checker.reports.signatures_schema:signatures_schema",
    "rules-check": "checker.reports.rules_machine:rules_check_schema",
    "rules-diff": "checker.reports.rulediff_machine:rules_diff_schema",
    "rules-test": "checker.reports.ruletests_schema:ruletests_schema",
}
_OF_PACKS = {
    "dossier": "checker.vocabulary.schema:dossier_schema",
    "rules": "checker.pack.schema:rules_schema",
    "rule-tests": "checker.ruletests.schema:rule_tests_schema",
}


@click.command("schema")
@click.argument("kind", type=click.Choice(sorted((*_OF_PACKS, *_OF_REPORTS))))
@rules_option
def command(kind: str, rules: Path | None) -> None:
    """Print the JSON Schema (draft 2020-12) of a dossier, of a decision (`check --format json`), of a line of `saikes batch
    -o OUT.jsonl`, of an answer of `saikes norms --format json`, of `saikes terms --format json`, of `saikes verify --format json`, of a rule file, of what `saikes rules check` or
    `saikes rules diff` says with `--format json`, of a file of rule tests, or of the report of `saikes rules test --format json`.

    The schemas of dossiers, rules and rule tests are made from the rule pack.
    """
    click.echo(json.dumps(_schema(kind, rules), ensure_ascii=False, indent=2))


def _schema(kind: str, rules: Path | None) -> object:
    if kind in _OF_REPORTS:
        return _maker(_OF_REPORTS[kind])()
    from checker.pack.cache import cached_pack

    pack = cached_pack(rules or shipped("rules"))
    return _maker(_OF_PACKS[kind])(pack.vocabulary if kind == "dossier" else pack)


def _maker(name: str) -> Callable[..., object]:
    """Import what makes a schema: only that of the kind that is asked for."""
    module, function = name.split(":")
    found: Callable[..., object] = getattr(import_module(module), function)
    return found
