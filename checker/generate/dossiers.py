"""Invented dossiers, one JSON text each: what a dossier says depends on the seed and on its number alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from checker.dossier.load import build_dossier
from checker.generate.chance import Chance, Shares
from checker.generate.makers import Drawn, Makers
from checker.generate.recipe import AS_IT_IS, Plan, load_recipe
from checker.generate.template import Compiler, Template
from checker.ruletests.change import Change, copied
from checker.source.problem import Problems
from checker.source.tree import Mapping
from checker.vocabulary.model import Vocabulary


class Generator:
    """Makes dossiers by the recipe of a rule pack; templates are made when they are first drawn."""

    def __init__(self, rules: Path, vocabulary: Vocabulary, seed: int) -> None:
        """Load the recipe. Raises Refused with every problem found in it."""
        self.seed = seed
        self.vocabulary = vocabulary
        self.recipe, self.names = load_recipe(rules, vocabulary)
        self.makers = Makers(self.names)
        self.plans = Shares([(plan, plan.share) for plan in self.recipe.plans])
        self.situations = {id(plan): Shares(plan.situations) for plan in self.recipe.plans}
        self._templates: dict[tuple[int, str], Template] = {}

    def lines(self, start: int, count: int) -> Iterator[str]:
        """Give the dossiers from one number on, each a line of JSON. Raises Refused for a situation that fits no base it stands with."""
        return (self.line(number) for number in range(start, start + count))

    def line(self, number: int) -> str:
        """Give one dossier as JSON on one line, without an end of line."""
        chance = Chance(self.seed, number)
        plan = self.plans.drawn(chance)
        template = self.template(plan, self.situations[id(plan)].drawn(chance))
        drawn = Drawn(self.names, chance, self.seed, number)
        drawn.careless = chance.below(100) < self.recipe.careless
        drawn.registered = self._day(chance)
        drawn.shift = (drawn.registered - template.registered).days
        return template.line(drawn)

    def _day(self, chance: Chance) -> dt.date:
        first, last = self.recipe.first, self.recipe.last
        return first + dt.timedelta(days=chance.below((last - first).days + 1))

    def template(self, plan: Plan, situation: str) -> Template:
        """Give the template of a base in a situation."""
        key = (id(plan), situation)
        if key not in self._templates:
            self._templates[key] = self._compiled(plan, situation)
        return self._templates[key]

    def _compiled(self, plan: Plan, situation: str) -> Template:
        tree = copied(self.recipe.bases[plan.base])
        assert isinstance(tree, Mapping)  # noqa: S101 - a base is one
        problems = Problems()
        if situation != AS_IT_IS:
            self._changed(tree, situation, problems)
        problems.raise_if_any()
        dossier = build_dossier(tree, self.vocabulary, tree.place.file)
        return Compiler(dossier, self.vocabulary, self.recipe, self.makers, plan.invent).template()

    def _changed(self, tree: Mapping, situation: str, problems: Problems) -> None:
        fields, change = self.recipe.situations[situation], Change(tree, self.vocabulary.fields, problems)
        for path in fields.scalars("drop"):
            change.drop(path)
        for key, done in (("set", change.set), ("add", change.add)):
            mapping = fields.mapping(key)
            for name, value in mapping.entries.items():
                done(name, value, mapping.key_places[name])
