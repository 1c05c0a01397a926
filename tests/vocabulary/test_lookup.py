"""What a person calls by name is found in the vocabulary, by any of the names that it goes by."""

import json

import pytest
from pack.small_pack import shipped

from checker.reports.vocabulary import as_json, as_text
from checker.vocabulary.lookup import command_for, find, plural

NAMES: dict[str, tuple[list[str], list[str]]] = {
    "post": ([], ["post"]),
    "posts": ([], ["post"]),
    "Posts": ([], ["post"]),
    "equipment_items": ([], ["equipment_item"]),
    "finding items": ([], ["finding_item"]),
    "finding-item": ([], ["finding_item"]),
    "recipient_categories": ([], ["recipient_category"]),
    "applicant.name": (["applicant.name"], []),
    "sites.form": (["sites[].form"], []),
    "sites[].form": (["sites[].form"], []),
    "site.form": (["sites[].form"], []),
    "group.number": (["sites[].recipients[].number"], []),
    "sites.recipients.number": (["sites[].recipients[].number"], []),
    "person.post": (["staff[].post"], []),
    "rooms": (["rooms", "rooms[].name", "rooms[].site", "rooms[].area", "rooms[].beds"], []),
    "room": ([f"rooms[].{field}" for field in ("name", "site", "area", "beds")], []),
    "pos": ([], []),
    "postss": ([], []),
    "": ([], []),
}


@pytest.mark.parametrize("name", NAMES)
def test_is_found_by_its_names(name: str) -> None:
    """Plural or singular, as a dossier nests it or as a rule calls it; nothing else is taken for it."""
    found = find(shipped().vocabulary, name)
    assert (list(found.facts), list(found.choices)) == NAMES[name]


def test_every_fact_and_choice_list_is_found_by_every_name_that_is_printed() -> None:
    """The list prints no name that leads nowhere."""
    vocabulary = shipped().vocabulary
    for line in as_text(vocabulary, "en").splitlines():
        if not line.startswith(" "):
            name = line.partition("  ·  ")[0]
            assert next(iter(find(vocabulary, name).facts)) == name
    for name in vocabulary.choices:
        assert find(vocabulary, command_for(name).removeprefix("saikes facts ")).choices == {
            name: vocabulary.choices[name]
        }


@pytest.mark.parametrize(
    ("name", "expected"),
    [("post", "posts"), ("category", "categories"), ("day", "days"), ("class", "classes"), ("branch", "branches")],
)
def test_plural(name: str, expected: str) -> None:
    """The plural is that of English."""
    assert plural(name) == expected


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_posts_are_listed_with_their_labels_in_80_columns(language: str) -> None:
    """Every post stands there with its code and its label in three languages, the reader's own first."""
    choices = shipped().vocabulary.choices["post"]
    text = as_text(shipped().vocabulary, language, "posts")
    assert text.splitlines()[0] == f"post  ·  choice list, {len(choices)} values  ·  staff[].post"
    assert all(len(line) <= 80 for line in text.splitlines())
    said = " ".join(text.split())
    for code, choice in choices.items():
        others = [choice.label.of(one) for one in ("kk", "ru", "en") if one != language]
        assert f" {code} {' · '.join([choice.label.of(language), *others])}" in said


def test_json_gives_what_was_asked_for_and_the_choices_it_takes() -> None:
    """One choice list alone, or facts with the choice lists that they name."""
    vocabulary = shipped().vocabulary
    posts = json.loads(as_json(vocabulary, "posts"))
    assert (posts["facts"], list(posts["choices"])) == ([], ["post"])
    assert posts["choices"]["post"]["director"] == {"kk": "Директор", "ru": "Директор", "en": "Director"}
    form = json.loads(as_json(vocabulary, "site.form"))
    assert ([fact["name"] for fact in form["facts"]], list(form["choices"])) == (["sites[].form"], ["service_form"])
    everything = json.loads(as_json(vocabulary))
    assert list(everything["choices"]) == list(vocabulary.choices)
