"""The names of files that people send."""

from __future__ import annotations

from pathlib import PurePath

from lantoa.lib.text import tidy


def plain_name(name: str, *, otherwise: str) -> str:
    """The last part of a name without folders and controls, at most 200 letters; `otherwise` where nothing is left."""
    last = PurePath(tidy(name).replace("\\", "/")).name
    return "".join(letter for letter in last if letter.isprintable())[-200:] or otherwise
