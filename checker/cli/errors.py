"""Turns every error into a message for the person at the terminal and an exit code."""

from __future__ import annotations

import os
import sys
import traceback

import click

from checker.source.problem import SaikesError

FAULT = 5
WRONG_USE = 2
INTERRUPTED = 130


def guarded(command: click.Command) -> int:
    """Run a command and give its exit code; a fault of ours is reported as one, with what to do."""
    try:
        code = command.main(standalone_mode=False)
    except click.exceptions.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return WRONG_USE
    except SaikesError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except BrokenPipeError:
        # The reader of a pipe went away (`saikes … | head`): nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _fault(error)
    return code if isinstance(code, int) else 0


def _fault(error: Exception) -> int:
    """Report a fault of ours without the data of the dossier: only where in the program it happened."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    click.echo(f"fault of saikes: {type(error).__name__} in {where}; nothing was issued. Please report this line.", err=True)
    if os.environ.get("SAIKES_DEBUG"):
        traceback.print_exception(error)
    return FAULT
