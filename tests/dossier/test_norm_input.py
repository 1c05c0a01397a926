"""What the norms are reckoned from is refused where it is wrong, with its place and what is allowed."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from pack.small_pack import SHIPPED, shipped

from checker.dossier.load import load_dossier
from checker.source.problem import Refused

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("norm_input.yaml").read_text(encoding="utf-8"))
BASE = (SHIPPED / "tests" / "bases" / "stationary.yaml").read_text(encoding="utf-8")
LONG = re.compile(r"@(posts|equipment_items|finding_items|workplaces|premises_features)")
TABLES = ("staff", "rooms", "equipment")


def written(case: dict[str, Any]) -> str:
    """Give the base dossier with the edit of a case, its tables in files."""
    text = BASE
    if "old" in case:
        assert case["old"] in text
        return text.replace(case["old"], case["new"], 1)
    head, rest = text.split("staff:\n")
    own = "staff: []\n" if "staff" not in case else ""
    tables = "".join(f"{name}: {{file: {name}.csv}}\n" for name in TABLES if name in case)
    return f"{head}{own}{tables}findings:{rest.split('findings:')[1]}"


def _listed(found: re.Match[str]) -> str:
    codes = list(shipped().vocabulary.choices[found[1].removesuffix("s")])
    first = ", ".join(codes[:12])
    return f"allowed: {first} … ({len(codes)} in all; `saikes facts {found[1]}` lists them)"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_says_what_is_wrong_where_and_what_to_do(tmp_path: Path, case: dict[str, Any]) -> None:
    """The whole message is as written in norm_input.yaml."""
    for name in TABLES:
        if name in case:
            (tmp_path / f"{name}.csv").write_text(case[name], encoding="utf-8")
    (tmp_path / "d.yaml").write_text(written(case), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_dossier(tmp_path / "d.yaml", shipped().vocabulary, "d.yaml")
    assert f"{refused.value}\n" == LONG.sub(_listed, case["says"])
    assert refused.value.exit_code == 3


@pytest.mark.parametrize("posts", ["санитар номер {}", "санитар"])
def test_a_table_full_of_unknown_posts_is_refused_fast(
    tmp_path: Path, posts: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Near names are looked for no oftener than problems are printed."""
    from checker.dossier import choices

    looked: list[str] = []
    several = choices.several
    monkeypatch.setattr(
        choices, "several", lambda name, *rest, **more: looked.append(name) or several(name, *rest, **more)
    )
    rows = "".join(f"x;{posts.format(index)};1\n" for index in range(5_000))
    (tmp_path / "staff.csv").write_text(f"position;post;units\n{rows}", encoding="utf-8")
    (tmp_path / "d.yaml").write_text(written({"staff": rows}), encoding="utf-8")
    with pytest.raises(Refused, match="5000 problems in all; the first 100 are shown"):
        load_dossier(tmp_path / "d.yaml", shipped().vocabulary, "d.yaml")
    assert 1 <= len(looked) <= 100
