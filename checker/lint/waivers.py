"""Waivers: findings that stand as they are, each with the reason why (`waivers:` in a rule file)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from checker.lint.model import Finding, Waived
from checker.pack.sections import Sections
from checker.source.fields import Fields
from checker.source.place import Place
from checker.source.problem import Problems
from checker.source.tree import Scalar, Sequence, kind_of

SECTION = "waivers"
_KEYS = ("check", "about", "says", "why")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One waiver: the check, what the finding is about, a part of its message (empty: any), and the reason."""

    check: str
    about: str
    says: str
    reason: str
    place: Place

    def covers(self, finding: Finding) -> bool:
        """Tell whether a finding is one that this waives."""
        return finding.check == self.check and finding.about == self.about and self.says in finding.message


def read_waivers(sections: Sections, checks: Collection[str]) -> tuple[list[Waiver], list[Finding]]:
    """Read the waivers of a pack; gives those that can be applied, and what is wrong with the others."""
    problems = Problems()
    found: list[Waiver] = []
    wrong: list[Finding] = []
    for node, _ in sections.get(SECTION, []):
        if not isinstance(node, Sequence):
            problems.add("bad-waiver", node.place, f'section "{SECTION}" must be a list, got {kind_of(node)}')
            continue
        for item in node.items:
            fields = Fields(item, "a waiver", _KEYS, problems, item.place)
            check = fields.one_of("check", list(checks))
            says, reason = fields.text("says"), fields.text("why").strip()
            known = fields.text("check") in checks
            for about in _about(fields) if known else []:
                if reason:
                    found.append(Waiver(check, about.text, says, reason, about.place))
                else:
                    wrong.append(_no_reason(check, about.text, about.place))
    wrong += [Finding("bad-waiver", "error", one.place, one.message, "", one.hint) for one in problems]
    return found, wrong


def _about(fields: Fields) -> list[Scalar]:
    """Read what is waived: one name, or a list of names that one reason holds for."""
    if isinstance(fields.node("about"), Sequence):
        return fields.scalars("about")
    found = fields.scalar("about", required=True)
    return [found] if found is not None else []


def apply_waivers(
    findings: Iterable[Finding], waivers: list[Waiver]
) -> tuple[list[Finding], list[Waived], list[Finding]]:
    """Set aside what is waived; gives what is left, what is waived, and the waivers that waive nothing."""
    left: list[Finding] = []
    waived: list[Waived] = []
    used: set[Place] = set()
    for finding in findings:
        by = next((waiver for waiver in waivers if waiver.covers(finding)), None)
        if by is None:
            left.append(finding)
        else:
            waived.append(Waived(finding, by.reason))
            used.add(by.place)
    return left, waived, list(_unused(waivers, used))


def _unused(waivers: Iterable[Waiver], used: set[Place]) -> Iterator[Finding]:
    for waiver in waivers:
        if waiver.place not in used:
            said = f' that says "{waiver.says}"' if waiver.says else ""
            message = f'this waiver waives nothing: no finding of "{waiver.check}" about "{waiver.about}"{said}'
            hint = "remove it; `about` is what stands in brackets after a message"
            yield Finding("unused-waiver", "warning", waiver.place, message, waiver.about, hint)


def _no_reason(check: str, about: str, place: Place) -> Finding:
    message = f'the waiver of "{check}" about "{about}" gives no reason'
    hint = "say why the finding stands as it is: why: …; until then it is not waived"
    return Finding("waiver-without-reason", "error", place, message, about, hint)
