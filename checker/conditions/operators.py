"""The comparisons that a rule may make, by the type of the fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from checker.vocabulary.model import FACT_TYPES, FactType
from checker.vocabulary.text import Text

Shape: TypeAlias = Literal["one", "many", "flag"]
_ONE_VALUED: tuple[FactType, ...] = tuple(name for name in FACT_TYPES if name not in {"choices", "names"})
_NUMBERS: tuple[FactType, ...] = ("number", "integer")


@dataclass(frozen=True, slots=True)
class Operator:
    """One comparison: the types it serves, what stands behind it, and its words in the trace."""

    name: str
    types: tuple[FactType, ...]
    shape: Shape
    words: Text


OPERATORS: dict[str, Operator] = {
    operator.name: operator
    for operator in (
        Operator("is", _ONE_VALUED, "one", Text("мынау", "должно быть", "must be")),
        Operator("is_not", _ONE_VALUED, "one", Text("мынау емес", "не должно быть", "must not be")),
        Operator("one_of", ("choice", "text", "integer"), "many", Text("біреуі", "одно из", "must be one of")),
        Operator(
            "none_of", ("choice", "text", "integer"), "many", Text("ешқайсысы емес", "ни одно из", "must be none of")
        ),
        Operator("at_least", _NUMBERS, "one", Text("кемінде", "не менее", "must be at least")),
        Operator("at_most", _NUMBERS, "one", Text("көп дегенде", "не более", "must be at most")),
        Operator("more_than", _NUMBERS, "one", Text("мынадан артық", "более", "must be more than")),
        Operator("less_than", _NUMBERS, "one", Text("мынадан кем", "менее", "must be less than")),
        Operator("on_or_after", ("date",), "one", Text("мына күннен ерте емес", "не ранее", "must be on or after")),
        Operator("on_or_before", ("date",), "one", Text("мына күннен кеш емес", "не позднее", "must be on or before")),
        Operator("after", ("date",), "one", Text("мына күннен кейін", "позднее", "must be after")),
        Operator("before", ("date",), "one", Text("мына күнге дейін", "ранее", "must be before")),
        Operator(
            "not_before",
            ("date",),
            "one",
            Text("көрсетілсе, ерте емес:", "если указано, не ранее", "if stated, must be on or after"),
        ),
        Operator(
            "not_after",
            ("date",),
            "one",
            Text("көрсетілсе, мына күннен кеш емес:", "если указано, не позднее", "if stated, must be on or before"),
        ),
        Operator("contains", ("choices",), "one", Text("құрамында", "включает", "must contain")),
        Operator("contains_all", ("choices",), "many", Text("құрамында бәрі", "включает все", "must contain all of")),
        Operator(
            "contains_any", ("choices",), "many", Text("құрамында біреуі", "включает одно из", "must contain one of")
        ),
        Operator("known", FACT_TYPES, "flag", Text("белгілі болуы тиіс", "должно быть известно", "must be known")),
        Operator("given", FACT_TYPES, "flag", Text("көрсетілген:", "указано:", "must be stated:")),
    )
}


def operators_for(fact_type: FactType) -> list[str]:
    """List the operators that a fact of this type allows."""
    return [name for name, operator in OPERATORS.items() if fact_type in operator.types]
