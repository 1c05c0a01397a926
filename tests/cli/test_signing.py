"""`saikes sign` and `saikes verify` as a user runs them."""

from __future__ import annotations

import http.server
import importlib.util
import json
import threading
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path

import jsonschema
import pytest
from asn1crypto import keys, tsp
from asn1crypto import x509 as plain
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore
from signing.authority import PASSPHRASE, SIGNERS, authority, signer_file, stamping
from signing.papers import all_signed, receipt

from cli.run import run, usage

HERE = Path(__file__).parents[2]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a receipt, the keys of its signers and the root certificate; the passphrase is in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAIKES_PASSPHRASE", PASSPHRASE)
    (tmp_path / "receipt.pdf").write_bytes(receipt())
    for number in range(7):
        (tmp_path / f"{number + 1}.p12").write_bytes(signer_file(number))
    (tmp_path / "root.pem").write_bytes(authority().pem)
    return tmp_path


@pytest.mark.usefixtures("desk")
def test_two_sign_and_all_is_told() -> None:
    """Each signature makes a new file that is named after their number; the line says who signed and who is next."""
    first = run("sign", "receipt.pdf", "--key", "1.p12", "--as", "first signature")
    assert (first.code, first.err) == (0, "")
    assert first.out.startswith("receipt.signed-1.pdf: 1/7 «Специалист отдела")
    assert SIGNERS[0] in first.out
    assert "следующий: 2 «Руководитель отдела" in first.out
    second = run("sign", "receipt.signed-1.pdf", "--key", "2.p12", "--as", "unit-head", "--lang", "kk")
    assert second.out.startswith("receipt.signed-2.pdf: 2/7 «Халықты әлеуметтік қорғау")
    assert Path("receipt.pdf").read_bytes() == receipt()

    for lang, word in (("kk", "қол қойылмаған"), ("ru", "не подписано"), ("en", "not signed")):
        said = run("verify", "receipt.signed-2.pdf", "--trust", "root.pem", "--lang", lang)
        assert said.code == 4
        assert " ".join(said.out.split()).count(word) == 5
        assert all(len(line) <= 80 for line in said.out.splitlines())
        assert SIGNERS[1].split()[0] in said.out


@pytest.mark.usefixtures("desk")
def test_the_answer_is_the_exit_code() -> None:
    """All signed and trusted is 0, trust not checked is 4, changed is 1, unreadable is 3."""
    Path("whole.pdf").write_bytes(all_signed())
    assert run("verify", "whole.pdf", "--trust", "root.pem").code == 0
    unchecked = run("verify", "whole.pdf", "--lang", "en")
    assert unchecked.code == 4
    assert "not checked against a root" in unchecked.out
    Path("changed.pdf").write_bytes(all_signed().replace(b"/MediaBox", b"/MediaBax", 1))
    changed = run("verify", "changed.pdf", "--trust", "root.pem", "--lang", "en")
    assert changed.code == 1
    assert "do NOT hold" in changed.out
    Path("cut.pdf").write_bytes(all_signed()[:500])
    assert run("verify", "cut.pdf").code == 3
    assert run("verify", "none.pdf").code == 3
    assert run("verify", "whole.pdf", "--trust", "whole.pdf").code == 3


