"""Finds out who signed a document, when, whether it was changed since, and whether the order of the form was kept."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.signing.block import Block
from checker.signing.found import Changes, Found, Order, Report
from checker.signing.opened import Damaged, Opened, broken, why
from checker.signing.person import for_signing, holder, issuer, serial
from checker.vocabulary.text import Text

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus

# What stands in the reason of a signature before the reason for signing out of the order of the form.
OUT_OF_ORDER = Text("ретінен тыс", "вне порядка", "out of order")
_WHY_OUT_OF_ORDER = re.compile(rf"\((?:{'|'.join(OUT_OF_ORDER)}): (?P<why>.*)\)$", re.DOTALL)


def verify(opened: Opened, now: dt.datetime, roots: Sequence[Certificate] | None = None) -> Report:
    """Check every signature of a document; `roots` are the certificates that are trusted, None where trust is not to be checked.

    Nothing is fetched from a network: whether a certificate was revoked is not known. `now` is the moment of the question.
    """
    found: list[Found] = []
    for number, one in enumerate(opened.signatures):
        later = number + 1 < len(opened.signatures)
        found.append(_found(one, opened.block, now, roots, later=later))
    known = {slot.id for slot in opened.block.slots} if opened.block else set()
    foreign = tuple(name for name in opened.fields if name not in known)
    return Report(str(opened.file), opened.block, _ordered(found, opened.block), foreign)


def _found(
    signature: EmbeddedPdfSignature | Damaged,
    block: Block | None,
    now: dt.datetime,
    roots: Sequence[Certificate] | None,
    *,
    later: bool,
) -> Found:
    name = signature.field_name
    in_block = block is not None and block.slot(name) is not None
    if isinstance(signature, Damaged):
        return Found(name, in_block, broken=signature.why)
    try:
        return _checked(Found(name, in_block), signature, now, roots, later=later)
    except broken() as error:
        return Found(name, in_block, broken=why(error))


def _checked(
    found: Found, signature: EmbeddedPdfSignature, now: dt.datetime, roots: Sequence[Certificate] | None, *, later: bool
) -> Found:
    from cryptography.x509 import load_der_x509_certificate

    certificate = load_der_x509_certificate(signature.signer_cert.dump())
    claimed = signature.self_reported_timestamp
    status = _status(signature, claimed or now, roots)
    stamp = status.timestamp_validity
    stamped = stamp is not None and stamp.intact and stamp.valid and (roots is None or stamp.trusted)
    time = stamp.timestamp.astimezone(now.tzinfo) if stamp is not None and stamped else claimed
    if stamped and time != claimed:
        status = _status(signature, time or now, roots)
    reason = str(signature.sig_object.get("/Reason", ""))
    out_of_order = _WHY_OUT_OF_ORDER.search(reason)
    first, last = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    return replace(
        found,
        signer=holder(certificate).name,
        subject=holder(certificate).full,
        issuer=issuer(certificate).full,
        serial=serial(certificate),
        valid_from=first,
        valid_until=last,
        time=time,
        clock="stamped" if stamped else "claimed",
        intact=status.intact and status.valid,
        in_validity=time is not None and first <= time <= last,
        for_signing=for_signing(certificate),
        trust="not-checked" if roots is None else "trusted" if status.trusted else "not-trusted",
        trust_why=_trust_why(status) if roots is not None else "",
        changes=_changes(status, later=later),
        reason=reason,
        order_reason=out_of_order["why"] if out_of_order else "",
        ahead=time is not None and time > now,
    )


def _status(
    signature: EmbeddedPdfSignature, moment: dt.datetime, roots: Sequence[Certificate] | None
) -> PdfSignatureStatus:
    from pyhanko.sign.validation import async_validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(trust_roots=list(roots or ()), moment=moment, allow_fetching=False)
    # Which uses of the key are allowed is told by `for_signing`, in words.
    return asyncio.run(
        async_validate_pdf_signature(signature, context, key_usage_settings=KeyUsageConstraints(key_usage=set()))
    )


def _trust_why(status: PdfSignatureStatus) -> str:
    return "" if status.trusted or status.trust_problem_indic is None else str(status.trust_problem_indic.standard_name)


def _changes(status: PdfSignatureStatus, *, later: bool) -> Changes:
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return "none"
    level = status.modification_level
    if level is None or not status.docmdp_ok:
        return "changed"
    # Behind the last signature nothing but proofs for it may stand, not even a byte that changes nothing.
    kept = level <= ModificationLevel.FORM_FILLING if later else level == ModificationLevel.LTA_UPDATES
    return "later-signatures" if kept else "changed"


def _ordered(found: list[Found], block: Block | None) -> tuple[Found, ...]:
    """Tell of each signature whether all slots before its own were signed before it."""
    numbers = {slot.id: slot.number for slot in block.slots} if block else {}
    signed: set[str] = set()
    told: list[Found] = []
    for one in found:
        before = {id for id, number in numbers.items() if number < numbers.get(one.slot, 0)}
        order: Order = "kept" if before <= signed else "broken-with-reason" if one.order_reason else "broken"
        told.append(replace(one, order=order, order_reason="" if order == "kept" else one.order_reason))
        signed.add(one.slot)
    return tuple(told)
