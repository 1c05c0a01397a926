"""The algebra of the four verdicts, against tables written by hand and not by the program."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.conditions.verdict import Verdict, all_of, any_of, counted, implied, negation

# n not_met, u unknown, m met, - not_applicable
LETTERS = dict(zip("num-", Verdict, strict=True))
UP_TO_FOUR = ["".join(letters) for length in range(5) for letters in itertools.product("num-", repeat=length)]
PAIRS = """
   both  all_of any_of when
   nn    n      n      -
   nu    n      u      -
   nm    n      m      -
   n-    n      n      -
   un    n      u      u
   uu    u      u      u
   um    u      m      u
   u-    u      u      u
   mn    n      m      n
   mu    u      m      u
   mm    m      m      m
   m-    m      m      -
   -n    n      n      -
   -u    u      u      -
   -m    m      m      -
   --    -      -      -
"""
TABLE = [line.split() for line in PAIRS.strip().splitlines()[1:]]


def verdicts(letters: str) -> list[Verdict]:
    """Give the verdicts that the letters stand for."""
    return [LETTERS[letter] for letter in letters]


def by_the_rule(letters: str, first: str) -> Verdict:
    """Say in the words of the design what a group is: `first` decides, then unknown, then the rest."""
    left = letters.replace("-", "")
    if not left:
        return Verdict.NOT_APPLICABLE
    last = {"n": "m", "m": "n"}[first]
    return LETTERS[first if first in left else "u" if "u" in left else last]


@pytest.mark.parametrize(("both", "all_", "any_", "when"), TABLE)
def test_pairs(both: str, all_: str, any_: str, when: str) -> None:
    """Every pair of verdicts combines as the table says."""
    pair = verdicts(both)
    assert [all_of(pair), any_of(pair), implied(*pair)] == verdicts(all_ + any_ + when)


def test_pairs_are_all_there() -> None:
    """The table leaves no pair out."""
    assert sorted(row[0] for row in TABLE) == sorted(text for text in UP_TO_FOUR if len(text) == 2)


@pytest.mark.parametrize("length", range(5))
def test_groups(length: int) -> None:
    """All groups of up to four: one bad child decides all_of, one good child any_of."""
    for letters in (text for text in UP_TO_FOUR if len(text) == length):
        assert all_of(verdicts(letters)) is by_the_rule(letters, "n"), letters
        assert any_of(verdicts(letters)) is by_the_rule(letters, "m"), letters


def test_negation() -> None:
    """Only met and not_met swap."""
    assert [negation(verdict) for verdict in verdicts("num-")] == verdicts("mun-")


@pytest.mark.parametrize("least", [None, 0, 1, 2, 3, 4, 5])
@pytest.mark.parametrize("most", [None, 0, 1, 2, 3, 4, 5])
def test_counting(least: int | None, most: int | None) -> None:
    """A count is met or not met only if it is so whatever the unknown ones turn out to be."""
    if least is not None and most is not None and least > most:
        return
    for letters in UP_TO_FOUR:
        fates = itertools.product("nm", repeat=letters.count("u"))
        sums = {letters.count("m") + fate.count("m") for fate in fates}
        within = {(least is None or total >= least) and (most is None or total <= most) for total in sums}
        wanted = Verdict.UNKNOWN if len(within) == 2 else Verdict.MET if within == {True} else Verdict.NOT_MET
        assert counted(verdicts(letters), least, most) is wanted, letters


@given(
    st.lists(st.sampled_from(Verdict), max_size=8).flatmap(
        lambda group: st.tuples(st.just(group), st.permutations(group))
    )
)
def test_order_does_not_matter(both: tuple[list[Verdict], list[Verdict]]) -> None:
    """Children may stand in any order."""
    group, shuffled = both
    for fold in (all_of, any_of, lambda found: counted(found, 1, 3)):
        assert fold(group) is fold(shuffled)


@given(st.lists(st.sampled_from(Verdict), max_size=6))
def test_duality(group: list[Verdict]) -> None:
    """any_of is all_of seen through not."""
    assert negation(all_of(group)) is any_of(negation(verdict) for verdict in group)


@given(st.lists(st.sampled_from(Verdict), min_size=1, max_size=6), st.integers(0, 6))
def test_groups_within_groups(group: list[Verdict], cut: int) -> None:
    """A group may be cut into smaller ones without changing what it says."""
    for fold in (all_of, any_of):
        assert fold([fold(group[:cut]), fold(group[cut:])]) is fold(group)


@given(st.lists(st.sampled_from("num-"), max_size=5))
def test_learning_never_turns_an_answer_round(letters: list[str]) -> None:
    """Whatever an unknown child turns out to be, an answer already given stays."""
    if "u" not in letters:
        return
    at = letters.index("u")
    for fold in (all_of, any_of):
        before = fold(verdicts("".join(letters)))
        for fate in "nm":
            after = fold(verdicts("".join([*letters[:at], fate, *letters[at + 1 :]])))
            assert before is Verdict.UNKNOWN or after is before
