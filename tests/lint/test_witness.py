"""Examples are real: each is read as a dossier and judged anew, and shows the number where the message says it lies."""

from __future__ import annotations

import itertools
import re
import tempfile
from pathlib import Path
from typing import Any

import yaml
from chance import examples
from engine.world import written
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.conditions.model import Norm
from checker.dossier.load import parse_dossier
from checker.engine.case import Case
from checker.engine.judged import Judged
from checker.engine.reference import judge
from checker.lint.model import Finding
from checker.lint.run import check_folder
from checker.pack.load import load_pack
from checker.pack.order import rules_in_force

from .broken_packs import CLEAN, broken

BANDS = re.search(r"columns:\n((?: {8}- .*\n)+)", (CLEAN / "norms.yaml").read_text("utf-8"))
CELLS = re.search(r"need: (\[.*hives.*\])\}\]\}", (CLEAN / "norms.yaml").read_text("utf-8"))
assert BANDS is not None
assert CELLS is not None
GUARDS = "      any_of:\n        - site.form: {is: forest}\n        - site.area: {at_least: 100}\n"


@st.composite
def columns(draw: st.DrawFn) -> list[tuple[int, int | None]]:
    """Make bands in any order, which may overlap, leave gaps, or have no end."""
    found = []
    for _ in range(draw(st.integers(1, 4))):
        least = draw(st.integers(1, 30))
        found.append((least, draw(st.one_of(st.none(), st.integers(least, 40)))))
    return found


def holds(column: tuple[int, int | None], number: int) -> bool:
    """Tell whether a number falls in a column."""
    return column[0] <= number and (column[1] is None or number <= column[1])


def judged(folder: Path, finding: Finding) -> list[Judged]:
    """Read the example of a finding as a dossier and judge it; gives the norms of the first requirement that names them."""
    data: dict[str, Any] = yaml.safe_load(finding.example)
    (site,) = data["sites"]
    site |= {"id": "farm", "keepers": []}
    data["application"] = {"registered_on": "2026-01-01"}
    pack = load_pack(folder)
    ruleset = rules_in_force(pack, {"bee-law": "second"})
    dossier = parse_dossier(written(data).encode(), pack.vocabulary, "example")
    days = {"day": "2026-01-01", "registered": "2026-01-01"}
    results = judge(Case(dossier, ruleset, days))
    return [
        node for rule in ("enough-keepers", "few-hives") for one in results[rule].instances for node in one.tree.walk()
    ]


@settings(max_examples=examples(40))
@given(bands=columns())
def test_bands_are_found_as_they_are(bands: list[tuple[int, int | None]]) -> None:
    """Two columns overlap, and a gap lies between them, where counting one by one says so; the example falls there."""
    listed = "".join(
        f"        - {{id: b{index}, from: {least}{f', to: {most}' if most is not None else ''}}}\n"
        for index, (least, most) in enumerate(bands)
    )
    cells = ", ".join(f"{{in: [b{index}], count: {index + 1}}}" for index in range(len(bands)))
    edits = [
        {"file": "norms.yaml", "old": BANDS[1], "new": listed},
        {"file": "norms.yaml", "old": CELLS[1], "new": f"[{cells}]"},
    ]
    with tempfile.TemporaryDirectory() as to:
        folder = broken(Path(to), edits)
        found = [one for one in check_folder(folder).findings if one.check in {"band-overlap", "band-gap"}]
        wanted = {
            (f"b{one}", f"b{other}")
            for one, other in itertools.combinations(range(len(bands)), 2)
            if any(holds(bands[one], number) and holds(bands[other], number) for number in range(1, 100))
        }
        overlaps = [one for one in found if one.check == "band-overlap"]
        assert {tuple(sorted(re.findall(r'"(\w+)"', one.message))) for one in overlaps} == wanted
        inside = range(min(least for least, _ in bands), max(least for least, _ in bands))
        gap = any(not any(holds(band, number) for band in bands) for number in inside)
        assert gap == any(one.check == "band-gap" and one.level == "error" for one in found)
        for one in found:
            number = int(one.message.split()[0])
            inside_of = {index for index, band in enumerate(bands) if holds(band, number)}
            assert len(inside_of) > 1 if one.check == "band-overlap" else not inside_of
            shown(judged(folder, one), one.check, inside_of)


def shown(nodes: list[Judged], check: str, bands: set[int]) -> None:
    """Hold what was reckoned for the example to the bands that its number falls in."""
    weighed = [node.weighed for node in nodes if isinstance(node.condition, Norm) and node.condition.id == "keeper"]
    (found,) = (one for one in weighed if one is not None)
    counts = {int(part.low) - 1 for part in found.parts}
    assert counts == bands
    assert (found.need.high is None) == (check == "band-gap")


@settings(max_examples=examples(25))
@given(bounds=st.lists(st.tuples(st.integers(1, 20), st.integers(0, 20)), min_size=2, max_size=4))
def test_conditions_that_divide_a_number(bounds: list[tuple[int, int]]) -> None:
    """Conditions of `when` that overlap or leave a gap are found where counting says so, with a number that lies there."""
    guards = [(least, least + size) for least, size in bounds]
    whens = "".join(
        f"        - when: {{all_of: [{{site.area: {{at_least: {least}}}}}, {{site.area: {{at_most: {most}}}}}]}}\n"
        "          then: {site.form: {is: forest}}\n"
        for least, most in guards
    )
    edits = [{"file": "rules.yaml", "old": GUARDS, "new": f"      all_of:\n{whens}"}]
    halves = [number / 2 for number in range(100)]
    with tempfile.TemporaryDirectory() as to:
        folder = broken(Path(to), edits)
        found = [one for one in check_folder(folder).findings if one.check in {"band-overlap", "band-gap"}]
        hits = {number: sum(holds(guard, number) for guard in guards) for number in halves}  # type: ignore[arg-type]
        covered = [number for number, hit in hits.items() if hit]
        inside = [hit for number, hit in hits.items() if covered[0] <= number <= covered[-1]]
        assert any(one.check == "band-overlap" for one in found) == (max(hits.values()) > 1)
        assert any(one.check == "band-gap" for one in found) == (min(inside) == 0)
        for one in found:
            number = float(one.message.split()[0])
            hit = sum(holds(guard, number) for guard in guards)  # type: ignore[arg-type]
            assert hit > 1 if one.check == "band-overlap" else hit == 0
            nodes = [node for node in judged(folder, one) if node.fact is not None and node.fact.value == number]
            assert nodes
