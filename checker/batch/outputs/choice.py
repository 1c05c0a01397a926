"""Names the outputs by the endings of their files; each is imported, with what it needs, only when it is asked for."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from checker.batch.lines import zstd
from checker.batch.outputs.making import Making, Output
from checker.source.problem import SaikesError
from checker.source.shown import shown

_MODULES = "checker.batch.outputs."
# The module and class of each ending.
_KINDS: dict[str, tuple[str, str]] = {
    ".jsonl": ("lines_file", "LinesFile"),
    ".jsonl.gz": ("lines_file", "LinesFile"),
    ".jsonl.zst": ("lines_file", "LinesFile"),
    ".csv": ("csv_file", "CsvFile"),
    ".xlsx": ("workbook", "WorkbookFile"),
    ".parquet": ("parquet", "ParquetFile"),
    ".html": ("page", "PageFile"),
}
_NEEDS = {".parquet": "pyarrow"}
ENDINGS = tuple(_KINDS)


class WrongOutput(SaikesError):
    """An output cannot be written: its ending says nothing, a library is not there, a file is in the way."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Outputs:
    """The files to be written, in the order in which they were named."""

    paths: tuple[Path, ...]

    @property
    def whole(self) -> bool:
        """Tell whether the decisions themselves are wanted."""
        return any(_ending(path).startswith(".jsonl") for path in self.paths)

    @property
    def traced(self) -> bool:
        """Tell whether the deciding traces are wanted."""
        return any(_ending(path) == ".html" for path in self.paths)


def chosen(paths: Sequence[Path]) -> Outputs:
    """Check the names of the outputs; raises WrongOutput."""
    for path in paths:
        ending = _ending(path)
        if not ending:
            raise WrongOutput(
                f'-o "{shown(str(path))}": the ending of the name tells what is written\n    allowed: {", ".join(ENDINGS)}'
            )
        if ending == ".jsonl.zst":
            zstd(f'-o "{shown(str(path))}"')
        library = _NEEDS.get(ending)
        if library and importlib.util.find_spec(library) is None:
            raise WrongOutput(
                f"-o \"{shown(str(path))}\": {library} is not installed\n    install it with: pip install 'saikes[batch]' (or: pip install {library})"
            )
        if not path.resolve().parent.is_dir():
            raise WrongOutput(
                f'-o "{shown(str(path))}": there is no folder "{path.parent}"\n    make it, or name another one'
            )
        if path.is_dir():
            raise WrongOutput(f'-o "{shown(str(path))}" is a folder\n    name a file in it')
    if len({path.resolve() for path in paths}) < len(paths):
        raise WrongOutput("-o names one file twice; give each output a name of its own")
    return Outputs(tuple(paths))


def begun(path: Path, draft: Path, making: Making) -> Output:
    """Begin an output in the file `draft`, to be called `path`."""
    module, name = _KINDS[_ending(path)]
    return cast("Output", getattr(importlib.import_module(_MODULES + module), name)(draft, making))


def _ending(path: Path) -> str:
    name = path.name.casefold()
    return next((one for one in sorted(_KINDS, key=len, reverse=True) if name.endswith(one) and name != one), "")
