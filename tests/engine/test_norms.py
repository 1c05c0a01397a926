"""Norms, norm tables and what settles them: both engines, and every kind of bounds by hand."""

from __future__ import annotations

import itertools
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker.conditions.model import Norm
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict
from checker.engine.durable import DurableEngine
from checker.engine.judged import Judged

from .norm_pack import TITLE, judged, ruleset, table


def workers(low: float, high: float | None) -> list[dict[str, Any]]:
    """Give workers of so many units for sure and so many at most; none stated is no upper bound."""
    found: list[dict[str, Any]] = [{"name": "а", "units": low}]
    if high is None:
        found.append({"name": "б"})
    elif high > low:
        found.append({"name": "б", "units": high - low, "absent": True})
    return found


HAVE = [
    (0, 0),
    (0, 1),
    (0.75, 0.75),
    (1, 1),
    (1.25, 1.25),
    (0.75, 1.25),
    (0.25, 2),
    (2, 2),
    (0, None),
    (1, None),
    (2, None),
]
NEED: list[tuple[float, float | None]] = [
    (0, 0),
    (0, 1),
    (1, 1),
    (0.25, 1),
    (1, 1.25),
    (1.25, 2),
    (0, None),
    (1, None),
    (2, None),
]


def cell(low: float, high: float | None) -> dict[str, Any]:
    """Write a cell that needs so much; the site's ground is not stated, so what goes by it has no upper bound."""
    if high is None:
        return {"count": 1, "per": 1, "of": "ground", "at_least": low}
    return {"count": low, "to": high}


def short(have: tuple[float, float | None], need: tuple[float, float | None]) -> bool:
    """Tell whether the most that there is falls below the least that is needed."""
    return have[1] is not None and have[1] < need[0]


@pytest.mark.parametrize("soft", [False, True])
def test_every_kind_of_bounds(tmp_path: Path, soft: bool) -> None:
    """Equal, less, more, open at the top, nothing needed: each against each, with and without a clause that softens."""
    norms = [{"id": f"n{index}", "title": TITLE, "need": [cell(*need)]} for index, need in enumerate(NEED)]
    more = {"soft": "exchange"} if soft else {}
    rules = ruleset(tmp_path, [table(norms, **more)], {"norms": "t"})
    engine = DurableEngine(rules)
    for have in HAVE:
        tree = judged(engine, rules, {"workers": workers(*have)})
        verdicts = [child.verdict for child in tree.children]
        wanted = []
        for need in NEED:
            if need[1] == 0:
                wanted.append(NOT_APPLICABLE)
            elif need[1] is not None and have[0] >= need[1]:
                wanted.append(MET)
            else:
                wanted.append(NOT_MET if short(have, need) and not soft else UNKNOWN)
        assert verdicts == wanted, have
        assert tree.verdict is min(wanted)
    engine.close()


@pytest.mark.parametrize(
    ("units", "wanted"),
    [([4.75], NOT_MET), ([5], UNKNOWN), ([5.25], UNKNOWN), ([5.5], MET), ([5.75], MET), ([5.2, 0.3], MET)],
)
def test_one_quarter_less_equal_and_more(tmp_path: Path, units: list[float], wanted: Verdict) -> None:
    """At the bounds of 5 to 5.5 a quarter of a unit decides."""
    rules = ruleset(tmp_path, [table([{"id": "n", "title": TITLE, "need": [{"count": 5, "to": 5.5}]}])], {"norms": "t"})
    engine = DurableEngine(rules)
    staff = [{"name": "а", "units": one} for one in units]
    assert judged(engine, rules, {"workers": staff}).verdict is wanted
    engine.close()


@pytest.mark.parametrize(
    ("units", "need", "wanted"),
    [
        ([0.1, 0.2], 0.3, MET),
        ([0.1] * 10, 1, MET),
        ([0.7, 0.1], 0.8, MET),
        ([1.1, 2.2], 3.3, MET),
        ([0.1, 0.19], 0.3, NOT_MET),
        ([0.1] * 3, 0.300001, NOT_MET),
        ([5.25] * 4, 21, MET),
    ],
)
def test_decimals_are_added_exactly(tmp_path: Path, units: list[float], need: float, wanted: Verdict) -> None:
    """A tenth and two tenths are three tenths, as on paper."""
    rules = ruleset(tmp_path, [table([{"id": "n", "title": TITLE, "need": [{"count": need}]}])], {"norms": "t"})
    engine = DurableEngine(rules)
    staff = [{"name": "а", "units": one} for one in units]
    assert judged(engine, rules, {"workers": staff}).verdict is wanted
    engine.close()


