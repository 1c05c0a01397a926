"""A small folder of rule tests about one ground of refusal, for the tests of what runs them."""

from __future__ import annotations

from pathlib import Path

BASE = """\
application: {registered_on: 2025-04-01, signed_with_eds: true, consent: true}
applicant: {kind: individual_entrepreneur, name: A, identifier: "850101300124", address: A}
sites:
  - {id: main, address: A, form: home_based, recipients: [{category: elderly, number: 80, youngest: 61}]}
documents: []
registers:
  - {code: court_acts, result: not_found}
  - {code: debtors, result: not_found}
"""
CONSENT = "  - {name: consent, proves: Consent is given., expect: {rules: {ground-6: not_met}}}\n"
REFUSED = """\
  - name: no-consent
    proves: Consent is refused.
    set: {application.consent: false}
    expect: {rules: {ground-6: met}}
"""
SILENT = """\
  - name: silent
    proves: Nothing is said of the consent.
    drop: [application.consent]
    expect: {rules: {ground-6: unknown}}
"""
WHOLE = CONSENT + REFUSED + SILENT


def written(folder: Path, cases: str, waivers: str = "") -> Path:
    """Write a folder of rule tests with these cases."""
    (folder / "bases").mkdir(exist_ok=True)
    (folder / "bases" / "home.yaml").write_text(BASE, encoding="utf-8")
    (folder / "consent.yaml").write_text(f"base: home\ncases:\n{cases}", encoding="utf-8")
    if waivers:
        (folder / "waivers.yaml").write_text(f"waivers:\n{waivers}", encoding="utf-8")
    return folder
