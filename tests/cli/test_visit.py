"""`saikes visit` and back again with `check --findings`: sheet, answer file, decision; nothing is lost on the way."""

import re
from pathlib import Path

import pytest
import yaml
from pack.small_pack import SHIPPED

from cli.run import BASES, STATIONARY, Run, run, usage

EXAMPLE = SHIPPED.parent / "examples" / "03-crisis-centre-before-visit.yaml"
STEM = EXAMPLE.stem
NAMES = [f"{STEM}.findings.yaml", f"{STEM}.visit.kk.html", f"{STEM}.visit.ru.html"]
DAY = ("--today", "2025-05-20")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Give a dossier of which only the visit is open: the example, with the register of fire safety having answered."""
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / EXAMPLE.name
    text = EXAMPLE.read_text(encoding="utf-8")
    open_, closed = (
        "{code: fire_permit, site: shelter, asked_on: 2025-05-13",
        "result: confirmed, issued_on: 2024-10-10, positive: true",
    )
    assert open_ in text
    path.write_text(text.replace(open_, f"{open_}, {closed}"), encoding="utf-8")
    return path


def visit(folder: Path, *more: object, path: Path = EXAMPLE) -> Run:
    return run("visit", path, "--documents", folder, *DAY, *more)


def filled(folder: Path, result: str = "complies") -> Path:
    """Fill in every entry of the findings file."""
    path = folder / NAMES[0]
    text = re.sub("    result:", f"    result: {result}", path.read_text(encoding="utf-8"))
    text = re.sub("found_on: .*", "found_on: 2025-05-19", text)
    path.write_text(re.sub("found_by: .*", "found_by: Ә. Сыздықова", text), encoding="utf-8")
    return path


def page(folder: Path, language: str) -> str:
    text = (folder / f"{STEM}.visit.{language}.html").read_text(encoding="utf-8")
    return " ".join(re.sub("<[^>]+>", " ", text.split("</style>")[1]).split())


def test_sheet_filled_and_given_back_decides(dossier: Path, tmp_path: Path) -> None:
    """What was open is decided by the filled file, and the report names the file."""
    out = tmp_path / "out"
    found = visit(out, path=dossier)
    assert (found.code, found.err) == (0, "")
    assert sorted(found.out.splitlines()) == [str(out / name) for name in NAMES]
    assert run("check", dossier, *DAY).code == 4
    path = filled(out)
    decided = run("check", dossier, "--findings", path, *DAY, "--lang", "en")
    assert decided.code == 0, decided.out
    assert f"Findingsofthevisit:{path}" in "".join(decided.out.split())
    assert "the dossier has changed" not in decided.out


def test_a_visit_against_the_register_is_shown(tmp_path: Path) -> None:
    """Where the visit says no and the register yes, the refusal rests on the visit and the clash is named, place and all."""
    visit(tmp_path)
    path = filled(tmp_path, "does_not_comply")
    decided = run("check", EXAMPLE, "--findings", path, *DAY)
    text = " ".join(decided.out.split())
    assert decided.code == 1
    assert "расходится с материалами дела, по которым – «соответствует»: разрешительный документ в сфере" in text
    assert "Ә. Сыздықова" in text


def test_the_empty_file_is_valid_and_says_nothing(tmp_path: Path) -> None:
    """Given back as it was written, the findings file changes nothing."""
    visit(tmp_path)
    empty = run("check", EXAMPLE, "--findings", tmp_path / NAMES[0], *DAY)
    assert (empty.code, empty.err) == (4, "")
    data = yaml.safe_load((tmp_path / NAMES[0]).read_text(encoding="utf-8"))
    assert data["dossier"] == EXAMPLE.name
    assert {entry["result"] for entry in data["findings"]} == {None}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "kk",
            (
                "Барып тексеру парағы",
                "кіру топтары мен жүріп-тұру жолдары",
                "сәйкес келеді сәйкес келмейді тексерілмеді",
                "Ескертпе",
                "мүгедектігі бар адамдар үшін қолжетімділікті қамтамасыз ету",
                "«Мысал-03 Пана» қоғамдық қоры",
                "Іс бойынша: құжаттар бойынша әлі анықталған жоқ",
            ),
        ),
        (
            "ru",
            (
                "Лист посещения",
                "входные группы и пути передвижения",
                "соответствует не соответствует не проверено",
                "Примечание",
                "3) с обеспечением доступности для лиц с инвалидностью на объектах",
                "Приказ № 222, строка 2, пп. 3)",
                "По делу: по документам пока не установлено",
                "соответствует: разрешительный документ в сфере санитарно-эпидемиологического благополучия на объект № СЭЗ-03-001",
            ),
        ),
    ],
)
def test_the_sheet_asks_in_the_words_of_the_act(language: str, words: tuple[str, ...], tmp_path: Path) -> None:
    """Places, the wording of the act with its place, what the dossier says, boxes and lines stand on the sheet."""
    visit(tmp_path)
    shown = page(tmp_path, language)
    for word in words:
        assert word in shown


def test_file_and_sheet_have_the_same_numbers(tmp_path: Path) -> None:
    """A question has one number, on the sheet and in the file."""
    visit(tmp_path)
    text = (tmp_path / NAMES[0]).read_text(encoding="utf-8")
    html = (tmp_path / NAMES[2]).read_text(encoding="utf-8")
    in_file = re.findall(r"# (\d+)\. ", text)
    assert in_file == re.findall(r'<div class="no">(\d+)</div>', html)
    assert in_file == [str(number) for number in range(1, len(in_file) + 1)]


def test_what_is_found_stands_as_done(tmp_path: Path) -> None:
    """Findings of the dossier are listed with their result; a dossier with nothing open says so."""
    path = tmp_path / "d.yaml"
    text = STATIONARY.read_text(encoding="utf-8")
    more = "findings:\n  - {item: fire_safety, result: complies}\n  - {item: sanitary_state, result: complies}\n"
    path.write_text(
        text.replace("findings:\n", more + "  - {item: catering, result: complies, note: чисто}\n"), encoding="utf-8"
    )
    found = run("visit", path, "--documents", tmp_path / "out", *DAY, "--lang", "en")
    assert found.err == "nothing is left to find out: there is a finding on everything\n"
    html = (tmp_path / "out" / "d.visit.ru.html").read_text(encoding="utf-8")
    assert "<td>соответствие объекта питания санитарным правилам</td><td>соответствует</td><td>чисто</td>" in html
    assert (tmp_path / "out" / "d.findings.yaml").read_text(encoding="utf-8").endswith("findings: []\n")


def test_a_second_visit_asks_only_for_the_rest(dossier: Path, tmp_path: Path) -> None:
    """What the first visit settled is listed as found; its files are kept, those of the second are numbered and go together."""
    visit(tmp_path, path=dossier)
    first = tmp_path / NAMES[0]
    text = first.read_text(encoding="utf-8")
    items = re.findall(r"item: (\w+)", text)
    answered = text.replace("    result:", "    result: complies", 1)
    answered = re.sub("found_on: .*", "found_on: 2025-05-19", answered)
    first.write_text(re.sub("found_by: .*", "found_by: Ә. Сыздықова", answered), encoding="utf-8")
    before = first.read_bytes()
    found = visit(tmp_path, "--findings", first, path=dossier)
    assert (found.code, found.err) == (0, "")
    assert [Path(line).name for line in found.out.splitlines()] == [
        f"{STEM}.visit-2.kk.html",
        f"{STEM}.visit-2.ru.html",
        f"{STEM}.findings-2.yaml",
    ]
    assert first.read_bytes() == before
    second = tmp_path / f"{STEM}.findings-2.yaml"
    text = second.read_text(encoding="utf-8")
    assert re.findall(r"item: (\w+)", text) == items[1:]
    assert f"--findings {first.name} --findings {second.name}" in text
    assert "19.05.2025, Ә. Сыздықова" in (tmp_path / f"{STEM}.visit-2.ru.html").read_text(encoding="utf-8")
    rest = text.replace("    result:", "    result: complies")
    rest = re.sub("found_on: .*", "found_on: 2025-05-20", rest)
    second.write_text(re.sub("found_by: .*", "found_by: Б. Ли", rest), encoding="utf-8")
    assert run("check", dossier, "--findings", first, "--findings", second, *DAY).code == 0


def test_a_filled_file_is_not_lost(tmp_path: Path) -> None:
    """The same sheet again changes nothing; over a filled file nothing is written unless --force is given."""
    for _ in range(2):
        assert visit(tmp_path).code == 0
    path = filled(tmp_path)
    before = path.read_text(encoding="utf-8")
    (tmp_path / NAMES[1]).unlink()
    found = visit(tmp_path)
    assert found.code == 2
    assert found.err == (
        f"{path}: [error] a file with other content is already there\n"
        "    choose another folder or move the file away; nothing was written; --force writes over it\n"
    )
    assert path.read_text(encoding="utf-8") == before
    assert not (tmp_path / NAMES[1]).exists()
    assert visit(tmp_path, "--force").code == 0
    assert path.read_text(encoding="utf-8") != before


def test_findings_of_another_dossier_are_refused(tmp_path: Path) -> None:
    """The findings of one application are not taken for another: the message names both, with the place."""
    visit(tmp_path)
    path = filled(tmp_path)
    found = run("check", STATIONARY, "--findings", path, *DAY)
    assert (found.code, found.out) == (3, "")
    assert found.err.splitlines() == [
        f'{path}:10:1: [error] these findings are of another application: application is "KZ-МЫСАЛ-2025-00003", '
        f'but "1" in {STATIONARY}',
        f'    they were written for "{EXAMPLE.name}"; name that dossier, or write a new sheet with `saikes visit`',
    ]


def test_a_changed_dossier_is_shown(dossier: Path, tmp_path: Path) -> None:
    """Findings made for an earlier state of the dossier count, and the report says so."""
    visit(tmp_path / "out", path=dossier)
    path = filled(tmp_path / "out")
    dossier.write_text(dossier.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    found = run("check", dossier, "--findings", path, *DAY, "--lang", "en")
    assert found.code == 0
    assert "the dossier has changed since the visit sheet was written" in " ".join(found.out.split())


def test_sites_and_addresses_are_told_apart(tmp_path: Path) -> None:
    """Each site has its own part of the sheet and its own entries."""
    text = re.sub(r"findings:(\n  .*)+", "", (BASES / "two-sites.yaml").read_text(encoding="utf-8"))
    path = tmp_path / "d.yaml"
    path.write_text(text, encoding="utf-8")
    assert run("visit", path, "--documents", tmp_path, *DAY).code == 0
    data = yaml.safe_load((tmp_path / "d.findings.yaml").read_text(encoding="utf-8"))
    sites = list(dict.fromkeys(entry["site"] for entry in data["findings"]))
    assert len(sites) == 2
    html = (tmp_path / "d.visit.kk.html").read_text(encoding="utf-8")
    assert html.count("<h2>") == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("visit", EXAMPLE), "Missing option '--documents'."),
        (
            ("check", EXAMPLE, STATIONARY, "--findings", "f.yaml"),
            "--findings belongs to one dossier; check each dossier that was visited by itself",
        ),
    ],
)
def test_wrong_use(arguments: tuple[object, ...], message: str) -> None:
    """Wrong use is one line."""
    assert usage(run(*arguments)) == message


def test_a_findings_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing file is named; nothing is judged."""
    found = run("check", EXAMPLE, "--findings", tmp_path / "f.yaml")
    assert (found.code, found.out) == (3, "")
    assert found.err.startswith(f"{tmp_path / 'f.yaml'}:1:1: [error] no such file")
