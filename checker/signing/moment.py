"""Writes a moment with its offset."""

from __future__ import annotations

import datetime as dt


def said(moment: dt.datetime) -> str:
    """Write a moment as 04.04.2025 14:30 (UTC+5); it has to have an offset."""
    minutes = int((moment.utcoffset() or dt.timedelta()).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"{moment:%d.%m.%Y %H:%M} (UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''})"
