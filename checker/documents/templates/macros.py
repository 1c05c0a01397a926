"""Follows the macros of the templates, at every call by the types of its arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from checker.documents.templates.scope import Scope
from checker.documents.templates.shapes import ANY, Listing, MacroOf, Piece, Shape, Words
from checker.source.place import Place

if TYPE_CHECKING:
    from checker.documents.templates.pages import Pages


class Macros:
    """Knows the macros that were met, by template and name, with the scope that each was declared in."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.problems = pages.problems
        self.known: dict[MacroOf, tuple[nodes.Macro | nodes.CallBlock, Scope]] = {}
        self.called: set[MacroOf] = set()
        self._printed: dict[object, tuple[Piece, ...]] = {}
        self._open: list[MacroOf] = []

    def declare(self, node: nodes.Macro, scope: Scope) -> MacroOf:
        """Enter a macro under its name."""
        made = MacroOf(scope.template, node.name)
        self.known[made] = (node, scope)
        return made

    def printed(self, macro: MacroOf, arguments: list[Shape], keywords: dict[str, Shape], at: Place) -> Words:
        """Give the words of its own that a macro prints for these arguments; reports arguments that do not fit."""
        node, scope = self.known[macro]
        self.called.add(macro)
        given = self._bound(node, arguments, keywords, macro, at)
        key = (macro, id(node), tuple(sorted((name, repr(shape)) for name, shape in given.items())))
        if macro in self._open:
            self.problems.add(
                "circle", at, f'macro "{macro.name}" calls itself', "go through a list with {% for … %} instead"
            )
            return Words(())
        if key not in self._printed:
            self._open.append(macro)
            self._printed[key] = self._body(node, scope, given)
            self._open.remove(macro)
        return Words(self._printed[key])

    def takes_a_body(self, macro: MacroOf) -> bool:
        """Tell whether a macro may be called with {% call %}: whether it prints what stands in there."""
        node, _ = self.known[macro]
        return any(one.name == "caller" for one in node.find_all(nodes.Name))

    def follow_all_but(self, called: set[MacroOf]) -> set[MacroOf]:
        """Follow the macros that nothing calls, of whose arguments nothing is known; gives those that were followed."""
        left = set(self.known) - called
        for macro in left:
            node, scope = self.known[macro]
            self._body(node, scope, {argument.name: ANY for argument in node.args})
        return left

    def _body(self, node: nodes.Macro | nodes.CallBlock, scope: Scope, given: dict[str, Shape]) -> tuple[Piece, ...]:
        inner = scope.below()
        inner.names.update({"caller": ANY, "varargs": Listing(ANY), "kwargs": ANY}, **given)
        return tuple(self.pages.body(node.body, inner))

    def _bound(
        self,
        node: nodes.Macro | nodes.CallBlock,
        arguments: list[Shape],
        keywords: dict[str, Shape],
        macro: MacroOf,
        at: Place,
    ) -> dict[str, Shape]:
        names = [argument.name for argument in node.args]
        _, scope = self.known[macro]
        defaults = {
            name: self.pages.expressions.shape(default, scope)
            for name, default in zip(names[len(names) - len(node.defaults) :], node.defaults, strict=True)
        }
        given = dict(zip(names, arguments, strict=False)) | {k: v for k, v in keywords.items() if k in names}
        takes = f'macro "{macro.name}" takes {", ".join(names) or "nothing"}'
        if len(arguments) > len(names) and not any(one.name == "varargs" for one in node.find_all(nodes.Name)):
            self.problems.add("wrong-arguments", at, f"{takes}, but is given {len(arguments)}")
        for name in keywords:
            if name not in names and name != "caller":
                self.problems.unknown("wrong-arguments", at, f'argument of macro "{macro.name}":', name, names)
        for name in names:
            if name not in given and name not in defaults:
                self.problems.add("wrong-arguments", at, f'{takes}, but "{name}" is not given')
        return {name: given.get(name, defaults.get(name, ANY)) for name in names}
