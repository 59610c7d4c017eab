"""Reads a text file: finds its encoding, refuses the fonts of before Unicode."""

import re
import unicodedata

from lantoa.papers.reading import limits
from lantoa.papers.reading.blocks import Block
from lantoa.papers.reading.formats.legacy_fonts import legacy_font
from lantoa.papers.reading.text import blocks_of_text
from lantoa.papers.reading.unreadable import Unreadable

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SIGNS = [chr(code) for code in (*range(9), *range(14, 27), *range(28, 32), 127)]
_VIETNAMESE_WORDS = re.compile(
    r"(?:kế hoạch|ủy ban|uỷ ban|nhân dân|của|và |cải cách|tuyên truyền)", re.IGNORECASE
)


def read_blocks(data: bytes) -> tuple[Block, ...]:
    """The blocks of the text file whose bytes are `data`; raises `Unreadable`."""
    return tuple(blocks_of_text(decoded(data)))


def decoded(data: bytes) -> str:
    """The text of `data` in NFC; UTF-8, UTF-16 or UTF-32 with a mark, UTF-16 without, or Windows-1258."""
    text = unicodedata.normalize("NFC", _decode(data))
    if any(sign in text for sign in _CONTROL_SIGNS):
        if len(_CONTROLS.findall(text[:20_000])) > 8:
            raise Unreadable("foreign", found="tệp nhị phân")
        text = _CONTROLS.sub("", text)
    if not text.strip():
        raise Unreadable("no_text")
    if len(text) > limits.CHARACTERS:
        raise Unreadable("too_many_pages", limit=limits.PAGES)
    found = legacy_font(text)
    if found is not None:
        raise Unreadable("legacy_font", found=found)
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding=encoding)
    if data.count(0, 0, 4000) > len(data[:4000]) // 8:
        return _strictly(data, encoding=_utf16_order(data))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _from_windows(data)


def _strictly(data: bytes, *, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("encoding") from error


def _utf16_order(data: bytes) -> str:
    sample = data[:4000]
    return "utf-16-le" if sample[1::2].count(0) >= sample[0::2].count(0) else "utf-16-be"


def _from_windows(data: bytes) -> str:
    # Windows-1258 sets the tone as a mark after the vowel; NFC joins them. Latin-1 keeps the letters of a legacy
    # font as they look, so that it can be named.
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        text = ""
    if text and len(_VIETNAMESE_WORDS.findall(text)) > 2:
        return text
    latin = data.decode("latin-1")
    if legacy_font(latin) is not None:
        return latin
    raise Unreadable("encoding")
