"""Reads the kinds of request that a pack has rules for, and tells which rules are for which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.conditions.model import RuleRef, walk
from checker.pack.model import DatedValue, Kind, Pack, Request, Rule
from checker.source.fields import Fields
from checker.source.problem import Problems
from checker.source.tree import Node, Scalar, kind_of
from checker.source.tree import Sequence as Items
from checker.vocabulary.model import FactDef, Vocabulary, flat
from checker.vocabulary.text import read_text

# A pack without the section has one kind of request, and every rule is for it.
ONLY = Pack.requests
# Rules that are drawn in by those that name them; all others are for the requests that they state.
_DRAWN: tuple[Kind, ...] = ("definition", "requirement", "row")


def read_requests(
    node: Node | None,
    vocabulary: Vocabulary,
    values: dict[str, DatedValue],
    forms: Sequence[str],
    problems: Problems,
) -> tuple[Request, ...]:
    """Read `requests:`; the first has no `when` and stands where no other fits."""
    if node is None:
        return ONLY
    if not isinstance(node, Items):
        problems.add("wrong-kind", node.place, f'section "requests" must be a list, got {kind_of(node)}')
        return ONLY
    found: list[Request] = []
    for item in node.items:
        fields = Fields(
            item, "a request", ("id", "title", "when", "term", "filing", "application"), problems, item.place
        )
        name = fields.identifier("id")
        if name in [one.id for one in found]:
            problems.add("duplicate-id", fields.at("id"), f'request "{name}" stands here a second time')
        term = _value(fields, "term", values, problems)
        title = read_text(fields.node("title"), "title", problems, fields.place, english=True)
        when, filing = _when(fields, vocabulary, problems), _filing(fields, vocabulary, values, problems)
        application = _form(fields, forms, problems)
        found.append(Request(name, title, when, term, filing, application))
        if bool(found[-1].when) == (len(found) == 1):
            told = 'the first request stands where no other fits: leave out its "when"'
            problems.add("wrong-when", fields.at("when"), f'request "{name}" {_WHEN[bool(found[-1].when)]}', told)
    return tuple(found) or ONLY


_WHEN = {True: 'is the first and has a "when"', False: 'lacks the key "when"'}


def _when(fields: Fields, vocabulary: Vocabulary, problems: Problems) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Read which values of which choices make a request of this kind: `application.request: [reissue]`."""
    known = {path: entry for path, entry in flat(vocabulary.fields) if isinstance(entry, FactDef) and entry.choices}
    found = []
    mapping = fields.mapping("when")
    for path, below in mapping.entries.items():
        if path not in known or known[path].type != "choice":
            problems.unknown("unknown-fact", mapping.key_places[path], "fact with one code", path, list(known))
            continue
        codes = below.items if isinstance(below, Items) else [below]
        allowed = list(vocabulary.choices[known[path].choices])
        for code in codes:
            if not isinstance(code, Scalar) or code.text not in allowed:
                problems.unknown("unknown-value", code.place, path, getattr(code, "text", kind_of(code)), allowed)
        found.append((path, tuple(code.text for code in codes if isinstance(code, Scalar))))
    return tuple(found)


def _value(fields: Fields, key: str, values: dict[str, DatedValue], problems: Problems) -> str:
    name = fields.text(key)
    if name and name not in values:
        problems.unknown("unknown-value", fields.at(key), "dated value", name, list(values))
    return name


def _form(fields: Fields, forms: Sequence[str], problems: Problems) -> str:
    name = fields.text("application")
    if name and name not in forms:
        problems.unknown("unknown-form", fields.at("application"), "form", name, list(forms))
    return name


def _filing(
    fields: Fields, vocabulary: Vocabulary, values: dict[str, DatedValue], problems: Problems
) -> tuple[str, str] | None:
    """Read from which date of the dossier, and for how many calendar days, the request can be filed in time."""
    if "filing" not in fields:
        return None
    inner = Fields(fields.node("filing"), '"filing"', ("from", "count"), problems, fields.at("filing"))
    dates = [path for path, entry in flat(vocabulary.fields) if isinstance(entry, FactDef) and entry.type == "date"]
    begins = inner.text("from", required=True)
    if begins and begins not in dates:
        problems.unknown("unknown-fact", inner.at("from"), "date of the dossier", begins, dates)
    return begins, _value(inner, "count", values, problems)


def request_of(requests: Sequence[Request], stated: dict[str, str]) -> Request:
    """Choose the request that a dossier is about by the codes stated in it; the first where no other fits."""
    fitting = (one for one in requests[1:] if all(stated.get(path, "") in codes for path, codes in one.when))
    return next(fitting, requests[0])


def rules_of(pack: Pack, request: Request) -> tuple[Rule, ...]:
    """Give the rules that are for a request, of every edition, in the order of the rule files.

    Those that state it in `requests` are (without the key: the first request), and the definitions, requirements and rows
    that these name, directly or through others.
    """
    first = pack.requests[0].id
    named = {rule.id for rule in pack.rules if request.id in (rule.requests or (first,))}
    chosen = {id(rule) for rule in pack.rules if request.id in (rule.requests or (first,))}
    waiting = [rule for rule in pack.rules if id(rule) in chosen]
    while waiting:
        wanted = {name for rule in waiting for name in _drawn_by(rule)} - named
        waiting = [rule for rule in pack.rules if rule.id in wanted and rule.kind in _DRAWN and not rule.requests]
        named |= {rule.id for rule in waiting}
        chosen |= {id(rule) for rule in waiting}
    return tuple(rule for rule in pack.rules if id(rule) in chosen)


def _drawn_by(rule: Rule) -> Iterable[str]:
    return (part.rule for part in walk(rule.condition) if isinstance(part, RuleRef))
