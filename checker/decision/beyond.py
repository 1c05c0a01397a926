"""Points at a number of the dossier that no column of a table of norms is for: the act says nothing, so nothing is reckoned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.conditions.model import Norm, NormTable, When
from checker.conditions.verdict import UNKNOWN
from checker.decision.arithmetic import amount, column
from checker.decision.model import Warn
from checker.decision.norms import Band, bands_of, tables
from checker.engine.case import Case
from checker.engine.judged import Instance, RuleResult
from checker.vocabulary.text import LANGUAGES, Text


def beyond_columns(case: Case, results: Mapping[str, RuleResult]) -> Iterator[Warn]:
    """Warn of each size that the table for a site has no column for, while the requirement is open."""
    for result in results.values():
        for instance in result.instances:
            if instance.tree.verdict is UNKNOWN:
                yield from _of_instance(case, instance)


def _of_instance(case: Case, instance: Instance) -> Iterator[Warn]:
    site = instance.record
    bindings = {site.definition.each: site} if site is not None and site.definition is not None else {}
    for node in tables(instance.tree):
        if isinstance(node.condition, NormTable):
            for band in bands_of(node.condition, case, bindings):
                if not band.columns and band.size.facts:
                    yield _warning(node.condition, band)


def _warning(table: NormTable, band: Band) -> Warn:
    norms = [one.then if isinstance(one, When) else one for one in table.children]
    bands = next(norm.bands for norm in norms if isinstance(norm, Norm) and norm.bands)
    said = Text(
        "{title}: {measure} {size} – кестеде мұндай баған жоқ (бар бағандар: {columns}); норма есептелмейді, маман шешеді",
        "{title}: {measure} {size} – такой графы в таблице нет (есть: {columns}); норма не считается, решает специалист",
        "{title}: {measure} {size} – the table has no such column (there are: {columns}); nothing is reckoned, the inspector decides",
    )
    words = (
        said.of(language).format(
            title=table.title.of(language),
            measure=band.measure.title.of(language),
            size=amount(band.size, language),
            columns=", ".join(column(one, language) for one in bands.columns),
        )
        for language in LANGUAGES
    )
    return Warn("no-column", Text(*words), band.size.facts[0].place)
