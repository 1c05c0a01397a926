"""What durable-rules 2.0.28 really does: each behaviour that the engine relies on or keeps clear of.

A failure here after an upgrade of durable-rules is news: docs/engine.md says what hangs on it.
"""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from typing import Any

import durable_rules_engine
import pytest

from checker.engine.compile import engine_json

HANGS = 2.0
_NAMES = itertools.count(1)
_IDS = itertools.count(1)


def loaded(rules: dict[str, Any]) -> int:
    """Load engine rules; each is one expression over one message."""
    program = {name: {"all": [{"m": expression}]} for name, expression in rules.items()}
    handle: int = durable_rules_engine.create_ruleset(f"trap.{next(_NAMES)}", json.dumps(program, ensure_ascii=False))
    return handle


def fired(handle: int, fact: dict[str, Any] | str) -> list[str]:
    """Assert one fact, name the rules that fire, retract it."""
    text = (
        fact if isinstance(fact, str) else json.dumps({"id": str(next(_IDS)), "sid": "s", **fact}, ensure_ascii=False)
    )
    code, state = durable_rules_engine.assert_fact(handle, text)
    names = []
    started = durable_rules_engine.start_action_for_state(handle, state) if code == 0 else None
    message = started[1] if started else None
    while message:
        names.append(next(iter(json.loads(message))))
        message = durable_rules_engine.complete_and_start_action(handle, state)
    durable_rules_engine.retract_fact(handle, text)
    return names


def in_subprocess(script: str) -> str:
    """Run a script apart, for what hangs or starts threads; gives what it prints, or "hangs"."""
    try:
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, timeout=HANGS, check=False
        )
    except subprocess.TimeoutExpired:
        return "hangs"
    return done.stdout.strip() or done.stderr.strip()


def many_tests(count: int) -> str:
    """Give a script that loads a ruleset with so many tests below its first node."""
    return (
        "import durable_rules_engine as d, json\n"
        f"rules = {{f'r{{i}}': {{'all': [{{'m': {{f'v{{i}}': 1}}}}]}} for i in range({count})}}\n"
        "d.create_ruleset('x', json.dumps(rules))\n"
        "print('loaded')"
    )


def test_table_of_tests_has_512_places() -> None:
    """HANGS: the 513th test below one node makes create_ruleset loop for ever, without any error."""
    assert in_subprocess(many_tests(500)) == "loaded"
    assert in_subprocess(many_tests(520)) == "hangs"


def test_every_branch_of_or_takes_a_place_in_the_table() -> None:
    """HANGS: 60 rules with ten branches each are 600 tests below one node."""
    script = many_tests(60).replace("{f'v{i}': 1}", "{'$or': [{f'v{i}': n} for n in range(10)]}")
    assert in_subprocess(script) == "hangs"


def test_tests_that_match_together_have_64_places() -> None:
    """A fact may match 64 tests of one node; with 65 nothing is judged and error 303 comes back."""
    handle = loaded({f"r{number}": {f"v{number}": 1} for number in range(65)})
    assert len(fired(handle, {f"v{number}": 1 for number in range(64)})) == 64
    with pytest.raises(durable_rules_engine.error, match="303"):
        fired(handle, {f"v{number}": 1 for number in range(65)})


def test_fact_has_at_most_254_properties() -> None:
    """One property more is error 302; id and sid count."""
    handle = loaded({"first": {"p0": 0}})
    assert fired(handle, {f"p{number}": number for number in range(252)}) == ["first"]
    with pytest.raises(durable_rules_engine.error, match="302"):
        fired(handle, {f"p{number}": number for number in range(253)})


