"""Puts a PAdES signature into the slot of a signer."""

from __future__ import annotations

import asyncio
import datetime as dt
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.signing.block import Block, Slot
from checker.signing.choose import choose, near
from checker.signing.key import Key
from checker.signing.look import look
from checker.signing.moment import said
from checker.signing.opened import Opened, broken_pdf
from checker.signing.person import holder, serial
from checker.signing.place import PAGE, Area, place
from checker.signing.refusals import NotSigned, NotTimed, NotUsable, out_of_order, taken_slot, unknown_slot
from checker.signing.verify import OUT_OF_ORDER, verify

if TYPE_CHECKING:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec
    from pyhanko.sign.signers import PdfSigner
    from pyhanko.sign.timestamps import TimeStamper
    from pyhanko.stamp import BaseStampStyle


@dataclass(frozen=True, slots=True)
class Signing:
    """What is asked for: whose slot, at which moment (with its offset), and why out of order where that is so."""

    slot: str
    moment: dt.datetime
    out_of_order: str = ""
    stamper: TimeStamper | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed document: its bytes, the slot, and how many signatures it has now."""

    data: bytes
    slot: Slot
    count: int


def sign(opened: Opened, key: Key, asked: Signing) -> Signed:
    """Sign a document.

    Raises NotUsable for a document that Saikes did not make or that was changed after it was signed, NotSigned for a draft, a form that
    is not signed electronically, a slot that is unknown or taken or that comes after an empty one, NotTimed where the time-stamping
    service does not answer.
    """
    block = _block(opened)
    slot = _slot(opened, block, asked)
    data = _signed(opened, block, slot, key, asked)
    return Signed(data, slot, len(opened.signatures) + 1)


def _block(opened: Opened) -> Block:
    block = opened.block
    if block is None:
        raise NotUsable(
            opened.file,
            "this PDF was not written by saikes: it does not say which form it is and who signs it",
            "write the document with --as pdf and sign that file; a scan or a file printed anew cannot be signed here",
        )
    if block.draft:
        raise NotSigned(opened.file, "the document is a draft", "settle what is open and write it anew")
    if not block.slots:
        raise NotSigned(
            opened.file,
            f'the form "{block.title.ru}" has no signature block',
            "forms that are signed: see `signatures` in rules/forms.yaml",
        )
    return block


def _slot(opened: Opened, block: Block, asked: Signing) -> Slot:
    found = verify(opened, asked.moment)
    taken = {one.slot: f"{one.signer}, {said(one.time)}" if one.time else one.signer for one in found.signatures}
    slot = choose(asked.slot, block)
    if slot is None:
        raise unknown_slot(opened.file, asked.slot, near(asked.slot, block), block, taken)
    if found.changed:
        raise NotUsable(
            opened.file,
            f"the document was changed after it was signed: {'; '.join(found.changed)}",
            "take the document as it was after the last signature; `saikes verify` says more",
        )
    if slot.id in taken:
        raise taken_slot(opened.file, slot.number, block, taken)
    early = any(one.id not in taken for one in block.slots[: slot.number - 1])
    if early and not asked.out_of_order:
        raise out_of_order(opened.file, slot.number, block, taken)
    if asked.out_of_order and not early:
        raise NotSigned(
            opened.file,
            f"signature {slot.number} is not out of order: all before it are there",
            "leave --out-of-order away",
        )
    return slot


def _signed(opened: Opened, block: Block, slot: Slot, key: Key, asked: Signing) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import append_signature_field

    with broken_pdf(opened.file):
        writer = IncrementalPdfFileWriter(io.BytesIO(opened.data))
        if not opened.signatures:
            # All fields come with the first signature; the later ones then only fill theirs.
            for one in block.slots:
                append_signature_field(writer, _field(one, block.lang))
    return asyncio.run(_filled(writer, _signer(slot, block, key, asked), asked))


async def _filled(writer: IncrementalPdfFileWriter, signer: PdfSigner, asked: Signing) -> bytes:
    """Sign as `PdfSigner.async_sign_pdf` does, but with a moment that is given."""
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
    from pyhanko.sign.timestamps import TimestampRequestError

    session = signer.init_signing_session(writer)
    session.system_time = asked.moment
    try:
        size = await session.estimate_signature_container_size(None)
        ready = session.prepare_tbs_document(None, bytes_reserved=size)
        digest, output = ready.digest_tbs_document()
        await ready.perform_signature(digest.document_digest, PdfCMSSignedAttributes(signing_time=asked.moment))
    except (TimestampRequestError, OSError) as error:
        raise NotTimed(
            f"the time-stamping service gave no time stamp: {error}\n    try again, or sign without --timestamp; nothing was written"
        ) from None
    output.seek(0)
    return bytes(output.read())


def _signer(slot: Slot, block: Block, key: Key, asked: Signing) -> PdfSigner:
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    reason = slot.words.of(block.lang)
    if asked.out_of_order:
        reason += f" ({OUT_OF_ORDER.of(block.lang)}: {asked.out_of_order})"
    meta = PdfSignatureMetadata(
        field_name=slot.id, subfilter=SigSeedSubFilter.PADES, reason=reason, name=holder(key.certificate).name
    )
    return PdfSigner(meta, key.signer(), timestamper=asked.stamper, stamp_style=_style(slot, block, key, asked))


def _style(slot: Slot, block: Block, key: Key, asked: Signing) -> BaseStampStyle:
    from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, Margins, SimpleBoxLayoutRule
    from pyhanko.stamp import StaticStampStyle

    from checker.signing.drawn import Drawn

    at = place(slot)
    if at is None:
        return StaticStampStyle(border_width=0)
    drawing = look(holder(key.certificate).name, serial(key.certificate), asked.moment, block.lang, at)
    middle = AxisAlignment.ALIGN_MID
    whole = SimpleBoxLayoutRule(middle, middle, Margins(0, 0, 0, 0), InnerScaling.NO_SCALING)
    return StaticStampStyle(border_width=0, background=Drawn(drawing), background_layout=whole)


def _field(slot: Slot, lang: str) -> SigFieldSpec:
    from pyhanko.sign.fields import SigFieldSpec

    at = place(slot)
    said = slot.words.of(lang)
    if at is None:
        return SigFieldSpec(slot.id, readable_field_name=said)
    return SigFieldSpec(
        slot.id, at.whole.page - 1, _box(at.whole), readable_field_name=said, empty_field_appearance=True
    )


def _box(area: Area) -> tuple[int, int, int, int]:
    """Give the corners as PDF counts them: from below."""
    left, top = round(area.left), round(PAGE - area.top)
    return left, round(top - area.height), round(left + area.width), top
