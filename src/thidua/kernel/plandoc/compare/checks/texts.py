"""The sentences of the findings, from the table `texts.yaml` beside this module."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def texts() -> dict[str, tuple[str, str]]:
    """Give for every code (or variant of it) its sentences in Vietnamese and in English."""
    table = yaml.safe_load((files(__package__) / "texts.yaml").read_text(encoding="utf-8"))
    return {name: (row["vi"], row["en"]) for name, row in table.items()}
