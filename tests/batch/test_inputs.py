"""What a batch reads, in which order, and what it says of what cannot be read."""

from __future__ import annotations

import gzip
import io
import os
import shutil
import stat
import zipfile
from pathlib import Path

import pytest
from cli.run import run, usage

from batch.batches import batch, decisions, small, table, write_lines
from batch.copies import EXAMPLES
from checker.batch.archive import MOST_RATIO
from checker.batch.inputs import Inputs, named
from checker.batch.item import Item
from checker.batch.lines import zstd

MB = 1024 * 1024
ZSTD = zstd("the tests")


def _items(*names: object) -> list[Item]:
    return list(named([str(name) for name in names]).items())


def _names(inputs: Inputs) -> list[str]:
    return [item.name for item in inputs.items()]


def _codes(items: list[Item]) -> list[str | None]:
    return [item.problem.code if item.problem else None for item in items]


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    """Folders below are walked, hidden files and those of other kinds are not; tables beside dossiers are none."""
    for name in ("b.yaml", "a/z.json", "a/c.yml", ".hidden.yaml", "scan.pdf", "staff.csv", "a/.x/y.yaml", "~c.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(small())
    inputs = named([str(tmp_path)])
    assert _names(inputs) == [f"{tmp_path}/{name}" for name in ("a/c.yml", "a/z.json", "b.yaml")]
    assert inputs.count() == 3


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    """A link back to the folder itself does not make a batch without end."""
    (tmp_path / "a.yaml").write_text(small())
    (tmp_path / "loop").symlink_to(tmp_path)
    assert _names(named([str(tmp_path)])) == [f"{tmp_path}/a.yaml"]


def test_what_the_batch_writes_is_no_dossier(tmp_path: Path) -> None:
    """Outputs, journal and documents in the folder that is read are left out, also in the next run."""
    (tmp_path / "a.json").write_text(small())
    for _ in range(2):
        ran = batch(tmp_path, "-o", tmp_path / "b.jsonl", "--documents", tmp_path / "docs", "--force")
        assert ran.code == 4, ran.err
        assert [one["dossier"]["name"] for one in decisions(tmp_path / "b.jsonl")] == [f"{tmp_path}/a.json"]


def test_tables_beside_a_dossier_are_read(tmp_path: Path) -> None:
    """A dossier whose staff is a table is judged as by `saikes check`, from a folder and from an archive alike."""
    for name in ("28-psychoneurological-home.yaml", "28-psychoneurological-home"):
        copy = shutil.copytree if (EXAMPLES / name).is_dir() else shutil.copy
        copy(EXAMPLES / name, tmp_path / name)
    archive = tmp_path / "cases.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(tmp_path.rglob("*.*")):
            if path != archive and path.is_file():
                packed.write(path, f"sub/{path.relative_to(tmp_path)}")
    out = tmp_path / "out.jsonl"
    assert batch(tmp_path / "28-psychoneurological-home.yaml", archive, "-o", out).code == 0
    one, other = decisions(out)
    assert one["outcome"] == other["outcome"]
    assert one["dossier"]["digest"] == other["dossier"]["digest"]
    assert one["norms"]


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "jsonl.zst"])
def test_lines_have_their_numbers(tmp_path: Path, ending: str) -> None:
    """Blank lines are no dossiers but count as lines; a mark at the start and Windows line ends do no harm."""
    text = f"\ufeff{small()}\r\n\r\n  \n{small(sites=[])}\n".encode()
    packed = {"jsonl": text, "jsonl.gz": gzip.compress(text), "jsonl.zst": ZSTD.compress(text)}[ending]
    path = tmp_path / f"in.{ending}"
    path.write_bytes(packed)
    assert [(item.name, item.line) for item in _items(path)] == [(f"{path}:1", 1), (f"{path}:4", 4)]
    assert batch(path, "-o", tmp_path / "out.csv").code == 4


def test_standard_input_is_lines(tmp_path: Path) -> None:
    """`-` reads one dossier a line."""
    ran = batch("-", "-o", tmp_path / "out.csv", stdin=f"{small()}\n{small()}\n".encode())
    assert ran.code == 4
    assert [row["dossier"] for row in table(tmp_path / "out.csv")] == ["standard input:1", "standard input:2"]


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        (b'{"application": ', "syntax", 17),
        (b"\xff\xfe{}", "not-utf8", 1),
        (b'{"application": {}, "application": {}}', "duplicate-key", 21),
        (b"[]", "wrong-kind", 1),
        (b"nonsense", "wrong-kind", 1),
        (b'{"a": "\x00"}', "not-text", 1),
        (b'{"aplication": {"registered_on": "2025-09-01"}}', "missing-key", 1),
    ],
)
def test_a_broken_line_in_the_middle_is_one_result(tmp_path: Path, line: bytes, code: str, column: int) -> None:
    """It has its place, and the lines before and after it are judged."""
    source = tmp_path / "in.jsonl"
    source.write_bytes(b"\n".join([small().encode(), line, small().encode()]))
    assert batch(source, "-o", tmp_path / "out.jsonl").code == 3
    found = decisions(tmp_path / "out.jsonl")
    assert ["outcome" in one for one in found] == [True, False, True]
    problem = found[1]["problems"][0]
    assert (problem["code"], problem["place"]["line"], problem["place"]["column"]) == (code, 2, column)


