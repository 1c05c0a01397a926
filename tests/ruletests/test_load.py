"""What the loader of rule tests refuses, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.ruletests.load import load_rule_tests
from checker.source.problem import Refused
from tests.ruletests.shipped import PACK

BASE = """\
application: {registered_on: 2025-04-01}
sites:
  - {id: main, form: stationary}
  - {id: branch, form: stationary}
documents:
  - {code: fire_act, site: main}
  - {code: fire_act, site: branch}
findings:
  - {item: reliability, result: complies}
"""
EXPECT = "    expect: {outcome: pending}\n"


def refused(folder: Path, text: str, base: str = BASE) -> str:
    (folder / "bases").mkdir()
    (folder / "bases" / "two.yaml").write_text(base, encoding="utf-8")
    (folder / "some.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as raised:
        load_rule_tests(folder, PACK)
    return str(raised.value).replace(f"{folder}/", "")


def case(lines: str) -> str:
    return f"base: two\ncases:\n  - name: one\n    proves: One.\n{lines}"


FAULTS = [
    (
        "    expct: {outcome: pending}\n" + EXPECT,
        """\
some.yaml:5:5: [error] unknown key in a case "expct"
    did you mean "expect"? allowed: name, proves, base, set, drop, add, as_of, today, editions, expect""",
    ),
    (
        "    expect: {rules: {intak: met}}\n",
        """\
some.yaml:5:22: [error] unknown rule "intak"
    did you mean "intake"? allowed: """,
    ),
    (
        "    expect: {rules: {intake: mett}}\n",
        """\
some.yaml:5:30: [error] unknown verdict "mett"
    did you mean "met"? allowed: not_met, unknown, met, not_applicable, not_in_force""",
    ),
    (
        "    expect: {outcome: granted}\n",
        """\
some.yaml:5:23: [error] unknown outcome "granted"
    did you mean "grant"? allowed: """,
    ),
    (
        "    expect: {conclusion: comply}\n",
        """\
some.yaml:5:26: [error] unknown conclusion "comply"
    did you mean "complies"? allowed: complies, does_not_comply, open, none""",
    ),
    (
        "    expect: {rules: {}}\n",
        """\
some.yaml:5:13: [error] the case expects nothing
    name a rule, the outcome or the conclusion""",
    ),
    (
        "    base: tow\n" + EXPECT,
        """\
some.yaml:5:11: [error] unknown base "tow"
    did you mean "two"? allowed: two""",
    ),
    (
        "    editions: {order-22: 2025-03}\n" + EXPECT,
        """\
some.yaml:5:16: [error] unknown act "order-22"
    did you mean "order-222"? allowed: """,
    ),
    (
        "    editions: {order-222: [2025-03, 2025-04]}\n" + EXPECT,
        """\
some.yaml:5:37: [error] unknown edition of "order-222" "2025-04"
    did you mean "2025-03"? allowed: 2025-01-01, 2025-03""",
    ),
    (
        "    as_of: tomorrow\n" + EXPECT,
        """\
some.yaml:5:12: [error] "as_of" must be a date YYYY-MM-DD, got "tomorrow"
    a day that exists, for example 2025-04-01""",
    ),
    (
        '    drop: ["findings[reliabilty]"]\n' + EXPECT,
        """\
some.yaml:5:12: [error] unknown entry of "findings" "reliabilty"
    did you mean "reliability"? allowed: reliability""",
    ),
    (
        "    drop: [application.channel]\n" + EXPECT,
        """\
some.yaml:5:12: [error] unknown key to drop "channel"
    allowed: registered_on""",
    ),
    (
        "    drop: [hearing.closed]\n" + EXPECT,
        """\
some.yaml:5:12: [error] unknown group "hearing"
    allowed: application, sites, documents, findings""",
    ),
    (
        '    set: {"documents[fire_act].positive": true}\n' + EXPECT,
        """\
some.yaml:5:11: [error] "documents[fire_act]" is 2 entries
    name the site too: documents[fire_act, …]""",
    ),
    (
        '    set: {"documents[fire_act, brunch].positive": true}\n' + EXPECT,
        """\
some.yaml:5:11: [error] unknown entry of "documents" "fire_act, brunch"
    did you mean "fire_act"? allowed: fire_act, main, branch""",
    ),
    (
        '    set: {"documents[fire_act": null}\n' + EXPECT,
        """\
some.yaml:5:11: [error] "documents[fire_act" is not a path
    write it as applicant.kind or documents[fire_act].positive""",
    ),
    (
        '    set: {"sites[main]": null}\n' + EXPECT,
        """\
some.yaml:5:11: [error] "sites[main]" names a whole entry
    set its facts one by one, or drop it and add another""",
    ),
    (
        "    expect: {trace: {fire-safety: [{fact: document.positve, is: met}]}}\n",
        """\
some.yaml:5:37: [error] unknown fact that "fire-safety" reads "document.positve"
    did you mean "document.positive"? allowed: """,
    ),
    (
        "    expect: {trace: {fire-safety: [{patern: evidence, is: met}]}}\n",
        """\
some.yaml:5:36: [error] a part of a trace names one fact, pattern or rule
    {fact: site.form, is: met}
some.yaml:5:37: [error] unknown key in a part of a trace "patern"
    did you mean "pattern"? allowed: fact, pattern, rule, about, is""",
    ),
    (
        "    expect: {trace: {fire-safety: [{pattern: evidnce, is: met}]}}\n",
        """\
some.yaml:5:37: [error] unknown pattern "evidnce"
    did you mean "evidence"? allowed: """,
    ),
    (
        "    expect: {trace: {fire-safety: [{pattern: evidence, is: mt}]}}\n",
        """\
