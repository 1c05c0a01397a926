"""Remedies of whole organisations that are short of staff, room or equipment."""

from __future__ import annotations

from typing import Any

import pytest

from checker.conditions.model import Norm, walk
from checker.decision.norms import norm_lines
from checker.remedy.leaves import Cursor
from checker.remedy.model import Change, Remedies, Target, parts
from checker.remedy.norms import norm_changes
from checker.remedy.wording import ChangeWords
from checker.reports.remedy import RemedyReport

from .cases import QUESTION, goal, judge, read, remedies
from .homes import bare, home, unseen


def entry(data: dict[str, Any], post: str) -> dict[str, Any]:
    found: dict[str, Any] = next(person for person in data["staff"] if person["post"] == post)
    return found


def units(change: Change) -> tuple[str, float] | str:
    """Name a change: the post and how many units more, or what is to be found."""
    given = dict(change.target.given)
    amounts = [edit.value for edit in change.edits if edit.path == "units"]
    return (str(given["post"]), float(str(amounts[0]))) if amounts else str(given.get("item", change.target))


def offered(found: Remedies) -> list[set[tuple[str, float] | str]]:
    return [{units(change) for change in way} for way in goal(found, "staff-norms").sets]


def said(data: dict[str, Any], language: str) -> str:
    return " ".join(RemedyReport(remedies(data), language).render().split())


def test_a_post_may_stand_in_for_another_so_one_finding_will_do() -> None:
    """Where all posts together are enough, the act lets one stand in for another: the inspector decides, nobody has to be hired."""
    data = unseen(home(0))
    entry(data, "nurse")["units"] -= 1.5
    entry(data, "cook")["units"] += 1.5
    assert offered(remedies(data)) == [{"staffing_norms"}]


def test_too_few_in_all_is_made_up_by_any_post_that_is_short() -> None:
    """The two posts that are short make up what is lacking in all; of what is one post's alone either will do."""
    data = bare(unseen(home(0)), nurse=8.5, ward_orderly=8.5, director=3)
    found = remedies(data)
    assert offered(found) == [{("ward_orderly", 2.0), "staffing_norms"}, {("nurse", 2.0), "staffing_norms"}]
    assert found.after is not None
    assert found.after.results["staff-norms"].verdict.word == "met"


def test_the_words_name_amount_row_need_and_what_there_is() -> None:
    """So many units more of a post, the row of the act, what is required and what there is; the act is named below."""
    data = bare(unseen(home(0)), nurse=9)
    found = remedies(data)
    change = next(change for way in goal(found, "staff-norms").sets for change in way if change.target.kind == "new")
    lines = [ChangeWords(read(data).root, judge().pack, language).line(change) for language in ("kk", "ru", "en")]
    assert lines == [
        "тізімді толықтыру: Мейіргер – тағы 1,5 бірлік (1-қосымша, 58-жол): қажет – 10,5, бар – 9; білімі мен біліктілігі құжатпен расталған: иә",
        "дополнить список: Медицинская сестра – ещё 1,5 ед. (приложение 1, строка 58): требуется 10,5, есть 9; образование и квалификация подтверждены документами: да",
        "add to the list: Nurse – 1.5 units more (Annex 1, line 58): required 10.5, there are 9; education and qualification documented: yes",
    ]
    assert "приложение 1 – Правила деятельности организаций (Приказ № 230 от 22.06.2023)" in said(data, "ru")


@pytest.mark.parametrize(
    ("language", "clause"),
    [("kk", "бірін-бірі алмастырады"), ("ru", "взаимозаменяются в пределах фонда оплаты труда")],
)
def test_the_clause_that_may_cure_a_shortage_is_quoted(language: str, clause: str) -> None:
    """Where posts may stand in for each other, the words of the act stand beside the finding that has to be made."""
    data = unseen(home(0))
    entry(data, "nurse")["units"] -= 1
    assert clause in said(data, language)


def test_a_contract_specialist_is_for_the_inspector() -> None:
    """Units engaged by contract count only as the act lets them, and the clause says so."""
    data = unseen(home(0))
    entry(data, "neurologist")["contract"] = True
    assert "привлечение специалистов на договорной основе" in said(data, "ru")


def test_a_finding_for_the_staff_does_not_cure_a_shortage_in_all() -> None:
    """A finding that is there stands against the arithmetic: the posts are what is needed, and no second finding."""
    data = home(0)
    data["findings"] = [one for one in data["findings"] if one["item"] != "bedrooms"]
    bare(data, nurse=8.5)
    assert offered(remedies(data)) == [{("nurse", 2.0)}]


def test_a_room_that_is_too_small_may_hold_fewer_beds() -> None:
    """Either the room is larger or there are fewer beds in it; both only where there are beds enough without."""
    data = unseen(home(0))
    data["rooms"][0].update(area=17, beds=4)
    data["rooms"].append({"name": "spare", "site": "main", "area": 20, "beds": 4})
    ways = [
        {(edit.path, edit.value, edit.bound) for edit in way if edit.path in {"area", "beds"}}
        for way in goal(remedies(data), "bedrooms").ways
    ]
    assert ways == [{("area", 20, "at_least")}, {("beds", 3, "at_most")}]
    del data["rooms"][-1]
    assert len(goal(remedies(data), "bedrooms").ways) == 1


def test_equipment_that_is_lacking_is_counted() -> None:
    """So many pieces more of an item, for whichever requirement wants it."""
    data = unseen(home(0))
    lines = norm_lines(judge().decide(read(data), QUESTION).results, judge().pack)
    wanted = {line.norm: line.weighed for line in lines if line.table.startswith("material-base")}
    exact = [one for one in data["equipment"] if one["item"] in wanted and wanted[one["item"]].need.exact]
    item = max(exact, key=lambda one: one["number"])
    item["number"] -= 7
    edits = [edit for one in remedies(data).goals for way in one.ways for edit in way if edit.lack is not None]
    assert {edit.value for edit in edits if dict(edit.target.given).get("item") == item["item"]} == {7}


def test_hiring_comes_with_the_papers_of_the_staff() -> None:
    """Whoever is added has his qualification documented, or the next requirement would fail."""
    data = bare(home(0), nurse=8.5)
    (way,) = goal(remedies(data), "staff-norms").ways
    assert [edit.value for edit in way if edit.path == "qualification_documented"] == [True]
    assert len(parts(way)) == 1


@pytest.mark.parametrize(("least", "more"), [(False, 2), (True, 1)])
def test_where_the_act_leaves_a_range_its_upper_end_is_asked_for(least: bool, more: int) -> None:
    """From 2 to 3 canteen attendants and 1 there: two more by every reading of the act, one more by some reading."""
    data = home(0)
    entry(data, "canteen_attendant")["units"] = 1
    case = judge().decide(read(data), QUESTION).case
    site = case.dossier.root.records("sites")[0]
    bound = {
        "": Cursor(case.dossier.root, Target("record", ())),
        "site": Cursor(site, Target("record", (("sites", 0),))),
    }
    norms = [part for part in walk(judge().pack.tables["staffing-stationary"].condition) if isinstance(part, Norm)]
    norm = next(part for part in norms if part.id == "canteen_attendant")
    _, ways = norm_changes(norm, case, bound, least=least)
    assert [[edit.value for edit in way if edit.path] for way in ways] == [[more]]
