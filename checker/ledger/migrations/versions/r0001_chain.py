"""The chain of records, what the rules said, and the head; triggers that let nothing be changed or taken out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels = None
depends_on = None

_NOTHING = "0" * 64
_KEPT = ("ledger_entries", "ledger_contents", "ledger_dictionaries")
# A record is the first one, or follows one that is there.
_FOLLOWS = " OR ".join(
    (
        f"(NEW.number = 1 AND NEW.previous = '{_NOTHING}')",
        "EXISTS (SELECT 1 FROM ledger_entries WHERE number = NEW.number - 1 AND hash = NEW.previous)",
    )
)


def upgrade() -> None:
    """Make the tables and their triggers."""
    _entries()
    op.create_index("ledger_entries_dossier", "ledger_entries", ["dossier_digest"])
    op.create_table(
        "ledger_contents",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("listed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "ledger_dictionaries",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("rules", sa.String(64), nullable=False),
        sa.Column("mask", sa.String(32), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    head = op.create_table(
        "ledger_head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.CheckConstraint("id = 1", name="ledger_head_is_one"),
    )
    op.execute(sa.insert(head).values(id=1, number=0, hash=_NOTHING))
    statements = _POSTGRESQL if op.get_bind().dialect.name == "postgresql" else _SQLITE
    for statement in statements:
        op.execute(statement)


def _entries() -> None:
    op.create_table(
        "ledger_entries",
        sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("previous", sa.String(64), unique=True, nullable=False),
        sa.Column("hash", sa.String(64), unique=True, nullable=False),
        sa.Column("recorded_at", sa.String(32), nullable=False),
        sa.Column("dossier", sa.Text, nullable=False),
        sa.Column("dossier_digest", sa.String(64), nullable=False),
        sa.Column("pack", sa.Text, nullable=False),
        sa.Column("pack_digest", sa.String(64), nullable=False),
        sa.Column("saikes", sa.String(32), nullable=False),
        sa.Column("request", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("effect", sa.String(16), nullable=False),
        sa.Column("conclusion", sa.String(32), nullable=False),
        sa.Column("exit_code", sa.Integer, nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("today", sa.String(10), nullable=False),
        sa.Column("asked", sa.Text, nullable=False),
        sa.Column("editions", sa.Text, nullable=False),
        sa.Column("verdicts", sa.Text, nullable=False),
        sa.Column("rules", sa.String(64), nullable=False),
        sa.Column("tables", sa.Text, nullable=False),
        sa.Column("mask", sa.String(32), nullable=False),
        sa.Column("decision_digest", sa.String(64), nullable=False),
        sa.Column("stored_digest", sa.String(64), nullable=False),
        sa.Column("sources_digest", sa.String(64), nullable=False),
        sa.Column("dictionary", sa.String(64), nullable=False),
        sa.Column("decision", sa.LargeBinary, nullable=False),
        sa.Column("sources", sa.LargeBinary, nullable=True),
    )


_SQLITE = (
    *(
        f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: nothing is changed or taken out'); END"
        for table in _KEPT
        for what in ("UPDATE", "DELETE")
    ),
    "CREATE TRIGGER ledger_entries_follow BEFORE INSERT ON ledger_entries "
    f"WHEN NOT ({_FOLLOWS}) "
    "BEGIN SELECT RAISE(ABORT, 'the ledger is a chain: a record follows the last one'); END",
    "CREATE TRIGGER ledger_head_no_delete BEFORE DELETE ON ledger_head "
    "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: its head is not taken out'); END",
    "CREATE TRIGGER ledger_head_forward BEFORE UPDATE ON ledger_head WHEN NEW.number <= OLD.number "
    "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: its head only moves forward'); END",
)

_POSTGRESQL = (
    "CREATE FUNCTION ledger_no_change() RETURNS trigger LANGUAGE plpgsql AS $$ "
    "BEGIN RAISE EXCEPTION 'the ledger is append-only: nothing is changed or taken out'; END $$",
    *(
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_no_change()"
        for table in _KEPT
    ),
    "CREATE TRIGGER ledger_head_no_delete BEFORE DELETE OR TRUNCATE ON ledger_head "
    "FOR EACH STATEMENT EXECUTE FUNCTION ledger_no_change()",
    "CREATE FUNCTION ledger_follow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"IF NOT ({_FOLLOWS}) "
    "THEN RAISE EXCEPTION 'the ledger is a chain: a record follows the last one'; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER ledger_entries_follow BEFORE INSERT ON ledger_entries "
    "FOR EACH ROW EXECUTE FUNCTION ledger_follow()",
    "CREATE FUNCTION ledger_forward() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF NEW.number <= OLD.number THEN RAISE EXCEPTION 'the ledger is append-only: its head only moves forward'; END IF; "
    "RETURN NEW; END $$",
    "CREATE TRIGGER ledger_head_forward BEFORE UPDATE ON ledger_head FOR EACH ROW EXECUTE FUNCTION ledger_forward()",
)
