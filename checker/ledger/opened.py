"""Opens the database of a ledger and brings its tables up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event, exc

from checker.ledger.address import address, shown
from checker.ledger.problems import refused

# The last migration; tests hold it to the folder.
NEWEST = "0001"
_VERSION = "ledger_version"
_WRITING = "saikes_writing"
# Seconds that a writer waits for another.
_WAIT = 60
# Any number that no other program takes for its lock; only held while tables are made.
_LOCK = 5_415_205


class Database:
    """A connection pool to one ledger; `where` names it in messages."""

    def __init__(self, named: str, *, make: bool) -> None:
        """Open a ledger; with `make` one that is not there is made. Raises LedgerRefused."""
        url = address(named)
        self.where = shown(url)
        self.sqlite = url.startswith("sqlite")
        if self.sqlite and not make and not Path(self.where).is_file():
            raise refused(
                self.where,
                "there is no ledger here",
                "name the ledger, or record a decision first: saikes check … --ledger",
            )
        self.engine = sa.create_engine(
            url, connect_args={"timeout": _WAIT} if self.sqlite else {}, hide_parameters=True
        )
        if self.sqlite:
            event.listen(self.engine, "connect", _own_transactions)
            event.listen(self.engine, "begin", _begin)
        try:
            self._migrate(make=make)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one state of the ledger."""
        with self._told(), self.engine.connect() as plain:
            options: dict[str, Any] = {} if self.sqlite else {"isolation_level": "REPEATABLE READ"}
            connection = plain.execution_options(**options)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Give a connection in a transaction for which no other writer is let in; all is written or nothing."""
        with self._told(), self.engine.connect() as plain:
            connection = plain.execution_options(**{_WRITING: True})
            with connection.begin():
                yield connection

    def close(self) -> None:
        self.engine.dispose()

    def _migrate(self, *, make: bool) -> None:
        if self._version() == NEWEST:
            return
        with self.writing() as connection:
            if not self.sqlite:
                connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            found = _version_of(connection)
            if found == "" and not make:
                raise refused(
                    self.where,
                    "this is no ledger: its tables are not there",
                    "name the ledger that decisions were recorded in",
                )
            if found > NEWEST:
                raise refused(
                    self.where,
                    f'the ledger is of a newer Saikes (its tables are "{found}", this one knows "{NEWEST}")',
                    "install a newer Saikes",
                )
            if found != NEWEST:
                _upgrade(connection)

    def _version(self) -> str:
        with self.reading() as connection:
            return _version_of(connection)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say in our words what the database refuses; its own message may repeat what was recorded."""
        try:
            yield
        except exc.SQLAlchemyError as error:
            raise refused(self.where, *_reason(error)) from None


def _reason(error: exc.SQLAlchemyError) -> tuple[str, str]:
    text = str(getattr(error, "orig", None) or error).strip().split("\n")[0]
    if "not a database" in text:
        return "this file is not a ledger, nor any SQLite file", "name another file"
    if "unable to open" in text or "readonly" in text:
        return "the file cannot be opened for writing", "check that the folder is there and may be written to"
    if "locked" in text:
        return "another program has held the ledger for too long", "try again when it has ended"
    if "append-only" in text or "is a chain" in text:
        return text.removeprefix("the ledger"), "records stay as they are; a new decision is a new record"
    if "full" in text or "No space" in text:
        return "there is no room left for the ledger; nothing of this run was recorded last", "make room and run again"
    if isinstance(error, exc.OperationalError):
        return f"the database does not answer: {text}", "check the URL and that the server is running"
    return f"the database refuses: {type(error).__name__}", "check the rights of the user, and `saikes ledger verify`"


def _own_transactions(connection: Any, _: object) -> None:
    """Leave transactions to us: the driver of SQLite would begin them later than we need."""
    connection.isolation_level = None


def _begin(connection: sa.Connection) -> None:
    writing = connection.get_execution_options().get(_WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _version_of(connection: sa.Connection) -> str:
    if not sa.inspect(connection).has_table(_VERSION):
        return ""
    return str(connection.execute(sa.text(f"SELECT version_num FROM {_VERSION}")).scalar() or "")  # noqa: S608 - our own name


def _upgrade(connection: sa.Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes.update(connection=connection, version_table=_VERSION)
    command.upgrade(config, "head")
