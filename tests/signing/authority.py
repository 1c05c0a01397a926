"""A certificate authority for the tests: its names are invented, its keys live as long as the run."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

PASSPHRASE = "құпия сөз"  # noqa: S105 - of the tests
YEAR = dt.timedelta(days=365)
ALMATY = dt.timezone(dt.timedelta(hours=5))
# A working day on which the documents of the tests are signed; the certificates are valid around it and around today.
MOMENT = dt.datetime(2025, 4, 4, 14, 30, tzinfo=ALMATY)
SIGNERS = (
    "Әбілқасымова Гүлнәр Өмірқызы",
    "Қожабеков Ғалымжан Ұланұлы",
    "Іңкәрбек Һанифа Төлеуқызы",
    "Сидорова Ёлка Юрьевна",
    "Жүнісов Еңсегей Қыдырәліұлы",
    "Өтегенов Дәурен Ырысбекұлы",
    "Ұзақбаева Шынар Әділқызы",
)


def _key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "KZ"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Сынақ мекемесі"),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


@dataclass
class Authority:
    """Issues certificates for signing."""

    common: str = "Сынақ куәландырушы орталығы"
    key: ec.EllipticCurvePrivateKey = field(default_factory=_key)

    def __post_init__(self) -> None:
        self.certificate = self._issue(
            name(self.common), self.key.public_key(), MOMENT - YEAR, MOMENT + 20 * YEAR, ca=True
        )

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    def issue(
        self,
        common: str,
        *,
        first: dt.datetime = MOMENT - YEAR,
        last: dt.datetime = MOMENT + 10 * YEAR,
        usage: tuple[str, ...] = ("digital_signature", "content_commitment"),
    ) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
        key = _key()
        return key, self._issue(name(common), key.public_key(), first, last, usage=usage)

    def p12(
        self,
        common: str,
        *,
        first: dt.datetime = MOMENT - YEAR,
        last: dt.datetime = MOMENT + 10 * YEAR,
        usage: tuple[str, ...] = ("digital_signature", "content_commitment"),
        encryption: KeySerializationEncryption | None = None,
    ) -> bytes:
        key, certificate = self.issue(common, first=first, last=last, usage=usage)
        lock = encryption or BestAvailableEncryption(PASSPHRASE.encode())
        return pkcs12.serialize_key_and_certificates(b"key", key, certificate, [self.certificate], lock)

    def _issue(
        self,
        subject: x509.Name,
        key: ec.EllipticCurvePublicKey | rsa.RSAPublicKey,
        first: dt.datetime,
        last: dt.datetime,
        *,
        ca: bool = False,
        usage: tuple[str, ...] = ("key_cert_sign", "crl_sign"),
        purpose: x509.ObjectIdentifier | None = None,
    ) -> x509.Certificate:
        every = (
            "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
            "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
        )  # fmt: skip
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(name(self.common))
            .public_key(key)
            .serial_number(x509.random_serial_number() >> 80)
            .not_valid_before(first)
            .not_valid_after(last)
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(x509.KeyUsage(**{one: one in usage for one in every}), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False)
        )
        if purpose is not None:
            builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=True)
        return builder.sign(self.key, hashes.SHA256())


@cache
def authority() -> Authority:
    """Give the authority that the tests trust."""
    return Authority()


@cache
def stranger() -> Authority:
    """Give an authority that nobody trusts; its name is that of the other."""
    return Authority()


@cache
def signer_file(number: int) -> bytes:
    """Give the key file of one of the signers, counted from 0."""
    return authority().p12(SIGNERS[number])


def stamping() -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    """Give the key of a time-stamping service."""
    key = rsa.generate_private_key(65537, 2048)
    purpose = ExtendedKeyUsageOID.TIME_STAMPING
    subject, last = name("Сынақ уақыт белгісі"), MOMENT + 10 * YEAR
    return key, authority()._issue(
        subject, key.public_key(), MOMENT - YEAR, last, usage=("digital_signature",), purpose=purpose
    )
