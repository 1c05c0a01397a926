"""Where a ledger is: a file of SQLite, or a PostgreSQL database by its URL."""

from __future__ import annotations

from pathlib import Path

from checker.ledger.extra import lacking
from checker.ledger.problems import refused

DEFAULT = "saikes-ledger.db"
_HINT = "write a file (cases.db), sqlite:///cases.db or postgresql://user@host/database"


def address(named: str) -> str:
    """Give the URL of a ledger for SQLAlchemy: of a file's name or a URL; "" is `saikes-ledger.db` in the folder we are in.

    Raises LedgerRefused for another kind of database, and where what it needs is not installed.
    """
    scheme, marks, rest = (named or DEFAULT).partition("://")
    postgresql = marks != "" and scheme.split("+")[0] in {"postgresql", "postgres"}
    if missing := lacking(postgresql=postgresql):
        raise refused(
            "--ledger",
            f"{', '.join(missing)} is not installed, but a ledger needs it",
            "install it with: pip install 'saikes[ledger]'",
        )
    if not marks:
        return f"sqlite:///{Path(scheme).absolute()}"
    if postgresql:
        return f"postgresql+psycopg://{rest}"
    if scheme != "sqlite":
        raise refused("--ledger", f'"{scheme}" is no kind of database that a ledger can be in', _HINT)
    if not rest.startswith("/") or rest in {"/", "/:memory:"}:
        raise refused("--ledger", "the URL names no file", _HINT)
    return f"sqlite:///{rest[1:]}"


def shown(url: str) -> str:
    """Name a ledger in a message: its file, or its URL without the password."""
    import sqlalchemy as sa

    found = sa.make_url(url)
    if found.get_backend_name() == "sqlite":
        return found.database or ""
    return found.set(drivername="postgresql").render_as_string(hide_password=True)
