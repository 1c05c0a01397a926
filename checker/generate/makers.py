"""What is put in the place of each varying value of a base dossier, as text for JSON."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import TypeAlias

from checker.dossier.identifiers import IdentifierKind
from checker.generate.chance import Chance
from checker.generate.identifiers import PER_DOSSIER, invented
from checker.generate.names import City, LegalForm, Names

# Document numbers of one dossier at most.
_NUMBERS = 1000


class Drawn:
    """What holds for one dossier as a whole: its number, how far its days are moved, its city and legal form, whether it has slips."""

    __slots__ = ("careless", "chance", "city", "form", "number", "registered", "seed", "shift")

    def __init__(self, names: Names, chance: Chance, seed: int, number: int) -> None:
        self.chance = chance
        self.seed = seed
        self.number = number
        self.city: City = chance.of(names.cities)
        self.form: LegalForm = chance.of(names.legal_forms)
        self.careless = False
        self.shift = 0
        self.registered = dt.date.min


Maker: TypeAlias = Callable[[Drawn], str]


def both(kk: str, ru: str) -> str:
    """Write a name in both languages."""
    return f'{{"kk":"{kk}","ru":"{ru}"}}'


class Makers:
    """Gives the maker of each kind of invention."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def _named(self, drawn: Drawn) -> tuple[str, str]:
        names, chance = self.names, drawn.chance
        surname, father = chance.of(names.surnames), chance.of(names.fathers)
        if chance.draw() < 0.7:
            given = chance.of(names.women)
            return (
                f"{surname.kk}а {given.kk} {father[1].kk}",
                f"{surname.ru}а {given.ru} {father[1].ru}",
            )
        given = chance.of(names.men)
        return f"{surname.kk} {given.kk} {father[0].kk}", f"{surname.ru} {given.ru} {father[0].ru}"

    def person(self, drawn: Drawn) -> str:
        return both(*self._named(drawn))

    def official(self, drawn: Drawn) -> str:
        kk, ru = self._named(drawn)
        post = drawn.chance.of(self.names.posts)
        return both(f"{kk}, {post.kk}", f"{ru}, {post.ru}")

    def organisation(self, drawn: Drawn) -> str:
        word, form = drawn.chance.of(self.names.words), drawn.form.form
        return both(
            form.kk.replace("{}", f"{word.kk} {drawn.number}"), form.ru.replace("{}", f"{word.ru} {drawn.number}")
        )

    def legal_form(self, drawn: Drawn) -> str:
        return both(drawn.form.name.kk, drawn.form.name.ru)

    def address(self, drawn: Drawn) -> str:
        street, house, city = drawn.chance.of(self.names.streets), 1 + drawn.chance.below(180), drawn.city.city
        return both(
            f"{city.kk} қаласы, {street.kk} көшесі, {house}-үй", f"город {city.ru}, улица {street.ru}, дом {house}"
        )

    def region(self, drawn: Drawn) -> str:
        return both(drawn.city.region.kk, drawn.city.region.ru)

    def email(self, drawn: Drawn) -> str:
        return f'"dossier{drawn.number}@example.kz"'

    def phone(self, drawn: Drawn) -> str:
        return f'"+7 700 000 {drawn.number // 100 % 100:02} {drawn.number % 100:02}"'


def number_maker(original: str, ordinal: int, year: int) -> Maker:
    """Give document numbers like the original one, another for each dossier; what is the year of the base becomes that of the dossier."""
    if ordinal >= _NUMBERS:
        raise ValueError(f"a base dossier has more than {_NUMBERS} numbers")
    runs = list(re.finditer(r"[0-9]+", original))
    first, last = (original[: runs[-1].start()], original[runs[-1].end() :]) if runs else (f"{original}-", "")
    before, mark, after = first.partition(str(year))

    def made(drawn: Drawn) -> str:
        moved = f"{before}{drawn.registered.year}{after}" if mark else before
        return f'"{moved}{drawn.number * _NUMBERS + ordinal:010}{last}"'

    return made


def identifier_maker(kind: IdentifierKind, ordinal: int) -> Maker:
    """Give identifiers, the `ordinal`-th of each dossier."""
    if ordinal >= PER_DOSSIER:
        raise ValueError(f"a base dossier has more than {PER_DOSSIER} identifiers")
    return lambda drawn: f'"{invented(kind, drawn.seed, drawn.number * PER_DOSSIER + ordinal)}"'


def day_maker(original: dt.date) -> Maker:
    """Give a day, as far from the day of registration as that of the base."""
    ordinal = original.toordinal()
    return lambda drawn: f'"{dt.date.fromordinal(ordinal + drawn.shift).isoformat()}"'


def amount_maker(original: float, per_cent: int, least: float | None, most: float | None) -> Maker:
    """Give a number so many per cent around that of the base: a whole one, or one with a tenth."""
    scale = 1 if isinstance(original, int) else 10
    low = 0 if least is None else int(least * scale)
    high = None if most is None else int(most * scale)
    middle, spread = original * scale, original * scale * per_cent / 100

    def made(drawn: Drawn) -> str:
        number = max(low, int(middle + (drawn.chance.draw() * 2 - 1) * spread + 0.5))
        number = number if high is None else min(number, high)
        return str(number) if scale == 1 else f"{number // 10}.{number % 10}"

    return made


def slip_maker(usual: str, others: tuple[tuple[str, int], ...]) -> Maker:
    """Give a value as it is, and in careless dossiers sometimes another one."""

    def made(drawn: Drawn) -> str:
        if drawn.careless:
            place = drawn.chance.draw() * 1000
            for value, thousandths in others:
                if place < thousandths:
                    return value
                place -= thousandths
        return usual

    return made
