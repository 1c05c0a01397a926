"""`saikes schema`: the JSON Schemas that editors and other programs use."""

from __future__ import annotations

import json
from pathlib import Path

import click

from checker.cli.inputs import rules_option, shipped


@click.command("schema")
@click.argument(
    "kind",
    type=click.Choice(
        (
            *("dossier", "decision", "batch", "norms", "terms", "signatures"),
            *("rules", "rules-check", "rules-diff", "rule-tests", "rules-test"),
        )
    ),
)
@rules_option
def command(kind: str, rules: Path | None) -> None:
    """Print the JSON Schema (draft 2020-12) of a dossier, of a decision (`check --format json`), of a line of `saikes batch
    -o OUT.jsonl`, of an answer of `saikes norms --format json`, of `saikes terms --format json`, of `saikes verify --format json`, of a rule file, of what `saikes rules check` or
    `saikes rules diff` says with `--format json`, of a file of rule tests, or of the report of `saikes rules test --format json`.

    The schemas of dossiers, rules and rule tests are made from the rule pack.
    """
    click.echo(json.dumps(_schema(kind, rules), ensure_ascii=False, indent=2))


def _schema(kind: str, rules: Path | None) -> object:
    if kind == "decision":
        from checker.reports.decision_schema import decision_schema

        return decision_schema()
    if kind == "batch":
        from checker.batch.schema import batch_schema

        return batch_schema()
    if kind == "norms":
        from checker.reports.plan_schema import plan_schema

        return plan_schema()
    if kind == "rules-test":
        from checker.reports.ruletests_schema import ruletests_schema

        return ruletests_schema()
    if kind == "terms":
        from checker.reports.terms_schema import terms_schema

        return terms_schema()
    if kind == "rules-check":
        from checker.reports.rules_machine import rules_check_schema

        return rules_check_schema()
    if kind == "rules-diff":
        from checker.reports.rulediff_machine import rules_diff_schema

        return rules_diff_schema()
    if kind == "signatures":
        from checker.reports.signatures_schema import signatures_schema

        return signatures_schema()
    from checker.pack.cache import cached_pack

    pack = cached_pack(rules or shipped("rules"))
    if kind == "rule-tests":
        from checker.ruletests.schema import rule_tests_schema

        return rule_tests_schema(pack)
    if kind == "rules":
        from checker.pack.schema import rules_schema

        return rules_schema(pack)
    from checker.vocabulary.schema import dossier_schema

    return dossier_schema(pack.vocabulary)
