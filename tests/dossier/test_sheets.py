"""A list of the dossier in a file beside it: the same facts as the YAML list, and every fault named by row and column."""

import datetime as dt
import hashlib
import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from pack.small_pack import shipped

from checker.dossier.load import load_dossier, parse_dossier
from checker.source.problem import Problems, Refused
from checker.source.reader import read_text
from checker.vocabulary.load import load_vocabulary
from checker.vocabulary.schema import dossier_schema
from dossier.sheet_files import DAY, HOUSES, Rows, loaded, refusal, values, vocabulary, workbook

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("sheet_faults.yaml").read_text(encoding="utf-8"))
AS_LIST = f"""{HOUSES}staff:
  - {{name: {{kk: Әлия Қыпшақ, ru: Алия Кипчак}}, house: main, post: nurse, units: 0.5, age: 41, vacant: false,
     hired: 2025-04-01, shift: "09:30", tax: "970740000015", skills: [first_aid, sign_language], passport: {{number: "007"}}}}
  - {{house: annexe, post: carer, units: 1, vacant: true}}
"""
HEADER = "name.kk;name.ru;house;post;units;age;vacant;hired;shift;tax;skills;passport.number"
CSV = f"""{HEADER}
Әлия Қыпшақ;Алия Кипчак;main;nurse;0,5;41;жоқ;01.04.2025;09:30;970740000015;"first_aid;sign_language";007

;;annexe;Сиделка;1;;иә;;;;;
"""
SKILLS = "Первая помощь; ымдау тілі"
BOOK: Rows = [
    [*HEADER.split(";")],
    ["Әлия Қыпшақ", "Алия Кипчак", "main", "NURSE", 0.5, 41.0, False, DAY, dt.time(9, 30), 970740000015, SKILLS, "007"],
    [None] * 12,
    [None, " ", "annexe", "күтуші", "1,0", None, 1],
]


