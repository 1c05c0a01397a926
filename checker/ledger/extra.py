"""Whether what a ledger needs is installed."""

from __future__ import annotations

from importlib.util import find_spec

# What pip installs, and the module that it brings.
_NEEDED = {"SQLAlchemy": "sqlalchemy", "alembic": "alembic", "zstandard": "zstandard"}
_POSTGRESQL = {"psycopg[binary]": "psycopg"}


def lacking(*, postgresql: bool) -> list[str]:
    """Name the packages that a ledger needs and that are not installed; nothing is imported."""
    needed = {**_NEEDED, **(_POSTGRESQL if postgresql else {})}
    return [package for package, module in needed.items() if find_spec(module) is None]
