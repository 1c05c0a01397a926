"""Signing: each in his slot, in the order of the form, and nothing else is touched."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from documents.contexts import Lang
from pyhanko.pdf_utils.reader import PdfFileReader

from checker.signing.refusals import NotSigned, NotUsable
from checker.signing.sign import Signing, sign
from signing.authority import MOMENT, SIGNERS
from signing.papers import all_signed, key, opened, paper, receipt, report, shown_text, signed


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_all_seven_sign_in_order(lang: Lang, tmp_path: Path) -> None:
    """The receipt of annex 2-1 signed by all seven holds, and every name with its Kazakh letters stands on its page."""
    data = all_signed(lang)
    found = report(tmp_path, data)
    assert found.answer == "valid"
    assert [one.signer for one in found.signatures] == [*SIGNERS]
    assert [one.changes for one in found.signatures] == ["later-signatures"] * 6 + ["none"]
    said = shown_text(data)
    assert all(name in said for name in SIGNERS)
    assert said.count({"kk": "ЭЦҚ қойылды", "ru": "Подписано ЭЦП"}[lang]) == 7
    assert "04.04.2025 14:30 (UTC+5)" in said
    month = {"kk": "сәуір", "ru": "апреля"}[lang]
    assert said.count(month) == 7


@pytest.mark.parametrize(("edition", "lang"), [("2025-03", "kk"), ("2026-07-12", "ru")])
def test_the_six_of_the_conclusion(edition: str, lang: Lang, tmp_path: Path) -> None:
    """The conclusion of annex 2-2 has six signers."""
    data = signed(tmp_path, paper("conclusion", edition, lang, full=True), [1, 2, 3, 4, 5, 6])
    assert report(tmp_path, data).answer == "valid"
    assert all(name in shown_text(data) for name in SIGNERS[:6])


def test_what_was_there_stays_as_it_was(tmp_path: Path) -> None:
    """A signature is added behind the document; not a byte before it is changed, and the moment is the one that was given."""
    first = signed(tmp_path, receipt(), [1])
    second = signed(tmp_path, first, [2])
    assert first.startswith(receipt())
    assert second.startswith(first)
    one = report(tmp_path, first).signatures[0]
    assert one.time == MOMENT
    assert one.clock == "claimed"


def test_a_signature_is_pades_and_says_whose_it_is(tmp_path: Path) -> None:
    """It is a PAdES signature over the whole file; its reason is the slot's wording in the language of the document, it names no place."""
    data = signed(tmp_path, receipt("kk"), [1])
    reader = PdfFileReader(io.BytesIO(data))
    found = reader.embedded_signatures[0].sig_object
    assert found["/SubFilter"] == "/ETSI.CAdES.detached"
    assert found["/Reason"] == "Халықты әлеуметтік қорғау саласындағы бақылау бөлімінің маманы"
    assert found["/Name"] == SIGNERS[0]
    assert "/Location" not in found


def test_the_file_stays_pdf_a(tmp_path: Path) -> None:
    """What PDF/A-2 asks of a signed file: it still says so, every field is printed and has an appearance, every font is embedded."""
    data = signed(tmp_path, receipt(), [1, 2])
    reader = PdfFileReader(io.BytesIO(data))
    metadata = reader.root["/Metadata"].data.decode()
    assert 'pdfaid:part="2"' in metadata or "<pdfaid:part>2</pdfaid:part>" in metadata
    assert 'pdfaid:conformance="A"' in metadata or "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    form = reader.root["/AcroForm"]
    assert "/NeedAppearances" not in form
    assert form["/SigFlags"] == 3
    fields = [field.get_object() for field in form["/Fields"]]
    assert len(fields) == 7
    for field in fields:
        assert field["/F"] & 4
        assert not field["/F"] & 0b100011
        assert [*field["/AP"]] == ["/N"]
        assert field["/TU"]
    drawn = fields[0]["/AP"]["/N"]["/Resources"]["/XObject"]["/Drawn"]
    fonts = drawn["/Resources"]["/Font"]
    assert fonts
    for font in fonts.values():
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & descriptor.keys()


@pytest.mark.parametrize(
    ("form", "edition", "lang"),
    [
        ("licence", "2025-03", "ru"),
        ("licence", "2026-07-12", "kk"),
        ("refusal", "2025-01", "ru"),
        ("refusal", "2025-01", "kk"),
        ("refusal", "2025-03", "kk"),
        ("refusal", "2026-07-12", "ru"),
        ("hearing-protocol", "2025-03", "kk"),
        ("consideration-refusal", "2025-03", "kk"),
    ],
)
def test_the_forms_with_one_signature(form: str, edition: str, lang: Lang, tmp_path: Path) -> None:
    """Each form with one signature is signed, and the name is seen."""
    data = signed(tmp_path, paper(form, edition, lang, full=True), [1])
    assert report(tmp_path, data).answer == "valid"
    assert SIGNERS[0] in shown_text(data)


