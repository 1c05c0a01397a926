"""Read the wording of a form out of the act, and the wording that a printed page shows."""

import re
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).parents[2]
ACTS = ROOT / "rules" / "acts"

HEAD_OF_ANNEX = re.compile(r"^> \*(?:Приложение \d|«Арнаулы)", re.MULTILINE)
EDITORS_NOTE = re.compile(r"^> \*(?:Сноска\.|Ескерту\.).*$", re.MULTILINE)
HEAD_LINE = re.compile(r"^> \*(.*)\*\s*$", re.MULTILINE)
MARKDOWN = re.compile(r"^(?:#+ |```)", re.MULTILINE)
TAG = re.compile(r"<[^>]+>|\[Image\]")
# Entries that the act marks with no underscores: the day in the Kazakh licence, the hour in the protocol.
LOST_BLANK = re.compile(r"(?<=Берілген күні:) (?=жылы)|(?<=время)\n|(?<=уақыты)\n")
BLANK = re.compile(r"_+")
# A phrase ends at a blank, a table cell, a paragraph, a gap inside a line («Дата   время») and before the box
# of a choice («- о выдаче»).
CUT = re.compile(r"_+|<[^>]+>|\[Image\]|\n\n+|(?<=\S) {3,}|\n\s*(?=- )")
SPACE = re.compile(r"\s+")


def annex(edition: str, lang: str, number: str) -> str:
    """Cut the section of one annex out of Order 230, as the source has it."""
    text = (ACTS / "order-230" / f"{edition}.{lang}.md").read_text("utf-8")
    starts = [match.start() for match in HEAD_OF_ANNEX.finditer(text)]
    sections = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    named = rf"Приложение {number} " if lang == "ru" else rf"(?<![\d-]){number}[- ]қосымша"
    (section,) = [one for one in sections if re.search(named, "\n".join(one.splitlines()[:6]))]
    return section


def wording(section: str) -> str:
    """Give the form's own words without markup and the editor's note, blanks still underscored."""
    text = MARKDOWN.sub("", HEAD_LINE.sub(r"\1", EDITORS_NOTE.sub("", section)))
    return one_line(TAG.sub(" ", text))


def fixed_wording(section: str) -> str:
    """Give the form's own words with every blank taken out."""
    return one_line(BLANK.sub(" ", wording(section)))


def phrases(section: str) -> list[str]:
    """Cut the form into the phrases between its blanks, table cells and signature dates."""
    text = LOST_BLANK.sub("__", MARKDOWN.sub("", HEAD_LINE.sub(r"\1__", EDITORS_NOTE.sub("", section))))
    cut = [one_line(part) for part in CUT.split(text)]
    return [part for part in cut if part]


def missing_phrases(expected: list[str], shown: str) -> list[str]:
    """List the phrases that the shown text lacks, or has before the phrase that should precede them."""
    missing, position = [], 0
    for phrase in expected:
        found = shown.find(phrase, position)
        if found < 0:
            missing.append(phrase)
        else:
            position = found + len(phrase)
    return missing


def one_line(text: str) -> str:
    """Make every run of white space one space."""
    return SPACE.sub(" ", text).strip()


class _Page(HTMLParser):
    inline = ("span", "u", "wbr")
    void = ("br", "wbr", "meta", "col")
    entries = ("filled", "blank")

    def __init__(self, *, with_entries: bool) -> None:
        super().__init__()
        self.with_entries = with_entries
        self.open: list[tuple[str, bool]] = []
        self.shown: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        entry = any(name in self.entries for name in classes)
        if tag not in self.inline or (entry and not self.with_entries):
            self.shown.append(" ")
        if tag not in self.void:
            self.open.append((tag, entry))

    def handle_endtag(self, tag: str) -> None:
        opened, entry = self.open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"
        if tag not in self.inline or (entry and not self.with_entries):
            self.shown.append(" ")

    def handle_data(self, data: str) -> None:
        if not any(tag == "main" for tag, _ in self.open):
            return
        if self.with_entries or not any(entry for _, entry in self.open):
            self.shown.append(data)


def form_text(page: str, *, with_entries: bool) -> str:
    """Give the text inside the form, with or without what was entered in its blanks."""
    reader = _Page(with_entries=with_entries)
    reader.feed(page)
    reader.close()
    return one_line("".join(reader.shown))
