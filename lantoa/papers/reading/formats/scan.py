"""Reads pictures of text through tesseract, where it and its Vietnamese data are installed."""

import csv
import functools
import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageSequence, UnidentifiedImageError
from pypdfium2 import PdfDocument

from lantoa.lib.text import tidy
from lantoa.papers.reading import limits, patience
from lantoa.papers.reading.blocks import Block
from lantoa.papers.reading.formats.pages import Page, blocks_of_pages
from lantoa.papers.reading.formats.pdf_grid import Grid, grids_of
from lantoa.papers.reading.formats.pdf_pieces import Piece
from lantoa.papers.reading.formats.picture_rules import rules_of_picture, without_rules
from lantoa.papers.reading.unreadable import Unreadable

_PROGRAM = "tesseract"
_LANGUAGE = "vie"
_PIXELS_PER_POINT = 250 / 72
_SHORT_SIDE_POINTS = 595.0
_MOST_PIXELS = 40_000_000
_LEAST_CONFIDENCE = 20.0
_WORD_LEVEL = "5"
_GAP_IN_HEIGHTS = 1.8
# How tesseract sees the rest of a ruling line, and a dash.
_LINE_SIGNS = frozenset("|¦[]")
_DASHES = {"_": "-", "—": "-", "~": "-"}


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    left: float
    right: float
    top: float
    bottom: float


def read_blocks(data: bytes) -> tuple[Block, ...]:
    """The blocks of the picture, or the pictures of a .tiff, whose bytes are `data`; raises `Unreadable`."""
    _check_installed()
    patience.allow(limits.SCAN_SECONDS)
    return _read(_frames(data))


def read_pdf(document: PdfDocument) -> tuple[Block, ...]:
    """The blocks of a .pdf whose pages are pictures; raises `Unreadable`."""
    if len(document) == 0:
        raise Unreadable("no_text")
    _check_installed()
    if len(document) > limits.SCAN_PAGES:
        raise Unreadable("too_many_pages", limit=limits.SCAN_PAGES)
    patience.allow(limits.SCAN_SECONDS)
    return _read(_drawn(document))


@functools.cache
def _languages(program: str) -> frozenset[str]:
    with patience.roomy():
        listed = subprocess.run([program, "--list-langs"], capture_output=True, check=False, timeout=10)
    return frozenset(listed.stdout.decode("utf-8", "replace").split())


def _check_installed() -> None:
    program = shutil.which(_PROGRAM)
    if program is None or _LANGUAGE not in _languages(program):
        raise Unreadable("no_scanner")


def _frames(data: bytes) -> Iterator[tuple[Image.Image, float]]:
    """Each picture in shades of grey, with its pixels per point: its short side is taken for that of A4."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            for number, frame in enumerate(ImageSequence.Iterator(picture)):
                if number >= limits.SCAN_PAGES:
                    raise Unreadable("too_many_pages", limit=limits.SCAN_PAGES)
                if frame.width * frame.height > _MOST_PIXELS:
                    raise Unreadable("too_large_unpacked")
                yield frame.convert("L"), min(frame.size) / _SHORT_SIDE_POINTS
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise Unreadable("damaged") from error


def _drawn(document: PdfDocument) -> Iterator[tuple[Image.Image, float]]:
    for index in range(len(document)):
        page = document[index]
        try:
            width, height = page.get_size()
            scale = min(_PIXELS_PER_POINT, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
            picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
        finally:
            page.close()
        yield picture, scale


def _read(pictures: Iterator[tuple[Image.Image, float]]) -> tuple[Block, ...]:
    pages = []
    with tempfile.TemporaryDirectory(prefix="lantoa-scan-") as folder:
        for number, (picture, scale) in enumerate(pictures, 1):
            pages.append(_page(picture, number=number, scale=scale, file=Path(folder) / "page.png"))
    if not any(page.pieces or page.tables for page in pages):
        raise Unreadable("no_text")
    return blocks_of_pages(pages)


def _page(picture: Image.Image, *, number: int, scale: float, file: Path) -> Page:
    rules = rules_of_picture(picture, scale=scale)
    grids = grids_of(rules)
    without_rules(picture, rules, scale=scale).save(file)
    pieces = [
        piece for line in _lines(_recognised(file), scale=scale) for piece in _pieces(line, grids=grids)
    ]
    page = Page(number, picture.width / scale, picture.height / scale, pieces)
    for grid in grids:
        page.take_table(grid)
    return page


def _recognised(file: Path) -> str:
    command = [_PROGRAM, str(file), "-", "-l", _LANGUAGE, "--psm", "4", "tsv"]
    try:
        with patience.roomy():
            done = subprocess.run(
                command,
                capture_output=True,
                check=False,
                timeout=limits.SCAN_SECONDS,
                # One thread is the faster way for a single page.
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("too_slow", limit=round(limits.SCAN_SECONDS)) from error
    if done.returncode != 0:
        raise Unreadable("damaged")
    return done.stdout.decode("utf-8", "replace")


def _lines(table: str, *, scale: float) -> list[list[_Word]]:
    """Lines of words from tesseract's table, whose columns are named in its first row."""
    lines: dict[tuple[str, str, str], list[_Word]] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = tidy(row.get("text") or "")
        is_word = row["level"] == _WORD_LEVEL and text and not _LINE_SIGNS.issuperset(text)
        if not is_word or float(row["conf"]) < _LEAST_CONFIDENCE:
            continue
        left, top = float(row["left"]) / scale, float(row["top"]) / scale
        right, bottom = left + float(row["width"]) / scale, top + float(row["height"]) / scale
        place = (row["block_num"], row["par_num"], row["line_num"])
        lines.setdefault(place, []).append(_Word(_DASHES.get(text, text), left, right, top, bottom))
    return [sorted(line, key=lambda word: word.left) for line in lines.values()]


def _pieces(line: list[_Word], *, grids: list[Grid]) -> list[Piece]:
    """Parts a line where a column of a table ends, or at a wide gap."""
    groups: list[list[_Word]] = []
    for word in line:
        if groups and not _is_apart(groups[-1][-1], word, grids=grids):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [
        Piece(
            " ".join(word.text for word in group),
            group[0].left,
            max(word.right for word in group),
            min(word.top for word in group),
            max(word.bottom for word in group),
        )
        for group in groups
    ]


def _is_apart(before: _Word, word: _Word, *, grids: list[Grid]) -> bool:
    height = max(before.bottom - before.top, word.bottom - word.top)
    if word.left - before.right > max(14.0, _GAP_IN_HEIGHTS * height):
        return True
    down = (word.top + word.bottom) / 2
    return any(
        grid.field(across=(before.left + before.right) / 2, down=down)
        != grid.field(across=(word.left + word.right) / 2, down=down)
        for grid in grids
    )
