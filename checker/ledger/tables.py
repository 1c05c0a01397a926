"""The tables of a ledger. They are made by the migrations; this is what the program reads and writes."""

from __future__ import annotations

import sqlalchemy as sa

METADATA = sa.MetaData()

ENTRIES = sa.Table(
    "ledger_entries",
    METADATA,
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("previous", sa.String(64), nullable=False, unique=True),
    sa.Column("hash", sa.String(64), nullable=False, unique=True),
    sa.Column("recorded_at", sa.String(32), nullable=False),
    sa.Column("dossier", sa.Text, nullable=False),
    sa.Column("dossier_digest", sa.String(64), nullable=False, index=True),
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
    # Long ones last, so that reading the others passes them over.
    sa.Column("decision", sa.LargeBinary, nullable=False),
    sa.Column("sources", sa.LargeBinary, nullable=True),
)

CONTENTS = sa.Table(
    "ledger_contents",
    METADATA,
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("listed", sa.LargeBinary, nullable=False),
)

DICTIONARIES = sa.Table(
    "ledger_dictionaries",
    METADATA,
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("rules", sa.String(64), nullable=False),
    sa.Column("mask", sa.String(32), nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)

# One row: the last record. Whoever writes holds it, so that no two writers chain to the same record.
HEAD = sa.Table(
    "ledger_head",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("number", sa.BigInteger, nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
)