FORMS: dict[str, tuple[str, bytes | str | Rows]] = {
    "semicolons": ("staff.csv", CSV),
    "byte order mark": ("staff.csv", b"\xef\xbb\xbf" + CSV.encode()),
    "ends of line": ("staff.csv", CSV.replace("\n", "\r\n")),
    "commas": ("staff.csv", CSV.replace("0,5", "0.5").replace('first_aid;', 'first_aid\n').replace(";", ",")),
    "commas, decimal comma": ("staff.csv", CSV.replace('first_aid;', 'first_aid\n').replace(";", ",").replace("0,5", '"0,5"')),
    "tabs": ("STAFF.CSV", CSV.replace('first_aid;', 'first_aid\n').replace(";", "\t")),
    "workbook": ("staff.xlsx", BOOK),
    "folder below": ("tables/staff.xlsx", BOOK),
    "named sheet": ("staff.xlsx", workbook(Notes=[["x"]], Штат=BOOK)),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_the_same_facts_as_the_list(tmp_path: Path, form: str) -> None:
    """Whatever the form of the sheet, the facts and their pointers are those of the YAML list."""
    name, content = FORMS[form]
    sheet = ", sheet: Штат" if form == "named sheet" else ""
    expected = loaded(tmp_path, AS_LIST, {})
    found = loaded(tmp_path, f"{HOUSES}staff: {{file: {name}{sheet}}}\n", {name: content})
    assert values(found) == values(expected)
    for one, other in zip(found.root.records("staff"), expected.root.records("staff"), strict=True):
        assert {path: fact.place.pointer for path, fact in one.facts.items()} == {
            path: fact.place.pointer for path, fact in other.facts.items()
        }


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_places_lead_to_the_cells(tmp_path: Path, ending: str) -> None:
    """A fact knows the file as it is named from where the dossier is, the row and the column."""
    for name in ("dossier.yaml", "cases/7/dossier.yaml"):
        loaded(tmp_path, f"{HOUSES}staff: {{file: t/staff.{ending}}}\n", {"t/staff.csv": CSV, "t/staff.xlsx": BOOK})
        dossier = load_dossier(tmp_path / "dossier.yaml", vocabulary(), name)
        place = dossier.root.records("staff")[1].facts["post"].place
        assert (str(place), place.pointer) == (f"{name[:-12]}t/staff.{ending}:4:4", "/staff/1/post")


def test_headers_are_labels_in_any_language(tmp_path: Path) -> None:
    """Case and spaces make no difference; a label that holds the other delimiters does not mislead."""
    headers = "тегі, аты; ҮЙ;Лауазымы ;Количество  единиц;HIRED ON"
    found = loaded(
        tmp_path, f"{HOUSES}staff: {{file: s.csv}}\n", {"s.csv": f"{headers}\nҰлпан Ғани;main;carer;1.5;2025-04-01\n"}
    )
    assert {path: str(value) for path, value in values(found).items() if path.startswith("staff")} == {
        "staff[0].name": str(found.root.records("staff")[0].names("name")),
        "staff[0].house": "main",
        "staff[0].post": "carer",
        "staff[0].units": "1.5",
        "staff[0].hired": "2025-04-01",
    }


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_kazakh_letters(tmp_path: Path, ending: str) -> None:
    """All letters of Kazakh come back as they were written."""
    letters = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі Ёё Йй «№»"
    rows = [["name", "post"], [letters, "nurse"]]
    files: dict[str, Any] = {"s.csv": f"name,post\n{letters},nurse\n", "s.xlsx": rows}
    found = loaded(tmp_path, f"staff: {{file: s.{ending}}}\n", files)
    assert found.root.records("staff")[0].names("name") == (letters, letters, "")


def test_lists_within_records(tmp_path: Path) -> None:
    """A list below a record may be a sheet too, and two lists may be sheets of one workbook."""
    book = workbook(A=[["name", "beds"], [101, 2]], B=[["комната"], ["7а"]])
    dossier = "houses:\n  - {id: a, rooms: {file: b.xlsx, sheet: A}}\n  - {id: b, rooms: {file: b.xlsx, sheet: B}}\n"
    found = loaded(tmp_path, dossier, {"b.xlsx": book})
    assert [record.text("name") for house in found.root.records("houses") for record in house.records("rooms")] == [
        "101",
        "7а",
    ]


def test_digest_covers_the_sheets(tmp_path: Path) -> None:
    """A change of one cell changes the digest; without sheets it is that of the dossier alone."""
    dossier = f"{HOUSES}staff: {{file: s.csv}}\n"
    one, same, other = (loaded(tmp_path, dossier, {"s.csv": f"post\n{post}\n"}) for post in ("nurse", "nurse", "carer"))
    assert one.digest == same.digest != other.digest
    alone = parse_dossier(HOUSES.encode(), vocabulary(), "x")
    assert loaded(tmp_path, HOUSES, {}).digest == alone.digest


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_says_what_is_wrong_where_and_what_to_do(tmp_path: Path, case: dict[str, Any]) -> None:
    """The whole message is as written in sheet_faults.yaml."""
    said = refusal(
        tmp_path, case.get("dossier", f"{HOUSES}staff: {{file: {next(iter(case['files']), '')}}}\n"), case["files"]
    )
    assert f"{said}\n" == case["says"]


def test_links_and_folders(tmp_path: Path) -> None:
    """A link may lead to another file inside the folder, never out of it; a folder and a pipe are no tables."""
    (tmp_path / "outside.csv").write_text("post\nnurse\n")
    home = tmp_path / "home"
    (home / "folder.csv").mkdir(parents=True)
    (home / "link.csv").symlink_to("../outside.csv")
    (home / "loop.csv").symlink_to("loop.csv")
    (home / "inside.csv").symlink_to("staff.csv")
    os.mkfifo(home / "pipe.csv")
    said = {
        name: refusal(home, f"staff: {{file: {name}.csv}}\n", {}).split("[error] ")[1].splitlines()[0]
        for name in ("link", "folder", "pipe", "loop")
    }
    assert said == {
        "link": '"link.csv" is a link that leads out of the folder of the dossier',
        "folder": '"folder.csv" is a folder, not a file',
        "pipe": '"pipe.csv" is not an ordinary file',
        "loop": said["loop"],
    }
    assert loaded(home, "staff: {file: inside.csv}\n", {"staff.csv": "post\nnurse\n"}).root.records("staff")


def test_without_a_folder() -> None:
    """Standard input stands beside nothing."""
    with pytest.raises(Refused) as refused:
        parse_dossier(b"staff: {file: staff.xlsx}\n", vocabulary(), "standard input")
    assert str(refused.value) == (
        'standard input:1:15: [error] "staff.xlsx" cannot be looked for: this dossier is not a file on the disk\n'
        "    save the dossier as a file beside the table and name that file to `saikes check`; or write the list out"
    )


def test_a_broken_sheet_is_the_only_problem(tmp_path: Path) -> None:
    """Where the sheet of houses cannot be read, nobody is told that the houses of others do not exist."""
    said = refusal(tmp_path, "houses: {file: h.csv}\nstaff: [{house: main, post: nurse}]\n", {"h.csv": "i\nmain\n"})
    assert said.count("[error]") == 2
    assert "main" not in said


SCHEMA_CASES: dict[str, tuple[object, bool]] = {
    "file": ({"staff": {"file": "t/staff.XLSX", "sheet": "Штат"}}, True),
    "list": ({"staff": [{"post": "nurse"}]}, True),
    "list below": ({"houses": [{"id": "a", "rooms": {"file": "r.csv"}}]}, True),
    "other ending": ({"staff": {"file": "staff.ods"}}, False),
    "no file": ({"staff": {"sheet": "a"}}, False),
    "other key": ({"staff": {"file": "a.csv", "shet": "a"}}, False),
    "a list that may not be a sheet": ({"guests": {"file": "a.csv"}}, False),
    "code": ({"head": {"post": "nurse", "skills": ["first_aid", "первая помощь"]}}, True),
    "label": ({"head": {"post": "медсестра"}}, True),
    "label of two codes": ({"head": {"post": "педагог"}}, False),
    "label where only codes are allowed": ({"head": {"deputy": "медсестра"}}, False),
}


@pytest.mark.parametrize("name", SCHEMA_CASES)
def test_schema(name: str) -> None:
    """The published schema allows a file for the lists that may be one, and labels where they may stand."""
    data, valid = SCHEMA_CASES[name]
    schema = dossier_schema(vocabulary())
    Draft202012Validator.check_schema(schema)
    assert Draft202012Validator(schema).is_valid(data) is valid


def test_by_label_is_for_choices() -> None:
    """The vocabulary itself is checked: a number has no labels to be written by."""
    text = Path(__file__).with_name("sheet_vocabulary.yaml").read_text(encoding="utf-8")
    problems = Problems()
    load_vocabulary(
        read_text(text.replace("type: integer, label", "type: integer, by_label: true, label"), "v.yaml"), problems
    )
    assert [problem.message for problem in problems] == [
        '"by_label" of "age" is for facts of type choice or choices, this one is integer'
    ]


@pytest.mark.parametrize("written", ["nurse", "мейіргер", "медсестра"])
def test_choice_by_label(written: str) -> None:
    """A fact that says so takes the code or an exact label, in YAML too."""
    dossier = parse_dossier(f"head: {{post: {written}, skills: [first aid]}}\n".encode(), vocabulary(), "d.yaml")
    assert values(dossier) == {"head.post": "nurse", "head.skills": ("first_aid",)}


def test_shipped_lists(tmp_path: Path) -> None:
    """Staff and rooms of the shipped vocabulary may be sheets."""
    (tmp_path / "staff.csv").write_text("Должность;Количество единиц;бос орын\nаспаз;0,5;жоқ\n", encoding="utf-8")
    (tmp_path / "rooms.xlsx").write_bytes(workbook(R=[["Комната", "жатын орындары"], [1, 3]]))
    text = "application: {registered_on: 2025-04-01}\nstaff: {file: staff.csv}\nrooms: {file: rooms.xlsx}\n"
    (tmp_path / "d.yaml").write_text(text, encoding="utf-8")
    found = values(load_dossier(tmp_path / "d.yaml", shipped().vocabulary))
    assert found == {
        "application.registered_on": "2025-04-01",
        "staff[0].position": "аспаз",
        "staff[0].units": 0.5,
        "staff[0].vacant": False,
        "rooms[0].name": "1",
        "rooms[0].beds": 3,
    }


def test_a_dossier_names_the_tables_that_it_was_read_from(tmp_path: Path) -> None:
    """Each by the path that the dossier writes, with the digest of its bytes; a dossier without a table names none."""
    content = CSV.encode()
    found = loaded(tmp_path, f"{HOUSES}staff: {{file: tables/staff.csv}}\n", {"tables/staff.csv": content})
    assert found.tables == (("tables/staff.csv", hashlib.sha256(content).hexdigest()),)
    assert loaded(tmp_path, AS_LIST, {}).tables == ()
