"""Follows the statements of a template: what it prints by itself, what it builds on, includes and imports."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import nodes

from checker.documents.templates.expressions import LOOP, Expressions, Reading
from checker.documents.templates.filters import kind
from checker.documents.templates.macros import Macros
from checker.documents.templates.scope import Scope
from checker.documents.templates.shapes import (
    ANY,
    Either,
    Listing,
    MacroOf,
    ModuleOf,
    Piece,
    Plain,
    Record,
    Shape,
    Table,
    Words,
    hints,
    item_of,
    pieces_of,
)
from checker.source.nearest import nearest
from checker.source.place import Place
from checker.source.shown import shown


class Pages:
    """Follows templates; what they print by themselves comes out in order, each piece with its place."""

    def __init__(self, reading: Reading) -> None:
        self.sources = reading.sources
        self.problems = reading.problems
        self.expressions = Expressions(reading)
        self.macros = self.expressions.macros = Macros(self)
        self._modules: dict[str, Scope] = {}
        self._open: list[str] = []
        # The blocks of a page by name, each from the template that is printed to the one that it builds on.
        self._blocks: dict[str, list[tuple[nodes.Block, Scope]]] = {}

    def page(self, template: str, context: dict[str, Shape], named_at: Place) -> list[Piece]:
        """Follow a template from its first line, filled with a context."""
        self._blocks = {}
        return self._whole(template, Scope(template, context=context), named_at)

    def body(self, statements: Sequence[nodes.Node], scope: Scope) -> list[Piece]:
        """Follow statements one after the other."""
        return [piece for one in statements for piece in self._statement(one, scope)]

    def _tree(self, name: str, named_at: Place) -> nodes.Template | None:
        """Give a template that is built on, included or imported; one that leads back to itself is reported."""
        if name in self._open:
            way = " → ".join([*self._open[self._open.index(name) :], name])
            self.problems.add("circle", named_at, f"the templates lead back to themselves: {way}")
            return None
        return self.sources.tree(name, named_at)

    def _whole(self, template: str, scope: Scope, named_at: Place) -> list[Piece]:
        tree = self._tree(template, named_at)
        if tree is None:
            return []
        self._open.append(template)
        printed = self._followed(tree, template, scope)
        self._open.remove(template)
        return printed

    def _followed(self, tree: nodes.Template, template: str, scope: Scope) -> list[Piece]:
        own = list(tree.find_all(nodes.Block))
        for block in own:
            self._blocks.setdefault(block.name, []).append((block, scope))
        above = next((one for one in tree.body if isinstance(one, nodes.Extends)), None)
        if above is None:
            return self.body(tree.body, scope)
        self.body([one for one in tree.body if not isinstance(one, nodes.Output | nodes.Block | nodes.Extends)], scope)
        self._only_blocks(tree, scope)
        (name,) = self._named(above.template, scope) or ("",)
        if not name:
            return []
        parent = Scope(name, scope.names, scope.above, scope.context)
        printed = self._whole(name, parent, self.sources.place(scope.template, above.template))
        for block in own if printed or name in self.sources.trees else ():
            if self._blocks[block.name][-1][0] is block and not self._inside(block, own):
                self._nowhere(block, template, name)
        return printed

    def _only_blocks(self, tree: nodes.Template, scope: Scope) -> None:
        """Report text outside the blocks of a template that builds on another one: it is printed nowhere."""
        for output in (one for one in tree.body if isinstance(one, nodes.Output)):
            for one in output.nodes:
                if not isinstance(one, nodes.TemplateData) or one.data.strip():
                    text = one.data.strip() if isinstance(one, nodes.TemplateData) else ""
                    place = self.sources.place(scope.template, one, (text.split() or [""])[0])
                    self.problems.add(
                        "outside-blocks",
                        place,
                        f'"{shown(text or "{{ … }}")}" stands outside the blocks and would be printed nowhere',
                        "put it into a {% block … %}",
                    )

    def _nowhere(self, block: nodes.Block, template: str, parent: str) -> None:
        place = self.sources.place(template, block, block.name)
        allowed = [name for name, found in self._blocks.items() if found[-1][1].template == parent]
        self.problems.unknown("unknown-block", place, f'block of "{parent}":', block.name, allowed)

    @staticmethod
    def _inside(block: nodes.Block, blocks: list[nodes.Block]) -> bool:
        return any(block in other.find_all(nodes.Block) for other in blocks if other is not block)

    def _statement(self, node: nodes.Node, scope: Scope) -> list[Piece]:
        match node:
            case nodes.Output():
                return [piece for one in node.nodes for piece in self._output(one, scope)]
            case nodes.For():
                return self._for(node, scope)
            case nodes.If():
                self.expressions.shape(node.test, scope)
                return self.body([*node.body, *node.elif_, *node.else_], scope)
            case nodes.Block():
                return self._block(node, scope)
            case nodes.Macro():
                scope.names[node.name] = self.macros.declare(node, scope)
            case nodes.Assign():
                self._bind(node.target, self.expressions.shape(node.node, scope), scope)
            case nodes.AssignBlock():
                self._bind(node.target, Words(tuple(self.body(node.body, scope))), scope)
            case nodes.Import():
                scope.names[node.target] = self._module(node, scope) or ANY
            case nodes.FromImport():
                self._from_import(node, scope)
            case nodes.Include():
                return self._include(node, scope)
            case nodes.ScopedEvalContextModifier():
                place = self.sources.place(scope.template, node)
                self.problems.add(
                    "out-of-the-sandbox",
                    place,
                    "a template may not switch the escaping off or on",
                    "what is entered is always printed as text, never as markup; leave the tag out",
                )
                return self.body(node.body, scope)
            case _:
                return self._other(node, scope)
        return []

    def _other(self, node: nodes.Node, scope: Scope) -> list[Piece]:
        match node:
            case nodes.With():
                inner = scope.below()
                for target, value in zip(node.targets, node.values, strict=True):
                    self._bind(target, self.expressions.shape(value, scope), inner)
                return self.body(node.body, inner)
            case nodes.CallBlock():
                called = self.expressions.shape(node.call, scope)
                self._takes_a_body(node, scope)
                inner = scope.below()
                inner.names.update({argument.name: ANY for argument in node.args})
                return [*pieces_of(called), *self.body(node.body, inner)]
            case nodes.FilterBlock():
                self.expressions.filtered(node.filter, scope, Plain(str))
                return self.body(node.body, scope)
        printed = []
        for below in node.iter_child_nodes():
            if isinstance(below, nodes.Expr):
                self.expressions.shape(below, scope)
            else:
                printed += self._statement(below, scope)
        return printed

    def _takes_a_body(self, node: nodes.CallBlock, scope: Scope) -> None:
        called = node.call.node
        shape = scope.find(called.name) if isinstance(called, nodes.Name) else None
        if isinstance(shape, MacroOf) and not self.macros.takes_a_body(shape):
            place = self.sources.place(scope.template, node, shape.name)
            hint = "call it with {{ … }}"
            self.problems.add("wrong-arguments", place, f'macro "{shape.name}" prints nothing of a {{% call %}}', hint)

    def _output(self, node: nodes.Expr, scope: Scope) -> tuple[Piece, ...]:
        shape = self.expressions.shape(node, scope)
        for one in (shape.one, shape.other) if isinstance(shape, Either) else (shape,):
            if hint := _instead(one):
                place = self.sources.place(scope.template, node)
                self.problems.add("not-printable", place, f"{kind(one)} cannot be printed as it is", hint)
        return pieces_of(shape)

    def _for(self, node: nodes.For, scope: Scope) -> list[Piece]:
        through = self.expressions.shape(node.iter, scope)
        if isinstance(through, Record | Plain):
            place = self.sources.place(scope.template, node.iter)
            self.problems.add("not-a-list", place, f"{kind(through)} cannot be gone through", "a loop needs a list")
        inner, item = scope.below(), item_of(through)
        self._bind(node.target, item, inner)
        entries = {name: item if name in ("previtem", "nextitem") else ANY for name in LOOP}
        inner.names["loop"] = Table(tuple(entries.items()))
        if node.test is not None:
            self.expressions.shape(node.test, inner)
        return [*self.body(node.body, inner), *self.body(node.else_, scope.below())]

    def _block(self, node: nodes.Block, scope: Scope) -> list[Piece]:
        """Follow the block that is printed in this place: that of the template which comes first."""
        return self._layer(self._blocks.get(node.name, [(node, scope)]))

    def _layer(self, layers: Sequence[tuple[nodes.Block, Scope]]) -> list[Piece]:
        """Follow the first of the blocks of one name; what {{ super() }} prints is the next one."""
        (block, scope), below = layers[0], layers[1:]
        inner = scope.below()
        if below and any(one.name == "super" for one in block.find_all(nodes.Name)):
            inner.names["super"] = Words(tuple(self._layer(below)))
        return self.body(block.body, inner)

    def _bind(self, target: nodes.Node, shape: Shape, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope.names[target.name] = shape
        elif isinstance(target, nodes.Tuple):
            listed = shape.items if isinstance(shape, Listing) and len(shape.items) == len(target.items) else None
            for index, one in enumerate(target.items):
                self._bind(one, listed[index] if listed else item_of(shape), scope)

    def _module(self, node: nodes.Import | nodes.FromImport, scope: Scope) -> ModuleOf | None:
        (name,) = self._named(node.template, scope) or ("",)
        place = self.sources.place(scope.template, node.template)
        tree = self._tree(name, place) if name else None
        if tree is None:
            return None
        if name not in self._modules or node.with_context:
            inner = Scope(name, {}, scope if node.with_context else None)
            self._modules[name] = inner
            self._open.append(name)
            self.body(tree.body, inner)
            self._open.remove(name)
        names = {one: shape for one, shape in self._modules[name].names.items() if not one.startswith("_")}
        return ModuleOf(name, tuple(names.items()))

    def _from_import(self, node: nodes.FromImport, scope: Scope) -> None:
        module = self._module(node, scope)
        for one in node.names:
            name, alias = (one, one) if isinstance(one, str) else one
            place = self.sources.place(scope.template, node, name)
            scope.names[alias] = self.expressions.field(module, name, place) if module else ANY
            if module and (meant := nearest(name, [known for known, _ in module.entries])):
                # So that a name misspelt here is not reported again wherever it is used.
                scope.names.setdefault(meant, ANY)

    def _include(self, node: nodes.Include, scope: Scope) -> list[Piece]:
        place = self.sources.place(scope.template, node.template)
        names = self._named(node.template, scope)
        there = [name for name in names if name in self.sources.names]
        if node.ignore_missing and not there:
            return []
        chosen = (there or list(names))[:1]
        return [piece for name in chosen for piece in self._included(name, scope, place)]

    def _included(self, name: str, scope: Scope, place: Place) -> list[Piece]:
        tree = self._tree(name, place)
        if tree is None:
            return []
        self._open.append(name)
        printed = self.body(tree.body, scope.below(name))
        self._open.remove(name)
        return printed

    def _named(self, node: nodes.Expr, scope: Scope) -> tuple[str, ...]:
        """Give the templates that a statement names; they must be written out, or nobody could check them."""
        written = node.items if isinstance(node, nodes.Tuple | nodes.List) else [node]
        names = tuple(one.value for one in written if isinstance(one, nodes.Const) and isinstance(one.value, str))
        if len(names) != len(written):
            place = self.sources.place(scope.template, node)
            self.problems.add("unnamed-template", place, "the name of a template must be written out between quotes")
            return ()
        return names


def _instead(shape: Shape) -> str:
    """Say what to print instead of a value that has no words of its own; "" for one that has."""
    if isinstance(shape, Record):
        return f"name one of its fields: {', '.join(hints(shape.of))}"
    if isinstance(shape, Table):
        return f"name one of its entries: {', '.join(name for name, _ in shape.entries)}"
    if isinstance(shape, Listing):
        return "go through it with {% for one in … %}, or join it: | join(', ')"
    return "say in words what it means: {{ … if … else … }}" if shape == Plain(bool) else ""
