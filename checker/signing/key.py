"""Reads a key with its certificate from a PKCS #12 file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.signing.moment import said
from checker.signing.person import for_signing
from checker.signing.refusals import NotUsable

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import CertificateIssuerPrivateKeyTypes
    from cryptography.x509 import Certificate
    from pyhanko.sign.signers import SimpleSigner

_MOST = 1_000_000
_KINDS = "keys that can be used: RSA, ECDSA (P-256, P-384, P-521), Ed25519; keys of GOST 34.310 and GOST R 34.10 cannot"


@dataclass(frozen=True, slots=True)
class Key:
    """A private key, the certificate for it, and the certificates of those who issued it as far as the file has them."""

    file: Path
    private: CertificateIssuerPrivateKeyTypes
    certificate: Certificate
    others: tuple[Certificate, ...]

    def signer(self) -> SimpleSigner:
        """Make what pyHanko signs with."""
        from asn1crypto.keys import PrivateKeyInfo
        from asn1crypto.x509 import Certificate as PlainCertificate
        from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
        from pyhanko.sign.signers import SimpleSigner
        from pyhanko_certvalidator.registry import SimpleCertificateStore

        store = SimpleCertificateStore()

        certificate, *others = (
            PlainCertificate.load(one.public_bytes(Encoding.DER)) for one in (self.certificate, *self.others)
        )
        secret = self.private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        store.register_multiple(others)
        return SimpleSigner(certificate, PrivateKeyInfo.load(secret), store)


def read_key(file: Path, passphrase: str, now: dt.datetime) -> Key:
    """Read the key; raises NotUsable for a file that cannot be read, is no PKCS #12, has another passphrase, has no private key or
    one of an algorithm that is not supported, and for a certificate that is not valid at `now` or is not for signing.
    """
    key = _unlocked(file, passphrase)
    _check_days(key, now)
    _check_usage(key)
    return key


def _unlocked(file: Path, passphrase: str) -> Key:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_key_and_certificates

    data = _bytes(file)
    try:
        private, certificate, others = load_key_and_certificates(data, passphrase.encode())
    except (UnsupportedAlgorithm, ValueError, TypeError):
        raise _not_read(file, data, passphrase) from None
    if private is None or certificate is None:
        what = "no private key" if private is None else "no certificate for its private key"
        raise NotUsable(file, f"there is {what} in this file", "export the key together with its certificate")
    if not isinstance(private, (RSAPrivateKey, EllipticCurvePrivateKey, Ed25519PrivateKey)):
        raise NotUsable(file, "the key is of an algorithm that is not supported", _KINDS)
    if private.public_key() != certificate.public_key():
        raise NotUsable(file, "the certificate is not for the key", "export the key together with its certificate")
    return Key(file, private, certificate, tuple(others))


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            data = stream.read(_MOST + 1)
    except OSError as error:
        raise NotUsable(
            file, f"cannot be read: {error.strerror}", "name the PKCS #12 file (.p12, .pfx) of the signer"
        ) from None
    if len(data) > _MOST:
        raise NotUsable(file, "is larger than 1 MB, so no PKCS #12 file of one signer", "name the file with the key")
    return data


def _not_read(file: Path, data: bytes, passphrase: str) -> NotUsable:
    """Tell a wrong passphrase from a file of another kind and from a key that cannot be used."""
    from checker.signing.checksum import holds

    if b"-----BEGIN" in data:
        return NotUsable(
            file,
            "is a PEM file, not PKCS #12",
            "make one: openssl pkcs12 -export -in cert.pem -inkey key.pem -out key.p12",
        )
    try:
        right = holds(data, passphrase)
    except (ValueError, TypeError, KeyError):
        return NotUsable(
            file, "is not a PKCS #12 file, or is damaged", "name the file with the key and its certificate (.p12, .pfx)"
        )
    if right is False:
        return NotUsable(file, "the passphrase is not that of this file", "give the right one; nothing was written")
    why = "" if right else "the passphrase is wrong, or "
    return NotUsable(file, f"{why}the key is of an algorithm that is not supported", _KINDS)


def _check_days(key: Key, now: dt.datetime) -> None:
    first, last = key.certificate.not_valid_before_utc, key.certificate.not_valid_after_utc
    if now < first:
        raise NotUsable(
            key.file,
            f"the certificate is not valid yet: from {_days(first, now)}",
            "sign when it is, or check the clock",
        )
    if now > last:
        raise NotUsable(
            key.file,
            f"the certificate has expired: valid until {_days(last, now)}",
            "take the key with the new certificate",
        )


def _days(moment: dt.datetime, now: dt.datetime) -> str:
    return f"{said(moment.astimezone(now.tzinfo))}; now it is {said(now)}"


def _check_usage(key: Key) -> None:
    if not for_signing(key.certificate):
        raise NotUsable(
            key.file,
            "the certificate is not for signing (key usage)",
            "take the key for signatures, not the one for encryption",
        )
