"""Hold PDF, DOCX and Markdown to the rendered page: the same words in the same order, in every form, edition and language."""

import html
import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pypdfium2
import pytest

from checker.documents.context import Lang, Note
from checker.documents.formats import docx, markdown, pdf
from checker.documents.formats.letters import phrases
from checker.documents.formats.markup import NotForAllFormats
from checker.documents.formats.model import Document
from checker.documents.formats.reader import read_document

from .act_text import annex, missing_phrases
from .act_text import phrases as phrases_of_act
from .contexts import every_case, form_cases, form_meta, full, number_in_act, page
from .formats import DAY, W, bare, docx_text, markdown_text, pdf_on_one_page, pdf_text

LAW = form_cases()
CONCLUSION = form_meta("conclusion", "2025-01", "ru")


def document(form: str, edition: str, lang: Lang, *, draft: bool = False) -> Document:
    meta = form_meta(form, edition, lang)
    context = full(meta)
    return read_document(page(replace(context, conclusion="complies", form=replace(context.form, draft=draft))))


def shown_on_the_page(rendered: str) -> str:
    """Give all letters of the body of a page, by another way than the reader's: tags cut out."""
    body = re.sub(r'<div class="watermark.*?</div>|<p class="draft-line.*?</p>', "", rendered.split("<body>")[1])
    return html.unescape(re.sub(r"<[^>]+>", "", body))


@pytest.mark.parametrize(("form", "edition", "lang"), every_case())
def test_every_format_says_the_same(form: str, edition: str, lang: Lang) -> None:
    """The letters of the page, nothing more and nothing less, stand in every format in the same order."""
    context = replace(full(form_meta(form, edition, lang)), conclusion="complies")
    rendered = page(context)
    read = read_document(rendered)
    expected = bare(shown_on_the_page(rendered))

    assert bare("".join(phrases(read.blocks))) == expected
    assert bare(docx_text(docx.write(read, DAY))) == expected
    assert bare(markdown_text(markdown.write(read))) == expected
    # A page number stands at the foot.
    assert bare(pdf_on_one_page(read)) in (expected, f"{expected}1")


@pytest.mark.parametrize(("form", "edition", "lang"), LAW)
def test_every_format_has_the_words_of_the_act(form: str, edition: str, lang: Lang) -> None:
    """Every fixed phrase of the form in the act stands in every format, in order."""
    meta = form_meta(form, edition, lang)
    # The act whose text the template carries: another one where the text of this edition is not held.
    carried = meta.template.split(".")[1]
    expected = [bare(phrase) for phrase in phrases_of_act(annex(carried, lang, number_in_act(form, edition, lang)))]
    read = document(form, edition, lang)

    assert expected
    for said in (pdf_on_one_page(read), docx_text(docx.write(read, DAY)), markdown_text(markdown.write(read))):
        assert missing_phrases(expected, bare(said)) == []


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_draft_is_marked_in_every_format(lang: Lang) -> None:
    """The word of a draft stands on every page of the PDF and behind the text of the DOCX; a final form has none."""
    word = {"kk": "ЖОБА", "ru": "ПРОЕКТ"}[lang]
    draft, final = (document("conclusion", "2025-03", lang, draft=draft) for draft in (True, False))

    with pypdfium2.PdfDocument(pdf.write(draft, DAY)) as opened:
        pages = [one.get_textpage().get_text_bounded() for one in opened]
    assert len(pages) > 1
    assert all(word in one for one in pages)
    with zipfile.ZipFile(io.BytesIO(docx.write(draft, DAY))) as packed:
        headers = [packed.read(name).decode() for name in packed.namelist() if name.startswith("word/header")]
    assert any(f'string="{word}"' in one for one in headers)
    assert markdown.write(draft).startswith(f"**{word}**\n")
    assert word not in pdf_text(pdf.write(final, DAY))
    assert word not in docx_text(docx.write(final, DAY))
    assert word not in markdown.write(final)


