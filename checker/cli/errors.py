"""Turns every error into a message for the person at the terminal and an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from contextlib import suppress

import click

from checker.source.problem import SaikesError

FAULT = 5
WRONG_USE = 2
INTERRUPTED = 130
BROKEN_PIPE = 141


def guarded(command: click.Command) -> int:
    """Run a command and give its exit code; a fault of ours is reported as one, with what to do."""
    try:
        code = command.main(standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        return WRONG_USE
    except SaikesError as error:
        say(str(error))
        return error.exit_code
    except SystemExit:
        # So click ends, with code 1, where the reader of a pipe went away (`saikes … | head`); for us 1 is a refusal.
        return BROKEN_PIPE
    except OSError as error:
        what = f'"{error.filename}"' if error.filename else "the report"
        say(f"cannot read or write {what}: {error.strerror}; make room or choose another place")
        return WRONG_USE
    except Exception as error:
        return _fault(error)
    return code if isinstance(code, int) else 0


def settle() -> None:
    """Give up what a full or closed stream would not take, so that the end of the program does not fail over it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say(text: str) -> None:
    """Print a message on standard error; where that is full or closed, the exit code still tells."""
    with suppress(OSError):
        click.echo(text, err=True)


def _fault(error: Exception) -> int:
    """Report a fault of ours without the data of the dossier: only where in the program it happened."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    say(f"fault of saikes: {type(error).__name__} in {where}; nothing was issued. Please report this line.")
    if os.environ.get("SAIKES_DEBUG"):
        traceback.print_exception(error)
    return FAULT
