"""The command `saikes`. Each subcommand is imported only when it is called, so that none pays for another."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from checker import __version__
from checker.cli.lazy import LazyGroup

_COMMANDS = {
    "check": ("checker.cli.check", "Check dossiers: stages, verdicts, the decision, the documents."),
    "batch": (
        "checker.cli.batch",
        "Check very many dossiers: folders, lines, archives; tables, a page, documents.",
    ),
    "visit": ("checker.cli.visit", "Write the site-visit sheet and an empty findings file."),
    "application": ("checker.cli.application", "Write the application of the act, filled from the dossier."),
    "complaint": ("checker.cli.complaint", "Write a complaint, and the letter that sends it on with the case."),
    "remedy": ("checker.cli.remedy", "Say what would make dossiers comply, and write the letter to the applicant."),
    "norms": ("checker.cli.norms", "Say what an organisation needs by the norms, without a dossier."),
    "terms": ("checker.cli.terms", "Show the steps of the procedure: by when each is due, and what is late."),
    "calendar": ("checker.cli.calendar", "Print the working calendar that terms are reckoned by."),
    "rules": ("checker.cli.rules", "Keep the rules: check a rule pack, test it, see what its tests leave open."),
    "sign": ("checker.cli.sign", "Put a signature into a PDF document, in the order of its form."),
    "verify": ("checker.cli.verify", "Say who signed a PDF document, when, and whether it was changed since."),
    "law": ("checker.cli.law", "Go through the acts: which rules carry which place, and where the texts clash."),
    "templates": (
        "checker.cli.templates",
        "Copy the templates of the documents, to be changed; check a changed folder.",
    ),
    "ledger": ("checker.cli.ledger", "Look into a ledger of decisions: verify, show, export, count."),
    "replay": ("checker.cli.replay", "Judge a recorded decision again and prove that it comes to the same."),
    "generate": ("checker.cli.generate", "Make invented dossiers for benchmarks and for trying changes of rules."),
    "new": ("checker.cli.new", "Write the skeleton of a dossier to fill in."),
    "schema": ("checker.cli.schema", "Print the JSON Schema of dossiers, decisions or rule files."),
    "facts": ("checker.cli.facts", "List the vocabulary: every fact with its labels and type."),
}


@click.group(cls=LazyGroup, table=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="saikes")
def cli() -> None:
    """Saikes checks the dossier of an applicant for Kazakhstan's licence to provide special social services.

    \b
    Exit codes: 0 nothing against it · 1 refusal or not complying · 2 wrong use
                3 dossier or rules unreadable · 4 open: something is not known yet · 5 fault of ours
    """


def main() -> None:
    """Run the command line; every error ends in a message and an exit code, none in a traceback."""
    from checker.cli.errors import guarded, settle

    # A stream closed by the caller (`>&-`): the exit code is all that is asked for.
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open to the end
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open to the end
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    code = guarded(cli)
    settle()
    sys.exit(code)
