"""A list of dossiers as Parquet, for those who count over very many; pyarrow is imported only when it is asked for."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from checker.batch.columns import KINDS, NAMES, Cell, cells
from checker.batch.outputs.making import Making
from checker.batch.result import Result
from checker.batch.tally import Tally

_ROWS = 5_000
_TYPES: dict[str, Any] = {"text": pa.string(), "number": pa.int64(), "day": pa.date32()}
# What the outcome, the request and the conclusion are called by the rules, beside their titles.
_CODES = ("request", "outcome", "effect", "conclusion")


class ParquetFile:
    """Writes one row a dossier in groups of some thousand; the verdict of every rule is a map."""

    def __init__(self, draft: Path, making: Making) -> None:
        self._making = making
        fields = [pa.field(name, _TYPES[KINDS[name]]) for name in NAMES]
        fields += [pa.field(f"{name}_code", pa.string()) for name in _CODES]
        self._schema = pa.schema([*fields, pa.field("verdicts", pa.map_(pa.string(), pa.string()))])
        self._writer = pq.ParquetWriter(draft, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def add(self, result: Result) -> None:
        found = cells(result, self._making.titles, self._making.folder(result))
        row: dict[str, Any] = {name: _value(name, cell) for name, cell in found.items()}
        for name in _CODES:
            row[f"{name}_code"] = result.row[name] if result.row else None
        row["verdicts"] = list(result.row["verdicts"].items()) if result.row else None
        self._rows.append(row)
        if len(self._rows) >= _ROWS:
            self._write()

    def close(self, tally: Tally) -> None:
        self._write()
        self._writer.close()

    def give_up(self) -> None:
        self._writer.close()

    def _write(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, self._schema))
            self._rows = []


def _value(name: str, cell: Cell) -> Any:
    return dt.date.fromisoformat(cell) if KINDS[name] == "day" and isinstance(cell, str) else cell