def test_more_than_16_joined_messages_are_not_supported() -> None:
    """Such a rule loads, and only its facts bring error 304 to light."""
    program = {"joined": {"all": [{f"m{number}": {f"v{number}": 1}} for number in range(17)]}}
    handle = durable_rules_engine.create_ruleset("joined", json.dumps(program))
    facts = [json.dumps({"id": str(number), "sid": "s", f"v{number}": 1}) for number in range(17)]
    assert [durable_rules_engine.assert_fact(handle, fact)[0] for fact in facts[:16]] == [0] * 16
    with pytest.raises(durable_rules_engine.error, match="304"):
        durable_rules_engine.assert_fact(handle, facts[16])


@pytest.mark.parametrize("count", [2, 33, 100, 400])
def test_one_fact_may_be_tested_against_many_values(count: int) -> None:
    """`$or` and `$and` over one property have no limit of their own; the next longer value is no match."""
    values = ["о" * length for length in range(1, count + 1)]
    handle = loaded(
        {
            "inside": {"$or": [{"v": value} for value in values]},
            "outside": {"$and": [{"$neq": {"v": value}} for value in values]},
        }
    )
    shown = [fired(handle, {"v": value}) for value in (values[0], values[-1], "о" * (count + 1), "")]
    assert shown == [["inside"], ["inside"], ["outside"], ["outside"]]


def test_or_fires_once_per_matching_branch() -> None:
    """An action runs twice where two branches of `$or` match, so our branches exclude each other."""
    handle = loaded({"either": {"$or": [{"v": 1}, {"w": 1}]}})
    assert fired(handle, {"v": 1, "w": 1}) == ["either", "either"]
    assert fired(handle, {"v": 1, "w": 0}) == ["either"]


def test_two_properties_of_one_message_are_compared_by_dollar_m() -> None:
    """{"$m": "b"} reads b of the same message; {"m": "b"} loads as well and is true whatever b is."""
    right, wrong = loaded({"less": {"$lt": {"a": {"$m": "b"}}}}), loaded({"less": {"$lt": {"a": {"m": "b"}}}})
    facts: list[dict[str, Any]] = [{"a": 1, "b": 2}, {"a": 2, "b": 1}]
    assert [fired(right, fact) for fact in facts] == [["less"], []]
    assert [fired(wrong, fact) for fact in facts] == [["less"], ["less"]]


def test_types_are_mixed_up() -> None:
    """True is 1, "1" is 1, and the text "7" is more than the number 5: types are checked before."""
    one, more = loaded({"one": {"v": 1}}), loaded({"more": {"$gt": {"v": 5}}})
    assert [fired(one, {"v": value}) for value in (True, 1.0, "1", False)] == [["one"], ["one"], ["one"], []]
    assert fired(more, {"v": "7"}) == ["more"]


def test_null_counts_as_given() -> None:
    """A null property is there for `$ex` and `$nex`, so we never assert null."""
    handle = loaded(
        {"there": {"$and": [{"d": 1}, {"$ex": {"v": 1}}]}, "absent": {"$and": [{"d": 1}, {"$nex": {"v": 1}}]}}
    )
    facts: list[dict[str, Any]] = [{"d": 1}, {"d": 1, "v": None}, {"d": 1, "v": 0}]
    assert [fired(handle, fact) for fact in facts] == [["absent"], ["there"], ["there"]]


def test_rule_of_nex_alone_matches_the_session_itself() -> None:
    """`$nex` alone fires for the fact and for the record that the engine keeps of its session."""
    assert fired(loaded({"absent": {"$nex": {"x": 1}}}), {"y": 1}) == ["absent", "absent"]


def test_negation_fires_before_the_rest_of_a_batch() -> None:
    """Absence fires before a later fact of the same batch is seen; with the stage last it does not."""
    program = json.dumps({"missing": {"all": [{"s": {"stage": 1}}, {"d$not": {"doc": 1}}]}})
    stage, document = {"id": "1", "sid": "s", "stage": 1}, {"id": "2", "sid": "s", "doc": 1}
    for batch, wrong in (([stage, document], True), ([document, stage], False)):
        handle = durable_rules_engine.create_ruleset(f"negation.{wrong}", program)
        _, state = durable_rules_engine.assert_facts(handle, json.dumps(batch))
        assert (durable_rules_engine.start_action_for_state(handle, state) is not None) is wrong


