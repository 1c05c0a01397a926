"""Reads a rule file as an editor does: days stay text."""

import json
from pathlib import Path

import yaml


class AsEditorsRead(yaml.SafeLoader):
    """YAML without days."""


AsEditorsRead.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def content(path: Path) -> object:
    """Give what a file holds, with keys of text as JSON has them."""
    return json.loads(json.dumps(yaml.load(path.read_text(encoding="utf-8"), Loader=AsEditorsRead)))  # noqa: S506
