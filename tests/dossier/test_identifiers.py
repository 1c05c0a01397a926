"""BIN and IIN: structure, check digit, and which slips the check digit finds."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checker.dossier.identifiers import IdentifierFault, IdentifierKind, check_digit, complete, examine

BIN = "971240001315"
IIN = "900101300126"


def first_pass(first11: str) -> int:
    """Weights 1-11 modulo 11, written apart from the module on purpose."""
    return sum(place * int(digit) for place, digit in enumerate(first11, start=1)) % 11


@st.composite
def bins(draw: st.DrawFn) -> str:
    """Make a well-formed BIN."""
    year, month = draw(st.integers(0, 99)), draw(st.integers(1, 12))
    kind, unit = draw(st.sampled_from("456")), draw(st.sampled_from("0123"))
    first11 = f"{year:02}{month:02}{kind}{unit}{draw(st.integers(0, 99999)):05}"
    assume(check_digit(first11) is not None)
    return complete(first11)


@st.composite
def iins(draw: st.DrawFn) -> str:
    """Make a well-formed IIN."""
    born = draw(st.dates(dt.date(1800, 1, 1), dt.date(2099, 12, 31)))
    century = 1 + 2 * (born.year // 100 - 18) + draw(st.integers(0, 1))
    first11 = f"{born:%y%m%d}{century}{draw(st.integers(0, 9999)):04}"
    assume(check_digit(first11) is not None)
    return complete(first11)


numbers = st.one_of(st.tuples(bins(), st.just("bin")), st.tuples(iins(), st.just("iin")))


@pytest.mark.parametrize(
    ("first11", "last"),
    [
        ("97124000131", 5),  # other-acts § 6.1
        # other-acts § 6.1 prints 25014000004 -> 9, a slip: 2+10+4+20+44 = 80 = 7*11 + 3 ends there
        ("25014000004", 3),
        ("25014000040", 9),  # 2+10+4+20+40 = 76 = 6*11 + 10, again: 6+20+6+28+4 = 64 = 5*11 + 9
        ("25014000046", None),  # other-acts § 6.1: both passes give 10
        ("90010130012", 6),  # 9+4+6+21+10+22 = 72 = 6*11 + 6
        ("00000000000", 0),
    ],
)
def test_check_digit_examples(first11: str, last: int | None) -> None:
    """The check digit of worked examples comes out as worked."""
    assert check_digit(first11) == last


@pytest.mark.parametrize("first11", ["", "9712400013", BIN, "9712400013a", "٩7124000131", "97124000131\n"])
def test_check_digit_needs_eleven_digits(first11: str) -> None:
    """Anything but 11 plain digits is a caller's mistake."""
    with pytest.raises(ValueError, match="first 11 digits"):
        check_digit(first11)


def test_complete_adds_the_digit() -> None:
    """A prefix that needs the second pass is completed by it."""
    assert complete("25014000040") == "250140000409"


def test_complete_refuses_a_prefix_without_number() -> None:
    """No number is made from a prefix that both passes reject."""
    with pytest.raises(ValueError, match='begins with "25014000046"'):
        complete("25014000046")


