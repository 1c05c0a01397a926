"""A machine without a browser: the tests say so, and where one is required they fail."""

from __future__ import annotations

import shutil

import pytest

from .browser import REQUIRED, chromium


def test_without_a_browser_the_test_is_passed_by_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the machine of a developer it is skipped, and it is said what to install."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.delenv(REQUIRED, raising=False)
    with pytest.raises(pytest.skip.Exception, match="on Debian: apt-get install chromium"):
        chromium()


def test_where_a_browser_is_required_its_lack_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """In continuous integration nothing passes by in silence."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setenv(REQUIRED, "required")
    with pytest.raises(pytest.fail.Exception, match="no browser"):
        chromium()
