"""Which editions a report names."""

import json

from cli.run import BASES, run


def test_every_report_names_the_editions_of_the_norms() -> None:
    """Where norms are reckoned by, the editions of their acts stand with the others; a duplicate reckons by none."""
    found = run("check", BASES / "stationary.yaml", "--format", "json")
    acts = {item["act"]: item["edition"] for item in json.loads(found.out)["editions"]}
    assert acts.keys() == {"order-222", "order-230", "order-230-2023", "order-263", "appc"}
    assert acts["order-230-2023"] == acts["order-263"] == "2025-03"
    found = run("check", BASES / "licensee.yaml", "--format", "json")
    assert {item["act"] for item in json.loads(found.out)["editions"]} == {"order-230", "permits-law"}
