"""The soundness tests can fail: each fault that is put into the lint here is contradicted by a random dossier.

Every run tries a few; `SAIKES_EXAMPLES=200 pytest tests/lint/test_faults.py` tries all, each on up to that many new packs.
"""

from __future__ import annotations

import os

import pytest
from chance import LONG, examples
from engine.world import EDITIONS
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from . import faults_of_facts, faults_of_rules  # noqa: F401 - they note their faults
from .faults import FAULTS, Patch
from .narrow import narrow_dossier, narrow_packs
from .test_sound import SECTIONS, hold

# Those that the first packs already tell.
QUICK = (
    "silence_is_forgotten",
    "not_turns_unknown_too",
    "a_guard_that_is_unknown_says_nothing",
    "what_stands_beside_a_negation_counts_below_it",
    "idle_is_judged_by_met_alone",
)


@pytest.mark.parametrize("name", FAULTS if LONG in os.environ else QUICK)
def test_a_fault_of_the_lint_is_contradicted(name: str, monkeypatch: Patch) -> None:
    """With the fault some claim is false of a dossier, and the soundness test says so."""
    FAULTS[name](monkeypatch)

    @settings(max_examples=examples(120), phases=[Phase.generate])
    @given(sections=narrow_packs(), seed=st.integers(0, 2**32), edition=st.sampled_from(EDITIONS), due=st.booleans())
    def sound(sections: SECTIONS, seed: int, edition: str, due: bool) -> None:
        hold(sections, (narrow_dossier(seed + index) for index in range(10)), edition, due)

    with pytest.raises(AssertionError):
        sound()
