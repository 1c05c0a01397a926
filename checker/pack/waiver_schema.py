"""The JSON Schema of `waivers:`, findings of `saikes rules check` that stand as they are."""

from __future__ import annotations

from typing import Any

_NAME = {"type": "string", "minLength": 1}
WAIVERS: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["check", "about", "why"],
        "properties": {
            "check": {**_NAME, "description": "the check, in square brackets after the message"},
            "about": {
                "description": "what the finding is about, in round brackets after the message; several with one reason as a list",
                "anyOf": [_NAME, {"type": "array", "items": _NAME, "minItems": 1}],
            },
            "says": {**_NAME, "description": "words of the message, where only some of the findings are meant"},
            "why": {**_NAME, "description": "why it is right as it is, by the act or by the purpose of the rule"},
        },
    },
}
