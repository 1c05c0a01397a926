"""Hold the printed page to what the program promises about it besides the words of the act."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from checker.documents.context import Application, Conclusion, Hearing, Lang, Note, Reason
from checker.documents.render import TemplateProblem, UnmotivatedRefusal, render

from .act_text import form_text
from .contexts import REASON, TEMPLATES, bare, every_case, form_meta, full, held_forms, page

DRAFT_WORD = {"kk": "ЖОБА", "ru": "ПРОЕКТ"}
CONCLUSION = form_meta("conclusion", "2025-01", "ru")
REFUSAL = form_meta("refusal", "2025-03", "ru")


def changed_templates(folder: Path, name: str, old: str, new: str) -> Path:
    templates = Path(copytree(TEMPLATES, folder / "templates"))
    file = templates / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return templates


def line_of(file: Path, text: str) -> int:
    return next(n for n, line in enumerate(file.read_text("utf-8").splitlines(), 1) if text in line)


def test_entries_are_escaped() -> None:
    """Markup in an entry is shown as text and never becomes a part of the page."""
    applicant = replace(bare(REFUSAL).applicant, name='<script>alert("1")</script> & «Ұя» \'')

    shown = page(replace(bare(REFUSAL), applicant=applicant))

    assert "<script" not in shown
    assert "&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt; &amp; «Ұя» &#39;" in shown


@pytest.mark.parametrize(("form", "edition", "lang"), every_case())
def test_page_needs_nothing_from_outside(form: str, edition: str, lang: Lang) -> None:
    """A page holds its own style, loads nothing, runs nothing, and names its language and title."""
    meta = form_meta(form, edition, lang)

    shown = page(full(meta))

    assert not re.search(r"<script|<link|<img|@import|url\(|(?:src|href)\s*=|https?://", shown)
    assert shown.startswith(f'<!DOCTYPE html>\n<html lang="{lang}">')
    assert f"<title>{meta.title}</title>" in shown


@pytest.mark.parametrize(("form", "edition", "lang"), every_case())
def test_draft_is_marked(form: str, edition: str, lang: Lang) -> None:
    """A draft bears its word as a watermark and a line, in its own language; a final one bears none."""
    context = replace(full(form_meta(form, edition, lang)), conclusion="complies")

    final = page(context)
    draft = page(replace(context, form=replace(context.form, draft=True)))

    assert f'class="watermark" aria-hidden="true">{DRAFT_WORD[lang]}<' in draft
    assert f'<p class="draft-line">{DRAFT_WORD[lang]}</p>' in draft
    assert DRAFT_WORD[lang] not in final


@pytest.mark.parametrize("conclusion", ["open", None])
def test_open_conclusion_is_a_draft(conclusion: Conclusion | None) -> None:
    """A conclusion that is still open is printed as a draft with no line chosen."""
    context = replace(full(CONCLUSION), conclusion=conclusion)

    shown = page(context)

    assert "draft-line" in shown.split("</style>")[1]
    assert "☑" not in shown


@pytest.mark.parametrize(("conclusion", "chosen"), [("complies", 0), ("does_not_comply", 1)])
def test_one_line_of_the_conclusion_is_chosen(conclusion: Conclusion, chosen: int) -> None:
    """A settled conclusion ticks exactly its own line, and both lines stand."""
    shown = page(replace(full(CONCLUSION), conclusion=conclusion))

    boxes = re.findall("[☐☑]", shown)
    assert boxes == ["☑" if n == chosen else "☐" for n in range(2)]
    assert "draft-line" not in shown.split("</style>")[1]


@pytest.mark.parametrize("lang", ["kk", "ru"])
@pytest.mark.parametrize(("form", "edition"), [("refusal", "2025-01"), ("refusal", "2025-03"), ("receipt", "2025-01")])
@pytest.mark.parametrize(
    "reasons",
    [
        (),
        (Reason(1, "text", "cite", ()),),
        (Reason(1, "text", "cite", (Note(" "),)),),
        (REASON, Reason(5, "", "", (Note("a"),))),
    ],
)
def test_refusal_without_reason_is_not_printed(
    lang: Lang, form: str, edition: str, reasons: tuple[Reason, ...]
) -> None:
    """A refusal with no reason, or with a reason that no fact establishes, is never printed."""
    with pytest.raises(UnmotivatedRefusal) as raised:
        page(replace(full(form_meta(form, edition, lang)), reasons=reasons))

    assert raised.value.form == form


def test_protocol_of_a_refusal_wants_its_reason() -> None:
    """A protocol of a hearing that ended in a refusal is not printed without «Обоснование»."""
    context = full(form_meta("hearing-protocol", "2025-03", "ru"))

    with pytest.raises(UnmotivatedRefusal):
        page(replace(context, hearing=replace(context.hearing, reason=" ")))


def test_reasons_stand_above_their_caption() -> None:
    """A reason stands with its ground, its place in the law and its facts above «(Основание отказа)»."""
    reason = Reason(
        4, "установлена недостоверность", "Order 230, annex 1, item 10", (Note("строка 5"), Note("строка 6"))
    )

    shown = form_text(page(replace(full(REFUSAL), reasons=(reason,))), with_entries=True)

    assert "4) установлена недостоверность Order 230, annex 1, item 10 строка 5 строка 6 (Основание отказа)" in shown


def test_reason_for_not_accepting_has_no_ground_number() -> None:
    """A refusal to accept rests on paragraph 13 and prints its reason without a number."""
    context = full(form_meta("receipt", "2025-01", "ru"))

    shown = page(
        replace(context, reasons=(Reason(None, "неполный пакет документов", "п. 13", (Note("нет договора"),)),))
    )

    assert "<p>неполный пакет документов</p>" in shown


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("ru", "от «05» марта 2025 года № KZ-0001, сообщает"),
        ("kk", "Сіздің 05.03.2025 жылғы № KZ-0001 өтінішіңізді"),
    ],
)
def test_day_of_the_application_goes_into_its_blank(lang: Lang, expected: str) -> None:
    """The day of the application is written before the form's own year word."""
    shown = form_text(page(full(form_meta("refusal", "2025-03", lang))), with_entries=True)

    assert expected in shown


