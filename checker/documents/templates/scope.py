"""The names that can be read at one place of a template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.documents.templates.shapes import Shape


@dataclass(eq=False)
class Scope:
    """Names with their shapes; `template` is the one that the text stands in, `context` those that a document is filled with."""

    template: str
    names: dict[str, Shape] = field(default_factory=dict)
    above: Scope | None = None
    context: dict[str, Shape] = field(default_factory=dict)

    def below(self, template: str = "") -> Scope:
        """Open a scope whose own names end with it."""
        return Scope(template or self.template, {}, self)

    def find(self, name: str) -> Shape | None:
        """Give the shape of a name that the template set itself, or of the context."""
        if name in self.names:
            return self.names[name]
        if self.above is not None:
            return self.above.find(name)
        return self.context.get(name)

    def of_context(self, name: str) -> bool:
        """Tell whether a name is one that the document is filled with."""
        if name in self.names:
            return False
        return self.above.of_context(name) if self.above is not None else name in self.context

    def visible(self) -> list[str]:
        """List every name: what the document is filled with first."""
        return list(dict.fromkeys(self._visible()))

    def _visible(self) -> Iterator[str]:
        yield from self.context
        if self.above is not None:
            yield from self.above._visible()
        yield from self.names
