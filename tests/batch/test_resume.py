"""A batch that was cut off goes on, and what it writes is what it would have written undisturbed, byte for byte.

`SAIKES_KILLS` says how many times the batch is killed at random moments (5 where it does not say).
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from batch.batches import batch, decisions, dossier_lines, small, write_lines
from checker.batch.journal import Journal

KILLS = int(os.environ.get("SAIKES_KILLS", "5"))
TODAY = ("--today", "2025-10-15")
OUTPUTS = ("out.jsonl", "out.csv", "out.xlsx", "out.html")
# Every tenth dossier is broken.
MIXED = 20
SAIKES = str(Path(sys.executable).with_name("saikes"))


def _command(folder: Path, *more: object) -> list[str]:
    outputs = [part for name in OUTPUTS for part in ("-o", str(folder / name))]
    documents = ("--documents", str(folder / "docs"))
    source = str(folder.parent / "in.jsonl")
    return [
        SAIKES,
        "batch",
        source,
        *outputs,
        *documents,
        *TODAY,
        "--jobs",
        "2",
        *map(str, more),
    ]


def _content(folder: Path) -> dict[str, bytes]:
    """Read all that a batch has left, but for the folder that it stands in, which dossiers do not name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a batch that was run in one go, one dossier in ten of it broken."""
    home = tmp_path_factory.mktemp("resume")
    found = dossier_lines(MIXED)
    for number in range(5, MIXED, 10):
        found[number] = found[number][: len(found[number]) // 2]
    write_lines(home / "in.jsonl", found)
    (home / "whole").mkdir()
    ran = subprocess.run(_command(home / "whole"), capture_output=True, text=True, check=False)
    assert ran.returncode == 3, ran.stderr
    assert sum("problems" in one for one in decisions(home / "whole" / "out.jsonl")) == MIXED // 10
    return home


def test_a_batch_that_is_killed_again_and_again_ends_the_same(undisturbed: Path) -> None:
    """kill -9 of the process alone, or of all of its processes at once, at random moments: nothing lost, nothing doubled, nothing left over."""
    chance = random.Random(7)  # noqa: S311
    wanted = _content(undisturbed / "whole")
    began = time.monotonic()
    folder = undisturbed / "timed"
    folder.mkdir()
    subprocess.run(_command(folder), capture_output=True, check=False)
    took = time.monotonic() - began
    killed = runs = 0
    while killed < KILLS:
        shutil.rmtree(folder)
        folder.mkdir()
        while True:
            code = _run_and_kill(folder, chance.uniform(0.3, took), alone=chance.random() < 0.5)
            if code is not None:
                break
            killed += 1
        runs += 1
        assert code == 3
        assert _content(folder) == wanted, f"after {killed} kills"
    assert runs


def _run_and_kill(folder: Path, after: float, *, alone: bool) -> int | None:
    """Run or go on with a batch and kill it after so many seconds; gives its exit code where it was done before."""
    process = subprocess.Popen(
        _command(folder, "--resume"), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )
    try:
        process.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        if alone:
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert process.stderr is not None
        process.stderr.close()
        done = all((folder / name).exists() for name in OUTPUTS) and not (folder / "out.jsonl.journal").exists()
        return 3 if done else None
    return process.returncode


def test_no_process_stays_when_its_parent_is_killed(tmp_path: Path) -> None:
    """The processes that judge end by themselves."""
    write_lines(tmp_path / "in.jsonl", dossier_lines(60))
    folder = tmp_path / "out"
    folder.mkdir()
    process = subprocess.Popen(
        _command(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    journal = folder / "out.jsonl.journal"
    _wait_for(lambda: journal.exists() and journal.stat().st_size > 100_000)
    process.kill()
    process.wait()
    _wait_for(lambda: not _in_session(process.pid))


def _in_session(leader: int) -> list[str]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == leader and fields[0] != "Z":
            found.append(path.parent.name)
    return found


def _wait_for(holds: object, most: float = 60) -> None:
    end = time.monotonic() + most
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_says_how_to_go_on(tmp_path: Path, number: int) -> None:
    """Ctrl-C and a machine that goes down end the batch with a message, without a traceback; it goes on with --resume."""
    write_lines(tmp_path / "in.jsonl", dossier_lines(120))
    folder = tmp_path / "out"
    folder.mkdir()
    process = subprocess.Popen(
        _command(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # Tests that run in the background of a shell hand down that Ctrl-C is ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    journal = folder / "out.jsonl.journal"
    _wait_for(lambda: journal.exists() and journal.stat().st_size > 20_000)
    os.killpg(process.pid, number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert "nothing is lost: the same command with --resume goes on" in err
    assert "Traceback" not in err
    assert journal.exists()


def test_a_full_disk_loses_nothing(undisturbed: Path) -> None:
    """Where the journal or an output finds no room the batch says so; with room it goes on and ends the same."""
    folder = undisturbed / "full"
    whole = max(path.stat().st_size for path in (undisturbed / "whole").glob("out.*"))
    for most in (200_000, whole - 10_000):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        ran = subprocess.run(
            _command(folder), capture_output=True, text=True, check=False, preexec_fn=lambda most=most: _limit(most)
        )
        assert ran.returncode == 2, ran.stderr
        assert "--resume goes on from here" in ran.stderr
        assert "Traceback" not in ran.stderr
        assert not any((folder / name).exists() for name in OUTPUTS)
        again = subprocess.run(_command(folder, "--resume"), capture_output=True, text=True, check=False)
        assert again.returncode == 3, again.stderr
        assert _content(folder) == _content(undisturbed / "whole")


def _limit(most: int) -> None:
    """Let no file grow beyond so many bytes; writing on is then an error, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def _journal(tmp_path: Path, dossiers: list[str], results: int) -> Path:
    """Write a journal that has so many results of a batch."""
    source = write_lines(tmp_path / "in.jsonl", dossiers)
    out = tmp_path / "out.jsonl"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Journal, "remove", lambda _: None)
        assert batch(source, "-o", out).code == 4
    out.unlink()
    journal = tmp_path / "out.jsonl.journal"
    opened = Journal.go_on(journal)
    assert opened is not None
    with opened[0] as found:
        found.cut(results)
    return journal


