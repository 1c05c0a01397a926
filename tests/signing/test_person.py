"""The names of a certificate as they are shown."""

import datetime as dt

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import NameOID

from checker.signing.person import holder
from signing.authority import MOMENT, authority


def test_the_parts_of_a_name_have_names() -> None:
    """What certificates of Kazakhstan hold (IIN, surname, given name, mail) is shown by name, not by numbers of the standard."""
    parts = (
        (NameOID.COMMON_NAME, "СЫНАҚОВА ӘЛИЯ"),
        (NameOID.SURNAME, "СЫНАҚОВА"),
        (NameOID.SERIAL_NUMBER, "IIN491240900001"),
        (NameOID.GIVEN_NAME, "ҒАБИТҚЫЗЫ"),
        (NameOID.EMAIL_ADDRESS, "a@example.kz"),
    )
    name = x509.Name([x509.NameAttribute(oid, value) for oid, value in parts])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(authority().key.public_key())
    valid = builder.serial_number(1).not_valid_before(MOMENT).not_valid_after(MOMENT + dt.timedelta(days=1))
    found = holder(valid.sign(authority().key, hashes.SHA256()))
    assert found.name == "СЫНАҚОВА ӘЛИЯ"
    assert found.full == (
        "CN=СЫНАҚОВА ӘЛИЯ, SN=СЫНАҚОВА, SERIALNUMBER=IIN491240900001, GIVENNAME=ҒАБИТҚЫЗЫ, E=a@example.kz"
    )