@pytest.mark.parametrize("pool", [False, True])
def test_the_pool_of_a_table(tmp_path: Path, pool: bool) -> None:
    """Softened shortages are open, but a table short as a whole is not met; equal is enough."""
    norms = [{"of": "keeper", "need": [{"count": 1}]}, {"of": "guard", "need": [{"count": 1.5}]}]
    have = {"title": TITLE, "sum": "workers", "field": "units", "by": "task", "doubtful": {"absent": "exchange"}}
    rules = ruleset(tmp_path, [table(norms, have=have, pool=pool, soft="exchange")], {"norms": "t"})
    engine = DurableEngine(rules)
    seen = set()
    for keeper, guard, other, absent in itertools.product((0, 1, 2.5), (0, 1.5, 2.5), (0, 0.25, 1), (0, 0.25, 1)):
        staff = [
            {"name": "а", "task": "keeper", "units": keeper},
            {"name": "б", "task": "guard", "units": guard},
            {"name": "в", "units": other},
            {"name": "г", "task": "guard", "units": absent, "absent": True},
        ]
        tree = judged(engine, rules, {"workers": staff})
        parts = [MET if keeper >= 1 else UNKNOWN, MET if guard >= 1.5 else UNKNOWN]
        wanted = NOT_MET if pool and keeper + guard + other + absent < 2.5 else min(parts)
        assert [child.verdict for child in tree.children] == parts
        assert tree.verdict is wanted
        seen.add(wanted)
    assert seen == ({MET, UNKNOWN, NOT_MET} if pool else {MET, UNKNOWN})
    engine.close()


def test_what_is_left_of_a_quantity(tmp_path: Path) -> None:
    """A quantity less another one: never below nothing, and open where either is."""
    ground = {"id": "ground", "title": TITLE, "of": ["sites"], "fact": "site.area"}
    done = {"id": "done", "title": TITLE, "of": ["sites"], "sum": "workers", "field": "units"}
    left = {"id": "left", "title": TITLE, "of": ["sites"], "fact": "site.area", "less": ["done"]}
    norms = [{"id": "n", "title": TITLE, "need": [{"count": 1, "per": 1, "of": "left"}]}]
    rules = ruleset(tmp_path, [table(norms)], {"norms": "t"}, [ground, done, left])
    engine = DurableEngine(rules)
    for area, units, low, high in [(5, 2, 3, 3), (5, 5, 0, 0), (2, 5, 0, 0), (None, 2, 0, None), (5, None, 0, 5)]:
        site = {"id": "one", "form": "forest"} | ({"area": area} if area is not None else {})
        worker = {"name": "а"} | ({"units": units} if units is not None else {})
        weighed = judged(engine, rules, {"sites": [site], "workers": [worker]}).children[0].weighed
        assert weighed is not None
        assert (weighed.need.low, weighed.need.high) == (low, high)
    engine.close()


def test_a_number_that_is_in_no_column(tmp_path: Path) -> None:
    """Beyond the columns of the act nothing is guessed: the norm is open, and the clause says why."""
    columns = [{"id": "a", "from": 1, "to": 5}, {"id": "b", "from": 8}]
    norms = [{"id": "n", "title": TITLE, "need": [{"in": ["a", "b"], "count": 1}]}]
    bands = {"bands": {"measure": ["ground"], "columns": columns}, "open": {"beyond": "exchange"}}
    rules = ruleset(tmp_path, [table(norms, **bands)], {"norms": "t"})
    engine = DurableEngine(rules)
    for area, wanted, notes in [(0, UNKNOWN, ("exchange",)), (5, MET, ()), (6.5, UNKNOWN, ("exchange",)), (8, MET, ())]:
        site = {"id": "one", "form": "forest", "area": area}
        norm = judged(engine, rules, {"sites": [site], "workers": workers(2, 2)}).children[0]
        assert norm.verdict is wanted
        assert norm.weighed is not None
        assert norm.weighed.need.notes == notes
    engine.close()