def test_a_line_that_is_too_long_is_never_held_whole(tmp_path: Path) -> None:
    """A line of 30 MB between two dossiers is a result with its number, and takes no 30 MB of memory to pass over."""
    import tracemalloc

    source = tmp_path / "in.jsonl"
    with source.open("wb") as stream:
        stream.write(small().encode() + b"\n")
        for _ in range(30):
            stream.write(b"x" * MB)
        stream.write(b"\n" + small().encode() + b"\n")
    tracemalloc.start()
    found = _items(source)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert _codes(found) == [None, "too-large", None]
    assert found[1].problem is not None
    assert (found[1].line, found[1].problem.message) == (2, "this line has 30.0 MB; a dossier may have 10 MB")
    assert peak < 25 * MB


@pytest.mark.parametrize("pack", [gzip.compress, ZSTD.compress])
def test_a_packed_file_that_was_cut_off_is_one_result(tmp_path: Path, pack: object) -> None:
    """What could be unpacked is judged, then comes a result that says where the file ends."""
    lines = "".join(f"{small(applicant={'name': str(number)})}\n" for number in range(20_000)).encode()
    path = tmp_path / f"in.jsonl.{'gz' if pack is gzip.compress else 'zst'}"
    path.write_bytes(pack(lines)[:-1000])  # type: ignore[operator]
    found = _items(path)
    assert found[-1].problem is not None
    assert (found[-1].problem.code, found[-1].line) == ("damaged", len(found))
    assert _codes(found[:-1]) == [None] * (len(found) - 1)


def _archive(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return path


@pytest.mark.parametrize(
    "name", ["../evil.json", "/etc/evil.json", "a/../../evil.csv", "..\\evil.json", "C:/evil.json"]
)
def test_a_member_that_leads_out_of_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    """It is a result of its own, nothing is written anywhere, and what is inside is judged."""
    path = _archive(tmp_path / "in.zip", {name: small().encode(), "good.json": small().encode()})
    before = set(tmp_path.rglob("*"))
    codes = {item.problem.code if item.problem else "" for item in _items(path)}
    assert codes == {"outside", ""}
    assert set(tmp_path.rglob("*")) == before
    assert not (tmp_path.parent / "evil.json").exists()
    assert not (tmp_path.parent / "evil.csv").exists()


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    """A member that shrinks to a thousandth is a result of its own; one that lies about its size is read no further than a dossier goes."""
    path = _archive(tmp_path / "in.zip", {"bomb.json": b" " * (20 * MB), "good.json": small().encode()})
    bomb, good = _items(path)
    assert bomb.problem is not None
    assert bomb.problem.code == "bomb"
    assert str(MOST_RATIO) in bomb.problem.message
    assert good.problem is None


def test_a_member_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    """The directory says ten bytes, the data are twenty megabytes: the archive is called damaged, nothing is believed."""
    path = _archive(tmp_path / "in.zip", {"bomb.json": b"{" * (20 * MB)})
    data = path.read_bytes()
    path.write_bytes(data.replace((20 * MB).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    (item,) = _items(path)
    assert item.problem is None or item.problem.code == "damaged"
    assert len(item.data) <= 10 * MB + 1


def test_members_of_other_kinds(tmp_path: Path) -> None:
    """Lines inside an archive are dossiers; an archive inside it, a link and a name that stands twice are results; pictures are nothing."""
    path = tmp_path / "in.zip"
    link = zipfile.ZipInfo("link.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    members = {
        "a.jsonl": f"{small()}\n{small()}\n",
        "b.zip": "PK",
        "c.json": small(),
        "picture.png": "",
        "__MACOSX/c.json": "",
    }
    with zipfile.ZipFile(path, "w") as packed:
        for name, text in members.items():
            packed.writestr(name, text)
        packed.writestr(link, "/etc/passwd")
        with pytest.warns(UserWarning, match="Duplicate name"):
            packed.writestr("c.json", small())
    found = [(item.name.removeprefix(f"{path}/"), item.problem.code if item.problem else "") for item in _items(path)]
    assert found == [
        ("a.jsonl:1", ""),
        ("a.jsonl:2", ""),
        ("b.zip", "nested"),
        ("c.json", ""),
        ("c.json", "twice"),
        ("link.json", "outside"),
    ]


@pytest.mark.parametrize("cut", [30, -30])
def test_an_archive_that_was_cut_off_is_one_result(tmp_path: Path, cut: int) -> None:
    """Neither stops the dossiers of the other inputs."""
    path = _archive(tmp_path / "in.zip", {"a.json": small().encode()})
    path.write_bytes(path.read_bytes()[:cut])
    other = write_lines(tmp_path / "other.jsonl", [small()])
    assert _codes(_items(path, other)) == ["damaged", None]


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["nowhere.jsonl"], 'nowhere.jsonl: [error] no such file or folder\n    check the name; "-" is standard input'),
        (["-", "-"], "standard input (-) can be read only once"),
    ],
)
def test_an_input_that_is_not_there_is_wrong_use(tmp_path: Path, names: list[str], message: str) -> None:
    """It is said before anything is judged."""
    ran = batch(*names, "-o", tmp_path / "out.csv")
    assert (ran.code, ran.err.strip()) == (2, message)
    assert not list(tmp_path.iterdir())


