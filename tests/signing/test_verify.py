"""Verifying: who signed, when, whether the file changed since, whether the order was kept."""

from __future__ import annotations

import datetime as dt
import io
import random
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from checker.signing.refusals import NotUsable
from checker.signing.sign import Signing, sign
from signing.authority import MOMENT, SIGNERS, YEAR, authority, stranger
from signing.papers import all_signed, key, opened, receipt, report, signed


def test_nothing_is_signed_yet(tmp_path: Path) -> None:
    """A document without signatures is open, and all its slots are empty."""
    found = report(tmp_path, receipt())
    assert found.answer == "open"
    assert len(found.empty) == 7
    assert found.signatures == ()


def test_some_have_signed(tmp_path: Path) -> None:
    """While signatures are missing the answer is open."""
    found = report(tmp_path, signed(tmp_path, receipt(), [1, 2]))
    assert found.answer == "open"
    assert found.order == "kept"
    assert found.empty[0] == "department-head"


def test_who_signed(tmp_path: Path) -> None:
    """The subject, the issuer and the days of the certificate are told, Kazakh letters and all."""
    one = report(tmp_path, signed(tmp_path, receipt(), [1])).signatures[0]
    assert one.signer == SIGNERS[0]
    assert one.subject == f"C=KZ, O=Сынақ мекемесі, CN={SIGNERS[0]}"
    assert "CN=Сынақ куәландырушы орталығы" in one.issuer
    assert one.valid_until == MOMENT + 10 * YEAR
    assert one.in_validity
    assert one.trust == "trusted"


def test_trust_is_not_checked_without_a_root(tmp_path: Path) -> None:
    """Without a root nobody vouches for a name: seven sound signatures are not enough to rely on."""
    found = report(tmp_path, all_signed(), trust=False)
    assert {one.trust for one in found.signatures} == {"not-checked"}
    assert found.answer == "open"


def test_a_certificate_of_a_stranger(tmp_path: Path) -> None:
    """A certificate of an authority that only has the name of the trusted one does not lead to it."""
    false = stranger().p12(SIGNERS[0])
    data = sign(opened(tmp_path, receipt()), key(tmp_path, 0, false), Signing("1", MOMENT)).data
    found = report(tmp_path, data)
    assert found.signatures[0].trust == "not-trusted"
    assert found.signatures[0].trust_why
    assert found.answer == "not-valid"


def test_a_certificate_that_expires_later_holds(tmp_path: Path) -> None:
    """What counts is the time of signing, not the day of the question."""
    data = sign(
        opened(tmp_path, receipt()),
        key(tmp_path, 0, authority().p12(SIGNERS[0], last=MOMENT + dt.timedelta(days=1))),
        Signing("1", MOMENT),
    ).data
    one = report(tmp_path, data).signatures[0]
    assert (one.in_validity, one.trust, one.sound) == (True, "trusted", True)


def test_a_certificate_that_was_not_valid_when_signed(tmp_path: Path) -> None:
    """Signed by another program with a certificate that had expired: it does not hold."""
    expired = key(tmp_path, 0, authority().p12(SIGNERS[0], last=MOMENT + dt.timedelta(days=1)))
    late = MOMENT + dt.timedelta(days=30)
    data = sign(opened(tmp_path, receipt()), expired, Signing("1", late)).data
    found = report(tmp_path, data)
    assert not found.signatures[0].in_validity
    assert found.signatures[0].trust == "not-trusted"
    assert found.answer == "not-valid"


def test_a_certificate_that_is_not_for_signing(tmp_path: Path) -> None:
    """Signed by another program with a key for encryption: it does not hold."""
    data = _foreign_signature(receipt(), "unit-specialist", usage=("key_encipherment",))
    found = report(tmp_path, data)
    assert not found.signatures[0].for_signing
    assert found.answer == "not-valid"


def test_the_order_was_broken_by_another_program(tmp_path: Path) -> None:
    """A signature in the second slot before the first, without a reason, breaks the order."""
    data = signed(tmp_path, _foreign_signature(receipt(), "unit-head"), [1, 3, 4, 5, 6, 7])
    found = report(tmp_path, data)
    assert found.order == "broken"
    assert [one.order for one in found.signatures] == ["broken", *["kept"] * 6]
    assert found.answer == "not-valid"


def test_a_field_that_the_form_does_not_have(tmp_path: Path) -> None:
    """A signature outside the block of the form is told and leaves the answer open."""
    data = _foreign_signature(all_signed(), "Signature1")
    found = report(tmp_path, data)
    assert found.foreign == ("Signature1",)
    assert not found.signatures[-1].in_block
    assert found.answer == "open"


def test_clocks_that_differ(tmp_path: Path) -> None:
    """A signature that says it was made before the one it covers, or after today, leaves the answer open."""
    data = signed(tmp_path, receipt(), [1])
    data = sign(opened(tmp_path, data), key(tmp_path, 1), Signing("2", MOMENT - dt.timedelta(hours=1))).data
    assert not report(tmp_path, data).times_in_order
    assert report(tmp_path, data, now=MOMENT - dt.timedelta(minutes=1)).signatures[0].ahead