@pytest.mark.parametrize(
    ("text", "kind", "code", "detail"),
    [
        ("", "bin", "not-12-digits", "has 0 digits where 12 are required"),
        (BIN[:-1], "bin", "not-12-digits", "has 11 digits where 12 are required"),
        (BIN + "0", "iin", "not-12-digits", "has 13 digits where 12 are required"),
        ("97124O001315", "bin", "not-12-digits", "character 6 is 'O' where 12 digits are required"),
        (BIN + "\n", "bin", "not-12-digits", "character 13 is '\\n' where 12 digits are required"),
        ("٩71240001315", "bin", "not-12-digits", "character 1 is '٩' where 12 digits are required"),
        (complete("97004000131"), "bin", "bin-month", "digits 3-4 are 00 where a month 01-12 is required"),
        (complete("97134000131"), "bin", "bin-month", "digits 3-4 are 13 where a month 01-12 is required"),
        (complete("97127000131"), "bin", "bin-digit-5", "digit 5 is 7 where a BIN has 4, 5 or 6"),
        (complete("97124400131"), "bin", "bin-digit-6", "digit 6 is 4 where a BIN has 0, 1, 2 or 3"),
        ("971240001314", "bin", "check-digit", "digit 12 is 4 where the check digits of the first 11 give 5"),
        (
            "250140000460",
            "bin",
            "never-issued",
            "both passes over the first 11 digits give 10, no such number is issued",
        ),
        (IIN, "bin", "iin-given", "digit 5 is 0: this is an IIN where a BIN is expected"),
        (BIN, "iin", "bin-given", "digit 5 is 4: this is a BIN where an IIN is expected"),
        (complete("90023030012"), "iin", "iin-date", "digits 1-7 give no real date, 1990-02-30"),
        (complete("00022930012"), "iin", "iin-date", "digits 1-7 give no real date, 1900-02-29"),
        (complete("90130130012"), "iin", "iin-date", "digits 1-7 give no real date, 1990-13-01"),
        (complete("90010100012"), "iin", "iin-century", "digit 7 is 0 where an IIN has 1 to 6"),
        (complete("90010170012"), "iin", "iin-century", "digit 7 is 7 where an IIN has 1 to 6"),
        ("900101300127", "iin", "check-digit", "digit 12 is 7 where the check digits of the first 11 give 6"),
    ],
)
def test_faults(text: str, kind: IdentifierKind, code: str, detail: str) -> None:
    """Each fault is named by its code and said in words."""
    assert examine(text, kind) == IdentifierFault(code, detail)


def test_a_slip_in_digit_five_is_not_a_mix_up() -> None:
    """A BIN that reads as an IIN but for the check digit is reported as a wrong BIN."""
    fault = examine("971200001315", "bin")
    assert fault is not None
    assert fault.code == "bin-digit-5"


def test_leap_day_of_the_right_century() -> None:
    """29 February 2000 is a date of birth, 29 February 1900 is not."""
    assert examine(complete("00022950012"), "iin") is None


@given(numbers)
def test_well_formed_numbers_pass(number: tuple[str, IdentifierKind]) -> None:
    """Whatever was made by the rules passes as its own kind."""
    assert examine(*number) is None


@given(numbers)
def test_kinds_never_overlap(number: tuple[str, IdentifierKind]) -> None:
    """A well-formed number of one kind is recognised where the other is expected."""
    text, kind = number
    fault = examine(text, "iin" if kind == "bin" else "bin")
    assert fault is not None
    assert fault.code == f"{kind}-given"


@given(st.text(max_size=14), st.sampled_from(["bin", "iin"]))
def test_any_text_is_answered(text: str, kind: IdentifierKind) -> None:
    """Any text at all gets an answer, and what is not 12 digits is never accepted."""
    fault = examine(text, kind)
    assert fault is not None or (len(text) == 12 and text.isascii() and text.isdigit())


@given(numbers, st.integers(1, 9))
def test_a_changed_check_digit_is_found(number: tuple[str, IdentifierKind], step: int) -> None:
    """Every change of digit 12 is found."""
    text, kind = number
    fault = examine(text[:11] + str((int(text[11]) + step) % 10), kind)
    assert fault is not None
    assert fault.code == "check-digit"


@given(numbers, st.integers(0, 9), st.integers(1, 9))
def test_one_changed_digit_is_found(number: tuple[str, IdentifierKind], place: int, step: int) -> None:
    """A change of one of digits 1-10 is found wherever the first weights decide before and after."""
    text, kind = number
    wrong = text[:place] + str((int(text[place]) + step) % 10) + text[place + 1 :]
    assume(first_pass(text[:11]) != 10)
    assume(first_pass(wrong[:11]) != 10)
    assert examine(wrong, kind) is not None


@given(numbers, st.integers(1, 9))
def test_the_check_is_blind_to_digit_eleven(number: tuple[str, IdentifierKind], step: int) -> None:
    """A change of digit 11 passes where the first weights decide: its weight 11 is 0 modulo 11."""
    text, kind = number
    assume(first_pass(text[:11]) != 10)
    assert examine(f"{text[:10]}{(int(text[10]) + step) % 10}{text[11]}", kind) is None
