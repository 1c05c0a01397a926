"""Opens a PDF for signing or verifying, and reads what is in it."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.documents.forms import FormEntry
from checker.signing.block import Block, read_block
from checker.signing.refusals import NotUsable
from checker.source.shown import shown

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

_MOST = 100_000_000


@dataclass(frozen=True, slots=True)
class Damaged:
    """A signature that cannot be read: the name of its field and why."""

    field_name: str
    why: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A PDF: its bytes, its reader, its signatures in the order in which they were made, and its signature block.

    `block` is None where the document was not made by Saikes; `fields` names every signature field, signed or not.
    """

    file: Path
    data: bytes
    reader: PdfFileReader
    signatures: tuple[EmbeddedPdfSignature | Damaged, ...]
    fields: tuple[str, ...]
    block: Block | None


def open_pdf(file: Path, forms: list[FormEntry]) -> Opened:
    """Open a PDF; raises NotUsable where it cannot be read, is broken, is no PDF or is encrypted."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    for name in ("pyhanko", "pyhanko_certvalidator"):
        # What they log is what we say, with a traceback.
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    data = _bytes(file)
    with broken_pdf(file):
        reader = PdfFileReader(io.BytesIO(data))
        encrypted = reader.encrypted
        if not encrypted:
            keywords, lang = _said(reader)
            fields, signatures = _signatures(reader)
    if encrypted:
        raise NotUsable(
            file,
            "the PDF is encrypted",
            "take the document as Saikes wrote it; an encrypted file is neither signed nor verified",
        )
    return Opened(file, data, reader, signatures, fields, read_block(keywords, lang, forms))


def _signatures(reader: PdfFileReader) -> tuple[tuple[str, ...], tuple[EmbeddedPdfSignature | Damaged, ...]]:
    """Read the signature fields, and the signatures by the revision of the file that each came with."""
    from pyhanko.sign.fields import enumerate_sig_fields
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

    fields: list[str] = []
    found: list[EmbeddedPdfSignature] = []
    damaged: list[Damaged] = []
    for name, value, field in enumerate_sig_fields(reader):
        fields.append(name)
        if value is None:
            continue
        try:
            signature = EmbeddedPdfSignature(reader, field, name)
            if signature.sig_object_type == "/Sig":
                _ = signature.signer_cert, signature.self_reported_timestamp
                found.append(signature)
        except broken() as error:
            damaged.append(Damaged(name, why(error)))
    return tuple(fields), (*sorted(found, key=lambda one: one.signed_revision), *damaged)


@contextmanager
def broken_pdf(file: Path) -> Iterator[None]:
    """Turn whatever a broken file makes pyHanko raise into NotUsable."""
    try:
        yield
    except broken() as error:
        raise NotUsable(
            file,
            f"the PDF is broken: {why(error)}",
            "take the document again from where it was written; a file that was changed by hand cannot be read",
        ) from None


def broken() -> tuple[type[Exception], ...]:
    """Name what pyHanko and the parsers below it raise for bytes that are not as they should be."""
    from pyhanko.pdf_utils.misc import PdfError

    return (
        PdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError, ArithmeticError, AssertionError,
        NotImplementedError, EOFError,
    )  # fmt: skip


def why(error: Exception) -> str:
    """Say in one line what is wrong."""
    return shown(str(error).partition("\n")[0]) or type(error).__name__


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            data = stream.read(_MOST + 1)
    except OSError as error:
        raise NotUsable(file, f"cannot be read: {error.strerror}", "name a PDF that saikes wrote (--as pdf)") from None
    if len(data) > _MOST:
        raise NotUsable(file, "is larger than 100 MB", "name a PDF that saikes wrote (--as pdf)")
    if not data.startswith(b"%PDF-"):
        raise NotUsable(file, "is not a PDF", "name a PDF that saikes wrote (--as pdf)")
    return data


def _said(reader: PdfFileReader) -> tuple[str, str]:
    """Give the keywords and the language of the document as it was before anything was added to it."""
    first = reader.get_historical_resolver(0)
    info = first.trailer_view.get("/Info")
    info = info.get_object() if info is not None else {}
    return str(info.get("/Keywords", "")), str(first.root.get("/Lang", ""))
