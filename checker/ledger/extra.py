"""Whether what a ledger needs is installed."""

from __future__ import annotations

import sys
from importlib.util import find_spec

# Python has it since 3.14.
_ZSTD = {} if sys.version_info >= (3, 14) else {"backports.zstd": "backports.zstd"}
# What pip installs, and the module that it brings.
_NEEDED = {"SQLAlchemy": "sqlalchemy", "alembic": "alembic", **_ZSTD}
_POSTGRESQL = {"psycopg[binary]": "psycopg"}


def lacking(*, postgresql: bool) -> list[str]:
    """Name the packages that a ledger needs and that are not installed; nothing is imported."""
    needed = {**_NEEDED, **(_POSTGRESQL if postgresql else {})}
    return [package for package, module in needed.items() if not _there(module)]


def _there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        # The package around it is not there.
        return False
