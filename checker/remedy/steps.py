"""Groups the steps of a remedy as people read them."""

from __future__ import annotations

from checker.remedy.model import Step


def together(steps: list[Step]) -> list[list[Step]]:
    """Group neighbouring steps that serve the same goals and do the same to records of one list."""
    groups: list[list[Step]] = []
    for step in steps:
        if groups and step.change.target.kind == "record" and _shape(groups[-1][0]) == _shape(step):
            groups[-1].append(step)
        else:
            groups.append([step])
    return groups


def _shape(step: Step) -> object:
    target = step.change.target
    edits = tuple((edit.path, edit.value, edit.bound) for edit in step.change.edits)
    return (step.serves, target.kind, [name for name, _ in target.address], edits)
