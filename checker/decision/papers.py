"""What the dossier says for or against a requirement: papers and entries by their names, other facts in words."""

from __future__ import annotations

from checker.conditions.model import NormTable, When
from checker.conditions.verdict import MET, Verdict
from checker.decision import phrases
from checker.decision.evidence import Evidence, Reasons
from checker.decision.norms import tables as tables_in
from checker.decision.words import Wording
from checker.dossier.model import FINDINGS
from checker.engine.judged import Judged
from checker.vocabulary.model import Vocabulary
from checker.vocabulary.text import LANGUAGES, Text

_PAPERS = {"documents", "registers"}


def papers_behind(tree: Judged, wanted: Verdict, reasons: Reasons, vocabulary: Vocabulary) -> list[Evidence]:
    """List what makes a requirement `wanted` (met or not_met), each paper once.

    A paper that speaks for the requirement is named and no more; where something speaks against it, the fact that does is
    told. Why a requirement applies at all is left out, and so is what is not there, unless there is nothing else.
    """
    if isinstance(tree.condition, When) and tree.condition.exemption and tree.children:
        tree = tree.children[1]
    evidence = [item for item in reasons.behind(tree, wanted, norms=wanted is not MET) if not _of_finding(item)]
    if wanted is MET:
        evidence += _tables(tree)
    told = [item for item in evidence if wanted is not MET or item.place is not None] or evidence
    found: dict[str, Evidence] = {}
    for item in told:
        named = _named(item, vocabulary) if wanted is MET and _of_list(item, _PAPERS) else item
        found.setdefault(named.text.ru, named)
    return list(found.values())


def _of_finding(item: Evidence) -> bool:
    """Tell whether it is a finding, or the want of one, that speaks: that is no paper."""
    return _of_list(item, {FINDINGS}) or (
        item.record is None and item.text.ru.startswith(phrases.NOTHING_OF["inspector"].ru)
    )


def _tables(tree: Judged) -> list[Evidence]:
    """Name the tables of norms that are kept instead of every norm in them."""
    return [
        Evidence(node.condition.title, node.condition.place, None, None)
        for node in tables_in(tree)
        if node.verdict is MET and isinstance(node.condition, NormTable)
    ]


def _of_list(item: Evidence, names: set[str]) -> bool:
    return item.record is not None and item.record.definition is not None and item.record.definition.name in names


def _named(item: Evidence, vocabulary: Vocabulary) -> Evidence:
    text = Text(*(Wording(vocabulary, language).record(item.record) for language in LANGUAGES))
    return Evidence(text, item.record.place if item.record else None, item.record, None)
