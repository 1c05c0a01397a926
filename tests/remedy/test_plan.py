"""The smallest set is the smallest: held against every choice there is."""

from __future__ import annotations

import itertools

import pytest
from chance import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.remedy import plan
from checker.remedy.alternatives import merged
from checker.remedy.model import Edit, Edits, Target
from checker.remedy.plan import keys, smallest


def edit(record: int, value: object = True) -> Edit:
    return Edit(Target("record", (("papers", record),)), "a", value)


def way(*records: int) -> Edits:
    return frozenset(map(edit, records))


ways = st.frozensets(st.builds(edit, st.integers(0, 7), st.integers(0, 1)), min_size=1, max_size=3).filter(
    lambda edits: len(keys(edits)) == len(edits)
)
groups = st.lists(st.lists(ways, min_size=1, max_size=4, unique=True), min_size=1, max_size=5)


def least_parts(choices: list[list[Edits]]) -> int | None:
    """Try every choice there is; None where no choice goes together."""
    sizes = []
    for choice in itertools.product(*choices):
        whole: Edits | None = frozenset()
        for one in choice:
            whole = merged(whole, one) if whole is not None else None
        sizes += [len(keys(whole))] if whole is not None else []
    return min(sizes, default=None)


@settings(max_examples=examples(300))
@given(groups)
def test_no_choice_has_fewer_parts(choices: list[list[Edits]]) -> None:
    """Of all choices of one way for each goal none has fewer parts than the first one given."""
    found, cut = smallest(choices)
    assert not cut
    assert (len(keys(found[0])) if found else None) == least_parts(choices)
    for edits in found:
        assert all(any(one <= edits for one in group) for group in choices)


def test_what_serves_two_goals_is_better_than_one_for_each() -> None:
    """Larger sets that share a part win over smaller ones that share none."""
    found, _ = smallest([[way(1), way(3, 4)], [way(2), way(3, 4)], [way(5), way(3, 4)]])
    assert found[0] == way(3, 4)


def test_choices_too_many_to_try_are_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where not all could be tried there is an answer all the same, and it is known that it may not be the smallest."""
    monkeypatch.setattr(plan, "MOST_TRIED", 10)
    found, cut = smallest([[way(number), way(number + 1), way(number + 2, number + 3)] for number in range(12)])
    assert found
    assert cut


def test_goals_that_share_nothing_are_solved_one_by_one() -> None:
    """A hundred goals with two ways each are no more than two hundred choices."""
    found, cut = smallest([[way(2 * number), way(2 * number + 1)] for number in range(100)])
    assert not cut
    assert len(keys(found[0])) == 100
