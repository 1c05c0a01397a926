"""Documents to sign, as Saikes writes them, and their signing."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
from documents.contexts import Lang, bare, form_meta, held_forms
from documents.contexts import full as filled
from documents.contexts import page as printed_page

from checker.documents.formats import pdf
from checker.documents.formats.reader import read_document
from checker.documents.forms import FormEntry
from checker.signing.found import Report
from checker.signing.key import Key, read_key
from checker.signing.opened import Opened, open_pdf
from checker.signing.sign import Signing, sign
from checker.signing.trust import read_roots
from checker.signing.verify import verify
from signing.authority import MOMENT, PASSPHRASE, authority, signer_file

DAY = dt.date(2025, 4, 2)
LATER = dt.datetime(2025, 12, 31, 12, 0, tzinfo=MOMENT.tzinfo)
MINUTE = dt.timedelta(minutes=1)


@cache
def _forms() -> list[FormEntry]:
    return held_forms()


@cache
def paper(form: str, edition: str, lang: Lang, *, full: bool = False, draft: bool = False) -> bytes:
    """Write a form as PDF, with as little in it as possible or with every field filled."""
    meta = replace(form_meta(form, edition, lang), draft=draft)
    return pdf.write(read_document(printed_page(filled(meta) if full else bare(meta))), DAY)


def opened(folder: Path, data: bytes, name: str = "paper.pdf") -> Opened:
    """Put a document into a folder and open it."""
    file = folder / name
    file.write_bytes(data)
    return open_pdf(file, _forms())


def key(folder: Path, number: int, data: bytes | None = None, moment: dt.datetime = MOMENT) -> Key:
    """Read the key of one of the signers, counted from 0."""
    file = folder / f"{number}.p12"
    file.write_bytes(signer_file(number) if data is None else data)
    return read_key(file, PASSPHRASE, moment)


def signed(folder: Path, data: bytes, slots: list[int], **asked: str) -> bytes:
    """Sign slots one after the other, a minute apart, each by the signer of its number."""
    for turn, slot in enumerate(slots):
        found = sign(opened(folder, data), key(folder, slot - 1), Signing(str(slot), MOMENT + turn * MINUTE, **asked))
        data = found.data
    return data


@cache
def all_signed(lang: Lang = "ru") -> bytes:
    """Give a receipt that all seven have signed in order."""
    with tempfile.TemporaryDirectory() as folder:
        return signed(Path(folder), receipt(lang), [*range(1, 8)])


@cache
def receipt(lang: Lang = "ru") -> bytes:
    """Give a receipt of refusal, annex 2-1: seven sign it."""
    return paper("receipt", "2025-03", lang)


def report(folder: Path, data: bytes, *, trust: bool = True, now: dt.datetime = LATER) -> Report:
    """Verify a document."""
    root = folder / "root.pem"
    root.write_bytes(authority().pem)
    return verify(opened(folder, data, "verified.pdf"), now, read_roots((root,)) if trust else None)


def shown_text(data: bytes) -> str:
    """Give the letters of all pages as they are seen, with those of the signatures."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    said = []
    for page in document:
        page.flatten()
    for number in range(len(document)):
        said.append(document[number].get_textpage().get_text_bounded())
    document.close()
    return "\n".join(said)
