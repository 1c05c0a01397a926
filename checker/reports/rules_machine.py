"""Findings about a rule pack for other programs: JSON with a schema of ours, and the commands of GitHub's runners."""

from __future__ import annotations

import json
from typing import Any

from checker.lint.model import LEVELS, Finding, Report
from checker.lint.registry import CHECKS, OF_WAIVERS
from checker.reports.norms_schema import WORD, Schema, closed, listed
from checker.source.place import Place

VERSION = 1


def findings_json(report: Report) -> str:
    """Give all that was found and waived; `rules_check_schema` is its schema."""
    levels: list[str] = [one.level for one in report.findings]
    counts: dict[str, int] = {level: levels.count(level) for level in LEVELS}
    data = {
        "version": VERSION,
        "folder": report.folder,
        "unreadable": report.unreadable,
        "counts": {**counts, "waived": len(report.waived)},
        "findings": [_finding(one) for one in report.findings],
        "waived": [{**_finding(one.finding), "reason": one.reason} for one in report.waived],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def rules_check_schema() -> Schema:
    """Give the JSON Schema of `saikes rules check --format json`."""
    count = {"type": "integer", "minimum": 0}
    position = {"type": "integer", "minimum": 1}
    place = {"file": WORD, "line": position, "column": position}
    finding: Schema = {
        "check": {
            "type": "string",
            "description": f"one of {', '.join([*CHECKS, *OF_WAIVERS])}, or a fault of loading",
        },
        "level": {"enum": list(LEVELS)},
        **place,
        "pointer": WORD,
        "message": WORD,
        "about": {"type": "string", "description": "the rule, fact, table … that a waiver names"},
        "hint": WORD,
        "example": WORD,
        "related": listed(closed({**place, "words": WORD})),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What `saikes rules check` found in a rule pack",
        **closed(
            {
                "version": {"const": VERSION},
                "folder": WORD,
                "unreadable": {
                    "type": "boolean",
                    "description": "the pack cannot be loaded, so that no more was checked",
                },
                "counts": closed(dict.fromkeys((*LEVELS, "waived"), count)),
                "findings": listed(closed(finding)),
                "waived": listed(closed({**finding, "reason": WORD})),
            }
        ),
    }


def findings_github(report: Report) -> str:
    """Give one command per finding, which GitHub shows beside the line; nothing where nothing was found."""
    return "".join(f"{line}\n" for line in map(_command, report.findings))


def _command(finding: Finding) -> str:
    place = finding.place
    title = f"{finding.check} ({finding.about})" if finding.about else finding.check
    settings = {"file": place.file, "line": place.line, "col": place.column, "title": title}
    named = ",".join(f"{key}={_setting(str(value))}" for key, value in settings.items())
    said = "\n".join(filter(None, (finding.message, finding.hint, finding.example)))
    return f"::{finding.level} {named}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _setting(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "level": finding.level,
        **_place(finding.place),
        "pointer": finding.place.pointer,
        "message": finding.message,
        "about": finding.about,
        "hint": finding.hint,
        "example": finding.example,
        "related": [{**_place(place), "words": words} for place, words in finding.related],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column}
