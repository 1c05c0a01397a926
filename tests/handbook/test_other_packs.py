"""Any pack has its handbook, and no word of it becomes markup or a script."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from lint.broken_packs import CLEAN
from packs.whole import planetarium

from checker.handbook.render import handbook
from checker.pack.load import load_pack

from .site import LANGUAGES, broken, pages

SMALL = Path(__file__).parents[1] / "pack" / "small"
HOSTILE = """</script><script>alert("1")</script><img src=x onerror='alert(2)'>"""


def test_another_licence_has_a_whole_handbook_of_its_own(tmp_path: Path) -> None:
    """The planetarium has a page for each of its rules, norms, terms and forms, and nothing of social services in it."""
    folder = planetarium(tmp_path)
    shutil.rmtree(folder / "tests")
    pack = load_pack(folder)
    site = handbook(pack, folder)
    wanted = {f"rules/{rule.id}.html" for rule in pack.rules if rule.kind != "step"}
    wanted |= {
        "terms/whole-service.html",
        "norms/ushers-of-halls.html",
        "forms/star-licence.html",
        "acts/planetarium-procedure.html",
    }
    for language in LANGUAGES:
        assert [page for page in sorted(wanted) if f"{language}/{page}" not in site] == []
    read = pages(site)
    assert broken(site, read) == []
    said = " ".join(content.decode() for name, content in site.items() if name.startswith(("kk/", "ru/", "en/")))
    assert not re.search(r"социальн|әлеумет|social|Департамент|лицензи[яи] на медиц|\b222\b", said)
    text = read["ru/rules/hall-area.html"].text
    assert "площадь" in text
    assert "не менее 1,2" in text
    assert "10 (first), 5 (second) раб. дн." in read["ru/terms/whole-service.html"].text
    assert "1 на каждые 50 места" in read["ru/norms/ushers-of-halls.html"].text
    assert "Тестов об этом нет." in text


def test_the_folder_of_the_pack_leaves_no_trace(tmp_path: Path) -> None:
    """The same pack in another folder gives the same bytes, and no page names the folder."""
    one, other = planetarium(tmp_path / "one"), planetarium(tmp_path / "other")
    first, second = handbook(load_pack(one), one), handbook(load_pack(other), other)
    assert first == second
    assert not [name for name, content in first.items() if str(tmp_path).encode() in content]


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_words_stay_words(tmp_path: Path, language: str) -> None:
    """A title, a wording, a label and a remedy that hold markup are printed as they are, in pages, in the picture, in the search."""
    folder = planetarium(tmp_path)
    rules, facts = folder / "rules.yaml", folder / "facts.yaml"
    words = json.dumps(HOSTILE)
    text = rules.read_text(encoding="utf-8")
    for old in (
        "{kk: бір орынға алаң, ru: площадь на место, en: area per seat}",
        "{kk: бір орынға кемінде 1.2 м², ru: не менее 1.2 м² на место}",
        "{kk: жалдау шартын ұсыну, ru: представить договор аренды}",
        "{kk: залға құқық, ru: право на зал, en: right to the hall}",
    ):
        assert old in text
        text = text.replace(old, re.sub(r": [^,}]+", lambda _: f": {words}", old))
    rules.write_text(text, encoding="utf-8")
    label = next(line for line in facts.read_text(encoding="utf-8").splitlines() if "area_per_seat" in line)
    hostile = re.sub(r"label: \{[^}]*\}", lambda _: f"label: {{kk: {words}, ru: {words}, en: {words}}}", label)
    facts.write_text(facts.read_text(encoding="utf-8").replace(label, hostile), encoding="utf-8")
    site = handbook(load_pack(folder), folder)
    for name, page in pages(site).items():
        assert not [tag for tag, found in page.tags if tag == "img" or "onerror" in found], name
        scripts = [found for tag, found in page.tags if tag == "script"]
        assert all(re.fullmatch(r"(\.\./)*assets/(theme|site)\.js", found.get("src") or "") for found in scripts), name
    assert HOSTILE in pages({"a.html": site[f"{language}/rules/hall-area.html"]})["a.html"].text
    assert b"<" not in site[f"assets/search-{language}.js"]


@pytest.mark.parametrize("folder", [CLEAN, SMALL])
def test_a_pack_that_lacks_much_has_a_handbook_too(tmp_path: Path, folder: Path) -> None:
    """Without tests, with few forms, without annexes among the places of its acts: every link still leads somewhere."""
    copied = tmp_path / "pack"
    shutil.copytree(folder, copied, ignore=shutil.ignore_patterns("tests"))
    site = handbook(load_pack(copied), copied)
    assert broken(site, pages(site)) == []
    assert "ru/index.html" in site
