"""The table of norms: what is short stands there with its row, what is met is counted, what is open quotes its clause."""

import pytest

from checker.decision.model import Decision
from checker.decision.norms import NormLine, norm_lines
from checker.reports.explain import explain
from checker.reports.layout import Page
from checker.reports.norms import NormTables
from checker.reports.text import TextReport
from reports.homes import home, staff

LANGUAGES = ("kk", "ru", "en")
ROOM = {"name": "103", "area": 13, "beds": 3}


def block(decision: Decision, language: str = "ru", *, full: bool = False) -> str:
    return NormTables(decision, language, Page(), full=full).block()


def line_of(decision: Decision, norm: str) -> NormLine:
    return next(line for line in norm_lines(decision.results, decision.case.ruleset.pack) if line.norm == norm)


def row(text: str, title: str) -> list[str]:
    """Give the words of the row that begins with a title."""
    found = next(line for line in text.split("\n") if line[3:].startswith(title))
    return [found[:1].strip(), *found[3:].replace(title, "", 1).split()]


def test_what_is_short_stands_with_both_sides_and_its_row() -> None:
    """9 units of nurse where 10.5 are needed: 1.5 short, row 58, by two posts of 5.25."""
    said = block(home(staff=staff({"nurse": 9})))
    assert row(said, "Медицинская сестра ")[:5] == ["!", "10,5", "9", "1,5", "58"]
    assert "     = круглосуточные посты медицинских сестер: 2 × 5,25 → 10,5" in said
    assert "количество получателей услуг: 120 → графа 101–150" in said
    assert "приложение 1 [2025-03]" in " ".join(said.split())


def test_what_is_met_is_counted_and_not_listed() -> None:
    """Of a staff list that lacks one post only that post and the open ones are listed."""
    decision = home(staff=staff({"nurse": 9}))
    assert "Директор" not in block(decision)
    assert "соответствует: 46 (из 56); не хватает: 1; решает специалист: 9" in block(decision)
    assert row(block(decision, full=True), "Директор ")[:4] == ["+", "1", "1", "1"]


def test_a_clause_is_quoted_once_and_a_remark_is_no_quotation() -> None:
    """The words of the act stand in quotation marks, once; what we say of its silence stands without."""
    said = block(home(staff=staff({"nurse": 9, "psychologist": 1, "linen_matron": 1})))
    flat = " ".join(said.split())
    assert flat.count("«При необходимости установленные должности взаимозаменяются") == 1
    assert "от 22.06.2023): Как округлять дробь" in flat


def test_all_posts_together_too_few_is_not_met() -> None:
    """Where no exchange of posts can cover the shortage, the table says so and the posts are marked alike."""
    decision = home(staff=staff()[:20])
    assert decision.results["staff-norms"].verdict.word == "not_met"
    said = block(decision)
    assert " – всего нужно 89,75, есть" in said
    assert "не хватает" in said


def test_a_room_that_is_too_small_is_named() -> None:
    """A norm of a room says which room; the rooms that are large enough are counted."""
    rooms = [{"name": "101", "area": 15, "beds": 3}, {"name": "102", "area": 16, "beds": 3}, ROOM]
    said = block(home(rooms=rooms))
    assert row(said, "комната 103: площадь на человека")[:4] == ["–", "15", "13", "2"]
    assert "комната 101" not in said
    assert "соответствует: 2 (из 3); не хватает: 1" in said


def test_an_item_stands_under_its_workplace() -> None:
    """A desk says nothing by itself: the workplace that it belongs to stands over it."""
    services = {"services": ["social_psychological"]}
    said = block(home(site=services, equipment=[{"item": "mb_26_01", "number": 0}]))
    before, _, after = said.partition("Кабинет психолога (рабочее место):")
    assert "Материально-техническая база: социально-психологические услуги" in before
    assert row(after, "Стол ")[1:3] != []
    assert "о наличии сведений нет: 6" in said


