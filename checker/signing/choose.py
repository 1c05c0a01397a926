"""Finds the slot that `--as` names: by its id, its words in any language, or its number."""

from __future__ import annotations

import re

from checker.signing.block import Block, Slot
from checker.source.nearest import several

# The beginnings of ordinals: первый, первая, первую; үшінші; third.
_ORDINALS = (
    ("first", "перв", "бірінші"),
    ("second", "втор", "екінші"),
    ("third", "трет", "үшінші"),
    ("fourth", "четверт", "четвёрт", "төртінші"),
    ("fifth", "пят", "бесінші"),
    ("sixth", "шест", "алтыншы"),
    ("seventh", "седьм", "жетінші"),
    ("eighth", "восьм", "сегізінші"),
    ("ninth", "девят", "тоғызыншы"),
    ("tenth", "десят", "оныншы"),
)
_SIGNATURE = re.compile(r"\b(signature|signer|slot|подпись|подписант|қолтаңба|қол|қолы)\b")
_NUMBER = re.compile(r"(?:№|#)?\s*(\d{1,2})(?:st|nd|rd|th|-?й|-?я|-?ю|-?ая|-?ші|-?шы|\.)?")


def choose(name: str, block: Block) -> Slot | None:
    """Find the slot; None where no slot is called so, or more than one."""
    said = _plain(name)
    called = [slot for slot in block.slots if said in {slot.id.casefold(), *map(_plain, slot.words)}]
    if len(called) == 1:
        return called[0]
    number = ordinal(said)
    return block.slots[number - 1] if not called and number and number <= len(block.slots) else None


def near(name: str, block: Block) -> list[str]:
    """Give the names most like a name that no slot has."""
    return several(name, [one for slot in block.slots for one in (*slot.words, slot.id) if one], most=1)


def ordinal(said: str) -> int | None:
    """Read a number or an ordinal in English, Russian or Kazakh, with or without the word "signature"."""
    rest = _SIGNATURE.sub("", said.casefold()).strip()
    if found := _NUMBER.fullmatch(rest):
        return int(found[1]) or None
    if " " in rest or not rest:
        return None
    return next((number for number, words in enumerate(_ORDINALS, 1) if rest.startswith(words)), None)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".:")
