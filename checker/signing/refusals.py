"""Why a document is not signed or cannot be verified; every message says what to do."""

from __future__ import annotations

from pathlib import Path

from checker.signing.block import Block
from checker.source.problem import SaikesError, meant
from checker.source.shown import shown


class NotUsable(SaikesError):
    """A file that was given cannot be used: the PDF, the key, a certificate, the passphrase's file."""

    exit_code = 3

    def __init__(self, file: Path | str, message: str, hint: str) -> None:
        super().__init__(f"{file}: [error] {message}\n    {hint}")


class NotSigned(SaikesError):
    """What was asked for does not go with this document: its slot, its order, its being a draft."""

    exit_code = 2

    def __init__(self, file: Path | str, message: str, hint: str, below: str = "") -> None:
        """`below` is a list that the hint ends in."""
        super().__init__(f"{file}: [error] {message}\n    {hint}; nothing was written{below}")


class NotTimed(SaikesError):
    """The time-stamping service gave no time stamp."""

    exit_code = 2


def unknown_slot(file: Path, name: str, close: list[str], block: Block, taken: dict[str, str]) -> NotSigned:
    """Refuse a name that no slot of this document has."""
    near = meant([f'"{one}"' for one in close])
    message = f'unknown signature "{shown(name)}"'
    return NotSigned(file, message, f"{near}name one by its number, id or words", _listed(block, taken))


def taken_slot(file: Path, number: int, block: Block, taken: dict[str, str]) -> NotSigned:
    """Refuse a slot that is signed already."""
    slot = block.slots[number - 1]
    message = f'signature {slot.number}, "{slot.words.of(block.lang)}", is there already: {taken[slot.id]}'
    return NotSigned(file, message, "name another one", _listed(block, taken))


def out_of_order(file: Path, number: int, block: Block, taken: dict[str, str]) -> NotSigned:
    """Refuse a slot while one before it is empty."""
    slot = block.slots[number - 1]
    before = [one for one in block.slots[: number - 1] if one.id not in taken]
    missing = ", ".join(f'{one.number} "{one.words.of(block.lang)}"' for one in before)
    return NotSigned(
        file,
        f'signature {slot.number}, "{slot.words.of(block.lang)}", comes after others that are not there yet: {missing}',
        "sign in the order of the form, or give the reason with --out-of-order REASON: it is written into the signature",
    )


def _listed(block: Block, taken: dict[str, str]) -> str:
    """List the slots of a document, each with who has signed it."""
    lines = [
        f"      {slot.number}. {slot.words.of(block.lang)} ({slot.id}): {taken.get(slot.id, 'free')}"
        for slot in block.slots
    ]
    return "\n".join(["\n    the slots of this document:", *lines])