def test_what_the_texts_differ_in_is_said() -> None:
    """Where the Kazakh and the Russian number differ and that matters, the line says between what and why."""
    site = {
        "form": "home_based",
        "kind": "centre",
        "recipients": [{"category": "elderly", "number": 40, "housing": "comfortable"}],
        "capacity": {"departments": 1, "vehicles": 1},
    }
    posts = [
        {"post": post, "position": post, "units": 1} for post in ("home_care_head", "driver", "social_work_consultant")
    ]
    said = " ".join(block(home(site=site, staff=posts)).split())
    assert "Тексты приложения 7 расходятся: в казахской таблице нет социального работника по уходу" in said
    assert "40 / 8 = 5 × 0–1 → 0–5" in said


def test_a_norm_that_does_not_apply_is_no_line() -> None:
    """Without a lift no lift operator; of an exempted requirement no norm at all."""
    has = {**home().case.dossier.root.records("sites")[0].facts}["capacity.has"].value
    assert isinstance(has, tuple)
    kept = [one for one in has if one != "lift"]
    lines = norm_lines(home(site={"capacity": {"has": kept}}).results, home().case.ruleset.pack)
    assert "lift_operator" not in {line.norm for line in lines}
    away = norm_lines(home(site={"residence": False}).results, home().case.ruleset.pack)
    assert not [line for line in away if line.rule == "bedrooms"]


def test_a_norm_whose_condition_is_not_known_is_open() -> None:
    """Nobody has said whether there is a lift: the lift operator is shown with the condition, and is not short."""
    decision = home(site={"capacity": {"ward_posts": 2}})
    line = line_of(decision, "lift_operator")
    assert (line.state, line.verdict.word) == ("open", "unknown")
    assert "если что имеется: включает «лифт»" in block(decision)
    assert line_of(decision, "vegetable_store_manager").state == "open"


def test_a_vacancy_counts_up_to_the_upper_bound_only() -> None:
    """Whether a vacant post is staff the act does not say: from 0 to 1, with the remark."""
    rows = [*staff({"lawyer": 0}), {"post": "lawyer", "position": "lawyer", "units": 1, "vacant": True}]
    assert row(block(home(staff=rows)), "Юрист ")[:5] == ["?", "1", "0–1", "0–1", "73"]


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_keeps_to_80_columns(language: str, *, full: bool) -> None:
    """Every line of the report fits, in every language, with every norm shown."""
    decision = home(staff=staff({"nurse": 9}), rooms=[ROOM], site={"services": ["social_medical", "social_labour"]})
    report = TextReport(language, norms=full).render(decision)
    assert [line for line in report.split("\n") if len(line) > 80 or line != line.rstrip()] == []


def test_reports_without_norms_have_no_table() -> None:
    """An entrepreneur who serves at home is exempt from norms: there is no heading of norms."""
    alone = {"kind": "individual_entrepreneur", "name": "Мысал", "identifier": "800101300006"}
    assert block(home(site={"form": "home_based"}, applicant=alone)) == ""


def test_the_trace_shows_band_arithmetic_and_the_rows_counted() -> None:
    """The line of a shortage has all of it: band, basis, arithmetic, the entries of the staff list, the row of the act."""
    rows = [*staff({"nurse": 0}), *({"post": "nurse", "position": "nurse", "units": units} for units in (5.25, 3.75))]
    said = explain(home(staff=rows), "ru", "staff-norms")
    line = next(one for one in said.split("\n") if "Медицинская сестра: " in one)
    assert (
        "нужно 10,5, есть 9, не хватает 1,5 · строка 58 = круглосуточные посты медицинских сестер: 2 × 5,25 → 10,5"
        in line
    )
    assert line.endswith("← home.yaml:1, home.yaml:1")
    assert "количество получателей услуг: 120 → графа 101–150" in said
    assert "приложение 1 [2025-03] · всего нужно 89,75" in said
    assert "    [1] Правила деятельности организаций" in said


def test_the_trace_hides_what_a_norm_without_its_condition_would_need() -> None:
    """Without a tractor the trace shows the condition, not a number of drivers."""
    said = explain(home(), "en", "staff-norms")
    assert "Tractor driver: when … then" in said
    assert "Tractor driver: needed" not in said
