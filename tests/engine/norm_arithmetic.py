"""The arithmetic of norms a second time, in fractions and by counting, for random tables and dossiers."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from .norm_pack import TITLE

# Further than any amount here: it stands for a bound that is not known.
FAR = Fraction(10**6)
Interval = tuple[Fraction, Fraction | None]


@dataclass
class World:
    """A random dossier: its ground, swarms and workers, with what is not stated left out."""

    ground: int | None
    swarms: list[tuple[str, int | None]] | None
    staff: list[tuple[str | None, Fraction | None, bool]]
    data: dict[str, Any] = field(default_factory=dict)


def random_world(dice: random.Random) -> World:
    """Throw a dossier."""
    ground = dice.choice([None, 0, 4, 10, 11, 20, 50, 51, 120])
    kinds = dice.sample(["mountain", "steppe"], dice.randint(0, 2))
    swarms = None if dice.random() < 0.1 else [(kind, dice.choice([None, 0, 5, 20, 49, 50])) for kind in kinds]
    staff = [
        (
            dice.choice([None, "keeper", "guard", "guard"]),
            None if dice.random() < 0.08 else Fraction(dice.choice([0, 1, 2, 3, 10, 21, 42]), 4),
            dice.random() < 0.25,
        )
        for _ in range(dice.randint(0, 5))
    ]
    site = {"id": "one", "form": "forest"} | ({"area": ground} if ground is not None else {})
    data: dict[str, Any] = {"sites": [site]}
    if swarms is not None:
        data["swarms"] = [
            {"category": kind} | ({"number": number} if number is not None else {}) for kind, number in swarms
        ]
    data["workers"] = [
        {"name": "а"}
        | ({"task": task} if task else {})
        | ({"units": float(units)} if units is not None else {})
        | ({"absent": True} if absent else {})
        for task, units, absent in staff
    ]
    return World(ground, swarms, staff, data)


QUANTITIES = [
    {"id": "ground", "title": TITLE, "of": ["sites"], "fact": "site.area"},
    {"id": "bees", "title": TITLE, "sum": "swarms", "field": "number"},
    {"id": "steppe", "title": TITLE, "sum": "swarms", "field": "number", "where": {"category": "steppe"}},
    {"id": "swarms", "title": TITLE, "count": "swarms"},
]
COLUMNS = [("a", None, 10), ("b", 10, 20), ("c", 21, 50)]


def random_share(dice: random.Random) -> dict[str, Any]:
    """Throw one share of a cell."""
    share: dict[str, Any] = {"count": dice.choice([0, 0.5, 1, 1.5, 5.25])}
    if dice.random() < 0.3:
        share["to"] = share["count"] + dice.choice([0, 0.5, 2])
    if dice.random() < 0.6:
        least = dice.choice([1, 4, 6, 7, 10, 50])
        share["per"] = {"from": least, "to": least + dice.choice([1, 2])} if dice.random() < 0.25 else least
        share["of"] = dice.choice(QUANTITIES)["id"]
        if dice.random() < 0.3:
            share["at_least"] = dice.choice([1, 2.5])
        if dice.random() < 0.3:
            share["at_most"] = {"count": dice.choice([1, 2]), "of": dice.choice(QUANTITIES)["id"]}
    return share


def random_cell(dice: random.Random, columns: list[str]) -> dict[str, Any]:
    """Throw one cell."""
    covered: dict[str, Any] = {"in": columns} if columns else {}
    if dice.random() < 0.12:
        return {**covered, "elsewhere": True}
    found = {**covered, **random_share(dice)}
    if dice.random() < 0.3:
        found["plus"] = [random_share(dice) for _ in range(dice.randint(1, 2))]
    return found


def random_norm(dice: random.Random, post: str, banded: bool) -> dict[str, Any]:
    """Throw a norm with one to three rows."""
    rows = []
    for _ in range(dice.randint(1, 3)):
        cut = dice.randint(1, 2)
        names = [column for column, _, _ in COLUMNS]
        parts = [names[:cut], names[cut:]] if banded else [[]]
        row: dict[str, Any] = {"need": [random_cell(dice, part) for part in parts]}
        if dice.random() < 0.5:
            row["categories"] = dice.choice([["mountain"], ["steppe"], ["mountain", "steppe"]])
        rows.append(row)
    return {"of": post, "rows": rows, "alternatives": dice.random() < 0.3}


def reckoned(name: str, world: World) -> Interval:
    """Reckon a quantity: what is not stated may be anything."""
    if name == "ground":
        return (Fraction(0), None) if world.ground is None else (Fraction(world.ground), Fraction(world.ground))
    if world.swarms is None:
        return Fraction(0), None
    if name == "swarms":
        return Fraction(len(world.swarms)), Fraction(len(world.swarms))
    numbers = [number for kind, number in world.swarms if name == "bees" or kind == "steppe"]
    stated = Fraction(sum(number for number in numbers if number is not None))
    return stated, None if None in numbers else stated


def groups(value: Fraction, per: Fraction, started: bool) -> int:
    """Count groups one by one."""
    count = 0
    while per * (count + 1) <= value:
        count += 1
    return count + 1 if started and per * count < value else count


def bounded(found: Interval, entry: dict[str, Any], world: World) -> Interval:
    """Keep an amount between what bounds it."""
    low, high = found
    if "at_least" in entry:
        least = Fraction(str(entry["at_least"]))
        low, high = max(low, least), None if high is None else max(high, least)
    if "at_most" in entry:
        limit = reckoned(entry["at_most"]["of"], world)
        times = Fraction(entry["at_most"]["count"])
        low = min(low, times * limit[0])
        if limit[1] is not None:
            high = times * limit[1] if high is None else min(high, times * limit[1])
    return low, high


def of_share(share: dict[str, Any], world: World) -> Interval:
    """Reckon a share without its bounds: whole groups of the larger size, started groups of the smaller."""
    least = Fraction(str(share["count"]))
    most = Fraction(str(share.get("to", share["count"])))
    if "of" not in share:
        return least, most
    low, high = reckoned(share["of"], world)
    per = share["per"] if isinstance(share["per"], dict) else {"from": share["per"], "to": share["per"]}
    upper = None if high is None else most * groups(high, Fraction(per["from"]), started=True)
    return least * groups(low, Fraction(per["to"]), started=False), upper


def added(intervals: list[Interval]) -> Interval:
    """Add amounts; one without an upper bound leaves the sum without."""
    highs = [high for _, high in intervals]
    return sum((low for low, _ in intervals), Fraction(0)), (
        None if None in highs else sum((high for high in highs if high is not None), Fraction(0))
    )


def widest(intervals: list[Interval]) -> Interval:
    """Give the bounds that hold whichever of the amounts is right."""
    highs = [high for _, high in intervals]
    low = min((low for low, _ in intervals), default=Fraction(0))
    return low, None if None in highs else max((high for high in highs if high is not None), default=Fraction(0))


def of_cell(entry: dict[str, Any], world: World) -> Interval:
    """Reckon a cell; its bounds are those of its sum."""
    if entry.get("elsewhere"):
        return Fraction(0), None
    shares = [of_share(entry, world)]
    shares += [bounded(of_share(share, world), share, world) for share in entry.get("plus", [])]
    return bounded(added(shares), entry, world)


def of_norm(norm: dict[str, Any], world: World, banded: bool) -> Interval:
    """Reckon what a norm needs, row by row."""
    low, high = reckoned("ground", world)
    reach = FAR if high is None else high
    fitting = {name for name, first, last in COLUMNS if reach >= (first or 0) and low <= last}
    served = None if world.swarms is None else {kind for kind, number in world.swarms if number != 0}
    found: list[Interval] = []
    for row in norm["rows"]:
        named = set(row.get("categories", []))
        if named and served is not None and not named & served:
            continue
        sure = not named or (served is not None and served <= named)
        cells = [entry for entry in row["need"] if not banded or fitting & set(entry["in"])]
        need = widest([of_cell(entry, world) for entry in cells]) if cells else (Fraction(0), None)
        found.append(need if sure or norm["alternatives"] else (Fraction(0), need[1]))
    return widest(found) if norm["alternatives"] else added(found)


def there(post: str | None, world: World) -> Interval:
    """Reckon the units of a post (None: of all); who has no post may have any, who is absent counts at most."""
    mine = [(task, units, absent) for task, units, absent in world.staff if post is None or task in {post, None}]
    sure = [units for task, units, absent in mine if not absent and (post is None or task == post)]
    low = sum((units for units in sure if units is not None), Fraction(0))
    known = [units for _, units, _ in mine if units is not None]
    return low, None if len(known) < len(mine) else sum(known, Fraction(0))
