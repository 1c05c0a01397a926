"""Every kind of output says the same of the same dossiers."""

from __future__ import annotations

import json
import re
import resource
import signal
import subprocess
import sys
import zlib
from base64 import b64decode
from pathlib import Path

import jsonschema_rs
import openpyxl
import pyarrow.parquet as pq
import pytest

from batch.batches import batch, decisions, dossier_lines, small, table, write_lines
from checker.batch.journal import Journal
from checker.batch.schema import batch_schema

COUNT = 47
SAIKES = str(Path(sys.executable).with_name("saikes"))
BROKEN = '{"application": {"registered_on": "2025-13-01"}}'


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with every output of a batch of the examples, a broken dossier among them."""
    folder = tmp_path_factory.mktemp("batch")
    found = dossier_lines(COUNT)
    source = write_lines(folder / "in.jsonl", [*found[:20], BROKEN, *found[20:]])
    names = ("out.jsonl", "out.csv", "out.xlsx", "out.parquet", "out.html")
    outputs = [part for name in names for part in ("-o", folder / name)]
    ran = batch(source, *outputs, "--documents", folder / "docs")
    assert ran.code == 3, ran.err
    assert sorted(path.name for path in folder.iterdir()) == sorted([*names, "in.jsonl", "docs"])
    return folder


def test_decisions_fit_the_published_schema(made: Path) -> None:
    """Every line is a decision or says why there is none, in the order of the dossiers."""
    found = decisions(made / "out.jsonl")
    checker = jsonschema_rs.Draft202012Validator(batch_schema())
    for one in found:
        checker.validate(one)
    assert [one["dossier"]["name"] for one in found] == [f"{made}/in.jsonl:{n}" for n in range(1, COUNT + 2)]
    broken = [one for one in found if "problems" in one]
    assert [(one["dossier"]["name"], one["problems"][0]["place"]) for one in broken] == [
        (
            f"{made}/in.jsonl:21",
            {"file": f"{made}/in.jsonl", "line": 21, "column": 35, "pointer": "/application/registered_on"},
        )
    ]


def test_the_schema_refuses_another_document() -> None:
    """What is neither a decision nor a problem does not fit."""
    checker = jsonschema_rs.Draft202012Validator(batch_schema())
    assert not checker.is_valid({"format": 1, "saikes": "0", "state": "refused", "problems": []})


def test_a_decision_is_that_of_check(made: Path, tmp_path: Path) -> None:
    """The decision in a line is the one that `saikes check` prints for the same dossier, but for its name and its places."""
    from cli.run import run

    line = (made / "in.jsonl").read_text("utf-8").splitlines()[0]
    alone = tmp_path / "one.json"
    alone.write_text(line, "utf-8")
    wanted = json.loads(run("check", alone, "--format", "json", "--today", "2025-10-15", "--lang", "en").out)
    whole = json.dumps(decisions(made / "out.jsonl")[0]).replace(f"{made}/in.jsonl:1", str(alone))
    assert json.loads(whole.replace(f"{made}/in.jsonl", str(alone))) == wanted


def test_tables_agree_with_the_decisions(made: Path) -> None:
    """CSV, Parquet and the workbook list the same outcomes as the decisions."""
    found = [
        one["outcome"]["title"]["en"] if "outcome" in one else "not judged" for one in decisions(made / "out.jsonl")
    ]
    assert [row["outcome"] for row in table(made / "out.csv")] == found
    parquet = pq.read_table(made / "out.parquet").to_pylist()
    assert [row["outcome"] for row in parquet] == found
    assert parquet[20]["outcome_code"] is None
    verdicts = {one["rule"]: one["verdict"] for one in decisions(made / "out.jsonl")[0]["results"]}
    assert dict(parquet[0]["verdicts"]).items() <= verdicts.items()
    sheet = openpyxl.load_workbook(made / "out.xlsx")["Dossiers"]
    heads = [cell.value for cell in sheet[1]]
    assert [row[heads.index("outcome")].value for row in sheet.iter_rows(min_row=2)] == found


def test_numbers_and_days_are_typed(made: Path) -> None:
    """Days are days and numbers are numbers in Parquet and in the workbook."""
    schema = pq.read_schema(made / "out.parquet")
    assert (str(schema.field("registered").type), str(schema.field("gaps").type)) == ("date32[day]", "int64")
    sheet = openpyxl.load_workbook(made / "out.xlsx")["Dossiers"]
    heads = [cell.value for cell in sheet[1]]
    assert (sheet.cell(2, heads.index("registered") + 1).is_date, sheet.cell(2, 1).value) == (True, 1)


def test_the_workbook_has_a_sheet_for_every_stage(made: Path) -> None:
    """Each sheet has its header frozen and a filter over its rows; stages of a request list the dossiers that it is about."""
    book = openpyxl.load_workbook(made / "out.xlsx")
    names = book.sheetnames
    assert names[:2] == ["Summary", "Dossiers"]
    assert names[-2:] == ["Terms", "Not judged"]
    assert len(names) >= 7
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "C2"
        assert re.fullmatch(rf"A1:[A-Z]+{max(sheet.max_row, 2)}", sheet.auto_filter.ref), sheet.title
    problem = [cell.value for cell in book["Not judged"][2]]
    assert problem[:3] == [21, f"{made}/in.jsonl:21", f"{made}/in.jsonl:21:35"]


def test_links_lead_to_documents(made: Path) -> None:
    """Links of the workbook and of the page lead to files that are there, from where these stand."""
    sheet = openpyxl.load_workbook(made / "out.xlsx")["Dossiers"]
    targets = [cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    links = [link for row in _rows(made) for link, _ in row[12]]
    assert len(targets) > COUNT
    assert sorted(targets) == sorted(links)
    for target in targets:
        assert (made / target).is_file(), target


def test_every_dossier_has_a_folder_of_its_own(made: Path) -> None:
    """Documents stand in folders by input and line; none is written twice into one."""
    folders = sorted(int(path.name) for path in (made / "docs" / "in.jsonl").iterdir())
    assert set(folders) <= set(range(1, COUNT + 2))
    assert 21 not in folders
    first = sorted(path.name for path in (made / "docs" / "in.jsonl" / "1").iterdir())
    assert any(name.endswith(".kk.html") for name in first)


def test_the_page_stands_alone(made: Path) -> None:
    """The page asks nothing of any other place: no link but to documents, one script whose digest the policy names."""
    page = (made / "out.html").read_text("utf-8")
    assert re.findall(r"""(?:src|href|action)\s*=\s*["'][^"']*""", page.split("<script")[0]) == []
    assert re.search(r"https?://|url\(|@import|fetch\(|XMLHttp", page) is None
    assert "default-src 'none'" in page


def test_every_row_of_the_page_has_its_trace(made: Path) -> None:
    """Behind a row stand the rules that are not met with what decides, and for a broken dossier its problem."""
    page = (made / "out.html").read_text("utf-8")
    chunks = re.findall(r'<script type="text/plain" id="trace-\d+">([^<]+)</script>', page)
    traces = [one for chunk in chunks for one in json.loads(zlib.decompress(b64decode(chunk)))]
    rows = _rows(made)
    assert len(traces) == len(rows) == COUNT + 1
    assert traces[20]["problems"][0][0] == f"{made}/in.jsonl:21:35"
    titles = _block(made, "words")["rules"]
    for row, trace, decision in zip(rows, traces, decisions(made / "out.jsonl"), strict=True):
        not_met = [titles[number] for number in row[8]]
        behind = [titles[one[0]] for one in trace["trace"] if one[1] == "against"]
        assert set(not_met) <= set(behind), decision["dossier"]["name"]
        assert all(one[5] or one[6] for one in trace["trace"])


def test_charts_count_what_the_decisions_count(made: Path) -> None:
    """The bars of the page add up to the dossiers."""
    page = (made / "out.html").read_text("utf-8")
    first = page.split("<section>")[1]
    counts = [int(number) for number in re.findall(r'<dd title="[^"]*">(\d+)</dd>', first)]
    assert sum(counts) == COUNT + 1


@pytest.mark.parametrize("ending", [".jsonl.gz", ".jsonl.zst"])
def test_packed_lines_hold_the_same(made: Path, tmp_path: Path, ending: str) -> None:
    """A packed output unpacks to the plain one, and can be read by saikes itself as an input would be."""
    source = write_lines(tmp_path / "in.jsonl", [small(), small(sites=[])])
    batch(source, "-o", tmp_path / "plain.jsonl", "-o", tmp_path / f"packed{ending}")
    from checker.batch.lines import opened

    with opened(tmp_path / f"packed{ending}") as stream:
        assert stream.read() == (tmp_path / "plain.jsonl").read_bytes()


@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz", ".jsonl.zst", ".csv", ".xlsx", ".parquet", ".html"])
def test_the_same_results_are_the_same_bytes(tmp_path: Path, ending: str) -> None:
    """An output holds no time, no order of processes, no name of a temporary file."""
    source = write_lines(tmp_path / "in.jsonl", dossier_lines(6))
    folders = [tmp_path / name for name in ("a", "b")]
    for number, folder in enumerate(folders):
        folder.mkdir()
        batch(source, "-o", folder / f"out{ending}", jobs=number + 1)
    one, other = ((folder / f"out{ending}").read_bytes() for folder in folders)
    assert one == other


def _rows(made: Path) -> list[list[object]]:
    return _block(made, "rows")  # type: ignore[return-value]


def _block(made: Path, name: str) -> dict[str, list[str]]:
    page = (made / "out.html").read_text("utf-8")
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])  # type: ignore[no-any-return]


@pytest.mark.parametrize("ending", [".jsonl", ".csv", ".xlsx", ".parquet", ".html"])
def test_an_output_without_room_is_no_fault(tmp_path: Path, ending: str) -> None:
    """Whatever library writes it: the message says what to do, no half of a file is left, the journal waits."""
    source, out = write_lines(tmp_path / "in.jsonl", dossier_lines(6)), tmp_path / f"out{ending}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Journal, "remove", lambda _: None)
        batch(source, "-o", out)
    wanted = out.read_bytes()
    out.unlink()
    command = [SAIKES, "batch", str(source), "-o", str(out), "--resume", "--jobs", "1", "--lang", "en"]
    ran = subprocess.run(
        command, capture_output=True, text=True, check=False, preexec_fn=lambda: _no_room(len(wanted) // 2)
    )
    assert (ran.returncode, ran.stderr.splitlines()[-1]) == (2, "    make room; --resume goes on from here")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", f"{out.name}.journal"]
    assert subprocess.run(command, capture_output=True, check=False).returncode in {0, 1}
    assert out.read_bytes() == wanted


def _no_room(most: int) -> None:
    """Let no file of this process grow beyond so many bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
