"""Business and individual identification numbers (BIN, IIN) of Kazakhstan.

Source: the Rules on identification numbers, as quoted in public implementations (the Rules themselves were
not read). Both numbers are 12 digits with a check digit at the end; digit 5 tells them apart: 4-6 in a BIN,
0-3 (tens of the day of birth) in an IIN.

The check digit does not find every slip: the first weights end in 11, which is 0 modulo 11, so a wrong
digit 11 goes unnoticed unless the second weights are in use.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

IdentifierKind = Literal["bin", "iin"]

_FIRST_WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
_CENTURIES = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}
_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True, slots=True)
class IdentifierFault:
    """What is wrong with a number: a stable `code` and a `detail` that never repeats the whole number."""

    code: str
    detail: str


def examine(text: str, kind: IdentifierKind) -> IdentifierFault | None:
    """Find the first fault of a number that is expected to be a BIN or an IIN; None if it is well formed.

    Well formed does not mean issued: only the register knows that. Codes: `not-12-digits`, `iin-given`,
    `bin-given`, `bin-month`, `bin-digit-5`, `bin-digit-6`, `iin-century`, `iin-date`, `never-issued`,
    `check-digit`. Structure: the Rules on identification numbers, as quoted in other-acts §§ 6.2 and 6.3.
    """
    if fault := _twelve_digits(text):
        return fault
    shape = _shape_fault(text, kind)
    if shape and _is_of_the_other_kind(text, kind):
        return _other_kind_given(text, kind)
    return shape or _check_digit_fault(text)


def check_digit(first11: str) -> int | None:
    """Compute digit 12 from the first 11 digits; None if both passes give 10: no such number is issued.

    Rules on identification numbers: the sum of the digits by weights 1-11 modulo 11; if that is 10, once
    more by weights 3-11, 1, 2. Raises ValueError unless given 11 digits.
    """
    if not re.fullmatch("[0-9]{11}", first11):
        raise ValueError(f'the first 11 digits of a number are needed, got "{first11}"')
    for weights in (_FIRST_WEIGHTS, _SECOND_WEIGHTS):
        rest = sum(weight * int(digit) for weight, digit in zip(weights, first11, strict=True)) % 11
        if rest != 10:
            return rest
    return None


def complete(first11: str) -> str:
    """Add the check digit to 11 digits; ValueError if no number begins with them."""
    last = check_digit(first11)
    if last is None:
        raise ValueError(f'no number begins with "{first11}": both passes of the check give 10')
    return f"{first11}{last}"


def _twelve_digits(text: str) -> IdentifierFault | None:
    strange = next((place for place, char in enumerate(text, start=1) if not _DIGIT.fullmatch(char)), None)
    if strange is not None:
        return IdentifierFault(
            "not-12-digits", f"character {strange} is {text[strange - 1]!r} where 12 digits are required"
        )
    if len(text) != 12:
        return IdentifierFault("not-12-digits", f"has {len(text)} digits where 12 are required")
    return None


def _shape_fault(digits: str, kind: IdentifierKind) -> IdentifierFault | None:
    return _bin_fault(digits) if kind == "bin" else _iin_fault(digits)


def _bin_fault(digits: str) -> IdentifierFault | None:
    """Digits 1-4: year and month of registration; 5: kind of person; 6: head unit, branch and so on."""
    if not "01" <= digits[2:4] <= "12":
        return IdentifierFault("bin-month", f"digits 3-4 are {digits[2:4]} where a month 01-12 is required")
    if digits[4] not in "456":
        return IdentifierFault("bin-digit-5", f"digit 5 is {digits[4]} where a BIN has 4, 5 or 6")
    if digits[5] not in "0123":
        return IdentifierFault("bin-digit-6", f"digit 6 is {digits[5]} where a BIN has 0, 1, 2 or 3")
    return None


def _iin_fault(digits: str) -> IdentifierFault | None:
    """Digits 1-6: date of birth YYMMDD; 7: century and sex, 1-2 for 18xx, 3-4 for 19xx, 5-6 for 20xx."""
    century = _CENTURIES.get(digits[6])
    if century is None:
        return IdentifierFault("iin-century", f"digit 7 is {digits[6]} where an IIN has 1 to 6")
    year, month, day = century + int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    try:
        dt.date(year, month, day)
    except ValueError:
        return IdentifierFault("iin-date", f"digits 1-7 give no real date, {year}-{month:02}-{day:02}")
    return None


def _is_of_the_other_kind(digits: str, kind: IdentifierKind) -> bool:
    """Ask for the check digit too: a slip in digit 5 alone must not read as a mix-up of the two kinds."""
    return not (_shape_fault(digits, "iin" if kind == "bin" else "bin") or _check_digit_fault(digits))


def _other_kind_given(digits: str, kind: IdentifierKind) -> IdentifierFault:
    if kind == "bin":
        return IdentifierFault("iin-given", f"digit 5 is {digits[4]}: this is an IIN where a BIN is expected")
    return IdentifierFault("bin-given", f"digit 5 is {digits[4]}: this is a BIN where an IIN is expected")


def _check_digit_fault(digits: str) -> IdentifierFault | None:
    due = check_digit(digits[:11])
    if due is None:
        return IdentifierFault("never-issued", "both passes over the first 11 digits give 10, no such number is issued")
    if int(digits[11]) != due:
        return IdentifierFault(
            "check-digit", f"digit 12 is {digits[11]} where the check digits of the first 11 give {due}"
        )
    return None
