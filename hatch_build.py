"""Compiles the engine with mypyc when a wheel is built with SAIKES_COMPILE=1; without it the wheel is pure Python and the same program.

A compiled engine judges about 1.4 times as many dossiers in the same time (benchmarks/README.md); building it takes a minute.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = (
    "checker/conditions/verdict.py",
    "checker/dossier/agreement.py",
    "checker/dossier/model.py",
    *(
        f"checker/decision/{name}.py"
        for name in (
            "arithmetic",
            "beyond",
            "evidence",
            "missing",
            "norms",
            "overturned",
            "papers",
            "warnings",
            "words",
        )
    ),
    *(
        f"checker/engine/{name}.py"
        for name in (
            "amounts",
            "asking",
            "case",
            "counting",
            "durable",
            "ground",
            "judged",
            "layers",
            "laying",
            "measures",
            "plan",
            "reference",
            "standing",
            "tables",
            "weighing",
            "without",
        )
    ),
)
SETUP = """
import json, sys
from mypyc.build import mypycify
from setuptools import setup

modules = mypycify(["--ignore-missing-imports", "--follow-imports=silent", *json.loads(sys.argv.pop())], opt_level="3")
setup(name="saikes-engine", packages=[], ext_modules=modules)
"""


class CompilingHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the compiled modules to a wheel; an editable install and a source distribution are left as they are."""

    def dependencies(self) -> list[str]:
        """Give what a build needs besides hatchling."""
        return (
            ["mypy>=1.10", "setuptools>=70", "types-PyYAML", "types-openpyxl", "jinja2>=3.1", "click>=8.1"]
            if wanted()
            else []
        )

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files of the wheel are collected."""
        if not wanted() or version == "editable" or self.target_name != "wheel":
            return
        self.folder = Path(tempfile.mkdtemp(prefix="saikes-build-"))
        for made in compiled(Path(self.root), self.folder):
            build_data["force_include"][str(made)] = str(made.relative_to(self.folder))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was compiled: the wheel holds it now."""
        shutil.rmtree(getattr(self, "folder", ""), ignore_errors=True)


def wanted() -> bool:
    """Tell whether the engine is to be compiled."""
    return os.environ.get("SAIKES_COMPILE", "") == "1"


def compiled(root: Path, folder: Path) -> list[Path]:
    """Compile a copy of the package in a folder; gives the modules made, each where it belongs below that folder."""
    shutil.copytree(root / "checker", folder / "checker", ignore=shutil.ignore_patterns("__pycache__", "*.so", "data"))
    script = folder / "setup.py"
    script.write_text(SETUP, encoding="utf-8")
    subprocess.run(
        [sys.executable, str(script), "build_ext", "--inplace", json.dumps(COMPILED)], cwd=folder, check=True
    )
    suffix = sysconfig.get_config_var("EXT_SUFFIX")
    return [made for made in folder.rglob(f"*{suffix}") if "build" not in made.relative_to(folder).parts]
