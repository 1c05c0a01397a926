"""`application`, `complaint` and `terms --documents` write papers that follow from no outcome."""

import re
from collections import Counter
from pathlib import Path

import pytest
from documents.formats import bare, docx_text, markdown_text, pdf_text

from checker.documents.formats.letters import phrases
from checker.documents.formats.reader import read_document
from cli.run import run, usage

EXAMPLES = Path(__file__).parents[2] / "examples"
GRANT = EXAMPLES / "01-stationary-grant.yaml"
RENAMED = EXAMPLES / "36-renamed-in-time.yaml"
AT_HOME = EXAMPLES / "04-entrepreneur-at-home.yaml"
DUPLICATE = EXAMPLES / "43-duplicate.yaml"
NO_DUPLICATE = EXAMPLES / "44-duplicate-of-an-electronic-licence.yaml"
FEBRUARY = EXAMPLES / "06-primary-care-contract-february.yaml"
BANNED = EXAMPLES / "10-court-ban.yaml"
NOT_HELD = EXAMPLES / "08-rules-text-not-held.yaml"
COMPLAINT = "complaint:\n  received_on: 2025-06-13\n  registered_on: 2025-06-16\n  addressed_to: authorised_body\nsteps: {signed_on: 2025-06-09}\n"
TODAY = ("--today", "2026-01-10")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def text(folder: Path, name: str) -> str:
    page = (folder / name).read_text(encoding="utf-8").split("</style>")[1]
    return " ".join(re.sub("<[^>]+>", " ", page).replace("&nbsp;", " ").split())


def with_complaint(folder: Path) -> Path:
    path = folder / "in" / "banned.yaml"
    path.parent.mkdir()
    path.write_text(BANNED.read_text(encoding="utf-8") + COMPLAINT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("command", "dossier", "forms"),
    [
        ("application", GRANT, ["application"]),
        ("application", RENAMED, ["reissue-application"]),
        ("complaint", None, ["complaint", "complaint-cover"]),
        ("terms", GRANT, ["terms"]),
        ("check", DUPLICATE, ["duplicate", "duplicate-answer"]),
        ("check", NO_DUPLICATE, ["duplicate-answer"]),
        ("check", FEBRUARY, ["conclusion", "preliminary-notice"]),
    ],
)
def test_every_paper_in_every_format(command: str, dossier: Path | None, forms: list[str], tmp_path: Path) -> None:
    """Each paper is written in both languages and all formats, and all of them say the same."""
    path, out = dossier or with_complaint(tmp_path), tmp_path / "out"

    found = run(command, path, "--documents", out, "--as", "html,pdf,docx,md", *TODAY)

    assert found.code in {0, 1}
    wanted = [f"{path.stem}.{form}.{lang}" for form in forms for lang in ("kk", "ru")]
    assert {path.name for path in out.iterdir()} == {
        f"{name}.{ending}" for name in wanted for ending in ("html", "pdf", "docx", "md")
    }
    for page in out.glob("*.html"):
        read = read_document(page.read_text(encoding="utf-8"))
        said = bare("".join((read.draft, *phrases(read.blocks))))
        assert bare(docx_text(page.with_suffix(".docx").read_bytes())) == said
        assert bare(markdown_text(page.with_suffix(".md").read_text(encoding="utf-8"))) == said
        assert not Counter(said) - Counter(bare(pdf_text(page.with_suffix(".pdf").read_bytes())))


def test_application_lists_its_files(tmp_path: Path) -> None:
    """The paths are the answer; a second run changes nothing, and other content is never replaced unasked."""
    found = run("application", GRANT, "--documents", tmp_path)
    assert (found.code, found.err) == (0, "")
    assert found.out.splitlines() == [str(tmp_path / f"{GRANT.stem}.application.{lang}.html") for lang in ("kk", "ru")]
    assert run("application", GRANT, "--documents", tmp_path).code == 0
    (tmp_path / f"{GRANT.stem}.application.kk.html").write_text("mine")
    assert run("application", GRANT, "--documents", tmp_path).code == 2
    assert run("application", GRANT, "--documents", tmp_path, "--force").code == 0


def test_application_is_filled_from_the_dossier(tmp_path: Path) -> None:
    """Applicant, addresses, contacts and sheets of the dossier stand in the form; an entrepreneur signs himself."""
    run("application", GRANT, "--documents", tmp_path)
    shown = text(tmp_path, f"{GRANT.stem}.application.ru.html")
    for part in (
        "от ТОО «Мысал-01 Камкор», 491240901004",
        "Электронная почта mysal01@example.kz",
        "Прилагается 43 листов.",
    ):
        assert part in shown
    run("application", AT_HOME, "--documents", tmp_path)
    page = (tmp_path / f"{AT_HOME.stem}.application.ru.html").read_text(encoding="utf-8")
    signed = page.split("Руководитель")[1].split("caption")[0]
    assert re.search(r'<u class="filled l">[^<]+</u>', signed)


def test_application_of_the_edition(tmp_path: Path) -> None:
    """The edition chooses the text; a Kazakh text that is not held says so."""
    run("application", GRANT, "--documents", tmp_path, "--as-of", "2026-08-03")
    assert "содержащихся в цифровых системах" in text(tmp_path, f"{GRANT.stem}.application.ru.html")
    assert "соңғы белгілі нысан қолданылды" in text(tmp_path, f"{GRANT.stem}.application.kk.html")