@pytest.mark.parametrize(("lang", "tag"), [("kk", "kk-KZ"), ("ru", "ru-RU")])
def test_properties_name_title_and_language(lang: Lang, tag: str) -> None:
    """PDF and DOCX carry the title and the language of the form; the PDF is A4, tagged and says that it is PDF/A-2a."""
    read = document("licence", "2025-01", lang)
    made = pdf.write(read, DAY)

    with pypdfium2.PdfDocument(made) as opened:
        assert opened.get_metadata_dict()["Title"] == read.title
        assert opened.get_metadata_dict()["CreationDate"].startswith("D:20250402")
        assert {tuple(round(side) for side in one.get_size()) for one in opened} == {(595, 842)}
    assert f"/Lang({lang})".encode() in made.replace(b" ", b"")
    assert re.search(rb"pdfaid:part>2<.*pdfaid:conformance>A<", made, re.DOTALL)
    with zipfile.ZipFile(io.BytesIO(docx.write(read, DAY))) as packed:
        assert f'w:val="{tag}"' in packed.read("word/styles.xml").decode()
        core = packed.read("docProps/core.xml").decode()
    assert f"<dc:title>{read.title}</dc:title>" in core
    assert "python-docx" not in core


def test_fonts_travel_with_the_program() -> None:
    """The letters of both languages are set in the fonts of the package, embedded; none is taken from the machine."""
    made = pdf.write(document("conclusion", "2025-03", "kk"), DAY)

    names = {name.decode().split("+")[-1] for name in re.findall(rb"/BaseFont ?/([\w+-]+)", made)}
    assert names
    assert names <= {"LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic", "DejaVuSansMono"}


def test_the_same_form_gives_the_same_bytes() -> None:
    """A form written twice is the same file, so that writing it again overwrites nothing."""
    read = document("conclusion", "2025-03", "ru")

    assert pdf.write(read, DAY) == pdf.write(read, DAY)
    assert docx.write(read, DAY) == docx.write(read, DAY)


@pytest.mark.parametrize(
    "name",
    [
        '"); panic("x',
        "#panic()",
        "$x$ *b* _i_ `c` <t>",
        "\\n \\",
        "| a || b |",
        "1. x",
        "# x",
        "<w:p>&amp;",
        "ӘәҒғҚқҢңӨөҰұҮүҺһІі",
    ],
)
def test_no_entry_is_read_as_markup(name: str) -> None:
    """What a dossier says is letters in every format, whatever signs it has."""
    context = full(CONCLUSION)
    read = read_document(page(replace(context, applicant=replace(context.applicant, name=name))))

    for said in (pdf_on_one_page(read), docx_text(docx.write(read, DAY)), markdown_text(markdown.write(read))):
        assert bare(f"посещение услугополучателя {name}, находящегося") in bare(said)


def test_a_sign_that_no_font_has_is_named() -> None:
    """A sign that cannot be set on paper stops the PDF with the sign, where it stands and what to do."""
    context = full(CONCLUSION)
    read = read_document(page(replace(context, applicant=replace(context.applicant, name="Үй \U0001f3e0"))))

    with pytest.raises(pdf.CannotTypeset) as raised:
        pdf.write(read, DAY)

    assert str(raised.value) == (
        f'"{CONCLUSION.title}" (ru) cannot be written as PDF: the font has no sign "\U0001f3e0" (U+1F3E0), which stands in '
        '"посещение услугополучателя Үй \U0001f3e0, находящегося по адресу Қызыл"\n'
        "    write the sign otherwise in the dossier, or ask for --as html,docx,md; nothing was written"
    )


