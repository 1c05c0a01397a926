"""Processes that judge may die; none takes a dossier with it but the one that kills them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from pack.small_pack import shipped

import checker.batch.pool
from batch.batches import batch, decisions, small, write_lines
from checker.batch.pool import Pool
from checker.batch.work import Judging, Work


def _kill_over(patch: pytest.MonkeyPatch, marker: str, times: Path | None = None, how: int = signal.SIGKILL) -> None:
    """Have every process die that judges a dossier with `marker`; with `times` only once, which a file there remembers."""
    whole = Judging.result

    def result(self: Judging, item: object) -> object:
        if marker.encode() in item.data and not (times is not None and times.exists()):  # type: ignore[attr-defined]
            if times is not None:
                times.touch()
            os.kill(os.getpid(), how)
        return whole(self, item)  # type: ignore[arg-type]

    patch.setattr(Judging, "result", result)


def _dossiers(bad: int, count: int = 12) -> list[str]:
    return [small(applicant={"name": "deadly" if number == bad else f"n{number}"}) for number in range(count)]


@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_dossier_that_kills_twice_is_a_result(tmp_path: Path, jobs: int, how: int) -> None:
    """All others are judged, in their order; it says what happened and the exit code is that of a fault of ours."""
    source = write_lines(tmp_path / "in.jsonl", _dossiers(5))
    with pytest.MonkeyPatch.context() as patch:
        _kill_over(patch, "deadly", how=how)
        ran = batch(source, "-o", tmp_path / "out.jsonl", jobs=jobs)
    assert ran.code == 5
    found = decisions(tmp_path / "out.jsonl")
    assert ["outcome" in one for one in found] == [number != 5 for number in range(12)]
    assert found[5]["state"] == "failed"
    assert found[5]["problems"][0]["message"] == (
        f"the process that judged this dossier died over it twice (signal {int(how)})"
    )


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_process_that_dies_once_loses_nothing(tmp_path: Path, jobs: int) -> None:
    """Its dossier is judged again by another one: the output is that of an undisturbed batch."""
    source = write_lines(tmp_path / "in.jsonl", _dossiers(0))
    batch(source, "-o", tmp_path / "whole.jsonl")
    with pytest.MonkeyPatch.context() as patch:
        _kill_over(patch, "deadly", tmp_path / "once")
        assert batch(source, "-o", tmp_path / "out.jsonl", jobs=jobs).code == 4
    assert (tmp_path / "once").exists()
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_fault_of_ours_is_a_result(tmp_path: Path) -> None:
    """An error that nobody foresaw names where in the program it happened, without the data of the dossier."""
    source = write_lines(tmp_path / "in.jsonl", _dossiers(1, 3))

    def row_of(decision: object, language: str) -> object:
        name = decision.case.dossier.root.names("applicant.name")  # type: ignore[attr-defined]
        if name.ru == "deadly":
            raise KeyError("491240901004")
        return whole(decision, language)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        from checker.batch import work

        whole = work.row_of
        patch.setattr(work, "row_of", row_of)
        assert batch(source, "-o", tmp_path / "out.jsonl").code == 5
    found = decisions(tmp_path / "out.jsonl")
    assert [one.get("state") for one in found] == [None, "failed", None]
    assert found[1]["problems"][0]["message"].startswith("fault of saikes: KeyError in row_of:")
    assert "491240901004" not in str(found[1])


def test_few_dossiers_wait(tmp_path: Path) -> None:
    """No more are read ahead than the window holds, however many there are: memory does not grow with the batch."""
    import datetime as dt

    from checker.batch.inputs import named
    from checker.batch.item import Item
    from checker.decision.decide import Question

    source = write_lines(tmp_path / "in.jsonl", [small()] * 200)
    read = 0

    def counted() -> Iterator[Item]:
        nonlocal read
        for item in named([str(source)]).items():
            read += 1
            yield item

    given = 0
    work = Work(shipped(), Question(dt.date(2025, 10, 15)), "en")
    with Pool(work, 2) as pool:
        for _ in pool.results(counted()):
            given += 1
            assert read - given <= 2 * checker.batch.pool._WINDOW + 1
    assert (read, given) == (200, 200)
