"""Which verdicts will do."""

from __future__ import annotations

from enum import Enum

from checker.conditions.verdict import Verdict


class Want(Enum):
    """Which verdicts will do: one of them, that one and not_applicable (`OK`, `NO`), or all but not_met (`SPARED`)."""

    MET = frozenset({Verdict.MET})
    NOT_MET = frozenset({Verdict.NOT_MET})
    NONE = frozenset({Verdict.NOT_APPLICABLE})
    OK = frozenset({Verdict.MET, Verdict.NOT_APPLICABLE})
    NO = frozenset({Verdict.NOT_MET, Verdict.NOT_APPLICABLE})
    SPARED = frozenset({Verdict.MET, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE})

    @property
    def positive(self) -> bool:
        return Verdict.MET in self.value

    @property
    def negative(self) -> bool:
        return Verdict.NOT_MET in self.value

    @property
    def strict(self) -> Want:
        return {Want.OK: Want.MET, Want.NO: Want.NOT_MET}.get(self, self)

    @property
    def loose(self) -> Want:
        return {Want.MET: Want.OK, Want.NOT_MET: Want.NO}.get(self, self)

    @property
    def none_too(self) -> bool:
        """Tell whether not_applicable will do."""
        return Verdict.NOT_APPLICABLE in self.value

    @property
    def opposite(self) -> Want:
        turned = {Want.OK: Want.NO, Want.NO: Want.OK, Want.MET: Want.NOT_MET, Want.NOT_MET: Want.MET}
        return turned.get(self, self)

    def allows(self, word: str) -> bool:
        """Tell whether a verdict, by its word in the rule files, will do."""
        return bool(word) and Verdict[word.upper()] in self.value
