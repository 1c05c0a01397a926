"""Which dossiers need judging again: those never recorded, changed since, or whose trace read a rule that says something else now."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from checker.decision.decide import Question
from checker.ledger.content import Contents
from checker.ledger.ledger import Ledger
from checker.ledger.made import asked
from checker.pack.model import Pack, editions_on
from checker.pack.order import rules_in_force

Why: TypeAlias = Literal["new", "asked", "editions", "rules", "unknown"]


@dataclass(frozen=True, slots=True)
class Need:
    """Why a dossier is judged again, and what changed (`names`: rules, `table:…`, `all:…`).

    new: no record is of this content. asked: its last record was judged with other options. editions: other editions are in force on its
    day now. rules: rules that its trace read changed, came or went. unknown: what its rules said is not kept whole.
    """

    why: Why
    names: tuple[str, ...] = ()


class Changes:
    """Tells, for one ledger and one pack, which dossiers need judging again.

    A norm table counts for those dossiers alone that it was for; any other rule in force for a request counts for all dossiers of that
    request, since all of them were judged by it, if only to find that it does not apply. The day that counts as today is not compared: it
    changes no verdict.
    """

    def __init__(self, ledger: Ledger, pack: Pack, question: Question) -> None:
        self.ledger = ledger
        self.pack = pack
        self.contents = Contents(pack)
        self.asked = asked(question)
        self.named = question.editions
        self._now: dict[tuple[str, str], dict[str, str]] = {}
        self._was: dict[str, dict[str, str]] = {}

    def needs(self, digests: Iterable[str]) -> dict[str, Need]:
        """Give why each dossier is to be judged again, by the digest of its content; one that is not named needs nothing."""
        listed = list(dict.fromkeys(digests))
        known = self.ledger.latest(listed)
        found = {digest: self._need(known.get(digest)) for digest in listed}
        return {digest: need for digest, need in found.items() if need is not None}

    def _need(self, said: Mapping[str, Any] | None) -> Need | None:
        if said is None:
            return Need("new")
        if said["asked"] != self.asked:
            return Need("asked")
        if said["pack_digest"] == self.pack.digest:
            return None
        editions = {**editions_on(self.pack.acts, dt.date.fromisoformat(said["day"])), **self.named}
        if editions != json.loads(said["editions"]):
            return Need("editions")
        was, now = self._before(said["rules"]), self._after(said["request"], said["editions"], editions)
        if not was or not now:
            return Need("unknown")
        read = {f"table:{name}" for name in json.loads(said["tables"])}
        names = [
            name
            for name in sorted({*was, *now})
            if was.get(name) != now.get(name) and (not name.startswith("table:") or name in read or name not in was)
        ]
        return Need("rules", tuple(name.removeprefix("rule:") for name in names)) if names else None

    def _before(self, rules: str) -> dict[str, str]:
        if rules not in self._was:
            self._was[rules] = self.ledger.contents(rules)
        return self._was[rules]

    def _after(self, request: str, written: str, editions: dict[str, str]) -> dict[str, str]:
        """Give what the rules say now that are for a request in some editions; nothing where there is no such request any more."""
        key = (request, written)
        if key not in self._now:
            asked_for = next((one for one in self.pack.requests if one.id == request), None)
            listed = self.contents.listed(rules_in_force(self.pack, editions, asked_for)) if asked_for else {}
            self._now[key] = listed
        return self._now[key]
