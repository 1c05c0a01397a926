"""Whole organisations with the staff, rooms and equipment that the norms want of them, and shortages made by chance."""

from __future__ import annotations

import copy
import math
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from checker.decision.norms import NormLine, norm_lines

from .cases import QUESTION, Chance, base, judge, read

WORKED = Path(__file__).resolve().parents[1] / "rules" / "worked_norms.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(WORKED.read_text(encoding="utf-8"))
SITES = [case["site"] for case in CASES]
FOUND = ("staffing_norms", "bedrooms", "material_base")


@cache
def _home(number: int, *, second: bool) -> dict[str, Any]:
    data = base()
    sites = [_site(data, SITES[number], "main")]
    if second:
        sites.append(_site(data, SITES[(number + 1) % len(SITES)], "second"))
        for name in ("documents", "registers", "findings"):
            data[name] += [{**entry, "site": "second"} for entry in data[name] if _of_site(entry)]
            for entry in data[name][: len(data[name]) // 2 + 1]:
                if _of_site(entry) and "site" not in entry:
                    entry["site"] = "main"
    data["sites"] = sites
    data["staff"], data["rooms"], data["equipment"] = [], [], []
    for line in norm_lines(judge().decide(read(data), QUESTION).results, judge().pack):
        _provide(data, line)
    for site in sites:
        beds = sum(group["number"] for group in site.get("recipients") or [])
        rooms = range(math.ceil(beds / 4))
        data["rooms"] += [
            {"name": f"{site['id']} {room + 1}", "site": site["id"], "area": 20, "beds": 4} for room in rooms
        ]
    return data


def _of_site(entry: dict[str, Any]) -> bool:
    choices = judge().pack.vocabulary.choices
    code = entry.get("code") or entry.get("item")
    return any(
        choices[name][code].per == "site" for name in choices if code in choices[name] and choices[name][code].per
    )


def _site(data: dict[str, Any], site: dict[str, Any], name: str) -> dict[str, Any]:
    groups = [{"youngest": 20, **group} for group in site["recipients"]]
    return {**copy.deepcopy(data["sites"][0]), **copy.deepcopy(site), "recipients": groups, "id": name}


def _provide(data: dict[str, Any], line: NormLine) -> None:
    """Give the organisation what a norm wants of it at most; at least where the act does not say how much at most."""
    quantity, need = line.weighed.have, line.weighed.need
    amount = float(need.low if need.high is None else need.high)
    if not amount or line.site is None or (quantity.exact and quantity.low >= need.low):
        return
    where, site = line.norm, line.site.text("id")
    if line.table.startswith("staffing-"):
        post = where if where in judge().pack.vocabulary.choices["post"] else None
        if post:
            known = {"position": post, "post": post, "site": site, "qualification_documented": True}
            data["staff"].append({**known, "units": amount})
    elif line.table.startswith("material-base-") and where in judge().pack.vocabulary.choices["equipment_item"]:
        data["equipment"].append({"item": where, "site": site, "number": math.ceil(amount)})


def home(number: int, *, second: bool = False) -> dict[str, Any]:
    """Give an organisation of the worked norms (by its number) with all that they want; `second` adds the next as a second site."""
    return copy.deepcopy(_home(number % len(SITES), second=second))


def unseen(data: dict[str, Any]) -> dict[str, Any]:
    """Take away what was found on a visit about staff, bedrooms and equipment."""
    data["findings"] = [entry for entry in data["findings"] if not entry["item"].startswith(FOUND)]
    return data


def bare(data: dict[str, Any], **given: float) -> dict[str, Any]:
    """Leave of each post the least that the norms want of it, and `given` of those named."""
    lines = norm_lines(judge().decide(read(data), QUESTION).results, judge().pack)
    least = {line.norm: float(line.weighed.need.low) for line in lines}
    for person in data["staff"]:
        person["units"] = given.get(person["post"], least[person["post"]])
    return data


class Shortage(Chance):
    """Takes staff, area, beds and equipment away, and papers and findings as well."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.data = home(self.chance.randrange(len(SITES)), second=self.chance.random() < 0.3)
        kept = self.chance.choice([1.0, 0.7, 0.0])
        self.data["findings"] = [
            entry
            for entry in self.data["findings"]
            if not str(entry["item"]).startswith(("staffing", "bedrooms", "material")) or self.chance.random() < kept
        ]
        self.spoils = [self.fewer, self.fewer, self.fewer, self.vacant, self.small, self.beds, self.gone, self.lacking]
        self.spoils += [self.drop, self.expire, self.result, self.finding]

    def fewer(self) -> None:
        person = self._one("staff")
        person["units"] = self.chance.choice([0, person.get("units", 1) / 2, person.get("units", 1)])

    def vacant(self) -> None:
        self._one("staff")["vacant"] = True

    def gone(self) -> None:
        for _ in range(self.chance.choice([1, 3])):
            if self.data["staff"]:
                self.data["staff"].remove(self.chance.choice(self.data["staff"]))

    def small(self) -> None:
        self._one("rooms")["area"] = self.chance.choice([3, 12, 19, None])

    def beds(self) -> None:
        self._one("rooms")["beds"] = self.chance.choice([2, 5, None])

    def lacking(self) -> None:
        self._one("equipment")["number"] = self.chance.choice([0, None])
