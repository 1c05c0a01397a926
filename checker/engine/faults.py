"""What may go wrong in judging."""

from __future__ import annotations

from checker.source.problem import SaikesError


class EngineFault(SaikesError):
    """The engine did not do what it must: nothing may be issued. Says which rule and what happened."""

    exit_code = 5


class CannotCompile(SaikesError):
    """A rule cannot be expressed in the engine; names the rule and what the engine lacks."""

    exit_code = 3
