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

    def within(self, definition: ListDef) -> Scope:
        """Give the scope of a condition on one record of the list."""
        return Scope(self.vocabulary, {**self.variables, definition.each: definition})

    def fact_names(self) -> list[str]:
        names = [name for name, entry in flat(self.vocabulary.fields) if isinstance(entry, FactDef)]
        for variable, definition in self.variables.items():
            names += [f"{variable}.{name}" for name, entry in flat(definition.fields) if isinstance(entry, FactDef)]
        return names

    def list_names(self) -> list[str]:
        owners = {"", *self.variables}
        return [name for name in self.vocabulary.lists if (name.rsplit(".", 1)[0] if "." in name else "") in owners]

    def fact(self, name: str, place: Place, problems: Problems) -> FactRef | None:
        """Find a fact by the name that a rule gives it; an unknown name is a problem."""
        variable, _, rest = name.partition(".")
        if variable in self.variables:
            entry = dict(flat(self.variables[variable].fields)).get(rest)
            if isinstance(entry, FactDef):
                return FactRef(variable, rest, entry)
        else:
            entry = dict(flat(self.vocabulary.fields)).get(name)
            if isinstance(entry, FactDef):
                return FactRef("", name, entry)
        problems.unknown("unknown-fact", place, "fact", name, self.fact_names())
        return None