def test_an_input_of_an_unknown_kind_is_wrong_use(tmp_path: Path) -> None:
    """The message names the kinds."""
    (tmp_path / "a.pdf").touch()
    ran = batch(tmp_path / "a.pdf", "-o", tmp_path / "out.csv")
    assert ran.code == 2
    assert "allowed: .yaml, .yml, .json, .jsonl, .jsonl.gz, .jsonl.zst, .zip" in ran.err


def test_inputs_without_a_dossier_are_wrong_use(tmp_path: Path) -> None:
    """An empty folder writes no output and leaves no journal."""
    (tmp_path / "in").mkdir()
    ran = batch(tmp_path / "in", "-o", tmp_path / "out.csv")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "the inputs hold no dossier")
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    """Its dossiers are not counted ahead: nothing would be left to judge."""
    pipe = tmp_path / "in.jsonl"
    os.mkfifo(pipe)
    assert named([str(pipe)]).count() is None


def test_an_input_is_never_written_over(tmp_path: Path) -> None:
    """Not even with --force."""
    source = write_lines(tmp_path / "in.jsonl", [small()])
    ran = batch(source, "-o", source, "--force")
    assert (ran.code, "this is an input and an output" in ran.err) == (2, True)
    assert source.read_text() == f"{small()}\n"


def test_no_input_is_wrong_use() -> None:
    """The message shows a call."""
    assert usage(run("batch", "-o", "x.csv")) == (
        "no input is named; for example: saikes batch dossiers -o decisions.xlsx"
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("out.doc", "allowed: .jsonl, .jsonl.gz, .jsonl.zst, .csv, .xlsx, .parquet, .html"),
        ("nowhere/out.csv", "there is no folder"),
        (".csv", "the ending of the name tells what is written"),
    ],
)
def test_an_output_that_cannot_be_is_wrong_use(tmp_path: Path, name: str, said: str) -> None:
    """It is said before anything is judged."""
    source = write_lines(tmp_path / "in.jsonl", [small()])
    ran = batch(source, "-o", tmp_path / name)
    assert ran.code == 2
    assert said in ran.err


def test_a_findings_file_beside_dossiers_is_called_one(tmp_path: Path) -> None:
    """Its keys are not listed one by one as unknown."""
    shutil.copy(EXAMPLES / "32-resocialisation-centre" / "findings.yaml", tmp_path)
    assert batch(tmp_path, "-o", tmp_path / "out.csv").code == 3
    assert table(tmp_path / "out.csv")[0]["error"] == (
        f"{tmp_path}/findings.yaml:1:1: this is a findings file of a visit, not a dossier"
    )


def test_an_unreadable_file_is_one_result(tmp_path: Path) -> None:
    """A file that may not be read does not stop the others."""
    if os.geteuid() == 0:
        (tmp_path / "a.yaml").symlink_to(tmp_path / "gone")
    else:
        (tmp_path / "a.yaml").touch(mode=0)
    (tmp_path / "b.json").write_text(small())
    assert _codes(_items(tmp_path)) == ["unreadable", None]


def test_lines_are_read_from_any_stream() -> None:
    """The last line needs no end; what is only spaces is no dossier."""
    from checker.batch.lines import line_dossiers

    found = list(line_dossiers(io.BytesIO(b"a\n \t\n\nb")))
    assert [(one.line, one.data) for one in found] == [(1, b"a"), (4, b"b")]
