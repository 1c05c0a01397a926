"""A browser for the tests: Chromium of the system, driven by Playwright, that may load nothing but the files of the site."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Set where a browser must be there: a machine without one then fails, and does not pass by.
REQUIRED = "SAIKES_BROWSER"


def chromium() -> str:
    """Find the browser; skip where there is none, or fail where one is required."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        said = f"no browser: none of {', '.join(_NAMES)} is there; on Debian: apt-get install chromium"
        if os.environ.get(REQUIRED) == "required":
            pytest.fail(said, pytrace=False)
        pytest.skip(said)
    return found


@contextmanager
def started() -> Iterator[Browser]:
    """Start the browser, without a sandbox where the user is root, who has none."""
    path = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


class Watched:
    """A page with all that went wrong on it: messages of the console, errors of scripts, requests that leave the site."""

    def __init__(self, browser: Browser, site: Path, **settings: Any) -> None:
        self.site = site
        self.faults: list[str] = []
        self.loaded: set[str] = set()
        # Without a network: what would load anything from outside fails, and the console says so.
        self.context: BrowserContext = browser.new_context(offline=True, **settings)
        self.context.on("request", self._requested)
        self.page: Page = self.context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.set_default_timeout(30_000)

    def open(self, path: str) -> Page:
        """Open a page of the site."""
        self.page.goto(f"{self.site.as_uri()}/{path}")
        return self.page

    def at(self) -> str:
        """Give the address of the page that is open, from the folder of the site."""
        return self.page.url.removeprefix(f"{self.site.as_uri()}/")

    def _requested(self, request: Request) -> None:
        self.loaded.add(request.url)
        if not request.url.startswith(f"{self.site.as_uri()}/"):
            self.faults.append(f"leaves the site: {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(message.text)
