"""Entries without judging anything, and ledgers that somebody has been at."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from checker.ledger.address import address
from checker.ledger.entry import Entry, digest
from checker.ledger.ledger import Ledger

MOMENT = dt.datetime(2025, 10, 20, 12, 30, tzinfo=dt.timezone(dt.timedelta(hours=5)))
CONTENTS = b'{"rule:a":"1"}'


def entry(number: int, **changes: Any) -> Entry:
    """Make an entry that differs from those of other numbers."""
    decision = json.dumps({"number": number, "trace": ["x" * 50] * 100}).encode()
    plain: dict[str, Any] = {
        "dossier": f"{number}.yaml",
        "dossier_digest": digest(str(number).encode()),
        "pack": "rules",
        "pack_digest": "p" * 64,
        "saikes": "0.1.0",
        "request": "licence",
        "outcome": "grant" if number % 3 else "refusal",
        "effect": "for",
        "conclusion": "complies",
        "exit_code": 0,
        "day": f"2025-10-{1 + number % 5:02}",
        "today": "2025-10-20",
        "asked": '{"as_of":null,"editions":{}}',
        "editions": "{}",
        "verdicts": '{"a":"met"}',
        "rules": digest(CONTENTS),
        "tables": "[]",
        "mask": "",
        "decision": decision,
        "sources": None,
        "contents": CONTENTS,
    }
    return Entry(**{**plain, **changes})


def filled(url: str, count: int = 6) -> None:
    """Make a ledger with some records."""
    with Ledger(url, make=True) as ledger:
        ledger.record([entry(number) for number in range(1, count + 1)], MOMENT)


def tampered(url: str, statements: Sequence[str]) -> None:
    """Change a ledger as somebody could who may do anything with the database: past the triggers."""
    engine = sa.create_engine(address(url))
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            names = connection.execute(sa.text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
            for name in names:
                connection.execute(sa.text(f"DROP TRIGGER {name}"))
        else:
            connection.execute(sa.text("SET session_replication_role = replica"))
        for statement in statements:
            connection.execute(sa.text(statement))
    engine.dispose()
