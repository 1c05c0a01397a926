"""A value that its choice list ties to another fact is refused where the dossier gives that fact another value."""

import pytest
from pack.small_pack import shipped

from checker.dossier.load import parse_dossier
from checker.dossier.model import Dossier
from checker.source.problem import Refused

SITE = """application: {registered_on: 2025-04-01}
sites:
  - id: main
    form: FORM
    recipients:
      - {category: CATEGORY, number: 5}
"""
RESIDENT = {"children_pn", "children_oda", "adults_pn", "disabled_1_2", "elderly"}
# Paragraph 2 of the Rules of 22.06.2023 and of the four standards of Order 263.
SERVED = {
    "stationary": RESIDENT,
    "semi_stationary": RESIDENT,
    "home_based": RESIDENT,
    "temporary_stay": {"homeless", "released_probation", "trafficking_victims", "domestic_violence_victims"},
}


def read(text: str) -> Dossier:
    return parse_dossier(text.encode(), shipped().vocabulary, "dossier.yaml")


@pytest.mark.parametrize("form", SERVED)
def test_each_form_takes_the_categories_that_it_serves_and_no_other(form: str) -> None:
    """The categories of paragraph 2 are taken, all others are refused."""
    for category in shipped().vocabulary.choices["recipient_category"]:
        text = SITE.replace("FORM", form).replace("CATEGORY", category)
        if category in SERVED[form]:
            read(text)
        else:
            with pytest.raises(Refused) as refused:
                read(text)
            assert [problem.code for problem in refused.value.problems] == ["not-together"]


def test_says_where_both_stand_and_what_goes_together() -> None:
    """The message names both places, the label and what the form serves."""
    with pytest.raises(Refused) as refused:
        read(SITE.replace("FORM", "temporary_stay").replace("CATEGORY", "elderly"))
    assert str(refused.value) == (
        'dossier.yaml:6:20: [error] "category" elderly (persons unable to care for themselves because of age)'
        ' does not go with "form" temporary_stay\n'
        '    "form" stands at line 4; with temporary_stay: homeless, released_probation, trafficking_victims,'
        " domestic_violence_victims; correct one of the two"
    )


def test_where_the_form_is_not_stated_nothing_is_guessed() -> None:
    """Without a form any category may stand."""
    found = read(SITE.replace("    form: FORM\n", "").replace("CATEGORY", "homeless"))
    site = found.root.records("sites")[0]
    assert site.value("form") is None
    assert [one.text("category") for one in site.records("recipients")] == ["homeless"]
