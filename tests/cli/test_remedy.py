"""`saikes remedy`: report, JSON, letters, exit codes, wrong use."""

import json
import os
import re
from pathlib import Path

import pytest
from chance import LONG
from remedy.homes import bare, home, unseen

from cli.run import STATIONARY, run, usage

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
INCOMPLETE = EXAMPLES / "02-incomplete-package.yaml"
TODAY = ("--today", "2025-04-14")


def test_nothing_is_needed() -> None:
    """A dossier that complies is exit code 0, and no letter is written."""
    found = run("remedy", STATIONARY, *TODAY)
    assert found.code == 0
    assert "исправлять нечего" in found.out


@pytest.mark.parametrize(("number", "code"), [("02", 1), ("03", 4), ("10", 1), ("13", 4)])
def test_exit_code_is_that_of_check(number: str, code: int) -> None:
    """What is needed does not change what `check` says of the dossier."""
    path = next(EXAMPLES.glob(f"{number}-*"))
    assert run("remedy", path, *TODAY).code == run("check", path, *TODAY).code == code


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("kk", ("Ең аз өзгерістер жиыны: 16", "Өтініш беруші:", "1-нұсқа: ұсыну:", "лицензия беру")),
        ("ru", ("Наименьший набор изменений: 16", "Заявитель:", "вариант 1: представить:", "выдача лицензии")),
        ("en", ("Smallest set of changes: 16", "Applicant:", "option 1: present:", "complies; grant")),
    ],
)
def test_report(lang: str, words: tuple[str, ...]) -> None:
    """The report is in the language asked for and not wider than 80 columns."""
    found = run("remedy", INCOMPLETE, "--lang", lang, *TODAY)
    flat = " ".join(found.out.split())
    assert all(word in flat for word in words)
    assert max(map(len, found.out.splitlines())) <= 80


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem[:2])
def test_every_example_fits_the_screen(path: Path) -> None:
    """Eighty columns, whatever the case; no text is left in a blank. Each example in one language, in a long run in all."""
    for lang in ("kk", "ru", "en") if LONG in os.environ else (("kk", "ru", "en")[int(path.stem[:2]) % 3],):
        out = run("remedy", path, "--lang", lang, *TODAY).out
        assert max(map(len, out.splitlines())) <= 80
        assert "{" not in out
        # An act that is quoted with an omission has its sign inside the words, never in the place of a value.
        assert re.search(r"(: |– |\()…", out) is None


def test_json() -> None:
    """The JSON names every change with its words, who makes it and the facts it sets."""
    found = json.loads(run("remedy", INCOMPLETE, "--format", "json", *TODAY).out)
    assert (found["outcome"], found["smallest"]["outcome"]) == ("acceptance_refused", "grant")
    first = found["smallest"]["changes"][0]
    assert (first["who"], first["adds"], first["turns"]) == ("applicant", "documents", ["catering", "catering-papers"])
    papers = next(goal for goal in found["goals"] if goal["rule"] == "catering-papers")
    assert [len(way) for way in papers["ways"]] == [1, 1]
    assert papers["ways"][1][0]["facts"] == [{"path": "valid_until", "value": "2025-04-07", "bound": "at_least"}]


def test_letters(tmp_path: Path) -> None:
    """Both letters are written, say that they decide nothing, and carry the wording of the act and the plain advice."""
    found = run("remedy", INCOMPLETE, "--documents", tmp_path / "out", *TODAY)
    pages = {path.name: path.read_text("utf-8") for path in (tmp_path / "out").iterdir()}
    assert sorted(pages) == [f"02-incomplete-package.remedy-letter.{language}.html" for language in ("kk", "ru")]
    kazakh, russian = (" ".join(page.split()) for _, page in sorted(pages.items()))
    assert "не является решением" in russian
    assert "шешім болып табылмайды" in kazakh
    assert "Копия договора на обеспечение питанием получателей услуг." in russian
    assert "Представить сведения по форме или действующий договор." in russian
    assert russian.index("Что можете сделать Вы") < russian.index("Что предстоит установить специалисту")
    assert all(str(tmp_path) in line for line in found.out.splitlines() if line.endswith(".html"))


def test_no_letter_where_nothing_is_needed(tmp_path: Path) -> None:
    """A letter on nothing is not written."""
    assert run("remedy", STATIONARY, "--documents", tmp_path / "out", *TODAY).code == 0
    assert not (tmp_path / "out").exists()


def test_several_dossiers() -> None:
    """JSON of several is a list, the gravest exit code counts, an unreadable one does not stop the others."""
    found = run("remedy", STATIONARY, INCOMPLETE, "nowhere.yaml", "--format", "json", *TODAY)
    assert found.code == 3
    assert len(json.loads(found.out)) == 2


def test_another_day() -> None:
    """--as-of moves the day by which papers are judged."""
    assert "Документы оцениваются на 01.06.2025" in run("remedy", INCOMPLETE, "--as-of", "2025-06-01", *TODAY).out


def test_wrong_use() -> None:
    """What is wrong is said with what to do, as `check` says it."""
    assert usage(run("remedy")) == "no dossier is named; for example: saikes remedy dossier.yaml"
    assert usage(run("remedy", INCOMPLETE, "--edition", "order-222=1999")).startswith("--edition: unknown edition")


@pytest.fixture
def short(tmp_path: Path) -> Path:
    """A home for 120 that has nurses and orderlies too few, as a file."""
    path = tmp_path / "short.json"
    data = bare(unseen(home(0)), nurse=5.5, ward_orderly=3, cook=1)
    path.write_text(json.dumps(data, ensure_ascii=False, default=str), encoding="utf-8")
    return path


def test_open_for_another_reason() -> None:
    """Where nothing has to be cured and the decision is open all the same, it says that the reason is no part of the dossier."""
    found = run("remedy", next(EXAMPLES.glob("08-*")), *TODAY, "--lang", "en")
    assert found.code == 4
    assert "open for a reason that does not lie in the dossier" in " ".join(found.out.split())


def test_a_home_of_real_size_that_is_short_of_staff(short: Path) -> None:
    """Units and rows, the clause of the act, and that not every alternative is shown."""
    found = " ".join(run("remedy", short, *TODAY).out.split())
    assert "Медицинская сестра – ещё 5 ед. (приложение 1, строка 58): требуется 10,5, есть 5,5" in found
    assert "приложение 1 – Правила деятельности организаций (Приказ № 230 от 22.06.2023)" in found
    assert "взаимозаменяются в пределах фонда оплаты труда" in found
    assert "соответствует квалификационным требованиям; выдача лицензии" in found


def test_norms_in_json_and_letter(short: Path, tmp_path: Path) -> None:
    """The clauses that leave a shortage to a person are in JSON and in both letters; so is what is required."""
    found = run("remedy", short, "--format", "json", "--documents", tmp_path / "out", *TODAY)
    data = json.loads(found.out)
    clauses = {clause["where"]["en"] for goal in data["goals"] for clause in goal["clauses"]}
    assert any("Annex 1" in where for where in clauses)
    letters = {path.name.split(".")[-2]: path.read_text(encoding="utf-8") for path in (tmp_path / "out").glob("*.html")}
    assert "58-жол): қажет – 10,5, бар – 5,5" in letters["kk"]
    assert "требуется 10,5, есть 5,5" in letters["ru"]
    assert "бірін-бірі алмастырады" in letters["kk"]
