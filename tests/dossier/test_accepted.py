"""What differs only in form is read alike: ends of line, a mark of byte order, JSON, quotes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from pack.small_pack import small

from checker.dossier.load import facts_of, load_dossier, parse_dossier
from checker.dossier.model import Dossier, Value

BASE = Path(__file__).with_name("base.yaml").read_text(encoding="utf-8")
FORMS: dict[str, Callable[[str], bytes]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "CR": lambda text: text.replace("\n", "\r").encode(),
    "byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "end of document": lambda text: f"---\n{text}...\n".encode(),
    "JSON": lambda text: as_json(text).encode(),
    "JSON with escapes": lambda text: as_json(text, ascii_only=True).encode(),
    "JSON with tabs": lambda text: as_json(text, indent="\t").encode(),
    "JSON on one line": lambda text: as_json(text, indent=None).encode(),
    "unquoted identifier": lambda text: text.replace('"970740000015"', "970740000015").encode(),
    "values left empty": lambda text: f"{text}  - item: lime\n    about:\n    result: null\n".encode(),
    "spaces around a name": lambda text: text.replace("ru: Луг", 'ru: "  Луг\\n "').encode(),
}


def as_json(text: str, *, ascii_only: bool = False, indent: str | None = "  ") -> str:
    return json.dumps(plain(text), ensure_ascii=ascii_only, indent=indent)


def plain(text: str) -> dict[str, object]:
    read: dict[str, object] = yaml.safe_load(
        text.replace("2025-04-01", '"2025-04-01"')
        .replace("2025-01-10", '"2025-01-10"')
        .replace("2026-01-10", '"2026-01-10"')
    )
    return read


def values(dossier: Dossier) -> dict[str, Value]:
    return {path: fact.value for path, fact in facts_of(dossier.root)}


@pytest.mark.parametrize("form", FORMS)
def test_form_makes_no_difference(form: str) -> None:
    """The same facts are read from every form of the same dossier."""
    expected = values(parse_dossier(BASE.encode(), small().vocabulary, "dossier.yaml"))
    found = values(parse_dossier(FORMS[form](BASE), small().vocabulary, "dossier"))
    assert {path: found[path] for path in expected} == expected


def test_emoji_written_as_two_escapes() -> None:
    """JSON writes a character beyond the first plane as a pair of escapes; it is one character."""
    text = '{"application": {"registered_on": "2025-04-01"}, "applicant": {"name": "\\ud83d\\ude00"}}'
    dossier = parse_dossier(text.encode(), small().vocabulary, "d.json")
    assert dossier.root.text("applicant.name") == str(dossier.root.value("applicant.name"))
    assert dossier.root.names("applicant.name").ru == "😀"  # type: ignore[union-attr]


def test_whole_number_with_a_point() -> None:
    """Programs that write JSON write 3 as 3.0; it is a whole number."""
    text = '{"application": {"registered_on": "2025-04-01", "pages": 3.0}}'
    assert parse_dossier(text.encode(), small().vocabulary, "d.json").root.value("application.pages") == 3


def test_places_lead_to_the_values() -> None:
    """Every fact knows file, line, column and JSON pointer."""
    dossier = parse_dossier(BASE.encode(), small().vocabulary, "dossier.yaml")
    place = dossier.root.records("documents")[1].facts["site"].place
    assert (str(place), place.pointer) == ("dossier.yaml:23:24", "/documents/1/site")


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    """The digest is that of the bytes that were judged, also where a file can be read only once."""
    path = tmp_path / "d.yaml"
    path.write_text(BASE, encoding="utf-8")
    named = load_dossier(path, small().vocabulary, "shown")
    assert named.digest == parse_dossier(BASE.encode(), small().vocabulary, "x").digest
    assert named.name == "shown"
