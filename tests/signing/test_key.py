"""The key of a signer: what cannot be used is said, with what to do."""

from __future__ import annotations

import datetime as dt
import hmac
from pathlib import Path

import pytest
from asn1crypto import pkcs12 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, NoEncryption, pkcs12

from checker.signing.checksum import _key
from checker.signing.key import read_key
from checker.signing.refusals import NotUsable
from checker.signing.sign import Signing, sign
from signing.authority import MOMENT, PASSPHRASE, SIGNERS, YEAR, authority, name
from signing.papers import key, opened, receipt, report

DAY = dt.timedelta(days=1)


def refusal(folder: Path, data: bytes, passphrase: str = PASSPHRASE) -> str:
    file = folder / "key.p12"
    file.write_bytes(data)
    with pytest.raises(NotUsable) as refused:
        read_key(file, passphrase, MOMENT)
    said = str(refused.value)
    assert said.startswith(f"{file}: [error] ")
    assert "\n    " in said
    return said


def test_a_wrong_passphrase(tmp_path: Path) -> None:
    """The passphrase of another file, or none."""
    for wrong in ("other", ""):
        assert "the passphrase is not that of this file" in refusal(tmp_path, authority().p12(SIGNERS[0]), wrong)


@pytest.mark.parametrize("content", [b"", b"words", b"\x30\x03\x02\x01\x03", b"%PDF-1.7\n"])
def test_no_key_file(content: bytes, tmp_path: Path) -> None:
    """A file of another kind."""
    assert "is not a PKCS #12 file, or is damaged" in refusal(tmp_path, content)


def test_a_pem_file(tmp_path: Path) -> None:
    """PEM is named, with the command that makes a PKCS #12 file of it."""
    assert "openssl pkcs12 -export" in refusal(tmp_path, authority().pem)


def test_a_file_cut_short(tmp_path: Path) -> None:
    """Half a key file."""
    data = authority().p12(SIGNERS[0])
    assert "is not a PKCS #12 file, or is damaged" in refusal(tmp_path, data[: len(data) // 2])


def test_no_private_key(tmp_path: Path) -> None:
    """A file with certificates alone."""
    _, certificate = authority().issue(SIGNERS[0])
    lock = BestAvailableEncryption(PASSPHRASE.encode())
    data = pkcs12.serialize_key_and_certificates(b"x", None, certificate, None, lock)
    assert "there is no private key in this file" in refusal(tmp_path, data)


def test_a_certificate_of_another_key(tmp_path: Path) -> None:
    """A key and a certificate that do not belong together."""
    _, certificate = authority().issue(SIGNERS[0])
    other, _ = authority().issue(SIGNERS[1])
    lock = BestAvailableEncryption(PASSPHRASE.encode())
    try:
        data = pkcs12.serialize_key_and_certificates(b"x", other, certificate, None, lock)
    except ValueError:
        pytest.skip("this release of cryptography does not write such a file")
    assert "certificate" in refusal(tmp_path, data)


def test_an_expired_certificate(tmp_path: Path) -> None:
    """Expired: until when it was valid, and what the clock says."""
    said = refusal(tmp_path, authority().p12(SIGNERS[0], last=MOMENT - DAY))
    assert (
        "the certificate has expired: valid until 03.04.2025 14:30 (UTC+5); now it is 04.04.2025 14:30 (UTC+5)" in said
    )


def test_a_certificate_that_is_not_valid_yet(tmp_path: Path) -> None:
    """Not valid yet: from when it is."""
    said = refusal(tmp_path, authority().p12(SIGNERS[0], first=MOMENT + DAY))
    assert "the certificate is not valid yet: from 05.04.2025 14:30 (UTC+5)" in said


def test_a_certificate_for_encryption(tmp_path: Path) -> None:
    """A certificate whose key usage does not allow signing."""
    said = refusal(tmp_path, authority().p12(SIGNERS[0], usage=("key_encipherment",)))
    assert "the certificate is not for signing" in said


def test_an_algorithm_that_is_not_known(tmp_path: Path) -> None:
    """A key of an algorithm that the libraries do not know is named as such, not as a wrong passphrase."""
    said = refusal(tmp_path, _of_another_algorithm())
    assert "passphrase" not in said
    assert "keys that can be used: RSA, ECDSA" in said


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A name without a file."""
    with pytest.raises(NotUsable, match="cannot be read: No such file"):
        read_key(tmp_path / "none.p12", "", MOMENT)


@pytest.mark.parametrize("kind", ["rsa", "ed25519"])
def test_other_keys_that_can_be_used(kind: str, tmp_path: Path) -> None:
    """RSA and Ed25519 sign as well as ECDSA."""
    secret = rsa.generate_private_key(65537, 2048) if kind == "rsa" else ed25519.Ed25519PrivateKey.generate()
    data = sign(opened(tmp_path, receipt()), key(tmp_path, 0, _own(secret)), Signing("1", MOMENT)).data
    one = report(tmp_path, data, trust=False).signatures[0]
    assert one.sound


def _own(secret: rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey, lock: bytes | None = PASSPHRASE.encode()) -> bytes:
    """Make a key file with a certificate that the key itself has signed."""
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name(SIGNERS[0]))
        .issuer_name(name(SIGNERS[0]))
        .public_key(secret.public_key())
        .serial_number(7)
        .not_valid_before(MOMENT - YEAR)
        .not_valid_after(MOMENT + YEAR)
        .sign(secret, hashes.SHA256() if isinstance(secret, rsa.RSAPrivateKey) else None)
    )
    encryption = BestAvailableEncryption(lock) if lock else NoEncryption()
    return pkcs12.serialize_key_and_certificates(b"x", secret, certificate, None, encryption)


def _of_another_algorithm() -> bytes:
    """Put another algorithm into a key file, and mend its check sum by the passphrase of the tests."""
    made = asn1.Pfx.load(_own(rsa.generate_private_key(65537, 2048), None))
    known, unknown = bytes.fromhex("2a864886f70d010101"), bytes.fromhex("2a830e030a01010101")
    content = made["auth_safe"]["content"].native.replace(known, unknown)
    made["auth_safe"]["content"] = asn1.OctetString(content)
    check = made["mac_data"]
    digest = check["mac"]["digest_algorithm"]["algorithm"].native
    passphrase = PASSPHRASE.encode("utf-16-be") + b"\0\0"
    secret = _key(digest, passphrase, check["mac_salt"].native, check["iterations"].native)
    check["mac"]["digest"] = hmac.new(secret, content, digest).digest()
    return made.dump(force=True)
