"""What is found out about the signatures of a document."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from checker.signing.block import Block

Trust = Literal["trusted", "not-trusted", "not-checked"]
Changes = Literal["none", "later-signatures", "changed"]
Clock = Literal["claimed", "stamped"]
Order = Literal["kept", "broken", "broken-with-reason"]
Answer = Literal["valid", "not-valid", "open"]


@dataclass(frozen=True, slots=True)
class Found:
    """One signature.

    `slot` is the id of its slot, the name of its field where that is no slot of the form. `intact` says that what was signed is as
    it was and the signature is by the key of the certificate, `changes` what happened to the document afterwards. `time` is what the
    signer's clock said, or with `clock` "stamped" what a time-stamping service says. `in_validity` tells whether the certificate was
    valid at `time`, `ahead` that it is later than now. `trust` is about the roots that were given, `trust_why` says why not. `order` tells whether all slots before it
    were signed then, `order_reason` why the signer went ahead. `broken` says what cannot be read where the signature is damaged.
    """

    slot: str
    in_block: bool
    signer: str = ""
    subject: str = ""
    issuer: str = ""
    serial: str = ""
    valid_from: dt.datetime | None = None
    valid_until: dt.datetime | None = None
    time: dt.datetime | None = None
    clock: Clock = "claimed"
    intact: bool = False
    in_validity: bool = False
    for_signing: bool = True
    trust: Trust = "not-checked"
    trust_why: str = ""
    changes: Changes = "none"
    order: Order = "kept"
    order_reason: str = ""
    reason: str = ""
    ahead: bool = False
    broken: str = ""

    @property
    def sound(self) -> bool:
        """Tell whether nothing but what was not checked stands against this signature by itself."""
        return (
            self.intact
            and self.in_validity
            and self.for_signing
            and self.changes != "changed"
            and self.trust != "not-trusted"
            and not self.broken
        )


@dataclass(frozen=True, slots=True)
class Report:
    """All signatures of a document in the order in which they were made, and its block; None where Saikes did not make it.

    `foreign` names the signature fields, signed or not, that are no slots of the form.
    """

    file: str
    block: Block | None
    signatures: tuple[Found, ...]
    foreign: tuple[str, ...] = ()

    @property
    def empty(self) -> tuple[str, ...]:
        """Give the ids of the slots that are not signed."""
        signed = {one.slot for one in self.signatures}
        return tuple(slot.id for slot in self.block.slots if slot.id not in signed) if self.block else ()

    @property
    def changed(self) -> tuple[str, ...]:
        """Name the signatures after which the document was changed, or that are damaged."""
        return tuple(
            f'signature "{one.slot}" ({one.signer or "cannot be read"})'
            for one in self.signatures
            if one.broken or not one.intact or one.changes == "changed"
        )

    @property
    def times_in_order(self) -> bool:
        """Tell whether no signature says that it was made before the one that it covers."""
        times = [one.time for one in self.signatures if one.time]
        return all(first <= then for first, then in pairwise(times))

    @property
    def order(self) -> Order:
        """Tell whether the order of the form was kept by all."""
        orders = {one.order for one in self.signatures}
        return "broken" if "broken" in orders else "broken-with-reason" if "broken-with-reason" in orders else "kept"

    @property
    def answer(self) -> Answer:
        """Answer whether the document is signed as its form wants.

        Not valid where a signature does not hold, the document was changed or the order was broken without a reason; open where a
        slot is empty, trust was not checked, the order was broken with a reason, or the document says no order.
        """
        if self.changed or self.order == "broken" or not all(one.sound for one in self.signatures):
            return "not-valid"
        doubts = (
            self.block is None,
            not self.signatures,
            bool(self.empty),
            self.order != "kept",
            bool(self.foreign),
            any(one.trust == "not-checked" or one.ahead for one in self.signatures),
            not self.times_in_order,
        )
        return "open" if any(doubts) else "valid"