@pytest.mark.parametrize(
    ("part", "what", "allowed"),
    [
        ("<img>", "<img>", "use one of p, h1, "),
        ("<h4>x</h4>", "<h4>", "use one of p, h1, "),
        ('<table><tr><td rowspan="2">x</td></tr></table>', "rowspan", "repeat the cell in each row, "),
    ],
)
def test_what_only_html_has_is_refused(part: str, what: str, allowed: str) -> None:
    """A template with what the other formats have no counterpart of says what stands in its way and what can be used."""
    with pytest.raises(NotForAllFormats) as raised:
        read_document(f'<html lang="ru"><title>t</title><body><main>{part}</main></body></html>')

    assert str(raised.value).startswith(f'a template uses "{what}", which cannot be written as PDF, DOCX or Markdown\n')
    assert f"\n    {allowed}" in str(raised.value)


def test_a_template_of_the_office_need_not_be_tidy() -> None:
    """Classes nobody knows, a row too short, a blank without a size, an element left open: every letter is still written."""
    body = (
        '<p class="new">a<span class="blank"></span></p><table><tr><td>b</td><td>c</td></tr><tr><td>d</td></tr>'
        '<tr><td colspan="x">e</td></tr></table><div class="question"><p>f</p></div><ul><li>g<li>h</ul>i</p>'
    )
    read = read_document(f'<html lang="ru"><title>t</title><body><main>{body}</main></body></html>')

    assert bare("".join(phrases(read.blocks))) == "abcdefghi"
    for said in (pdf_on_one_page(read), docx_text(docx.write(read, DAY)), markdown_text(markdown.write(read))):
        assert bare(said).removesuffix("1") == "abcdefghi"


def test_head_of_a_table_is_repeated_and_no_letters_are_lost() -> None:
    """A note column of more than a page goes on below a repeated head, and every word of it is on paper."""
    facts = tuple(f"должность {number}: не хватает {number}" for number in range(1, 181))
    context = full(CONCLUSION)
    rows = tuple(replace(row, notes=(Note("мало", facts),)) if row.number == 5 else row for row in context.rows)
    made = pdf.write(read_document(page(replace(context, rows=rows))), DAY)

    with pypdfium2.PdfDocument(made) as opened:
        pages = [bare(one.get_textpage().get_text_bounded()) for one in opened]
    inside = [bare(fact) for fact in facts]
    with_facts = [text for text in pages if any(fact in text for fact in inside)]
    assert len(with_facts) > 2
    assert all("примечания*" in text for text in with_facts)
    assert sum(text.count("нехватает") for text in pages) == len(facts)


def test_a_row_without_a_mark_may_still_be_longer_than_a_page() -> None:
    """A cell that would not fit on one page is never kept whole: nothing runs off the paper."""
    words = " ".join(f"слово{number}" for number in range(900))
    context = full(CONCLUSION)
    rows = (replace(context.rows[0], text=(words,)),)
    made = pdf.write(read_document(page(replace(context, rows=rows))), DAY)

    assert bare(words)[-40:] in bare(pdf_text(made))


@pytest.mark.parametrize("form", sorted({name for name, *_ in every_case()}))
def test_docx_keeps_the_order_of_the_schema(form: str) -> None:
    """The parts of paragraph, cell and table properties stand in the order that word processors demand."""
    edition = next(edition for name, edition, _ in every_case() if name == form)
    orders = {
        "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc rPr",
        "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
        "tcPr": "tcW gridSpan vMerge shd vAlign",
        "trPr": "cantSplit tblHeader",
    }
    with zipfile.ZipFile(io.BytesIO(docx.write(document(form, edition, "ru", draft=True), DAY))) as packed:
        body = ElementTree.fromstring(packed.read("word/document.xml"))  # noqa: S314

    for name, order in orders.items():
        known = order.split()
        for properties in body.iter(f"{W}{name}"):
            places = [known.index(part.tag.removeprefix(W)) for part in properties]
            assert all(before < after for before, after in pairwise(places))


def test_day_of_the_file_is_the_day_of_the_case() -> None:
    """The date in the properties is given, not read from the clock."""
    read = document("licence", "2025-01", "ru")

    with pypdfium2.PdfDocument(pdf.write(read, date(2024, 12, 31))) as opened:
        assert opened.get_metadata_dict()["CreationDate"].startswith("D:20241231")
