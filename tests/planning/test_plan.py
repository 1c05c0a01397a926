"""What an organisation would need: the same numbers as a dossier, nothing guessed, and what is not known is asked for."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from pack.small_pack import shipped
from rules.test_worked_norms import CASES

from checker.cli.norms import OPTIONS
from checker.decision.decide import Judge
from checker.planning.organisation import Given, facts_by_name
from checker.planning.plan import Plan, plan
from checker.source.problem import Refused

DAY = dt.date(2025, 4, 1)
_JUDGE = Judge(shipped())


def planned(*facts: tuple[str, str], day: dt.date = DAY) -> Plan:
    return plan(_JUDGE, [Given("--fact", name, text) for name, text in facts], day, OPTIONS)


def written(site: dict[str, Any]) -> list[tuple[str, str]]:
    """Write a site of a worked case as the facts of a command line."""
    facts = [
        ("site." + name, str(value).lower()) for name, value in site.items() if isinstance(value, str | bool | int)
    ]
    facts += [
        (f"site.capacity.{name}", ",".join(value) or "none" if isinstance(value, list) else str(value).lower())
        for name, value in site.get("capacity", {}).items()
    ]
    for name in ("recipients", "care_groups"):
        entries = []
        for record in site.get(name, []):
            code = record.get("category") or record["level"]
            more = "".join(f":{field}={value}" for field, value in record.items() if field in {"housing", "youngest"})
            entries.append(f"{code}={record['number']}{more}" if "number" in record else f"{code}{more}")
        facts += [(f"site.{name}", ",".join(entries) or "none")] if name in site else []
    return facts


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_needs_what_was_worked_out_by_hand(case: dict[str, Any]) -> None:
    """Post by post the answer is the one that was worked out from the text of the act; beyond its columns there is none."""
    if all(high == "open" for _, high, _ in case["needs"].values()):
        with pytest.raises(Refused, match="has no column for that"):
            planned(*written(case["site"]))
        return
    found = planned(*written(case["site"]))
    staffing = [table for table in found.tables if table.table.id.startswith("staffing-")]
    needs = {line.norm: (line.weighed.need.low, line.weighed.need.high) for table in staffing for line in table.lines}
    by_hand = {
        post: (Decimal(str(low)), None if high == "open" else Decimal(str(high)))
        for post, (low, high, _) in case["needs"].items()
    }
    assert needs == by_hand


def test_what_is_not_told_is_asked_for_and_never_guessed() -> None:
    """Without the number of posts nobody knows how many nurses: at least none, no upper bound, and it is asked for."""
    found = planned(("site.form", "stationary"), ("site.kind", "centre"), ("site.recipients", "adults_pn=120"))
    (nurse,) = [line for table in found.tables for line in table.lines if line.norm == "nurse"]
    assert (nurse.weighed.need.low, nurse.weighed.need.high) == (0, None)
    asked = {one.fact: one.how for one in found.asked}
    assert asked["site.capacity.nurse_posts"] == "--capacity nurse_posts=N"
    assert asked["site.residence"] == "--fact site.residence=yes|no"
    assert asked["site.services"].startswith("--services social_domestic,")
    assert "lift" in asked["site.capacity.has"].removeprefix("--has ").split(",")
    assert "site.kind" not in asked


def test_what_is_told_is_not_asked_for() -> None:
    """Every question has an answer in the way that it says; once given, it is not asked again."""
    facts = [("site.form", "stationary"), ("site.kind", "centre"), ("site.recipients", "adults_pn=120:youngest=20")]
    facts += [("site.services", "social_domestic,social_medical"), ("site.residence", "yes")]
    facts += [("site.capacity.has", "none"), ("site.capacity.beds", "120"), ("site.hours_of_stay", "24")]
    left = {one.fact for one in planned(*facts).asked}
    assert not left & {name for name, _ in facts}
    assert "site.capacity.tractors" not in left


def test_without_the_kind_each_table_says_for_which_kind_it_is() -> None:
    """Kinds with the same answer stand together; a table whose columns do not reach so far is left out."""
    found = planned(("site.form", "stationary"), ("site.recipients", "adults_pn=120"), ("site.capacity.beds", "120"))
    only = {table.table.id: table.only for table in found.tables if table.only}
    assert only == {"staffing-stationary": ("kind", ("centre", "small_capacity_house"))}
    assert found.asked[0].how == "--kind centre|small_capacity_house|supported_living_department"


def test_a_room_is_reckoned_for_one_bed() -> None:
    """An adult needs 5 square metres, a child 4 (Order 263, annex 1, paragraph 12, item 6); a bed for each."""
    for category, area in (("adults_pn", 5), ("children_pn", 4)):
        found = planned(("site.form", "stationary"), ("site.recipients", f"{category}=30"), ("site.residence", "yes"))
        needs = {line.norm: line.weighed.need for table in found.tables for line in table.lines}
        assert (needs["area-per-person"].low, needs["area-per-person"].high) == (area, area)
        assert (needs["bed-per-recipient"].low, needs["bed-per-recipient"].high) == (30, 30)


def test_housing_is_asked_for_where_the_norm_goes_by_it() -> None:
    """Care at home: without the housing of a group its share is open from none to all."""
    found = planned(("site.form", "home_based"), ("site.recipients", "elderly=40,disabled_1_2=10:housing=comfortable"))
    asked = {one.fact: one.how for one in found.asked}
    assert asked["site.recipients:housing"] == "--recipients elderly=N:housing=comfortable|uncomfortable"


def test_the_day_chooses_the_edition() -> None:
    """Since Order 73 of 06.03.2025 transport may be provided otherwise than by a driver."""
    facts = (("site.form", "home_based"), ("site.recipients", "elderly=40"))
    before, after = (
        {line.norm for table in planned(*facts, day=day).tables for line in table.lines}
        for day in (dt.date(2025, 2, 3), dt.date(2025, 5, 1))
    )
    assert "driver" in before - after
    assert "driver-or-transport" in after - before


def test_a_public_holiday_does_not_move_the_day() -> None:
    """1 May is no working day; the norms are still those of 1 May."""
    found = planned(("site.form", "stationary"), day=dt.date(2025, 5, 1))
    assert found.decision.case.days["day"] == "2025-05-01"


def test_every_declared_fact_of_a_site_can_be_given() -> None:
    """The names follow the vocabulary: a new fact of a site needs no code."""
    names = facts_by_name(shipped().vocabulary)
    fields = shipped().vocabulary.lists["sites"].fields
    capacity = fields["capacity"]
    assert {f"site.capacity.{name}" for name in capacity.fields} <= names.keys()  # type: ignore[union-attr]
    assert {"site.workplaces", "site.care_groups", "site.recipients", "applicant.kind"} <= names.keys()
    assert "application.registered_on" not in names
