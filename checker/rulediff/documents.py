"""Writes the documents of a decision as they are before and after a change of the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.documents.issue import issue
from checker.documents.write import Writing
from checker.rulediff.turned import Turned
from checker.vocabulary.text import Text


def printed(one: Turned, both: Sequence[Writing]) -> Iterator[Text]:
    """Write the documents of both decisions, each where its side goes; give what could not be written and why.

    Nothing is written where `both` is empty. Raises what `issue` raises.
    """
    for to, judgement in zip(both, (one.before, one.after), strict=False):
        if judgement.decision is not None:
            yield from issue(judgement.decision, to).notes
