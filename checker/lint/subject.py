"""What the checks look at: a loaded pack, the trees it was read from, the texts of the acts, and the rule tests."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from checker.lint.act_text import ActText
from checker.lint.claims import PartClaim, RuleClaim, part_claims, rule_claims
from checker.lint.meaning import Meaning
from checker.pack.model import Pack
from checker.pack.sections import Sections
from checker.source.place import Place
from checker.source.tree import Mapping, Node, Sequence

ACTS, TESTS = "acts", "tests"


class Subject:
    """One rule pack to be checked; what several checks need is worked out once."""

    def __init__(self, folder: Path, sections: Sections, pack: Pack) -> None:
        self.folder = folder
        self.sections = sections
        self.pack = pack
        self._texts: dict[tuple[str, str, str], ActText | None] = {}

    @cached_property
    def meaning(self) -> Meaning:
        return Meaning(self.pack)

    @cached_property
    def rule_claims(self) -> list[RuleClaim]:
        return list(rule_claims(self.meaning))

    @cached_property
    def part_claims(self) -> list[PartClaim]:
        return list(part_claims(self.meaning))

    @cached_property
    def _by_place(self) -> dict[Place, Mapping]:
        return {node.place: node for name in self.sections for node in self.entries(name)}

    def entries(self, section: str) -> Iterator[Mapping]:
        """Give the entries of a section that is a list."""
        for node, _ in self.sections.get(section, []):
            if isinstance(node, Sequence):
                yield from (item for item in node.items if isinstance(item, Mapping))

    def at(self, place: Place, *keys: str) -> Place:
        """Give the place of the value of a key (the first that is there) in the entry that stands at a place."""
        entry = self._by_place.get(place)
        for key in keys:
            if entry is not None and key in entry.entries:
                return entry.entries[key].place
        return place

    def wording(self, place: Place, key: str, language: str) -> Place:
        """Give the place of the wording in one language in the entry that stands at a place."""
        entry = self._by_place.get(place)
        below = entry.entries.get(key) if entry is not None else None
        if isinstance(below, Mapping) and language in below.entries:
            return below.entries[language].place
        return self.at(place, key)

    def dated(self, place: Place, edition: str) -> Place:
        """Give the place of the number that a dated value has in an edition."""
        dated = self.below(place, "dated")
        return dated.entries[edition].place if isinstance(dated, Mapping) and edition in dated.entries else place

    def below(self, place: Place, *keys: str) -> Node | None:
        """Give what stands under keys, one within the other, in the entry that stands at a place."""
        node: Node | None = self._by_place.get(place)
        for key in keys:
            node = node.entries.get(key) if isinstance(node, Mapping) else None
        return node

    def listed(self, node: Node | None) -> list[Mapping]:
        """Give the mappings that a list holds."""
        return [item for item in node.items if isinstance(item, Mapping)] if isinstance(node, Sequence) else []

    def key(self, section: str, *names: str) -> Place:
        """Give the place of a key below a section that is a mapping; of the section where it is not found."""
        found = self.sections.get(section, [])
        best = found[0][1] if found else Place(str(self.folder), 1, 1)
        for root, _ in found:
            node: Node | None = root
            for index, name in enumerate(names):
                if not isinstance(node, Mapping) or name not in node.entries:
                    break
                if index == len(names) - 1:
                    return node.key_places[name]
                node = node.entries[name]
        return best

    def act_text(self, act: str, edition: str, language: str) -> ActText | None:
        """Give the text of an act in one edition and language; None where the pack does not hold it."""
        key = (act, edition, language)
        if key not in self._texts:
            path = self.folder / ACTS / act / f"{edition}.{language}.md"
            self._texts[key] = ActText(path.read_text("utf-8", errors="replace")) if path.is_file() else None
        return self._texts[key]
