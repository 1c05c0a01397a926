"""Runs the migrations of a ledger on the connection that the program gives, within its transaction."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    version_table=context.config.attributes["version_table"],
    transaction_per_migration=False,
    transactional_ddl=False,
)
context.run_migrations()
