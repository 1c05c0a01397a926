"""Which facts and lists a condition may name at the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.conditions.model import FactRef
from checker.source.place import Place
from checker.source.problem import Problems
from checker.vocabulary.model import FactDef, ListDef, Vocabulary, flat


@dataclass(frozen=True)
class Scope:
    """The vocabulary and the record variables that are bound here, as `site` within `every: sites`."""

    vocabulary: Vocabulary
    variables: dict[str, ListDef] = field(default_factory=dict)
    _flat: dict[int, dict[str, FactDef | ListDef]] = field(default_factory=dict, compare=False, repr=False)

    def within(self, definition: ListDef) -> Scope:
        """Give the scope of a condition on one record of the list."""
        return Scope(self.vocabulary, {**self.variables, definition.each: definition}, self._flat)

    def _known(self, of: Vocabulary | ListDef) -> dict[str, FactDef | ListDef]:
        """Give the fields of the dossier or of a record by their dotted names; each is gone through once."""
        if id(of) not in self._flat:
            self._flat[id(of)] = dict(flat(of.fields))
        return self._flat[id(of)]

    def knows(self, name: str) -> bool:
        """Tell whether a rule may name a fact so."""
        variable, _, rest = name.partition(".")
        of = self.variables.get(variable)
        known = self._known(of).get(rest) if of is not None else self._known(self.vocabulary).get(name)
        return isinstance(known, FactDef)

    def fact_names(self) -> list[str]:
        names = [name for name, entry in self._known(self.vocabulary).items() if isinstance(entry, FactDef)]
        for variable, definition in self.variables.items():
            names += [
                f"{variable}.{name}" for name, entry in self._known(definition).items() if isinstance(entry, FactDef)
            ]
        return names

    def list_names(self) -> list[str]:
        owners = {"", *self.variables}
        return [name for name in self.vocabulary.lists if (name.rsplit(".", 1)[0] if "." in name else "") in owners]

    def fact(self, name: str, place: Place, problems: Problems) -> FactRef | None:
        """Find a fact by the name that a rule gives it; an unknown name is a problem."""
        variable, _, rest = name.partition(".")
        if variable in self.variables:
            entry = self._known(self.variables[variable]).get(rest)
            if isinstance(entry, FactDef):
                return FactRef(variable, rest, entry)
        else:
            entry = self._known(self.vocabulary).get(name)
            if isinstance(entry, FactDef):
                return FactRef("", name, entry)
        problems.unknown("unknown-fact", place, "fact", name, self.fact_names())
        return None