some.yaml:5:60: [error] unknown is "mt"
    did you mean "met"? allowed: not_met, unknown, met, not_applicable""",
    ),
    (
        "    expect: {norms: {staffing-stationry: {nurse: 1}}}\n",
        """\
some.yaml:5:22: [error] unknown norm table "staffing-stationry"
    did you mean "staffing-stationary"? allowed: """,
    ),
    (
        "    expect: {norms: {staffing-stationary: {nurs: 1}}}\n",
        """\
some.yaml:5:44: [error] unknown norm of "staffing-stationary" "nurs"
    did you mean "nurse"? allowed: """,
    ),
    (
        "    expect: {norms: {staffing-stationary: {nurse: about 3}}}\n",
        """\
some.yaml:5:51: [error] what a norm needs must be a number or bounds, got "about 3"
    5.25, 4..5, 2.. where no upper bound is known, none, open""",
    ),
    (
        "    expect: {documents: {recept: issued}}\n",
        """\
some.yaml:5:26: [error] unknown document "recept"
    did you mean "receipt"? allowed: """,
    ),
    (
        "    expect: {documents: {receipt: issud}}\n",
        """\
some.yaml:5:35: [error] unknown state of a document "issud"
    did you mean "issued"? allowed: issued, not_issued""",
    ),
    (
        "    expect: {documents: {receipt: {en: [words]}}}\n",
        """\
some.yaml:5:36: [error] unknown key in document "receipt" "en"
    allowed: kk, ru""",
    ),
    (
        "    expect: {due: {decision: soon}}\n",
        """\
some.yaml:5:30: [error] a last day must be a date, got "soon"
    2025-04-22, ≈2025-04-22 where a step before it is not taken, or none""",
    ),
    (
        "    add: {documents: {code: staff_list}}\n" + EXPECT,
        """\
some.yaml:5:22: [error] "documents" must be given a list of entries, got a mapping""",
    ),
]


@pytest.mark.parametrize(
    ("lines", "message"), FAULTS, ids=[message.split("] ", 1)[1].split("\n")[0] for _, message in FAULTS]
)
def test_what_a_case_may_not_say(tmp_path: Path, lines: str, message: str) -> None:
    """A fault in a case is named with its place, what is allowed and the nearest name."""
    said = refused(tmp_path, case(lines))
    if message.endswith("allowed: "):
        said = said[: len(message)]
    assert said == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "bse: two\ncases: []\n",
            """\
some.yaml:1:1: [error] unknown key in a file of rule tests "bse"
    did you mean "base"? allowed: base, editions, cases""",
        ),
        (
            "base: two\n",
            """\
some.yaml:1:1: [error] a file of rule tests lacks the key "cases"
    add "cases: …\"""",
        ),
        (
            "cases:\n  - name: one\n    proves: One.\n" + EXPECT,
            """\
some.yaml:2:5: [error] a case lacks the key "base"
    add "base: …\"""",
        ),
        (
            "base: two\ncases:\n  - name: one\n" + EXPECT,
            """\
some.yaml:3:5: [error] a case lacks the key "proves"
    add "proves: …\"""",
        ),
        (
            "base: two\ncases:\n  - {name: one, proves: One.}\n",
            """\
some.yaml:3:5: [error] "expect" must be a mapping, got nothing
    keys: rules, outcome, conclusion, editions, trace, norms, documents, due, earliest, steps""",
        ),
        (
            case(EXPECT) + "  - name: one\n    proves: Again.\n" + EXPECT,
            """\
some.yaml:6:5: [error] a second case has the name "one"
    the first stands at line 3""",
        ),
    ],
    ids=["file key", "no cases", "no base", "no proves", "no expect", "second name"],
)
def test_what_a_file_may_not_say(tmp_path: Path, text: str, message: str) -> None:
    """A fault in a file of cases is named with its place and the remedy."""
    assert refused(tmp_path, text) == message


def test_a_broken_base_is_reported_once(tmp_path: Path) -> None:
    """A fault of a base is its own and is not repeated by every case that starts from it."""
    said = refused(tmp_path, case(EXPECT), BASE.replace("main, form: stationary", "main, area: big"))
    assert said.startswith("bases/two.yaml:3:22: [error] ")
    assert said.count("[error]") == 1


@pytest.mark.parametrize(
    ("lines", "place", "meant"),
    [
        ('    set: {"sites[main].frm": stationary}\n', "some.yaml:5:11", "form"),
        ('    set: {"sites[main].form": stationry}\n', "some.yaml:5:31", "stationary"),
        ("    add: {documents: [{code: staf_list, site: main}]}\n", "some.yaml:5:30", "staff_list"),
        ("    add: {documents: [{code: fire_act, site: mian}]}\n", "some.yaml:5:46", "main"),
    ],
    ids=["unknown key", "unknown code", "unknown code of an entry", "unknown site"],
)
def test_what_the_changed_dossier_may_not_say(tmp_path: Path, lines: str, place: str, meant: str) -> None:
    """What a case makes of its dossier is checked like any dossier, with the place in the case."""
    said = refused(tmp_path, case(lines + EXPECT))
    assert said.startswith(f"{place}: [error] ")
    assert f'did you mean "{meant}"?' in said


def test_all_faults_are_reported_together(tmp_path: Path) -> None:
    """One run names every fault of every case."""
    text = case("    expect: {outcome: granted}\n") + "  - name: two\n    base: tow\n" + EXPECT
    assert refused(tmp_path, text).count("[error]") == 3