def test_what_was_cut_off_is_judged_again(tmp_path: Path) -> None:
    """A journal that ends within a result, or in noise, is gone on with from the last whole one."""
    dossiers = [small(), small(sites=[]), small(), small(sites=[])]
    source = write_lines(tmp_path / "in.jsonl", dossiers)
    batch(source, "-o", tmp_path / "whole.jsonl")
    wanted = (tmp_path / "whole.jsonl").read_bytes()
    journal = _journal(tmp_path, dossiers, 3)
    whole = journal.read_bytes()
    for broken in (whole[:-7], whole[:-1] + b"?", whole + b"SJ01noise", whole + b"\0" * 5000):
        journal.write_bytes(broken)
        assert batch(source, "-o", tmp_path / "out.jsonl", "--resume").code == 4
        assert (tmp_path / "out.jsonl").read_bytes() == wanted
        assert not journal.exists()
        (tmp_path / "out.jsonl").unlink()


def test_resume_without_a_journal_begins(tmp_path: Path) -> None:
    """The same command can be given each time; when all is done it says so and touches nothing."""
    source = write_lines(tmp_path / "in.jsonl", [small()])
    out = tmp_path / "out.jsonl"
    (tmp_path / "out.jsonl.journal").write_bytes(b"SJ")
    assert batch(source, "-o", out, "--resume").code == 4
    before = out.stat().st_mtime_ns
    ran = batch(source, "-o", out, "--resume")
    assert ran.code == 2
    assert "the batch is done: there is nothing to go on with" in ran.err
    assert out.stat().st_mtime_ns == before


def test_a_batch_that_was_cut_off_is_not_written_over(tmp_path: Path) -> None:
    """Without --resume it is pointed out; --force begins anew."""
    journal = _journal(tmp_path, [small(), small()], 1)
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    ran = batch(source, "-o", out)
    assert (ran.code, ran.err) == (
        2,
        f"{journal}: [error] a batch to these outputs was cut off\n    --resume goes on with it; --force begins anew\n",
    )
    assert batch(source, "-o", out, "--force").code == 4
    assert len(decisions(out)) == 2


def test_inputs_that_changed_are_refused(tmp_path: Path) -> None:
    """A dossier that is another one, is gone or has moved cannot be gone on with: the message names it."""
    journal = _journal(tmp_path, [small(), small(sites=[])], 2)
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    for dossiers, said in (
        ([small(sites=[]), small(sites=[])], f'"{source}:1" was changed since'),
        ([small()], f'"{source}:2" is not among the inputs any more'),
        ([small(), "", small(sites=[])], f'"{source}:3" stands where "{source}:2" was'),
    ):
        write_lines(source, dossiers)
        ran = batch(source, "-o", out, "--resume")
        assert (ran.code, ran.err.splitlines()[0]) == (
            2,
            f"{journal}: [error] this journal is of other dossiers: {said}",
        )
        assert journal.exists()


def test_settings_that_changed_are_refused(tmp_path: Path) -> None:
    """The message says which setting is another one and what it was."""
    _journal(tmp_path, [small()], 1)
    ran = batch(tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl", "--resume", "--as-of", "2025-05-05")
    assert ran.code == 2
    assert 'it had as-of "", now it is "2025-05-05"' in ran.err


def test_the_day_of_the_batch_goes_on(tmp_path: Path) -> None:
    """A batch that began before midnight is gone on with on its own day, unless another one is named."""
    from cli.run import run

    _journal(tmp_path, [small(), small()], 1)
    out = tmp_path / "out.jsonl"
    assert run("batch", tmp_path / "in.jsonl", "-o", out, "--resume", "--jobs", "1", "--lang", "en").code == 4
    assert {one["days"]["today"] for one in decisions(out)} == {"2025-10-15"}


def test_documents_that_are_gone_are_written_again(tmp_path: Path) -> None:
    """What the journal says was written is looked for; a power cut may have taken it."""
    source, docs = write_lines(tmp_path / "in.jsonl", dossier_lines(2)), tmp_path / "docs"
    out = tmp_path / "out.csv"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Journal, "remove", lambda _: None)
        batch(source, "-o", out, "--documents", docs)
    out.unlink()
    wanted = _content(docs)
    sorted(docs.rglob("*.html"))[0].unlink()
    sorted(docs.rglob("*.html"))[-1].write_bytes(b"")
    (docs / "in.jsonl" / "2" / ".123.0.tmp").touch()
    assert batch(source, "-o", out, "--documents", docs, "--resume").code in {0, 1}
    assert _content(docs) == wanted


def test_two_batches_do_not_write_one_journal(tmp_path: Path) -> None:
    """The second one is told that the first is at work."""
    journal = _journal(tmp_path, [small()], 1)
    opened = Journal.go_on(journal)
    assert opened is not None
    with opened[0]:
        ran = batch(tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl", "--resume")
    assert (ran.code, "another batch is writing this file" in ran.err) == (2, True)