def test_content_written_behind_a_signature(tmp_path: Path) -> None:
    """An update that changes a page after the signature is found, though what was signed is intact."""
    writer = IncrementalPdfFileWriter(io.BytesIO(all_signed()))
    page, _ = writer.find_page_for_modification(0)
    writer.add_stream_to_page(0, writer.add_object(generic.StreamObject(stream_data=b"0 0 100 100 re f")))
    writer.mark_update(page)
    data = io.BytesIO()
    writer.write(data)
    found = report(tmp_path, data.getvalue())
    assert {one.intact for one in found.signatures} == {True}
    assert {one.changes for one in found.signatures} == {"changed"}
    assert found.answer == "not-valid"


@pytest.mark.parametrize("tail", [b"\n", b"% a word\n", b"\nstartxref\n0\n%%EOF\n"])
def test_bytes_behind_a_signature(tail: bytes, tmp_path: Path) -> None:
    """Whatever stands behind the last signature is never taken for a document that is unchanged."""
    try:
        found = report(tmp_path, all_signed() + tail)
    except NotUsable:
        return
    assert found.answer == "not-valid"


def test_a_page_that_was_changed(tmp_path: Path) -> None:
    """A byte of the page that is not as it was signed."""
    data = signed(tmp_path, receipt(), [1])
    place = data.index(b"/MediaBox")
    found = report(tmp_path, data[:place] + b"/MediaBax" + data[place + 9 :])
    assert not found.signatures[0].intact
    assert found.answer == "not-valid"


def test_a_damaged_signature(tmp_path: Path) -> None:
    """A signature whose own bytes are damaged is told as such, and its slot counts as taken."""
    data = signed(tmp_path, receipt(), [1])
    place = data.index(b"/Contents <30") + len(b"/Contents <")
    found = report(tmp_path, data[:place] + b"ff" + data[place + 2 :])
    assert found.signatures[0].slot == "unit-specialist"
    assert found.signatures[0].broken
    assert found.answer == "not-valid"


def test_any_byte_that_is_turned(tmp_path: Path) -> None:
    """Whichever byte is turned: the file is unreadable or the answer is not valid; never valid, never a fault of ours."""
    data = signed(tmp_path, receipt(), [1, 2])
    chance = random.Random(4)  # noqa: S311
    last = data.rindex(b"/Contents <")
    padding = range(data.index(b"0000000000000000", last), data.index(b">", last + 12))
    answers = set()
    for place in sorted(chance.sample(range(len(data)), 40)):
        if place in padding:
            continue
        changed = bytearray(data)
        changed[place] ^= 1 << chance.randrange(8)
        try:
            answers.add(report(tmp_path, bytes(changed)).answer)
        except NotUsable:
            answers.add("unreadable")
    assert "valid" not in answers
    assert "not-valid" in answers


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_short(share: float, tmp_path: Path) -> None:
    """A part of a signed file is broken, or what is left of it is not fully signed."""
    data = signed(tmp_path, receipt(), [1, 2])
    try:
        assert report(tmp_path, data[: int(len(data) * share)]).answer != "valid"
    except NotUsable as refused:
        assert "the PDF is broken" in str(refused)  # noqa: PT017


@pytest.mark.parametrize("content", [b"", b"not a pdf", b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"])
def test_no_pdf(content: bytes, tmp_path: Path) -> None:
    """What is no PDF, or hardly one, is refused with the place and what to do."""
    with pytest.raises(NotUsable) as refused:
        opened(tmp_path, content)
    assert str(refused.value).startswith(f"{tmp_path / 'paper.pdf'}: [error] ")
    assert "    name a PDF" in str(refused.value) or "    take the document again" in str(refused.value)


def test_an_encrypted_pdf(tmp_path: Path) -> None:
    """An encrypted document is refused."""
    writer = IncrementalPdfFileWriter(io.BytesIO(receipt()))
    whole = _encrypted(writer)
    with pytest.raises(NotUsable, match="the PDF is encrypted"):
        opened(tmp_path, whole)


def _encrypted(writer: IncrementalPdfFileWriter) -> bytes:
    from pyhanko.pdf_utils.writer import copy_into_new_writer

    copied = copy_into_new_writer(writer.prev)
    copied.encrypt(owner_pass="owner", user_pass="user")  # noqa: S106 - of the test
    data = io.BytesIO()
    copied.write(data)
    return data.getvalue()


def _foreign_signature(data: bytes, field: str, usage: tuple[str, ...] = ("digital_signature",)) -> bytes:
    """Sign as another program would: any field, no order, no questions."""
    import tempfile

    from checker.signing.key import _unlocked

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "key.p12")
        file.write_bytes(authority().p12(SIGNERS[1], usage=usage))
        signer = _unlocked(file, "құпия сөз").signer()
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    if b"/AcroForm" not in data:
        for name in (
            "unit-specialist",
            "unit-head",
            "department-head",
            "chief-expert",
            "directorate-head",
            "deputy-chair",
            "chair",
        ):
            append_signature_field(writer, SigFieldSpec(name))
    output = PdfSigner(PdfSignatureMetadata(field_name=field), signer).sign_pdf(writer)
    output.seek(0)
    return output.read()
