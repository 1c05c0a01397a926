"""Handbooks for the tests, and what their pages say: links, anchors, words."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from pack.small_pack import SHIPPED, shipped

from checker.handbook.render import handbook

LANGUAGES = ("kk", "ru", "en")


@cache
def shipped_site() -> dict[str, bytes]:
    """Give the handbook of the shipped rules."""
    return handbook(shipped(), SHIPPED)


class Read(HTMLParser):
    """Reads a page: the ids in it, where its links lead, what it loads, its headings and its words."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[tuple[str, str]] = []
        self.headings: list[int] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page.decode())
        self.text = " ".join(self.text.split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if name := found.get("id"):
            self.ids.append(name)
        if tag == "a" and (href := found.get("href")) is not None:
            self.links.append(href)
        if tag in {"form"} and (action := found.get("action")):
            self.links.append(action)
        for name in ("src", "srcset", "data", "poster"):
            if value := found.get(name):
                self.loads.append((tag, value))
        if tag == "link" and (href := found.get("href")):
            self.loads.append((tag, href))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        self.text += f" {data}"


def pages(site: dict[str, bytes]) -> dict[str, Read]:
    """Read every page of a site."""
    return {name: Read(content) for name, content in site.items() if name.endswith(".html")}


def broken(site: dict[str, bytes], read: dict[str, Read]) -> list[str]:
    """Name every link that leads to no file or no place of it."""
    found = []
    for name, page in read.items():
        for href in page.links:
            parts = urlsplit(href)
            target = normpath(join(dirname(name), unquote(parts.path))) if parts.path else name
            ids = read[target].ids if target in read else []
            if target not in site or (parts.fragment and unquote(parts.fragment) not in ids):
                found.append(f"{name}: {href}")
    return found


def write(site: dict[str, bytes], folder: Path) -> Path:
    """Write a site into a folder."""
    for name, content in site.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder
