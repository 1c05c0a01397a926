"""What a signature looks like on the page: set by typst with the fonts of the forms, on a ground that lets the form through."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.documents.dates import MONTHS
from checker.signing.moment import said
from checker.signing.place import Area, Place
from checker.vocabulary.text import Text

if TYPE_CHECKING:
    from typst import Compiler

_FONTS = Path(__file__).parent.parent / "documents" / "formats" / "fonts"
_SIGNED = Text("ЭЦҚ қойылды", "Подписано ЭЦП")
_CERTIFICATE = Text("сертификат", "сертификат")
_START = """
#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: none)
#set text(font: "Liberation Serif", lang: {lang}, hyphenate: false, top-edge: "cap-height", bottom-edge: "descender")
#let fit(it, wide, size) = context {{
  let full = measure(text(size: size, it)).width
  text(size: if full > wide {{ calc.max(size * (wide / full), 3.5pt) }} else {{ size }}, it)
}}
#let put(x, y, wide, high, side, it) = place(top + left, dx: x, dy: y, box(width: wide, height: high, align(side, it)))
"""


def look(name: str, serial: str, moment: dt.datetime, lang: str, at: Place) -> bytes:
    """Draw a signature as a PDF of one page, as large as its place.

    `name` and `serial` are those of the certificate, `moment` is the signing time with its offset, `lang` the document's.
    """
    lang = lang if lang in MONTHS else "ru"
    when = said(moment)
    drawn = _on_line(at, name, serial, when, lang) if at.captions else _in_room(at, name, serial, when, lang)
    words = {"day": f"{moment:%d}", "month": MONTHS[lang][moment.month - 1], "year": f"{moment:%y}"}
    drawn += [
        _put(at, area, f"fit({_string(words[part])}, {area.width - 2}pt, 12pt)", "center + bottom")
        for part, area in at.date.items()
    ]
    start = _START.format(width=at.whole.width, height=at.whole.height, lang=_string(lang))
    made = _compiler().compile(
        input=(start + "\n".join(drawn)).encode(), format="pdf", pdf_tags=False, timestamp=moment.astimezone(dt.UTC)
    )
    assert isinstance(made, bytes)  # noqa: S101
    return made


@cache
def _compiler() -> Compiler:
    from typst import Compiler

    return Compiler(root=_FONTS, font_paths=[_FONTS], ignore_system_fonts=True)


def _on_line(at: Place, name: str, serial: str, when: str, lang: str) -> list[str]:
    """Put the signature above its caption and the name above the caption of the name, as the form's columns stand (2 to 3)."""
    mark, gap = at.mark, 17.0
    left = (mark.width - gap) * 2 / 5
    signed = Area(mark.page, mark.left, mark.top, left, mark.height)
    named = Area(mark.page, mark.left + left + gap, mark.top, mark.width - left - gap, mark.height)
    return [
        _put(
            at,
            signed,
            _two(f"{_SIGNED.of(lang)} {when}", _certificate(serial, lang), left, (8.0, 7.0)),
            "left + bottom",
        ),
        _put(at, named, f"fit({_string(name)}, {named.width}pt, 12pt)", "left + bottom"),
    ]


def _in_room(at: Place, name: str, serial: str, when: str, lang: str) -> list[str]:
    below = f"{_SIGNED.of(lang)} {when} · {_certificate(serial, lang)}"
    scale = min(at.mark.height / 21, 1)
    two = _two(name, below, at.mark.width, (10.5 * scale, 7.5 * scale))
    return [_put(at, at.mark, two, f"{at.mark.align} + bottom")]


def _certificate(serial: str, lang: str) -> str:
    return f"{_CERTIFICATE.of(lang)} {serial}"


def _two(first: str, second: str, wide: float, sizes: tuple[float, float]) -> str:
    lines = [f"fit({_string(line)}, {wide}pt, {size}pt)" for line, size in zip((first, second), sizes, strict=True)]
    return f"stack(spacing: 1.5pt, {', '.join(lines)})"


def _put(at: Place, area: Area, it: str, side: str) -> str:
    # What stands above the bottom edge keeps clear of the line there.
    return f"#put({area.left - at.whole.left}pt, {area.top - at.whole.top}pt, {area.width}pt, {area.height - 2.5}pt, {side}, {it})"


def _string(text: str) -> str:
    return json.dumps("".join(sign if sign.isprintable() else " " for sign in text), ensure_ascii=False)
