"""Where everything of a rule pack stands in the handbook: addresses from the folder of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.handbook.model import Link
from checker.pack.acts import Cite
from checker.pack.model import Pack
from checker.rulediff.model import each
from checker.source.place import Place
from checker.vocabulary.model import Field, GroupDef, ListDef
from checker.vocabulary.text import NOTHING, Text

_HOLES = re.compile(r"\{([\w.]+)\}")
_OTHERS = re.compile(r"[^\w.-]+")


def slug(name: str) -> str:
    """Make a name fit for a file and an anchor; letters of any script stay."""
    return _OTHERS.sub("_", name)


def place_id(cite: Cite) -> str:
    """Name the place of a cite on the page of its act."""
    return slug("-".join(f"{unit}-{number}" for unit, number in cite.units)) or "act"


class Links:
    """Gives addresses, and links with the title of what they lead to."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._titles: dict[str, Text] = {}
        self._kinds: dict[str, str] = {}
        for rule in pack.rules:
            self._titles.setdefault(rule.id, rule.title or Text(rule.id, rule.id, rule.id))
            self._kinds.setdefault(rule.id, rule.kind)
        self._fields = dict(all_fields(pack.vocabulary.fields))
        self._paths: dict[Place, str] = {entry.place: path for path, entry in self._fields.items()}

    def kind(self, rule: str) -> str:
        """Give the kind of a rule, "" where there is none of this name."""
        return self._kinds.get(rule, "")

    def rule(self, name: str) -> Link:
        """Link the page of a rule; a step of the procedure is a term."""
        folder = "terms" if self._kinds.get(name) == "step" else "rules"
        known = name in self._titles
        return Link(
            self._titles.get(name, Text(name, name, name)), f"{folder}/{slug(name)}.html" if known else "", name
        )

    def table(self, name: str) -> Link:
        """Link the page of a norm table."""
        return Link(self.pack.tables[name].title, f"norms/{slug(name)}.html", name)

    def form(self, name: str) -> Link:
        """Link the page of a form."""
        entries = self.pack.forms if isinstance(self.pack.forms, list) else []
        title: dict[str, str] = next((entry["title"] for entry in entries if entry["id"] == name), {})
        words = Text(*(str(title.get(language, name)) for language in ("kk", "ru", "en")))
        return Link(words, f"forms/{slug(name)}.html" if title else "", name)

    def cite(self, cite: Cite) -> Link:
        """Link a place of an act."""
        return Link(each(self.pack.acts.worded, cite), f"acts/{slug(cite.act)}.html#{place_id(cite)}")

    def annex(self, number: str) -> Cite | None:
        """Give the place of an annex of the act that lays down the procedure; None where no such place is told of."""
        act = self.pack.acts.procedure
        known = act is not None and "annex" in self.pack.acts.units and number in act.units.get("annex", ())
        return Cite(act.id, (("annex", number),)) if act is not None and known else None

    def act(self, name: str) -> Link:
        """Link the page of an act."""
        return Link(self.pack.acts.acts[name].short, f"acts/{slug(name)}.html", name)

    def value(self, name: str) -> Link:
        """Link a number of the law."""
        return Link(Text(name, name, name), f"values.html#value-{slug(name)}", name)

    def contradiction(self, name: str) -> Link:
        """Link a contradiction of the texts."""
        return Link(Text(name, name, name), f"contradictions.html#{slug(name)}", name)

    def fact(self, definition: Field) -> Link:
        """Link a fact or a list of facts."""
        path = self._paths.get(definition.place, "")
        href = f"facts.html#{fact_id(path)}" if path else ""
        return Link(definition.label or NOTHING, href, path)

    def named(self, path: str) -> Link:
        """Link a fact of the case itself by its path, as `steps.sent_on`."""
        found = self._fields.get(path)
        return self.fact(found) if found is not None else Link(Text(path, path, path), "", path)

    def filled(self, text: Text) -> Text:
        """Put the label of a fact for each placeholder of a wording: "[address]" for "{site.address}"."""
        return each(
            lambda language: _HOLES.sub(lambda hole: f"[{self._label(hole[1]).of(language)}]", text.of(language))
        )

    def _label(self, name: str) -> Text:
        """Give the label of a fact by the name that rules have for it, as `site.address`."""
        variable, _, path = name.partition(".")
        lists = [entry for entry in self._fields.values() if isinstance(entry, ListDef) and entry.each == variable]
        found = lists[0].fields.get(path) if lists else self._fields.get(name)
        return found.label if found is not None else Text(name, name, name)


def fact_id(path: str) -> str:
    """Name a fact or list on the page of facts."""
    return f"fact-{slug(path)}"


def all_fields(fields: dict[str, Field], prefix: str = "") -> Iterator[tuple[str, Field]]:
    """Walk facts, groups and lists with their whole names, as `sites.recipients.number`."""
    for name, entry in fields.items():
        yield f"{prefix}{name}", entry
        if isinstance(entry, GroupDef | ListDef):
            yield from all_fields(entry.fields, f"{prefix}{name}.")