def test_requests_without_a_form(tmp_path: Path) -> None:
    """Where the acts lay down no application, or its text is not held, that is said and nothing is written."""
    found = run("application", DUPLICATE, "--documents", tmp_path / "out")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(
        f'{DUPLICATE}: [error] the acts lay down no form of an application for "duplicate of the licence"\n'
        "    there is one for: a new licence; "
    )
    found = run("application", NOT_HELD, "--documents", tmp_path / "out")
    assert found.code == 2
    assert 'edition "2024-06-28" has no form "application"' in found.err
    assert not (tmp_path / "out").exists()


def test_complaint_without_one_to_the_authorised_body(tmp_path: Path) -> None:
    """The covering letter of paragraph 39 is for a complaint that the dossier records; otherwise a note says what is lacking."""
    found = run("complaint", BANNED, "--documents", tmp_path, "--lang", "en")
    assert found.code == 0
    assert found.err.startswith("the covering letter of paragraph 39 is not written: ")
    assert names(tmp_path) == [f"{BANNED.stem}.complaint.{lang}.html" for lang in ("kk", "ru")]


def test_complaint_is_filled_from_the_dossier(tmp_path: Path) -> None:
    """The decision and its day stand in the complaint once it was signed. The term of the answer runs from the registration, that
    of sending it on from the day on which it reached the provider.
    """
    path = with_complaint(tmp_path)
    assert run("complaint", path, "--documents", tmp_path / "out").err == ""
    complaint = text(tmp_path / "out", "banned.complaint.ru.html")
    cover = text(tmp_path / "out", "banned.complaint-cover.ru.html")
    assert "Решение услугодателя мотивированный отказ Дата решения «09» июня 2025 года" in complaint
    assert re.search(
        "Жалоба зарегистрирована «16» июня 2025 года ?, последний день рассмотрения – «08» июля 2025", complaint
    )
    assert "Жалоба поступила услугодателю «13» июня 2025 года" in " ".join(cover.split())
    assert "Жалоба зарегистрирована в уполномоченном органе «16» июня 2025 года" in " ".join(cover.split())
    assert "со дня поступления жалобы – «18» июня 2025 года (пункт 39)" in cover


def test_a_refusal_says_how_to_appeal(tmp_path: Path) -> None:
    """Below the form stand the legal form, the terms, a blank for the term of filing, and that the APPC of 2025 was not read."""
    run("check", BANNED, "--documents", tmp_path, *TODAY)
    page = text(tmp_path, f"{BANNED.stem}.refusal.ru.html")
    later = ("--edition", "order-222=2025-03", "--as-of", "2026-02-02", "--today", "2026-02-10")
    run("check", BANNED, "--documents", tmp_path / "2026", *later)
    of_2026 = text(tmp_path / "2026", f"{BANNED.stem}.refusal.ru.html")
    assert "не позднее 3 месяцев со дня, когда стало известно" in of_2026
    assert "не просмотрен" not in of_2026
    for part in (
        "Организационно-правовая форма товарищество с ограниченной ответственностью",
        "в течение 5 рабочих дней",
        "в течение 15 рабочих дней",
        "(по АППК: в имеющихся текстах этого дня срок не приведен)",
        "АППК, before-2026: текст, действовавший до 2026 года, не просмотрен",
    ):
        assert part in page


def test_terms_still_answer_while_they_write(tmp_path: Path) -> None:
    """The table is printed as without documents; beside JSON the paths go to the error stream, so that the answer stays JSON."""
    plain = run("terms", GRANT, *TODAY).out
    beside = run("terms", GRANT, *TODAY, "--documents", tmp_path)
    assert beside.out.startswith(plain)
    assert beside.out[len(plain) :].splitlines() == [
        str(tmp_path / f"{GRANT.stem}.terms.{lang}.html") for lang in ("kk", "ru")
    ]
    as_data = run("terms", GRANT, *TODAY, "--documents", tmp_path, "--format", "json")
    assert as_data.out == run("terms", GRANT, *TODAY, "--format", "json").out
    assert as_data.err.splitlines() == beside.out[len(plain) :].splitlines()
    assert "проверка полноты документов Правила (Приказ № 230 от 28.06.2024), п. 13 Департамент" in text(
        tmp_path, f"{GRANT.stem}.terms.ru.html"
    )


@pytest.mark.parametrize("command", ["application", "complaint"])
def test_wrong_use(command: str, tmp_path: Path) -> None:
    """A folder is needed, a dossier too; --as without a folder is nothing for terms."""
    assert usage(run(command, GRANT)) == "Missing option '--documents'."
    assert usage(run(command, "--documents", tmp_path)) == "Missing argument 'DOSSIER'."
    assert "is about documents" in usage(run("terms", GRANT, "--as", "pdf"))


@pytest.mark.parametrize(
    ("lang", "note"), [("kk", "Ескерту иеліктен шығарылмайтын"), ("ru", "Примечания неотчуждаемая")]
)
def test_a_licence_says_that_it_is_inalienable(lang: str, note: str, tmp_path: Path) -> None:
    """Paragraph 5 says it of every licence, so licence and duplicate say it; the class, which no text in hand names, is a blank."""
    run("check", GRANT, "--documents", tmp_path, *TODAY)
    run("check", DUPLICATE, "--documents", tmp_path, *TODAY)
    caption = {"kk": "(иеліктен шығару, рұқсат сыныбы)", "ru": "(отчуждаемость, класс разрешения)"}[lang]
    for name in (f"{GRANT.stem}.licence", f"{DUPLICATE.stem}.duplicate"):
        page = (tmp_path / f"{name}.{lang}.html").read_text(encoding="utf-8")
        row = page[page.index(note.split(maxsplit=1)[0] + "</td>") : page.index(caption)]
        assert f"{note} {caption}" in text(tmp_path, f"{name}.{lang}.html")
        assert row.count('class="blank full"') == 1
