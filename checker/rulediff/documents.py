"""Writes the documents of a decision as they are before and after a change of the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.documents.issue import issue
from checker.documents.write import Writing
from checker.rulediff.model import Comparison
from checker.rulediff.turned import Turned
from checker.vocabulary.text import Text


def write_both(one: Turned, comparison: Comparison, to: Writing) -> Iterator[Text]:
    """Write the documents into `before/` and `after/`, each from the templates of its pack; give what could not be written and why.

    Raises what `issue` raises.
    """
    sides = (("before", one.before, comparison.old), ("after", one.after, comparison.new))
    for name, judgement, side in sides:
        if judgement.decision is not None:
            into = replace(to, folder=to.folder / name, templates=side.templates)
            yield from issue(judgement.decision, into).notes