@pytest.mark.usefixtures("desk")
def test_the_json_follows_its_schema() -> None:
    """`saikes schema signatures` describes what `verify --format json` prints, for a form of ours and for any other PDF."""
    schema = json.loads(run("schema", "signatures").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    Path("whole.pdf").write_bytes(all_signed())
    Path("other.pdf").write_bytes(receipt().replace(b"saikes.form", b"saikes.farm"))
    for file in ("receipt.pdf", "whole.pdf", "other.pdf"):
        said = json.loads(run("verify", file, "--format", "json").out)
        jsonschema.validate(said, schema)
        assert (said["form"] is None) == (file == "other.pdf")
    said = json.loads(run("verify", "whole.pdf", "--trust", "root.pem", "--format", "json").out)
    assert said["answer"] == "valid"
    assert [one["signer"] for one in said["signatures"]] == [*SIGNERS]


@pytest.mark.usefixtures("desk")
def test_nothing_is_overwritten() -> None:
    """A file that is there stays, until --force; a refusal leaves no file behind."""
    Path("out.pdf").write_text("mine")
    said = usage(run("sign", "receipt.pdf", "--key", "1.p12", "--as", "1", "-o", "out.pdf"))
    assert said.startswith("out.pdf is already there; nothing was written")
    assert Path("out.pdf").read_text() == "mine"
    assert run("sign", "receipt.pdf", "--key", "1.p12", "--as", "1", "-o", "out.pdf", "--force").code == 0
    before = {*Path().iterdir()}
    refused = run("sign", "receipt.pdf", "--key", "3.p12", "--as", "third signature")
    assert refused.code == 2
    assert "comes after others that are not there yet" in refused.err
    assert {*Path().iterdir()} == before


@pytest.mark.usefixtures("desk")
def test_the_document_that_is_signed_is_never_written_over() -> None:
    """Not with --force either, and not by another way of naming it: the help promises that it is not touched."""
    for name in ("receipt.pdf", "./receipt.pdf"):
        said = usage(run("sign", "receipt.pdf", "--key", "1.p12", "--as", "1", "-o", name, "--force"))
        assert f"-o names {Path(name)}, the document that is signed; it is never touched. Choose another name" in said
    assert Path("receipt.pdf").read_bytes() == receipt()


@pytest.mark.usefixtures("desk")
def test_annex_and_edition_are_said_in_the_order_of_the_language() -> None:
    """In Kazakh the number stands before the word."""
    for lang, about in (
        ("kk", "2-1-қосымша, 2025-03 редакциясы, орыс тілінде"),
        ("ru", "приложение 2-1, редакция 2025-03, на русском языке"),
        ("en", "annex 2-1, edition 2025-03, in Russian"),
    ):
        assert about in run("verify", "receipt.pdf", "--lang", lang).out


@pytest.mark.usefixtures("desk")
def test_out_of_order_needs_a_reason() -> None:
    """With a reason the third signs before the first two; `verify` says so and leaves it open."""
    asked = ("sign", "receipt.pdf", "--key", "3.p12", "--as", "3", "--out-of-order")
    assert run(*asked, "начальник отдела в отпуске").code == 0
    said = run("verify", "receipt.signed-1.pdf", "--trust", "root.pem", "--lang", "en")
    assert said.code == 4
    assert "out of order" in said.out
    assert "начальник отдела в отпуске" in said.out
    assert "takes one line" in usage(run(*asked, "a\nb"))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (("--as", "eighth"), 'unknown signature "eighth"'),
        (("--as", "2"), "comes after others"),
        (("--as", "1", "--key", "root.pem"), "is a PEM file, not PKCS #12"),
        (("--as", "1", "--key", "receipt.pdf"), "is not a PKCS #12 file"),
        (("--as", "1", "--key", "none.p12"), "cannot be read"),
        (("--as", "1", "--passphrase-file", "none"), "cannot be read"),
        (("--as", "1", "--passphrase-file", "wrong"), "the passphrase is not that of this file"),
    ],
)
def test_what_cannot_be_signed(given: tuple[str, ...], message: str, desk: Path) -> None:
    """Each refusal names the file, what is wrong and what to do; nothing is written."""
    (desk / "wrong").write_text("other\n")
    key = () if "--key" in given else ("--key", "1.p12")
    refused = run("sign", "receipt.pdf", *key, *given)
    assert refused.code in {2, 3}
    assert message in refused.err
    assert "\n    " in refused.err
    assert not [*desk.glob("*signed*")]


def test_where_the_passphrase_comes_from(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file goes before the environment; without either, and without a terminal, it is said how to give it."""
    (desk / "secret").write_text(f"{PASSPHRASE}\r\nnot this\n", encoding="utf-8")
    monkeypatch.setenv("SAIKES_PASSPHRASE", "other")
    asked = ("sign", "receipt.pdf", "--key", "1.p12", "--as", "1")
    assert run(*asked).code == 3
    assert run(*asked, "--passphrase-file", "secret").code == 0
    monkeypatch.delenv("SAIKES_PASSPHRASE")
    assert "--passphrase-file or set the variable SAIKES_PASSPHRASE" in usage(run(*asked))


@pytest.mark.parametrize("command", [("sign", "receipt.pdf", "--key", "1.p12", "--as", "1"), ("verify", "receipt.pdf")])
@pytest.mark.usefixtures("desk")
def test_without_the_extra(command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pyHanko is not installed, the message says how to install it."""
    find = importlib.util.find_spec

    def hidden(name: str, package: str | None = None) -> ModuleSpec | None:
        return None if name == "pyhanko" else find(name, package)

    monkeypatch.setattr(importlib.util, "find_spec", hidden)
    assert usage(run(*command)) == (
        "pyHanko is not installed, but signatures need it; install it with: pip install 'saikes[signing]' (or: pip install pyHanko)"
    )


class _Stamping(http.server.BaseHTTPRequestHandler):
    """A time-stamping service."""

    stamper: DummyTimeStamper

    def do_POST(self) -> None:
        asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
        answer = self.stamper.request_tsa_response(asked).dump()
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def service() -> Iterator[str]:
    """The address of a time-stamping service on this machine."""
    secret, certificate = stamping()
    _Stamping.stamper = DummyTimeStamper(
        plain.Certificate.load(certificate.public_bytes(Encoding.DER)),
        keys.PrivateKeyInfo.load(secret.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
        SimpleCertificateStore(),
    )
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Stamping)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.usefixtures("desk")
def test_a_time_stamp(service: str) -> None:
    """A time-stamping service confirms the time; a service that is not there is told, and nothing is written."""
    asked = ("sign", "receipt.pdf", "--key", "1.p12", "--as", "1", "--timestamp")
    assert run(*asked, service).code == 0
    said = run("verify", "receipt.signed-1.pdf", "--trust", "root.pem", "--lang", "en")
    assert "confirmed by a time-stamping service" in said.out
    assert "not proved" not in said.out

    Path("receipt.signed-1.pdf").unlink()
    refused = run(*asked, "http://127.0.0.1:9/")
    assert refused.code == 2
    assert "gave no time stamp" in refused.err
    assert "is not the address of a service" in usage(run(*asked, "ftp://x"))
    assert not [*Path().glob("*signed*")]
