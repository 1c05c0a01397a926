"""Lists of a DOCX document: bullets and numbers that the word processor counts itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.documents.formats.docx_parts import element

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.text.paragraph import Paragraph as DocxParagraph

_BULLETS, _NUMBERS = 90, 91
_SIGNS = ("•", "–", "•")
_STEP, _HANG_BULLET, _HANG_NUMBER = 340, 227, 397


class Lists:
    """Gives a paragraph its place in a list; each ordered list begins with 1."""

    def __init__(self, made: Docx) -> None:
        self.numbering = made.part.numbering_part.element
        for child in list(self.numbering):
            self.numbering.remove(child)
        bullets = "".join(_level(level, "bullet", sign, _HANG_BULLET) for level, sign in enumerate(_SIGNS))
        numbers = "".join(_level(level, "decimal", f"%{level + 1}.", _HANG_NUMBER) for level in range(len(_SIGNS)))
        for number, levels in ((_BULLETS, bullets), (_NUMBERS, numbers)):
            self.numbering.append(
                element(
                    f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
                )
            )
        self.last = 0
        self.bullets = self._new(_BULLETS)

    def begin(self, *, ordered: bool) -> int:
        """Begin a list; gives the number by which its paragraphs are put into it."""
        return self._new(_NUMBERS) if ordered else self.bullets

    def _new(self, abstract: int) -> int:
        self.last += 1
        restart = (
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if abstract == _NUMBERS else ""
        )
        self.numbering.append(
            element(f'<w:num w:numId="{self.last}"><w:abstractNumId w:val="{abstract}"/>{restart}</w:num>')
        )
        return self.last


def put_into_list(paragraph: DocxParagraph, number: int, level: int) -> None:
    """Make a paragraph an entry of a list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = min(level, len(_SIGNS) - 1)
    properties.get_or_add_numId().val = number


def _level(level: int, kind: str, sign: str, hang: int) -> str:
    left = hang + _STEP * level
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hang}"/></w:pPr></w:lvl>'
    )
