"""What can be wrong with a ledger, each with what to do about it. No message repeats what a dossier says, nor a password."""

from __future__ import annotations

from checker.source.problem import SaikesError


class LedgerRefused(SaikesError):
    """The ledger cannot be used as asked: not there, not a ledger, of a newer program, in use by another."""

    exit_code = 2


class NotRecorded(SaikesError):
    """There is no such record."""

    exit_code = 2


class Tampered(SaikesError):
    """A record is no longer what was recorded."""

    exit_code = 1


class CannotReplay(SaikesError):
    """A record cannot be judged again: other rules, no dossier, another dossier, no key."""

    exit_code = 2


def refused(where: str, message: str, hint: str) -> LedgerRefused:
    """Word what is wrong with the ledger at `where`, and what to do."""
    return LedgerRefused(f"{where}: [error] {message}\n    {hint}")
