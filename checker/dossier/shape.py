"""What the records of one list are read by, worked out once for all of them."""

from __future__ import annotations

from checker.vocabulary.model import FactDef, Field, ListDef, flat


class Shape:
    """The facts and lists of one record level: `lists` with whether each is derived, `required` facts, `facts` by their paths.

    `dated` are the paths of days that are tied to others, `choices` those of facts that are one of a list of choices.
    """

    __slots__ = ("choices", "dated", "facts", "fields", "lists", "required")

    def __init__(self, fields: dict[str, Field]) -> None:
        level = list(flat(fields))
        self.fields = fields
        self.lists = [(entry.name, entry.source == "derived") for _, entry in level if isinstance(entry, ListDef)]
        self.facts = {path: entry for path, entry in level if isinstance(entry, FactDef)}
        self.required = [(path, entry) for path, entry in self.facts.items() if entry.required]
        self.dated = [path for path, entry in self.facts.items() if entry.not_before or entry.not_after]
        self.choices = [(path, entry.choices) for path, entry in self.facts.items() if entry.type == "choice"]


class Shapes:
    """The shapes of one dossier by the fields that they are of."""

    def __init__(self) -> None:
        self._known: dict[int, Shape] = {}

    def of(self, fields: dict[str, Field]) -> Shape:
        """Give the shape of fields; it keeps them, so that no others are taken for them."""
        found = self._known.get(id(fields))
        if found is None:
            found = self._known[id(fields)] = Shape(fields)
        return found