def test_out_of_order_is_refused(tmp_path: Path) -> None:
    """The third is not signed while the first two are empty; the message names them and the way out."""
    with pytest.raises(NotSigned) as refused:
        sign(opened(tmp_path, receipt()), key(tmp_path, 2), Signing("third signature", MOMENT))
    said = str(refused.value)
    assert 'signature 3, "Руководитель территориального департамента"' in said
    assert '1 "Специалист отдела' in said
    assert '2 "Руководитель отдела' in said
    assert "--out-of-order REASON" in said


def test_out_of_order_with_a_reason(tmp_path: Path) -> None:
    """With a reason it is signed; the reason stands in the signature, and the answer stays open for whoever relies on it."""
    document = opened(tmp_path, receipt("kk"))
    data = sign(document, key(tmp_path, 2), Signing("3", MOMENT, "Бөлім басшысы сапарда (2 күн)")).data
    data = signed(tmp_path, data, [1, 2, 4, 5, 6, 7])
    found = report(tmp_path, data)
    assert found.order == "broken-with-reason"
    assert found.signatures[0].order_reason == "Бөлім басшысы сапарда (2 күн)"
    assert {one.order for one in found.signatures[1:]} == {"kept"}
    assert found.answer == "open"


def test_a_reason_where_none_is_needed(tmp_path: Path) -> None:
    """A reason for signing out of order is not taken where the order is kept: it would say what is not so."""
    with pytest.raises(NotSigned, match="is not out of order"):
        sign(opened(tmp_path, receipt()), key(tmp_path, 0), Signing("1", MOMENT, "so"))


def test_a_slot_is_signed_once(tmp_path: Path) -> None:
    """A slot that is taken is refused: the message says by whom and when, and which are free."""
    data = signed(tmp_path, receipt(), [1])
    with pytest.raises(NotSigned) as refused:
        sign(opened(tmp_path, data), key(tmp_path, 1), Signing("1", MOMENT))
    said = str(refused.value)
    assert f"is there already: {SIGNERS[0]}, 04.04.2025 14:30 (UTC+5)" in said
    assert "2. Руководитель отдела по контролю в сфере социальной защиты населения (unit-head): free" in said


def test_an_unknown_slot_lists_those_of_the_document(tmp_path: Path) -> None:
    """An unknown name brings the nearest one and all slots of this very file."""
    with pytest.raises(NotSigned) as refused:
        sign(opened(tmp_path, receipt()), key(tmp_path, 0), Signing("Председетель", MOMENT))
    said = str(refused.value)
    assert 'unknown signature "Председетель"' in said
    assert 'did you mean "Председатель"?' in said
    assert said.count(": free") == 7


def test_a_draft_is_not_signed(tmp_path: Path) -> None:
    """A document marked as a draft is no document to sign."""
    with pytest.raises(NotSigned, match="the document is a draft"):
        sign(opened(tmp_path, paper("receipt", "2025-03", "ru", draft=True)), key(tmp_path, 0), Signing("1", MOMENT))


def test_a_form_without_a_block_is_not_signed(tmp_path: Path) -> None:
    """The notice of the hearing has no signature block."""
    with pytest.raises(NotSigned, match="has no signature block"):
        sign(opened(tmp_path, paper("hearing-notice", "2025-03", "ru")), key(tmp_path, 0), Signing("1", MOMENT))


def test_a_document_of_another_program_is_not_signed(tmp_path: Path) -> None:
    """A PDF that does not say which form it is has no slots."""
    data = receipt().replace(b"saikes.form", b"saikes.farm")
    with pytest.raises(NotUsable, match="was not written by saikes"):
        sign(opened(tmp_path, data), key(tmp_path, 0), Signing("1", MOMENT))


def test_a_changed_document_is_not_signed(tmp_path: Path) -> None:
    """Where something was changed after the first signature, no second one is put to it."""
    data = signed(tmp_path, receipt(), [1])
    place = data.index(b"/MediaBox")
    changed = data[:place] + b"/MediaBax" + data[place + 9 :]
    with pytest.raises(NotUsable, match="was changed after it was signed"):
        sign(opened(tmp_path, changed), key(tmp_path, 1), Signing("2", MOMENT + dt.timedelta(hours=1)))
