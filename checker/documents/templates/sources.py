"""The templates of a folder as syntax trees, and the places in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError, nodes

from checker.documents.templates.environment import environment
from checker.source.nearest import several
from checker.source.place import Place
from checker.source.problem import Problems, meant

ENDING = ".j2"
_LARGEST = 1_000_000


class Sources:
    """Reads the templates of a folder, each once; what cannot be read is reported where it is named."""

    def __init__(self, folder: Path, problems: Problems) -> None:
        self.folder = folder
        self.problems = problems
        self.environment = environment(folder)
        self.trees: dict[str, nodes.Template | None] = {}
        self.names = sorted(
            path.relative_to(folder).as_posix()
            for path in folder.rglob(f"*{ENDING}")
            if path.is_file() and not path.name.startswith(".")
        )
        self._lines: dict[str, list[str]] = {}

    def tree(self, name: str, named_at: Place) -> nodes.Template | None:
        """Give the syntax tree of a template; None where there is none, which is reported at the place that names it."""
        if name not in self.names:
            self._missing(name, named_at)
            return None
        if name not in self.trees:
            self.trees[name] = self._parsed(name)
        return self.trees[name]

    def compile_all(self) -> None:
        """Have every template that was read compiled, and report what only shows then, as {% extends %} within a block."""
        for name, tree in self.trees.items():
            if tree is not None:
                self._compiled(name, tree)

    def _compiled(self, name: str, tree: nodes.Template) -> None:
        try:
            self.environment.compile(tree, name, str(self.folder / name))
        except TemplateSyntaxError as error:
            self._report(name, error)

    def place(self, name: str, node: nodes.Node, word: str = "") -> Place:
        """Say where a node stands, or a word of it: on its line, or on the first of the next ones that has it."""
        line, column = int(node.lineno), getattr(node.lineno, "column", 1)
        pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        for number, text in enumerate(self._lines.get(name, [])[line - 1 :] if word else (), line):
            if found := pattern.search(text, column - 1 if number == line else 0):
                return self.at(name, number, found.start() + 1)
        return self.at(name, line, column)

    def at(self, name: str, line: int = 1, column: int = 1) -> Place:
        return Place(str(self.folder / name), line, column)

    def _missing(self, name: str, named_at: Place) -> None:
        if name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name):
            self.problems.add(
                "outside-folder",
                named_at,
                f'"{name}" leads out of the folder of the templates',
                "a template names only files of its own folder, without .. and without a leading /",
            )
            return
        hint = near(name, self.names) or "name the file as it is called in the folder of the templates"
        self.problems.add("no-template", named_at, f'no template "{name}"', hint)

    def _parsed(self, name: str) -> nodes.Template | None:
        path = self.folder / name
        try:
            data = path.read_bytes()
            text = data.decode("utf-8")
        except OSError as error:
            self.problems.add("unreadable", self.at(name), f"the template cannot be read: {error.strerror}")
            return None
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            column = error.start - data.rfind(b"\n", 0, error.start)
            self.problems.add(
                "not-utf-8", self.at(name, line, column), "the template is not UTF-8 here", "save the file as UTF-8"
            )
            return None
        if len(data) > _LARGEST:
            self.problems.add("too-large", self.at(name), f"the template is larger than {_LARGEST} bytes")
            return None
        self._lines[name] = re.split(r"\r\n|\r|\n", text)
        try:
            return self.environment.parse(text, name, str(path))
        except TemplateSyntaxError as error:
            self._report(name, error)
        except TemplateError as error:
            self.problems.add("bad-template", self.at(name), f"not a template: {_lower(str(error.message))}")
        return None

    def _report(self, name: str, error: TemplateSyntaxError) -> None:
        place = self.at(name, int(error.lineno), getattr(error.lineno, "column", 1))
        said = str(error.message)
        self.problems.add("bad-template", place, f"not a template: {_lower(said)}", _what_to_do(said))


def _what_to_do(said: str) -> str:
    """Tell what to look for by what Jinja says of a template that it cannot read."""
    if "tag" in said:
        return (
            "each {% block %}, {% if %}, {% for %} and {% macro %} is closed by its own {% endblock %}, {% endif %} …"
        )
    if "expected" in said:
        return "what is printed stands between {{ and }}, a tag between {% and %}: one of them is not closed or is closed twice"
    return ""


def near(name: str, names: Sequence[str]) -> str:
    """Ask whether a template of another name was meant; "" where none is near."""
    return meant([f'"{one}"' for one in several(name, names)]).rstrip()


def _lower(message: str) -> str:
    return (message[:1].lower() + message[1:]).rstrip(".")
