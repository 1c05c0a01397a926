"""Pipes, full disks, closed streams, locales, Ctrl-C: the exit code stays true, no traceback is seen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.cli import errors
from cli.run import STATIONARY, run

SAIKES = str(Path(sys.executable).with_name("saikes"))


def shell(script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", script],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PATH": os.environ["PATH"], "S": SAIKES, "D": str(STATIONARY), **variables},
    )


SHELL = {
    "broken pipe": ("$S check $D --explain | head -1; exit ${PIPESTATUS[0]}", 141),
    "full disk": ("$S check $D > /dev/full", 2),
    "full standard error": ("$S check nowhere 2> /dev/full", 3),
    "closed standard output": ("$S check $D >&-", 0),
    "closed standard error": ("$S check nowhere 2>&-", 3),
    "closed standard input": ("$S check - <&-", 2),
    "no locale": ("LC_ALL=C $S check $D --lang kk", 0),
    "old encoding": ("PYTHONIOENCODING=cp866 $S check $D --lang kk", 0),
    "a name that is no UTF-8": (
        "t=$(mktemp -d); cp $D $t/$'\\xff.yaml'; $S check $t/$'\\xff.yaml' --format json",
        0,
    ),
    "a pipe as a file": ("cat $D | $S check /dev/stdin", 0),
    "empty pipe": ("$S check - < /dev/null", 3),
}


@pytest.mark.parametrize("name", SHELL)
def test_in_a_shell(name: str) -> None:
    """The exit code is that of the case, and standard error holds no traceback and no fault."""
    script, code = SHELL[name]
    found = shell(script)
    assert found.returncode == code, found.stderr
    assert "Traceback" not in found.stderr
    assert "fault of saikes" not in found.stderr
    assert "Exception ignored" not in found.stderr


def test_the_report_is_utf8_in_any_locale() -> None:
    """Kazakh letters come through where the locale knows no letters but English ones."""
    assert "Қорытынды" in shell("LC_ALL=C $S check $D --lang kk").stdout


def test_no_colour_unless_on_a_terminal() -> None:
    """A report in a pipe holds no escape sequence; --color asks for it."""
    assert "\x1b" not in run("check", STATIONARY).out
    assert "\x1b[32m" in run("check", STATIONARY, "--color").out


def test_control_c(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends with the code of an interruption and no traceback."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("checker.decision.decide.Judge.decide", interrupt)
    found = run("check", STATIONARY)
    assert (found.code, found.out, found.err.strip()) == (errors.INTERRUPTED, "", "")


def test_a_fault_of_ours_names_the_place_and_no_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault is exit code 5 and one line without anything of the dossier."""

    def fail(*_: object) -> None:
        raise ValueError("Шапағат 970740000015")

    monkeypatch.setattr("checker.decision.decide.Judge.decide", fail)
    found = run("check", STATIONARY)
    assert (found.code, found.out) == (5, "")
    assert found.err.startswith("fault of saikes: ValueError in fail:")
    assert len(found.err.splitlines()) == 1
    assert "970740000015" not in found.err


def test_an_escape_sequence_in_a_file_name_is_shown(tmp_path: Path) -> None:
    """The name of a dossier cannot act on the terminal."""
    path = tmp_path / "\x1b]0;x\x07.yaml"
    path.write_bytes(STATIONARY.read_bytes())
    found = run("check", path)
    assert found.code == 0
    assert "\\x1b]0;x\\x07.yaml" in found.out
    assert "\x1b" not in found.out + found.err
