"""Reads pictures of text through tesseract, where it and its Vietnamese data are installed."""

import csv
import functools
import io
import shutil
import subprocess
import tempfile
from pathlib import Path

from pypdfium2 import PdfDocument

from lantoa.lib.text import tidy
from lantoa.papers.reading import limits, patience
from lantoa.papers.reading.blocks import Block, Line
from lantoa.papers.reading.text import blocks_of_lines
from lantoa.papers.reading.unreadable import Unreadable

_PROGRAM = "tesseract"
_LANGUAGE = "vie"
_DOTS_PER_INCH = 250
_POINTS_PER_INCH = 72
# A sheet of A0; larger pages are shown smaller.
_LONGEST_PIXELS = 5_000
_LEAST_CONFIDENCE = 25.0
_WORD_LEVEL = "5"


def read_blocks(data: bytes) -> tuple[Block, ...]:
    """The blocks of the picture whose bytes are `data`; raises `Unreadable`."""
    _check_installed()
    patience.allow(limits.SCAN_SECONDS)
    with tempfile.TemporaryDirectory(prefix="lantoa-scan-") as folder:
        picture = Path(folder) / "page"
        picture.write_bytes(data)
        return _blocks(_lines(picture, page=1, scale=_POINTS_PER_INCH / _DOTS_PER_INCH))


def read_pdf(document: PdfDocument) -> tuple[Block, ...]:
    """The blocks of a .pdf whose pages are pictures; raises `Unreadable`."""
    if len(document) == 0:
        raise Unreadable("no_text")
    _check_installed()
    if len(document) > limits.SCAN_PAGES:
        raise Unreadable("too_many_pages", limit=limits.SCAN_PAGES)
    patience.allow(limits.SCAN_SECONDS)
    lines: list[Line] = []
    with tempfile.TemporaryDirectory(prefix="lantoa-scan-") as folder:
        for index in range(len(document)):
            picture = Path(folder) / f"{index}.png"
            scale = _draw(document, index, picture)
            lines.extend(_lines(picture, page=index + 1, scale=1 / scale))
            picture.unlink()
    return _blocks(lines)


@functools.cache
def _languages(program: str) -> frozenset[str]:
    with patience.roomy():
        listed = subprocess.run([program, "--list-langs"], capture_output=True, check=False, timeout=10)
    return frozenset(listed.stdout.decode("utf-8", "replace").split())


def _check_installed() -> None:
    program = shutil.which(_PROGRAM)
    if program is None or _LANGUAGE not in _languages(program):
        raise Unreadable("no_scanner")


def _draw(document: PdfDocument, index: int, picture: Path) -> float:
    """Draws one page; returns pixels per point."""
    page = document[index]
    try:
        longest = max(page.get_size())
        scale: float = min(_DOTS_PER_INCH / _POINTS_PER_INCH, _LONGEST_PIXELS / max(longest, 1))
        page.render(scale=scale, grayscale=True).to_pil().save(picture)
    finally:
        page.close()
    return scale


def _lines(picture: Path, *, page: int, scale: float) -> list[Line]:
    command = [_PROGRAM, str(picture), "-", "-l", _LANGUAGE, "--psm", "4", "tsv"]
    try:
        with patience.roomy():
            done = subprocess.run(command, capture_output=True, check=False, timeout=limits.SCAN_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Unreadable("too_slow", limit=round(limits.SCAN_SECONDS)) from error
    if done.returncode != 0:
        raise Unreadable("damaged")
    return _from_table(done.stdout.decode("utf-8", "replace"), page=page, scale=scale)


def _from_table(table: str, *, page: int, scale: float) -> list[Line]:
    """Lines from tesseract's table of words; its columns are named in its first row."""
    words: dict[tuple[str, str, str], list[tuple[str, float, float, float]]] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = tidy(row.get("text") or "")
        if row["level"] != _WORD_LEVEL or not text or float(row["conf"]) < _LEAST_CONFIDENCE:
            continue
        left = float(row["left"]) * scale
        place = (row["block_num"], row["par_num"], row["line_num"])
        words.setdefault(place, []).append(
            (text, left, left + float(row["width"]) * scale, float(row["top"]) * scale)
        )
    return [
        Line(
            " ".join(word[0] for word in line),
            page,
            0,
            min(word[1] for word in line),
            max(word[2] for word in line),
            min(word[3] for word in line),
        )
        for line in words.values()
    ]


def _blocks(lines: list[Line]) -> tuple[Block, ...]:
    if not lines:
        raise Unreadable("no_text")
    return tuple(blocks_of_lines(lines))
