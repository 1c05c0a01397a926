"""Reads the facts of an organisation from the options that name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import click

from checker.planning.organisation import Given


def given_by(
    whole: Mapping[str, str | None], several: Mapping[str, Sequence[str]], options: Mapping[str, str]
) -> list[Given]:
    """Give the facts that options say: `whole` have one value each, `several` may be repeated.

    `options` tell for which fact, or for which names, an option stands.
    """
    within = {option: name for name, option in options.items()}
    given = [Given(option, within[option], text) for option, text in whole.items() if text is not None]
    for option, texts in several.items():
        name = within[option]
        if name and not name.endswith("."):
            given += [Given(option, name, ",".join(texts))] if texts else []
            continue
        for text in texts:
            given += _pairs(option, name, text)
    return given


def _pairs(option: str, within: str, text: str) -> Iterator[Given]:
    """Split NAME=VALUE; where the option has names of its own, several of them with commas between."""
    for pair in text.split(",") if within else [text]:
        name, equals, value = pair.partition("=")
        if not (equals and name.strip() and value.strip()):
            raise click.UsageError(f'{option}: "{pair}" is not NAME=VALUE; for example {_EXAMPLES[bool(within)]}')
        yield Given(option, within + name.strip(), value.strip(), within)


_EXAMPLES = {True: "beds=150", False: "site.residence=yes"}
