"""The JSON Schemas of norms: quantities, clauses and tables, every key with what it means."""

from __future__ import annotations

from checker.pack.section_schemas import (
    ANY,
    CITE,
    CODE,
    CONDITION,
    FLAG,
    NAME_OR_NAMES,
    NAMES,
    NUMBER,
    TEXT,
    WORD,
    Schema,
    described,
    listed,
)

_COUNTED: dict[str, tuple[str, Schema]] = {
    "sum": ("the list whose `field` is added up", WORD),
    "count": ("the list whose records are counted", WORD),
    "fact": ("the fact that says the number", WORD),
    "field": ("the field of the list that is added up", WORD),
    "where": ("only records with these codes: {post: nurse}", {"type": "object"}),
    "doubtful": (
        "records that may not count, each kind with the clause that says why: {vacant: CLAUSE}",
        {"type": "object"},
    ),
}


def quantities_schema() -> Schema:
    return listed(
        described(
            ("id", "title"),
            {
                "id": ("name by which norms take it", WORD),
                "title": ("what it is, in kk, ru and en", TEXT),
                "of": ("the list for each record of which it is reckoned: [sites]", NAME_OR_NAMES),
                **_COUNTED,
                "less": ("quantities that are taken off; the rest is 0 at least", NAMES),
            },
        )
    )


def clauses_schema() -> Schema:
    return listed(
        described(
            ("id", "cite", "text"),
            {
                "id": ("name by which norms name it", WORD),
                "cite": ("where it stands", CITE),
                "text": ("its words in kk and ru", TEXT),
                "until": ("last day on which it softens anything", WORD),
                "level": ("a word for what it softens, in kk, ru and en", TEXT),
                "remark": ("true: the words are ours and no quotation", FLAG),
            },
        )
    )


def _cell() -> Schema:
    limit = described(
        ("count", "of"), {"count": ("so many for each", NUMBER), "of": ("the quantity of which so many at most", WORD)}
    )
    span = described((), {"from": ("the least", NUMBER), "to": ("the most", NUMBER)})
    share: dict[str, tuple[str, Schema]] = {
        "count": ("so many: for the place, or for every `per` of `of`", NUMBER),
        "to": ("the texts leave it open up to this number", NUMBER),
        "per": ("for every so many of `of`; {from: 4, to: 6} where the act gives a range", {"anyOf": [NUMBER, span]}),
        "of": ("the quantity that it is reckoned from", WORD),
        "at_least": ("no less than this", NUMBER),
        "at_most": ("no more than so many for each of a quantity", limit),
    }
    return described(
        (),
        {
            "in": ("columns of the table that the number is for; left out where it has none", NAMES),
            **share,
            "plus": ("shares that add up", listed(described(("count",), share))),
            "elsewhere": ("true: the number stands in another act, and a person decides", FLAG),
            "note": ("the clause that explains what is left open", WORD),
        },
    )


def _norm() -> Schema:
    need: tuple[str, Schema] = ("how much is needed, column by column", listed(_cell()))
    row = described(
        ("need",),
        {
            "row": ("row of the act", CODE),
            "categories": ("recipients that the row is for; left out: all", NAME_OR_NAMES),
            "need": need,
            "notes": ("clauses that leave the row open", NAMES),
        },
    )
    return described(
        (),
        {
            "of": ("what the norm is of, a code of `have.by`", CODE),
            "id": ("name of the norm, where `of` stands in several", WORD),
            "title": ("what it is of in kk, ru and en, where no code says it", TEXT),
            "when": ("the condition under which the norm applies", CONDITION),
            "soft": ("the clause that softens this norm", WORD),
            "editions": ("editions of the act of the table in which the norm is in force; left out: all", NAMES),
            "rows": ("its rows in the act", listed(row)),
            "need": need,
            "row": ("row of the act, where there is one", CODE),
            "alternatives": ("true: one row may be taken for another", FLAG),
            "group": ("heading of the act that the norm stands under", ANY),
        },
    )


def _bands() -> Schema:
    column = described(
        ("id",),
        {
            "id": ("name by which cells name the column", CODE),
            "from": ("least size; left out: from nothing", NUMBER),
            "to": ("greatest size; left out: without end", NUMBER),
        },
    )
    return described(
        ("measure", "columns"),
        {
            "measure": ("the quantity, or quantities, by which the column is chosen", NAME_OR_NAMES),
            "columns": ("columns of the act by size", listed(column)),
        },
    )


def _opened() -> Schema:
    return described(
        (),
        {
            "rounding": ("the clause that says why a fraction stays open", WORD),
            "mixed": ("the clause that says why a mixed home stays open", WORD),
            "overlap": ("the clause that says why two columns that fit stay open", WORD),
            "beyond": ("the clause that says why a size beyond the columns stays open", WORD),
        },
    )


def norm_tables_schema() -> Schema:
    """Describe the norm tables of a pack."""
    have = described(
        (),
        {
            **_COUNTED,
            "by": ("the choice of the records by which norms tell them apart", WORD),
            "title": ("what is counted, in kk, ru and en", TEXT),
        },
    )
    return listed(
        described(
            ("id", "title", "cite", "of", "have", "norms"),
            {
                "id": ("name by which a rule names it: {norms: ID}", WORD),
                "title": ("its title in kk, ru and en", TEXT),
                "cite": ("where the table stands", CITE),
                "of": ("the list for each record of which it is reckoned: [sites]", NAME_OR_NAMES),
                "with": ("only for records with these codes; elsewhere the table does not apply", {"type": "object"}),
                "bands": ("columns by size", _bands()),
                "have": ("what there is", have),
                "pool": ("true: not met too where all there is falls short of all that is needed together", FLAG),
                "soft": ("the clause that softens the table: a shortage is then for a person to judge", WORD),
                "categories": ("the list of recipients, for rows that are for some of them", WORD),
                "open": ("clauses that say why a number is left open", _opened()),
                "norms": ("the norms", listed(_norm())),
            },
        )
    )