def test_the_pool_counts_a_guarded_norm_only_where_its_guard_is_met(tmp_path: Path) -> None:
    """What is wanted on a condition that is not met, or not known, asks nothing of the pool."""
    guarded = {"id": "n", "title": TITLE, "when": {"site.area": {"at_least": 5}}, "need": [{"count": 2}]}
    plain = {"id": "m", "title": TITLE, "need": [{"count": 1}]}
    rules = ruleset(tmp_path, [table([guarded, plain], pool=True, soft="exchange")], {"norms": "t"})
    engine = DurableEngine(rules)
    for area, wanted in [(5, NOT_MET), (4.75, MET), (None, UNKNOWN)]:
        site = {"id": "one", "form": "forest"} | ({"area": area} if area is not None else {})
        assert judged(engine, rules, {"sites": [site], "workers": workers(1, 1)}).verdict is wanted
    engine.close()


@pytest.mark.parametrize(
    ("form", "wanted"), [("forest", NOT_MET), ("garden", NOT_APPLICABLE), (None, UNKNOWN)], ids=str
)
def test_a_table_is_for_the_sites_that_it_names(tmp_path: Path, form: str | None, wanted: Verdict) -> None:
    """A site of another form is not concerned; where the form is not stated it is not known."""
    norms = [{"id": "n", "title": TITLE, "need": [{"count": 1}]}]
    rules = ruleset(tmp_path, [table(norms, **{"with": {"form": "forest"}})], {"norms": "t"})
    engine = DurableEngine(rules)
    site = {"id": "one"} | ({"form": form} if form else {})
    assert judged(engine, rules, {"sites": [site], "workers": []}).verdict is wanted
    engine.close()


# The verdict of `open` down, that of `settled_by` across: not met, unknown, met, not applicable.
SETTLED = {
    NOT_MET: (NOT_MET, NOT_MET, UNKNOWN, NOT_MET),
    UNKNOWN: (NOT_MET, UNKNOWN, MET, UNKNOWN),
    MET: (MET, MET, MET, MET),
    NOT_APPLICABLE: (NOT_MET, UNKNOWN, MET, NOT_APPLICABLE),
}


def test_settled_in_all_sixteen_cases(tmp_path: Path) -> None:
    """Another condition decides what is unknown or does not apply, and nothing else; met against not met is unknown."""
    first = {"when": {"application.pages": {"is_not": 9}}, "then": {"application.pages": {"is": 1}}}
    second = {"when": {"site.area": {"is_not": 9}}, "then": {"site.area": {"is": 1}}}
    norms = [{"id": "n", "title": TITLE, "need": [{"count": 1}]}]
    rules = ruleset(tmp_path, [table(norms)], {"open": first, "settled_by": second})
    engine = DurableEngine(rules)
    stated = {NOT_MET: 2, UNKNOWN: None, MET: 1, NOT_APPLICABLE: 9}
    for one, other in itertools.product(Verdict, Verdict):
        application = {"registered_on": "DAY"} | ({"pages": stated[one]} if stated[one] else {})
        site = {"id": "one", "form": "forest"} | ({"area": stated[other]} if stated[other] else {})
        tree = judged(engine, rules, {"application": application, "sites": [site]})
        assert [child.verdict for child in tree.children] == [one, other]
        assert tree.verdict is SETTLED[one][other], (one, other)
    engine.close()


def test_a_bound_of_the_sum_and_a_bound_of_a_share(tmp_path: Path) -> None:
    """Beside several shares the bounds of a cell hold their sum; inside a share they hold that share."""
    share = {"count": 1, "per": 20, "of": "bees"}
    limit = {"count": 2, "of": "ground"}
    quantities = [
        {"id": "ground", "title": TITLE, "of": ["sites"], "fact": "site.area"},
        {"id": "bees", "title": TITLE, "sum": "swarms", "field": "number"},
    ]
    norms = [
        {"id": "sum", "title": TITLE, "need": [{**share, "plus": [share], "at_most": limit}]},
        {"id": "share", "title": TITLE, "need": [{**share, "plus": [{**share, "at_most": limit}]}]},
        {"id": "least", "title": TITLE, "need": [{**share, "plus": [share], "at_least": 7}]},
    ]
    rules = ruleset(tmp_path, [table(norms)], {"norms": "t"}, quantities)
    engine = DurableEngine(rules)
    dossier = {
        "sites": [{"id": "one", "form": "forest", "area": 1}],
        "swarms": [{"category": "steppe", "number": 50}],
        "workers": [],
    }
    needs = [needed(child) for child in judged(engine, rules, dossier).children]
    assert needs == [(2, 2), (4, 5), (7, 7)]
    engine.close()


def needed(tree: Judged) -> tuple[Decimal, Decimal | None]:
    """Give the bounds of what a norm needs."""
    assert isinstance(tree.condition, Norm)
    assert tree.weighed is not None
    return tree.weighed.need.low, tree.weighed.need.high
