"""Findings about a rule pack as SARIF 2.1.0, the exchange format of static analysis (OASIS)."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from checker import __version__
from checker.lint.model import Finding, Report
from checker.lint.registry import CHECKS, OF_WAIVERS
from checker.source.place import Place

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_OTHER = "a fault that keeps the rule pack from being loaded"


def findings_sarif(report: Report) -> str:
    """Give one run with every finding; waived ones are results that are suppressed, with the reason as justification."""
    found = [(one, None) for one in report.findings] + [(one.finding, one.reason) for one in report.waived]
    rules = list(dict.fromkeys(finding.check for finding, _ in found))
    run = {
        "tool": {
            "driver": {
                "name": "saikes rules check",
                "semanticVersion": __version__,
                "rules": [_rule(check) for check in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, rules, reason, report) for finding, reason in found],
        "invocations": [{"executionSuccessful": not report.unreadable}],
    }
    data = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _rule(check: str) -> dict[str, Any]:
    known = CHECKS.get(check)
    level = known.level if known is not None else "warning" if check == "unused-waiver" else "error"
    title = known.title if known is not None else OF_WAIVERS.get(check, _OTHER)
    return {
        "id": check,
        "shortDescription": {"text": title},
        "help": {"text": f"saikes rules check --explain {check}"},
        "defaultConfiguration": {"level": level},
    }


def _result(finding: Finding, rules: list[str], reason: str | None, report: Report) -> dict[str, Any]:
    said = ". ".join(filter(None, (finding.message, finding.hint, finding.example)))
    found: dict[str, Any] = {
        "ruleId": finding.check,
        "ruleIndex": rules.index(finding.check),
        "level": finding.level,
        "message": {"text": said},
        "locations": [_location(finding.place, report, finding.about)],
        # What stays the same when lines move.
        "partialFingerprints": {"saikes/v1": f"{finding.check}:{finding.about}:{finding.message}"},
    }
    if finding.related:
        found["relatedLocations"] = [
            {**_location(place, report, ""), "id": number, "message": {"text": words}}
            for number, (place, words) in enumerate(finding.related, start=1)
        ]
    if reason is not None:
        found["suppressions"] = [{"kind": "external", "justification": reason}]
    return found


def _location(place: Place, report: Report, about: str) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": place.line, "startColumn": place.column}
    lines = report.lines.get(place.file, [])
    if 0 < place.line <= len(lines):
        region["snippet"] = {"text": lines[place.line - 1]}
    # A relative path goes by the working directory; separators are those of a URI.
    uri = (
        quote(PurePath(place.file).as_posix())
        if not PurePath(place.file).is_absolute()
        else PurePath(place.file).as_uri()
    )
    found: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
    if about:
        found["logicalLocations"] = [{"name": about}]
    return found
