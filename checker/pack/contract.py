"""What the program itself asks of a rule pack by name, of whatever licence: few things, each checked when the pack is loaded.

`KNOWN` are the facts that documents, the calendar, findings and visits read by name. A pack may lack them, but for those that are
`required`: what is not there stays blank. One that is there must be of the type that the program reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.pack.model import Pack
from checker.pack.requests import rules_of
from checker.source.place import Place
from checker.source.problem import Problems
from checker.vocabulary.model import FactDef, FactType, Field, GroupDef, ListDef, Vocabulary, flat

REGISTERED_ON = "application.registered_on"


@dataclass(frozen=True, slots=True)
class Known:
    """A fact that the program reads by its name: the types that it may have (none: it is a list), what it is read for.

    `codes` are those of its choice list that the program tells apart.
    """

    path: str
    types: tuple[FactType, ...]
    use: str
    codes: tuple[str, ...] = ()
    required: bool = False


_SAID: tuple[FactType, ...] = ("names", "text")
KNOWN: tuple[Known, ...] = (
    Known(REGISTERED_ON, ("date",), "the day that chooses the editions", required=True),
    Known("application.registered_at", ("time",), "an application after office hours counts from the next working day"),
    Known("application.number", ("text",), "documents; tells findings files of different applications apart"),
    Known("application.filled_on", ("date",), "documents"),
    Known("application.pages", ("integer", "number"), "the application"),
    Known("department.region", _SAID, "documents: the body that decides"),
    Known("applicant.name", _SAID, "documents and the head of reports"),
    Known("applicant.identifier", ("identifier", "text"), "documents; tells findings files apart"),
    Known("applicant.address", _SAID, "documents"),
    Known("applicant.legal_form", _SAID, "documents"),
    Known("applicant.head", _SAID, "documents"),
    Known("applicant.email", ("text",), "the application and the complaint"),
    Known("applicant.phone", ("text",), "the application and the complaint"),
    Known("licence.number", ("text",), "the licence"),
    Known("licence.issued_on", ("date",), "the licence"),
    Known("licence.place", _SAID, "the licence"),
    Known("held.number", ("text",), "the licence that a request is about"),
    Known("held.issued_on", ("date",), "the licence that a request is about"),
    Known("held.first_issued_on", ("date",), "a reissued licence: the day of its first issue"),
    Known("held.reissued_on", ("date",), "the licence that a request is about"),
    Known("held.issuer", _SAID, "the licence that a request is about"),
    Known("held.loss", ("choice",), "a duplicate: what happened to the licence"),
    Known("change.ground", ("choice",), "the application for a reissue: its ground"),
    Known("steps.signed_on", ("date",), "the day of a decision"),
    Known("steps.result_on", ("date",), "the day of a decision"),
    Known("steps.receipt_on", ("date",), "the day of a decision"),
    Known("complaint.received_on", ("date",), "the complaint and its terms"),
    Known("complaint.registered_on", ("date",), "the complaint and its terms"),
    Known("complaint.forwarded_on", ("date",), "the complaint and its terms"),
    Known("complaint.addressed_to", ("choice",), "whom a complaint goes to", ("provider", "authorised_body")),
    Known("hearing.notified_on", ("date",), "the notice of a preliminary decision"),
    Known("hearing.date", ("date",), "the notice and the protocol of a hearing"),
    Known("hearing.time", ("time", "text"), "the notice of a hearing"),
    Known("hearing.place", _SAID, "the notice of a hearing"),
    Known("hearing.representative", _SAID, "the protocol of a hearing"),
    Known("hearing.position", _SAID, "the protocol of a hearing"),
    Known("hearing.number", ("text",), "the protocol of a hearing"),
    Known("hearing.decision", ("choice",), "what the hearing decided", ("licence", "refusal")),
    Known("hearing.reason", _SAID, "the protocol of a hearing: why it refuses"),
    Known("sites", (), "the places of the activity: findings, visits and norms go by them"),
    Known("sites.id", ("text",), "names a site; other records and findings refer to it"),
    Known("sites.address", _SAID, "documents and visits"),
    Known("sites.form", ("choice",), "the kind of a site: `saikes norms --form`, `saikes new --form`, the visit sheet"),
    Known("documents", (), "papers handed in: what a visit need not look for"),
    Known("registers", (), "extracts of state registers: what a visit need not look for"),
    Known("findings", (), "what the inspector or a visit found"),
    Known("findings.item", ("choice",), "what was looked at: a visit asks for each item that a rule reads"),
    Known("findings.result", ("choice",), "what was found"),
    Known("findings.site", ("reference",), "the site of a finding"),
    Known("findings.about", ("text",), "the contradiction of the dossier that a finding settles"),
    Known("findings.found_on", ("date",), "the day of a finding"),
    Known("findings.found_by", _SAID, "who found it"),
    Known("findings.note", _SAID, "words of the inspector, quoted in documents"),
    Known("clashes", (), "contradictions inside the dossier (`must_agree`), as records that rules may read"),
    Known("clashes.id", ("text",), "filled in by the program"),
    Known("clashes.name", ("names",), "filled in by the program"),
    Known("clashes.note", ("names",), "filled in by the program"),
    Known("clashes.finding", ("choice",), "filled in by the program: the result that settles it"),
)
# Facts that the program fills in or cannot do without, where their list is there.
_OF_LISTS = {
    "findings": ("findings.item", "findings.result"),
    "sites": ("sites.id",),
    "clashes": ("clashes.id", "clashes.name", "clashes.note", "clashes.finding"),
}
# Choice lists that the program reads by name, and the finding that settles contradictions.
LISTS = {
    "unit": "units of numbers (`unit` of a fact)",
    "visit_place": "where on a site an item is looked at (`place` of a code); its order is that of the visit sheet",
    "actor": "who acts at a step (`who` of a term)",
}
RELIABILITY = "reliability"
# Terms, values and acts that papers speak of where a pack has them; without them those lines stay blank.
NAMED = {
    "hearing-notice": "term: how long before the decision a hearing is announced (or `reissue-hearing-notice`)",
    "hearing": "term: when a hearing is held",
    "objection": "term: within how many days a participant objects",
    "complaint-by-provider": "term: within how many days the provider answers a complaint",
    "complaint-by-authorised-body": "term: within how many days the body above answers a complaint",
    "complaint-forwarding": "term: within how many days a complaint is sent on",
    "complaint-filing-term": "value: within how many months a complaint is filed",
    "decision-term": "value: bounds the decision in a pack without `requests`",
    "appc": "act: the code that complaints go by",
}


def check_vocabulary(vocabulary: Vocabulary, problems: Problems, at: Place) -> None:
    """Report a vocabulary that lacks what the program cannot do without, or whose facts are not what it reads by their names."""
    known = dict(_named(vocabulary.fields))
    day = known.get(REGISTERED_ON)
    if not isinstance(day, FactDef) or day.type != "date" or not day.required:
        problems.add(
            "no-day",
            day.place if isinstance(day, FactDef) else at,
            f'the vocabulary has no required date "{REGISTERED_ON}"',
            "the day of registration chooses the editions: add it with `type: date` and `required: true`",
        )
    for one in KNOWN[1:]:
        if one.path in known:
            _check_type(one, known[one.path], vocabulary, problems)
    sites = known.get("sites")
    if isinstance(sites, ListDef) and sites.each != "site":
        told = f'a record of "sites" is called "{sites.each}", but the program and its options call it "site"'
        problems.add("contract", sites.place, told, "write `list_of: site`")
    for name, paths in _OF_LISTS.items():
        found = known.get(name)
        for path in paths if isinstance(found, ListDef) else ():
            if path not in known:
                use = next(one for one in KNOWN if one.path == path)
                hint = f"add it with `type: {use.types[0]}`; docs/rules.md lists what the program reads by name"
                problems.add("contract", known[name].place, f'the list "{name}" has no fact "{path}"', hint)


def _named(fields: dict[str, Field]) -> Iterator[tuple[str, Field]]:
    """Name groups, lists, facts, and the facts of the records of a list (`sites.address`)."""
    for name, entry in fields.items():
        yield name, entry
        if isinstance(entry, GroupDef):
            yield from ((f"{name}.{path}", below) for path, below in _named(entry.fields))
        elif isinstance(entry, ListDef):
            yield from ((f"{name}.{path}", below) for path, below in flat(entry.fields))


def _check_type(one: Known, found: Field, vocabulary: Vocabulary, problems: Problems) -> None:
    wanted = " or ".join(f"`type: {name}`" for name in one.types) or "`list_of`"
    fits = isinstance(found, FactDef) and found.type in one.types if one.types else isinstance(found, ListDef)
    if not fits:
        got = (
            f"type {found.type}"
            if isinstance(found, FactDef)
            else "a list"
            if isinstance(found, ListDef)
            else "a group"
        )
        told = f'"{one.path}" is {got}, but the program reads it by this name ({one.use})'
        problems.add("contract", found.place, told, f"make it {wanted}, or give the fact another name")
        return
    have = list(vocabulary.choices.get(found.choices, {})) if isinstance(found, FactDef) else []
    lacking = [code for code in one.codes if code not in have]
    if lacking:
        told = f'the choices of "{one.path}" lack {", ".join(lacking)} ({one.use})'
        problems.add("contract", found.place, told, f"they are: {', '.join(have) or 'none'}; add what is lacking")


def check_outcomes(pack: Pack, problems: Problems, at: Place) -> None:
    """Report a kind of request for which an open case would have no outcome."""
    for request in pack.requests:
        rules = rules_of(pack, request)
        if not any(rule.kind == "outcome" and rule.effect == "open" and rule.cite is None for rule in rules):
            of = f' of the request "{request.id}"' if len(pack.requests) > 1 else ""
            problems.add(
                "no-outcome",
                at,
                f"the rules{of} have no outcome for an open case",
                "add an outcome with `effect: open`, without `met_when` and without `cite`",
            )
