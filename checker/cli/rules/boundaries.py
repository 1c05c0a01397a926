"""`saikes rules boundaries`: the cases at the edges of a rule, for a person to judge."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.inputs import rules_option, shipped


@click.command("boundaries")
@click.argument("rule", metavar="RULE")
@click.option(
    "--tests",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder of the rule tests to start from.  [default: tests/ of the pack]",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="File to write.  [default: the screen]"
)
@rules_option
def command(rule: str, folder: Path | None, output: Path | None, rules: Path | None) -> None:
    """Write the boundary cases of a rule as rule tests: the day before, on and after; one less, equal, one more; not stated.

    Each starts from a rule test that reads the comparison. The verdicts are those that the pack gives today: read each case and
    ask whether the law says so. A file that is there is never written over.
    """
    from checker.decision.decide import Judge
    from checker.pack.cache import cached_pack
    from checker.ruletests.boundaries import boundaries
    from checker.ruletests.expect import rule_ids
    from checker.ruletests.load import load_rule_tests
    from checker.source.problem import unknown_name

    if output is not None and output.exists():
        raise click.UsageError(f'"{output}" is there already; name another file')
    pack_folder = rules or shipped("rules")
    judge = Judge(cached_pack(pack_folder))
    if rule not in rule_ids(judge.pack):
        message, hint = unknown_name("rule", rule, rule_ids(judge.pack))
        raise click.UsageError(f"{message}; {hint}")
    tests_folder = folder or pack_folder / "tests"
    text = boundaries(rule, load_rule_tests(tests_folder, judge.pack), judge, tests_folder)
    if not text:
        raise click.UsageError(
            f'no rule test expects "{rule}" and reads a comparison of it; write one test of the rule first'
        )
    if output is None:
        click.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8")
