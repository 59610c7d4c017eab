"""Where the font of the .pdf is: an npm package of the front-end files, or the folder that LANTOA_FONTS names."""

from __future__ import annotations

import functools
import os
from pathlib import Path

import typst

from lantoa.papers.writing.layout import PDF_FONT
from lantoa.papers.writing.unwritable import Unwritable

VARIABLE = "LANTOA_FONTS"
_PACKAGE = Path("node_modules", "@expo-google-fonts", "tinos")
_PROJECT = Path(__file__).resolve().parents[4]
_FACES = {("normal", 400), ("normal", 700), ("italic", 400), ("italic", 700)}


def folder() -> Path:
    """The folder in which, at any depth, the four files of Tinos lie."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    inside = [base / _PACKAGE for base in (_PROJECT, Path.cwd())]
    return next((path for path in inside if path.is_dir()), inside[0])


def fonts() -> typst.Fonts:
    """The four faces of Tinos and nothing else, read once in a process.

    Raises:
        Unwritable: a face is missing; the sentence says where it was looked for and what to run.
    """
    return _fonts(folder())


@functools.lru_cache(maxsize=4)
def _fonts(path: Path) -> typst.Fonts:
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(path)])
    faces = {(face.style, face.weight) for face in found.fonts() if face.family == PDF_FONT}
    if not faces >= _FACES:
        raise Unwritable("no_fonts", folder=path)
    return found