@pytest.mark.parametrize(("lang", "expected"), [("ru", "«28» марта 2025 год"), ("kk", "2025 жылғы «28» наурыз")])
def test_day_of_first_issue_is_written_in_the_manner_of_the_language(lang: Lang, expected: str) -> None:
    """The day of first issue fills its blanks in the order of the language."""
    shown = form_text(page(full(form_meta("licence", "2025-01", lang))), with_entries=True)

    assert expected in shown


def test_time_and_place_of_the_hearing_stand_below_the_form() -> None:
    """The time and place that paragraph 17 demands stand below the notice, which has no field for them."""
    context = full(form_meta("hearing-notice", "2025-03", "ru"))
    hearing = Hearing(date(2025, 12, 1), "15:30", "Зал № 2")

    shown = page(replace(context, hearing=hearing))

    below = shown.split("</main>")[1]
    assert all(part in below for part in ("«01» декабря 2025 года", "15:30", "Зал № 2"))


def test_marks_stand_below_the_form() -> None:
    """The marks are printed outside the form, and without marks nothing is."""
    context = full(REFUSAL)

    assert "<p>made from an unofficial copy of the act</p>" in page(context).split("</main>")[1]
    assert 'class="marks"' not in page(bare(REFUSAL))


def test_what_is_not_known_is_a_blank_line(tmp_path: Path) -> None:
    """A changed template that prints a value without a blank of its own never prints the word None."""
    templates = changed_templates(tmp_path, REFUSAL.template, "<h1>", "<h1>[{{ region }}]")

    assert '<h1>[<span class="blank m">&nbsp;</span>]' in render(bare(REFUSAL), templates)
    assert "<h1>[Қызылорда]" in render(full(REFUSAL), templates)


def test_kazakh_letters_survive() -> None:
    """Every letter of the Kazakh alphabet that Russian lacks comes out as it went in."""
    letters = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"

    assert f">{letters}</u>" in page(replace(bare(REFUSAL), application=Application(letters)))


@pytest.mark.parametrize(
    ("misspelt", "nearest"),
    [("applicant.nmae", "name"), ("aplicant.name", "applicant"), ("hearing.plase", "place")],
)
def test_misspelt_placeholder_has_its_place(tmp_path: Path, misspelt: str, nearest: str) -> None:
    """A misspelt placeholder stops the print and is named with its file, its line and the nearest name."""
    templates = changed_templates(tmp_path, REFUSAL.template, "<h1>", f"<h1>{{{{ blank({misspelt}) }}}}")

    with pytest.raises(TemplateProblem) as raised:
        render(full(REFUSAL), templates)

    file = templates / REFUSAL.template
    assert (raised.value.file, raised.value.line) == (file, line_of(file, "<h1>"))
    assert raised.value.message.endswith(f'nearest: "{nearest}"')
    assert str(raised.value).startswith(f"{file}:{raised.value.line}: unknown placeholder")


@pytest.mark.parametrize("wrong", ["{{ region | dya }}", "{% if region %}", "{{ region", "{{ region | day }}"])
def test_broken_template_has_its_place(tmp_path: Path, wrong: str) -> None:
    """An unknown filter, an open tag or a filter for days on a text is named with its file and a line."""
    templates = changed_templates(tmp_path, REFUSAL.template, "<h1>", f"<h1>{wrong}")

    with pytest.raises(TemplateProblem) as raised:
        render(full(REFUSAL), templates)

    assert raised.value.file == templates / REFUSAL.template
    assert raised.value.line


def test_missing_template_is_named(tmp_path: Path) -> None:
    """A template that is not in the folder is named without a line."""
    with pytest.raises(TemplateProblem) as raised:
        render(full(REFUSAL), tmp_path)

    assert str(raised.value) == f"{tmp_path / REFUSAL.template}: no such template"


def test_template_reaches_no_internals(tmp_path: Path) -> None:
    """A template cannot climb from a value to the program."""
    templates = changed_templates(tmp_path, REFUSAL.template, "<h1>", "<h1>{{ region.__class__.__mro__ }}")

    with pytest.raises(TemplateProblem):
        render(full(REFUSAL), templates)


def test_every_shipped_template_is_a_form_in_use() -> None:
    """Every template but the layout, the parts and the letters is named in rules/forms.yaml."""
    used = {name for form in held_forms() for text in form.texts for name in text.templates.values()}
    shared = {"layout.html.j2", "letters"} | {
        f"{part}parts.html.j2" for part in ("", "visit-", "application-", "appeal-")
    }

    assert {file.name for file in TEMPLATES.iterdir()} - used == shared
