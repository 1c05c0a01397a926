"""What a row or stage is made of where it is law: without the members of other editions and for other requests."""

from __future__ import annotations

from checker.conditions.model import Condition
from checker.pack.model import Pack, Request, Rule, RuleSet
from checker.pack.order import edition_sets, in_force, rules_in_force


class Applied:
    """Puts the rules of one pack together, each choice of editions and request once."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.sets = list(edition_sets(pack))
        self._known: dict[tuple[int, str], RuleSet] = {}

    def condition(self, rule: Rule) -> Condition:
        """Give the condition of a rule as it was last in force."""
        if rule.kind not in {"row", "stage"}:
            return rule.condition
        requests = rule.requests or (self.pack.requests[0].id,)
        for number in range(len(self.sets) - 1, -1, -1):
            if not in_force(self.pack, rule, self.sets[number]):
                continue
            for request in requests:
                found = next((one for one in self._set(number, request).rules if one.place == rule.place), None)
                if found is not None:
                    return found.condition
        return rule.condition

    def last(self, request: Request) -> tuple[Rule, ...]:
        """Give the rules for a request in the last editions of all acts, in the order of the rule files."""
        found = self._set(len(self.sets) - 1, request.id).rules if self.sets else ()
        places = {rule.place: number for number, rule in enumerate(self.pack.rules)}
        return tuple(sorted(found, key=lambda rule: places[rule.place]))

    def requests(self, rule: Rule) -> tuple[str, ...]:
        """Name the kinds of request that a rule is judged for, in any editions."""
        if rule.requests:
            return rule.requests
        numbers = [number for number, editions in enumerate(self.sets) if in_force(self.pack, rule, editions)]
        return tuple(
            request.id
            for request in self.pack.requests
            if any(one.place == rule.place for number in numbers for one in self._set(number, request.id).rules)
        )

    def _set(self, number: int, request: str) -> RuleSet:
        key = number, request
        if key not in self._known:
            asked = next(one for one in self.pack.requests if one.id == request)
            self._known[key] = rules_in_force(self.pack, self.sets[number], asked)
        return self._known[key]
