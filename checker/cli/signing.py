"""What `sign` and `verify` share: the extra they need, and the forms of the rule pack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.inputs import shipped
from checker.signing.extra import lacking

if TYPE_CHECKING:
    from checker.signing.opened import Opened


def opened(file: Path, rules: Path | None) -> Opened:
    """Open a PDF with the forms of the rule pack; raises click.UsageError where what it needs is not installed."""
    if missing := lacking():
        raise click.UsageError(
            f"{', '.join(missing)} is not installed, but signatures need it; "
            f"install it with: pip install 'saikes[signing]' (or: pip install {' '.join(missing)})"
        )
    from checker.documents.forms import parse_forms
    from checker.pack.cache import cached_pack
    from checker.signing.opened import open_pdf

    return open_pdf(file, parse_forms({"forms": cached_pack(rules or shipped("rules")).forms}))
