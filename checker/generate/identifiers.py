"""Invented BIN and IIN: well formed, with valid check digits, and nobody's, for they begin with a month or day that is yet to come.

Each whole number gives another one, so that no two dossiers of a run share an identifier.
"""

from __future__ import annotations

import datetime as dt

from checker.dossier.identifiers import IdentifierKind, check_digit

# Identifiers of one dossier at most.
PER_DOSSIER = 8
_SERIALS = 100_000
# A BIN begins with the year and month of registration; these months are yet to come.
_MONTHS = [f"{year}{month:02}" for year in range(40, 80) for month in range(1, 13)]
# Digit 7 of an IIN is 5 or 6 for those born in this century; these are days on which nobody has been born yet.
_FIRST_DAY, _DAYS = dt.date(2050, 1, 1).toordinal(), 40 * 365
_PEOPLE = 2_000
BINS, IINS = len(_MONTHS) * _SERIALS, _DAYS * _PEOPLE
# Dossiers with numbers of their own.
MOST = min(BINS, IINS) // PER_DOSSIER
# Without a common divisor with any of the numbers above, so that every number is hit once.
_STRIDE = 15_485_863


def invented(kind: IdentifierKind, seed: int, number: int) -> str:
    """Give the identifier of a number; numbers below BINS (IINS) give different ones."""
    return _bin(_scattered(seed, number, BINS)) if kind == "bin" else _iin(_scattered(seed, number, IINS))


def _scattered(seed: int, number: int, bound: int) -> int:
    """Put neighbours far apart, each seed in another way."""
    return (number * _STRIDE + seed * 7_919) % bound


def _bin(number: int) -> str:
    month, serial = divmod(number, _SERIALS)
    # Digit 6 tells a head unit (0) from a branch; it makes room where no number is issued.
    return _first(f"{_MONTHS[month]}4{{}}{serial:05}", "0123")


def _iin(number: int) -> str:
    day, person = divmod(number, _PEOPLE)
    born = dt.date.fromordinal(_FIRST_DAY + day)
    return _first(f"{born:%y%m%d}{5 + person % 2}{{}}{person // 2:03}", "0123456789")


def _first(form: str, fill: str) -> str:
    """Give the first number of a form for which there is a check digit."""
    for digit in fill:
        first = form.format(digit)
        last = check_digit(first)
        if last is not None:
            return f"{first}{last}"
    raise ValueError(f'no number has the form "{form}"')
