"""Reads the certificates that are trusted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker.signing.refusals import NotUsable

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate

_MOST = 10_000_000


def read_roots(files: tuple[Path, ...]) -> list[Certificate]:
    """Read certificates, PEM (one or more in a file) or DER; raises NotUsable for a file that has none."""
    return [certificate for file in files for certificate in _certificates(file)]


def _certificates(file: Path) -> list[Certificate]:
    from asn1crypto.x509 import Certificate
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509 import load_der_x509_certificate, load_pem_x509_certificates

    try:
        with file.open("rb") as stream:
            data = stream.read(_MOST)
    except OSError as error:
        raise NotUsable(
            file, f"cannot be read: {error.strerror}", "name a file with certificates (PEM or DER)"
        ) from None
    try:
        found = load_pem_x509_certificates(data) if b"-----BEGIN" in data else [load_der_x509_certificate(data)]
    except ValueError:
        raise NotUsable(file, "is no certificate", "name a file with certificates (PEM or DER)") from None
    return [Certificate.load(one.public_bytes(Encoding.DER)) for one in found]
