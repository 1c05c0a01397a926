"""Faults that a test puts into the lint, each by its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from checker.lint.diagrams import Operation

Patch: TypeAlias = pytest.MonkeyPatch
Fault: TypeAlias = Callable[[Patch], None]
FAULTS: dict[str, Fault] = {}


def fault(make: Fault) -> Fault:
    """Note a fault under the name of its function."""
    FAULTS[make.__name__] = make
    return make


def other_end(operation: Operation, one: int, other: int, end: int) -> Operation:
    """Give an operation that differs in one entry of its table; under another name, so that nothing kept is used."""
    rows = [list(row) for row in operation.table]
    rows[one][other] = end
    return Operation(f"{operation.name} harmed", tuple(map(tuple, rows)))
