"""Whether what signing needs is installed."""

from __future__ import annotations

# What pip installs, and the module that it brings.
_NEEDED = {"pyHanko": "pyhanko", "typst": "typst"}


def lacking() -> list[str]:
    """Name the packages that signing needs and that are not installed; nothing is imported."""
    from importlib.util import find_spec

    return [package for package, module in _NEEDED.items() if find_spec(module) is None]
