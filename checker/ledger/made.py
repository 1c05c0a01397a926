"""Makes of a decision what a ledger records: plain data, the same bytes wherever the files stand."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any

from checker import __version__
from checker.conditions.model import NormTable
from checker.decision.decide import Question
from checker.decision.model import Decision
from checker.dossier.beside import ENDINGS
from checker.engine.judged import Judged
from checker.ledger.content import Contents
from checker.ledger.entry import Entry, canonical
from checker.ledger.mask import Mask, Masked, personal_values
from checker.ledger.sources import Source, findings_name, packed
from checker.reports.machine import document

_HIDDEN = "dossier"


class Recorder:
    """Makes entries of decisions by one pack. With a `mask` names and numbers are replaced and the dossier is not kept."""

    def __init__(self, contents: Contents, mask: Mask | None = None) -> None:
        self.contents = contents
        self.mask = mask

    def entry(
        self,
        decision: Decision,
        question: Question,
        sources: tuple[Source, ...] = (),
        plain: dict[str, Any] | None = None,
    ) -> Entry:
        """Make the entry of a decision; without `sources` it cannot be judged again but from the dossier itself.

        `plain` is what `reports.machine.document` gives of it, where that is made already: it takes about as long as judging.
        """
        case, pack = decision.case, decision.case.ruleset.pack
        rules, listed = self.contents.of(case.ruleset)
        return Entry(
            dossier="" if self.mask else PurePath(case.dossier.name).name,
            dossier_digest=case.dossier.digest,
            pack=pack.name,
            pack_digest=pack.digest,
            saikes=__version__,
            request=decision.request.id,
            outcome=decision.outcome.id,
            effect=decision.outcome.effect,
            conclusion=decision.conclusion,
            exit_code=decision.exit_code,
            day=case.days["day"],
            today=decision.today,
            asked=asked(question),
            editions=canonical(dict(case.ruleset.editions)).decode(),
            verdicts=canonical({name: result.verdict.word for name, result in decision.results.items()}).decode(),
            rules=rules,
            tables=canonical(sorted(tables_read(decision))).decode(),
            mask=self.mask.name if self.mask else "",
            decision=self.decision(decision, plain),
            sources=packed(sources) if sources and self.mask is None else None,
            contents=listed,
        )

    def decision(self, decision: Decision, plain: dict[str, Any] | None = None) -> bytes:
        """Write a decision with its trace as canonical JSON; files go by their names from the folders of dossier and pack."""
        dossier, pack = decision.case.dossier, decision.case.ruleset.pack
        plain = document(decision) if plain is None else plain
        folder, rules = str(PurePath(dossier.name).parent), str(PurePath(pack.rules[0].place.file).parent)
        added = {
            one.name: findings_name(number, PurePath(one.name).name) for number, one in enumerate(dossier.answers, 1)
        }
        if self.mask is None:
            return _moved(_renamed(canonical(plain), added), folder, rules)
        others = [name for name in _sheets(plain) if name not in added]
        names = {name: f"sheet-{number}" for number, name in enumerate(others, start=1)}
        names |= {name: str(PurePath(new).parent) for name, new in added.items()}
        masked = Masked(self.mask, personal_values(dossier, pack.vocabulary), {**names, dossier.name: _HIDDEN})
        return _moved(canonical(masked.plain(plain)), "", rules)


def asked(question: Question) -> str:
    """Write the options that change by what a dossier is judged."""
    day = question.as_of.isoformat() if question.as_of else None
    return canonical({"as_of": day, "editions": question.editions}).decode()


def tables_read(decision: Decision) -> set[str]:
    """Name the norm tables that were for a record of the dossier; the others said nothing of it."""
    trees = (instance.tree for result in decision.results.values() for instance in result.instances)
    return {
        node.condition.table
        for tree in trees
        for node in _above_norms(tree)
        if isinstance(node.condition, NormTable) and not node.left_out
    }


def _above_norms(tree: Judged) -> list[Judged]:
    """List the nodes of a trace down to its norm tables."""
    found, waiting = [], [tree]
    while waiting:
        node = waiting.pop()
        found.append(node)
        if not isinstance(node.condition, NormTable):
            waiting.extend(node.children)
    return found


def _sheets(plain: dict[str, Any]) -> list[str]:
    """List the sheets beside the dossier that a decision names."""
    found: set[str] = set()
    waiting: list[Any] = [plain]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            file = node.get("file")
            if isinstance(file, str) and PurePath(file).suffix.casefold() in ENDINGS:
                found.add(file)
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)
    return sorted(found)


def _renamed(data: bytes, names: dict[str, str]) -> bytes:
    """Give files other names wherever a text of the JSON is such a name and nothing else."""
    for old, new in names.items():
        data = data.replace(canonical(old), canonical(new))
    return data


def _moved(data: bytes, folder: str, rules: str) -> bytes:
    """Take the folders out of the names of files: a text of the JSON that begins with one of them begins after it."""
    for path in (folder, rules):
        if path not in {"", "."}:
            data = data.replace(b'"' + json.dumps(f"{path}/", ensure_ascii=False)[1:-1].encode(), b'"')
    return data
