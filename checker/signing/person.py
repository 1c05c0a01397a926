"""Who a certificate is for: the names that are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.x509 import Certificate, Name

# Names of RFC 4519 and of the certificates issued in Kazakhstan (SERIALNUMBER=IIN…) for what the library shows as numbers.
_ATTRIBUTES = {
    "2.5.4.4": "SN",
    "2.5.4.5": "SERIALNUMBER",
    "2.5.4.12": "T",
    "2.5.4.15": "BUSINESSCATEGORY",
    "2.5.4.42": "GIVENNAME",
    "2.5.4.97": "ORGANIZATIONIDENTIFIER",
    "1.2.840.113549.1.9.1": "E",
}


@dataclass(frozen=True, slots=True)
class Holder:
    """A name to call somebody by, and the whole distinguished name."""

    name: str
    full: str


def holder(certificate: Certificate) -> Holder:
    """Give whom a certificate is for."""
    return _named(certificate.subject)


def issuer(certificate: Certificate) -> Holder:
    """Give who issued a certificate."""
    return _named(certificate.issuer)


def serial(certificate: Certificate) -> str:
    """Write the serial number of a certificate in pairs of hexadecimal digits."""
    digits = f"{certificate.serial_number:x}"
    return digits.zfill(len(digits) + len(digits) % 2).upper()


def for_signing(certificate: Certificate) -> bool:
    """Tell whether a certificate allows signing: by its key usage, where it says one."""
    from cryptography.x509 import ExtensionNotFound, KeyUsage

    try:
        usage = certificate.extensions.get_extension_for_class(KeyUsage).value
    except ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def _named(name: Name) -> Holder:
    from cryptography.x509 import NameOID

    def of(*oids: object) -> str:
        return " ".join(str(part.value) for oid in oids for part in name if part.oid == oid).strip()

    said = of(NameOID.COMMON_NAME) or of(NameOID.SURNAME, NameOID.GIVEN_NAME) or of(NameOID.ORGANIZATION_NAME)
    full = ", ".join(
        f"{_ATTRIBUTES.get(part.oid.dotted_string, part.rfc4514_attribute_name)}={part.value!s}" for part in name
    )
    return Holder(_printable(said or full or "–"), _printable(full or "–"))


def _printable(text: str) -> str:
    """A certificate may hold anything: no sign of it may steer a terminal or break a line."""
    return "".join(sign if sign.isprintable() else "�" for sign in text)
