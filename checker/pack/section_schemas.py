"""The JSON Schemas of the sections beside the rules: every key with what it means, for editors."""

from __future__ import annotations

from typing import Any

from checker.pack.acts import Acts
from checker.pack.contradictions import WEIGHTS
from checker.pack.forms import PURPOSES
from checker.pack.wording import WORDING

Schema = dict[str, Any]
WORD: Schema = {"type": "string"}
CODE: Schema = {"type": ["string", "integer"]}
FLAG: Schema = {"type": "boolean"}
NUMBER: Schema = {"type": "number", "minimum": 0}
TEXT: Schema = {"$ref": "#/$defs/text"}
CITE: Schema = {"$ref": "#/$defs/cite"}
CONDITION: Schema = {"$ref": "#/$defs/condition"}
NAMES: Schema = {"type": "array", "items": CODE}
NAME_OR_NAMES: Schema = {"anyOf": [CODE, NAMES]}
ANY: Schema = {}


def described(required: tuple[str, ...], keys: dict[str, tuple[str, Schema]], **more: Any) -> Schema:
    """Give the schema of a mapping: what each key means, and its shape."""
    properties = {key: {**shape, "description": meaning} for key, (meaning, shape) in keys.items()}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": properties,
        **more,
    }


def listed(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def acts_schema() -> Schema:
    edition = described(
        ("id", "begins"),
        {
            "id": ("name of the edition, in quotes where it looks like a day", CODE),
            "begins": ("first day on which it is in force", WORD),
            "held": ("false: the text is not in hand, and no rule is drawn from it", FLAG),
            "caused_by": ("the act that made this edition", WORD),
            "source": ("where the text was taken from", WORD),
            "assumed": ("in kk, ru and en why the first day is not certain", TEXT),
            "note": ("in kk, ru and en what else is to be known of the edition", TEXT),
        },
    )
    places = described(
        ("unit",),
        {
            "unit": ("kind of place of which every one is accounted for", WORD),
            "within": ("the place within which these stand: {annex: 1}", {"type": "object"}),
        },
    )
    return listed(
        described(
            ("id", "title", "short", "editions"),
            {
                "id": ("name by which rules cite the act", WORD),
                "title": ("full title in kk, ru and en", TEXT),
                "short": ("title in kk, ru and en as it stands in reports and documents", TEXT),
                "units": ("kinds of places in the act with the numbers that exist: 1-42 or a list", {"type": "object"}),
                "editions": ("texts of the act in the order of their first days", listed(edition)),
                "account_for": ("kinds of places that rules carry or `not_carried` leaves out", listed(places)),
                "procedure": ("true: the act lays down the procedure; the forms are its annexes", FLAG),
            },
        )
    )


def contradictions_schema() -> Schema:
    return listed(
        described(
            ("id", "cites", "bears_on", "readings", "applied", "why"),
            {
                "id": ("name by which rules warn of it", WORD),
                "cites": ("the places that clash", listed(CITE)),
                "bears_on": (
                    "a result or a date, a form or the way of a paper, the wording alone",
                    {"enum": list(WEIGHTS)},
                ),
                "editions": ("editions of the act cited first in which the texts clash; left out: all", NAMES),
                "readings": ("the ways to read it, each in kk, ru and en", {**listed(TEXT), "minItems": 2}),
                "applied": ("the number of the reading that the rules go by", {"type": "integer", "minimum": 1}),
                "why": ("in kk, ru and en why that one", TEXT),
            },
        )
    )


def patterns_schema() -> Schema:
    pattern = described(
        ("parameters", "label", "means"),
        {
            "parameters": ("names of what is filled in, each with the choice list it is a code of", {"type": "object"}),
            "label": ("what it is called in kk, ru and en; {code} stands for what is filled in", TEXT),
            "means": ("the condition that it stands for; $code stands for what is filled in", CONDITION),
        },
    )
    return {"type": "object", "additionalProperties": pattern}


def values_schema() -> Schema:
    return listed(
        described(
            ("id", "cite", "dated"),
            {
                "id": ("name by which rules take it: $name", WORD),
                "cite": ("the act and the place that give the number", CITE),
                "unit": ("what is counted: working_days, calendar_days, hours …", WORD),
                "dated": ("the number in each edition of the act", {"type": "object"}),
                "label": ("what it is, in words", ANY),
            },
        )
    )


def requests_schema() -> Schema:
    filing = described(
        ("from", "count"),
        {
            "from": ("the date of the dossier from which the days run", WORD),
            "count": ("the dated value of calendar days", WORD),
        },
    )
    return listed(
        described(
            ("id", "title"),
            {
                "id": ("name by which rules say in `requests` that they are for it", WORD),
                "title": ("what is asked for, in kk, ru and en", TEXT),
                "when": (
                    "facts and the codes that make a dossier such a request; the first request has none",
                    {"type": "object"},
                ),
                "term": (
                    "the dated value of working days that bounds the decision; left out: the law names none",
                    WORD,
                ),
                "filing": ("from which date and for how many days it can be filed in time", filing),
                "application": ("the form by which it is asked for; left out: the acts lay down none", WORD),
            },
        )
    )


def sameness_schema() -> Schema:
    return listed(
        described(
            ("id", "label", "compare", "facts"),
            {
                "id": ("name by which a finding settles a contradiction (`about`)", WORD),
                "label": ("what must agree, in kk, ru and en", TEXT),
                "compare": (
                    "how values are compared: exact, text (case and blanks do not count), number",
                    {"enum": ["exact", "text", "number"]},
                ),
                "per": (
                    "compared for each site by itself, or in the whole application",
                    {"enum": ["site", "application"]},
                ),
                "match": ("the field by which records belong together, as a number of a document", WORD),
                "facts": ("the facts: group.field, list.field or list[code].field", NAMES),
            },
        )
    )


def forms_schema() -> Schema:
    signature = described(
        ("id",),
        {
            "id": ("name of the slot", WORD),
            "kk": ("who signs there, in Kazakh", WORD),
            "ru": ("who signs there, in Russian", WORD),
            "en": ("who signs there, in English", WORD),
        },
    )
    text = described(
        ("template",),
        {
            "editions": ("editions of the act in which this text is the form; left out: a form of ours", NAMES),
            "only_in": ("editions that a form of ours is for; left out: all", NAMES),
            "annex": ("number of the annex in these editions", CODE),
            "template": ("the file in `templates/` for each language", {"type": "object"}),
            "last_known": ("languages whose true text is not held: the last known one is printed and says so", NAMES),
            "signatures": ("places where the form is signed, in their order", listed(signature)),
        },
    )
    purposes = "; ".join(f"{name}: {meaning}" for name, meaning in PURPOSES.items())
    return listed(
        described(
            ("id", "title", "texts"),
            {
                "id": ("name by which outcomes and requests ask for it", WORD),
                "title": ("title of the page in kk, ru and en", TEXT),
                "texts": ("each text that the form has had", listed(text)),
                "carries": ("places of the acts that the form carries besides its annex", listed(CITE)),
                "purpose": (f"what the program must make sure of – {purposes}", {"enum": list(PURPOSES)}),
                "incomplete": (
                    "in kk, ru and en what is said where the notice of a hearing lacks its day, hour or place",
                    TEXT,
                ),
            },
        )
    )


def uncarried_schema() -> Schema:
    return listed(
        described(
            ("cite", "why"),
            {
                "cite": ("the place that no rule carries", CITE),
                "editions": ("editions in which it is so; left out: all", NAMES),
                "why": ("in kk, ru and en why it is no matter for the checker", TEXT),
            },
        )
    )


def wording_schema() -> Schema:
    return described((), {key: (meaning, TEXT) for key, meaning in WORDING.items()})


def calendar_schema() -> Schema:
    return {
        "type": "object",
        "description": "the working calendar: `office` (opens, closes, lunch, time_zone) and `years`, each with its days",
    }


def units_schema() -> Schema:
    return {"type": "object", "additionalProperties": TEXT}


def cite_schema(acts: Acts) -> Schema:
    units = {unit: (words.words.en.replace("{n}", "…"), CODE) for unit, words in acts.units.items()}
    return described(("act",), {"act": ("the act, by its id", {"enum": list(acts.acts)}), **units})


# What stands above each section, by its name.
SECTIONS_ARE = {
    "completeness": "papers that have to be there; where one is missing the application is not accepted",
    "requirements": "what the applicant has to meet, row by row",
    "rows": "rows of the conclusion; each collects the requirements that cite it",
    "grounds": "grounds of refusal",
    "definitions": "conditions with a name, for other rules",
    "stages": "stages of the procedure, in their order",
    "outcomes": "what a case can come to; the first that is met is the outcome",
    "terms": "steps of the procedure and their terms",
    "choices": "lists of codes that facts are chosen from",
    "facts": "the vocabulary: every fact that a dossier may state and a rule may name",
    "units": "how places in acts are worded; {n} is the number",
    "acts": "acts with their editions and the places in them",
    "contradictions": "where the texts of the law clash",
    "patterns": "conditions with a hole, used by name",
    "quantities": "what norms count or measure, by name",
    "clauses": "words of an act that soften a norm or leave it open",
    "norm_tables": "tables of norms",
    "values": "numbers of the law, edition by edition",
    "requests": "kinds of request that the pack has rules for",
    "must_agree": "facts that must have one value wherever they stand",
    "calendar": "the working calendar",
    "forms": "the text of each legal form",
    "not_carried": "places of the acts that no rule carries",
    "waivers": "findings of `saikes rules check` that stand as they are",
    "wording": "words of the licence that the program says of itself",
}
