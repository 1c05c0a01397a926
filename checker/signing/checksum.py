"""Tells whether a passphrase is that of a PKCS #12 file, whatever the key inside is.

The library that reads keys says the same of a wrong passphrase and of a key whose algorithm it does not know; the check sum of the
file tells them apart.
"""

from __future__ import annotations

import hashlib
import hmac

from asn1crypto.pkcs12 import Pfx

_FOR_CHECK_SUM = 3
_MOST_ROUNDS = 10_000_000


def holds(data: bytes, passphrase: str) -> bool | None:
    """Tell whether the check sum holds with this passphrase; None where the file has none or one of an unknown kind.

    Raises ValueError, TypeError or KeyError for what is no PKCS #12 file.
    """
    file = Pfx.load(data, strict=True)
    content = file["auth_safe"]["content"].native
    check = file["mac_data"]
    if not check or not isinstance(content, bytes):
        return None
    digest, rounds = check["mac"]["digest_algorithm"]["algorithm"].native, check["iterations"].native
    if digest not in hashlib.algorithms_available or rounds > _MOST_ROUNDS:
        return None
    key = _key(digest, passphrase.encode("utf-16-be") + b"\0\0", check["mac_salt"].native, rounds)
    return hmac.compare_digest(hmac.new(key, content, digest).digest(), check["mac"]["digest"].native)


def _key(digest: str, passphrase: bytes, salt: bytes, rounds: int) -> bytes:
    """Derive the key of the check sum (RFC 7292, appendix B.2); one block is enough for it."""
    block = hashlib.new(digest).block_size
    made = bytes([_FOR_CHECK_SUM]) * block + _filled(salt, block) + _filled(passphrase, block)
    for _ in range(rounds):
        made = hashlib.new(digest, made).digest()
    return made


def _filled(data: bytes, block: int) -> bytes:
    whole = -(-len(data) // block) * block
    return (data * (whole // len(data) + 1))[:whole] if data else b""