def test_fact_that_no_rule_matches_gives_code_1() -> None:
    """It is no error in the C module, and other facts are judged after it."""
    handle = loaded({"one": {"v": 1}})
    assert durable_rules_engine.assert_fact(handle, '{"id": "u", "sid": "s", "w": 1}')[0] == 1
    assert fired(handle, {"v": 1}) == ["one"]


def test_equal_fact_is_not_judged_again() -> None:
    """A fact asserted a second time gives code 2 and fires nothing, so every fact has an id of its own."""
    handle = loaded({"one": {"v": 1}})
    text = '{"id": "same", "sid": "s", "v": 1}'
    assert [durable_rules_engine.assert_fact(handle, text)[0] for _ in range(2)] == [0, 2]


def test_retracted_fact_is_gone() -> None:
    """After its retraction the same fact is judged as if for the first time."""
    handle = loaded({"one": {"v": 1}})
    text = '{"id": "same", "sid": "s", "v": 1}'
    assert [fired(handle, text) for _ in range(3)] == [["one"]] * 3
    assert json.loads(durable_rules_engine.get_facts(handle, "s")) == []


def test_firing_not_collected_comes_with_the_next_fact() -> None:
    """What a fact has set off stays in its session until it is collected; another session does not see it."""
    handle = loaded({"one": {"v": 1}, "two": {"w": 1}})
    left = json.dumps({"id": "left", "sid": "s", "v": 1})
    durable_rules_engine.assert_fact(handle, left)
    assert fired(handle, {"w": 1}) == ["one", "two"]
    durable_rules_engine.assert_fact(handle, json.dumps({"id": "again", "sid": "s", "v": 1}))
    assert fired(handle, {"w": 1, "sid": "another"}) == ["two"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs glibc to fill fresh memory")
def test_session_without_any_firing_cannot_be_deleted() -> None:
    """CRASHES: memory that was never set is freed, so after a fault a session is left, not deleted."""
    script = """
import durable_rules_engine as d
handle = d.create_ruleset('x', '{"a": {"all": [{"m": {"v": 1}}]}}')
d.assert_fact(handle, '{"id": "1", "sid": "s", "v": 1}')
if FIRED:
    d.start_action_for_state(handle, 1)
    d.complete_and_start_action(handle, 1)
d.delete_state(handle, 's')
print('deleted')
"""
    fresh = {**os.environ, "MALLOC_PERTURB_": "85"}
    shown = [
        subprocess.run(
            [sys.executable, "-c", script.replace("FIRED", state)],
            env=fresh,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        for state in ("True", "False")
    ]
    assert [done.stdout.strip() for done in shown] == ["deleted", ""]
    assert shown[1].returncode < 0


def test_small_numbers_are_not_read_as_python_writes_them() -> None:
    """1e-05 is error 204 in a fact and in a rule; 1.0e-05 is read, and so we write it."""
    with pytest.raises(durable_rules_engine.error, match="204"):
        loaded({"small": {"$lt": {"v": 1e-05}}})
    handle = loaded({"less": {"$lt": {"v": 1}}, "more": {"$gt": {"v": 0}}})
    with pytest.raises(durable_rules_engine.error, match="204"):
        fired(handle, {"v": 1e-05})
    assert sorted(fired(handle, engine_json({"id": "small", "sid": "s", "v": 1e-05}))) == ["less", "more"]


def test_texts_of_64_kilobytes_are_compared_wrongly() -> None:
    """The length is kept in 16 bits: texts of 65,536 bytes and more are equal although their ends differ."""
    handle = loaded({"same": {"$eq": {"v": {"$m": "e"}}}})
    assert fired(handle, {"v": "x" * 65535, "e": "x" * 65534 + "y"}) == []
    assert fired(handle, {"v": "x" * 65536, "e": "x" * 65535 + "y"}) == ["same"]


@pytest.mark.parametrize("operator", ["$iall", "$iany"])
def test_tests_over_arrays_take_no_plain_values(operator: str) -> None:
    """Arrays of texts cannot be tested; of a set of choices we assert how many are among the expected."""
    with pytest.raises(durable_rules_engine.error, match="204"):
        loaded({"array": {operator: {"v": "x"}}})


TEXTS = (
    "",
    "a",
    "ab",
    "abc",
    "A",
    "ә",
    "Ә",
    "әіңғүұқөһ",
    "«ТОО»",
    'a"',
    "it's",
    "back\\",
    "\\",
    "a\nb",
    "{}",
    "true",
    "1e-05",
    "😀",
)


@pytest.mark.parametrize("expected", TEXTS)
def test_texts_are_compared_exactly(expected: str) -> None:
    """Kazakh letters, quotes, backslashes, line ends, prefixes: a text equals itself and no other."""
    constant = loaded({"same": {"v": expected}, "other": {"$neq": {"v": expected}}})
    property_ = loaded({"same": {"$eq": {"v": {"$m": "e"}}}, "other": {"$neq": {"v": {"$m": "e"}}}})
    for text in TEXTS:
        wanted = ["same"] if text == expected else ["other"]
        assert fired(constant, {"v": text}) == wanted
        assert fired(property_, {"v": text, "e": expected}) == wanted


NUMBERS = (
    0,
    -0.5,
    0.5,
    1,
    0.1,
    0.3,
    0.30000000000000004,
    999999999999999,
    999999999999998.5,
    2**31,
    2**32,
    -(2**31) - 1,
)


@pytest.mark.parametrize("expected", NUMBERS)
def test_numbers_are_compared_as_python_compares_them(expected: float) -> None:
    """Whole numbers and fractions keep every digit."""
    handle = loaded({"less": {"$lt": {"v": expected}}, "same": {"v": expected}, "more": {"$gt": {"v": expected}}})
    for number in NUMBERS:
        wanted = "less" if number < expected else "more" if number > expected else "same"
        assert fired(handle, {"v": number}) == [wanted]


def test_days_compare_as_text() -> None:
    """ISO days are in the order of their texts."""
    handle = loaded({"before": {"$lt": {"v": "2025-04-01"}}, "not_before": {"$gte": {"v": "2025-04-01"}}})
    days = ("0001-01-01", "2024-12-31", "2025-03-31", "2025-04-01", "2025-10-01", "9999-12-31")
    assert [fired(handle, {"v": day})[0] for day in days] == ["before"] * 3 + ["not_before"] * 3


def test_actions_of_the_public_package_swallow_exceptions() -> None:
    """The exception of an action lands in the session's record, and Host starts threads that never end."""
    script = """
import os, threading
from durable.lang import get_state, m, post, ruleset, when_all
with ruleset('x'):
    @when_all(m.v == 1)
    def boom(c):
        raise ValueError('lost')
post('x', {'v': 1, 'sid': 's'})
print('lost' in get_state('x', 's')['exception'], threading.active_count(), flush=True)
os._exit(0)
"""
    assert in_subprocess(script) == "True 3"


def test_names_of_properties_do_not_collide() -> None:
    """Properties are known by 32-bit hashes only; within one program (under 400 conditions) ours differ."""
    seen = {_hash(word): (0, word) for word in ("id", "sid", "$s", "$forward", "$or", "$and", "$m")}
    for number in range(30_000):
        for letter in "veugrabnkmpz":
            first, name = seen.setdefault(_hash(f"{letter}{number}"), (number, f"{letter}{number}"))
            assert name == f"{letter}{number}" or (number - first > 400 and name[0] not in "$is")


def _hash(name: str) -> int:
    """Hash as the engine does: FNV-1a of 32 bits."""
    found = 0x811C9DC5
    for byte in name.encode():
        found = ((found ^ byte) * 16777619) & 0xFFFFFFFF
    return found
