"""How far a batch is, on the error stream: a bar with rate and remaining time on a terminal, plain lines now and then otherwise."""

from __future__ import annotations

import sys
from typing import Any

from tqdm import tqdm

from checker.batch import words

# Seconds between two lines where there is no terminal.
_SELDOM = 30.0
_OFTEN = 0.2
_BAR = "{desc} {percentage:3.0f}% {bar} {n_fmt}/{total_fmt} · {rate_fmt} · {remaining}"
_COUNT = "{desc} {n_fmt} · {rate_fmt} · {elapsed}"
_LINE = "{desc} {n_fmt}/{total_fmt} · {rate_fmt} · {remaining}"
_UNIT = {"kk": " іс", "ru": " дел", "en": " dossiers"}

# A thread that watches the bar would be copied into every process.
tqdm.monitor_interval = 0


class Progress:
    """Counts dossiers; `total` is None where it cannot be known ahead."""

    def __init__(self, language: str, total: int | None, *, writing: bool = False) -> None:
        self._said = (words.WRITING if writing else words.PROGRESS).of(language)
        self._unit = _UNIT[language]
        self._total = total
        self._ahead = 0
        self._bar: Any = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def one(self, *, ahead: bool = False) -> None:
        """Count one dossier; those `ahead` were done before and say nothing of the rate."""
        if ahead:
            self._ahead += 1
            return
        if self._bar is None:
            self._bar = self._begun()
        self._bar.update()

    def _begun(self) -> Any:
        terminal = sys.stderr.isatty()
        form = (_BAR if terminal else _LINE) if self._total is not None else _COUNT
        return tqdm(
            desc=self._said,
            total=self._total,
            initial=self._ahead,
            unit=self._unit,
            bar_format=form,
            file=sys.stderr if terminal else _Lines(),
            mininterval=_OFTEN if terminal else _SELDOM,
            miniters=1,
            dynamic_ncols=terminal,
            leave=not terminal,
            delay=0 if terminal else 1,
        )


class _Lines:
    """Makes a line of each state of a bar, for what is no terminal."""

    def write(self, text: str) -> None:
        said = text.replace("\r", "").strip()
        if said:
            sys.stderr.write(f"{said}\n")

    def flush(self) -> None:
        sys.stderr.flush()
