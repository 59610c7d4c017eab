"""The encoding of the letters: old fonts, letters in pieces, letters of other alphabets, signs that are not seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import partial

from lxml import etree

from lantoa.papers.checking import mending, sources
from lantoa.papers.checking.docx.model import Document, Line, Run
from lantoa.papers.checking.legacy_encodings import (
    Encoding,
    convert_legacy,
    encoding_of,
    encoding_of_font,
    legacy_words,
)
from lantoa.papers.checking.registry import Fault, rule
from lantoa.papers.writing import layout

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_ALIKE = {
    **dict(zip("АВЕКМНОРСТУХаеорсухіјѕ", "ABEKMHOPCTYXaeopcyxijs", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True)),
}
_ALIKE_WORD = re.compile(
    rf"(?=\w*[A-Za-zÀ-ỹ])(?=\w*[{''.join(_ALIKE)}])\w+|(?<!\w)[{''.join(_ALIKE)}]{{2,}}(?!\w)"
)
_LAST_NARROW = "\u00ff"
_NEARLY_ALL = 0.6
_CAPITALS_FONT = re.compile(r"^\.vn.*h$", re.IGNORECASE)


def _encoding(document: Document) -> Encoding | None:
    """By the words of the whole paper, or by the fonts of runs whose words need conversion."""
    found = encoding_of("\n".join(line.raw for line in document.lines))
    if found is not None:
        return found
    for line in document.lines:
        for run in line.runs():
            named = encoding_of_font(run.look.fonts[0])
            if named is not None and legacy_words(run.text, named)[0] > legacy_words(run.text, named)[1]:
                return named
    return None


def _legacy_lines(document: Document, encoding: Encoding) -> list[Line]:
    """The lines to convert: by their words, by their font, and short ones in a paper that is all in it."""
    marked = [line for line in document.lines if not line.raw.isascii()]
    sure = [line for line in marked if _is_legacy(line, encoding)]
    is_whole_paper = len(sure) > _NEARLY_ALL * len(marked)
    return [line for line in marked if _is_legacy(line, encoding) or (is_whole_paper and _is_narrow(line))]


def _is_legacy(line: Line, encoding: Encoding) -> bool:
    hidden, plain = legacy_words(line.raw, encoding)
    is_font = any(encoding_of_font(run.look.fonts[0]) is encoding for run in line.runs())
    return hidden > plain or (is_font and _is_narrow(line))


def _is_narrow(line: Line) -> bool:
    """Whether no letter needs more than the 256 signs of an old font: Vietnamese in Unicode hardly does without."""
    return all(letter <= _LAST_NARROW for letter in line.raw)


@rule(
    "legacy_encoding",
    says="Dùng bộ mã ký tự Unicode theo TCVN 6909:2001.",
    source=sources.FONT,
    remedy="Chuyển văn bản sang Unicode (bản sửa làm việc này), dùng phông Times New Roman.",
    is_first=True,
)
def check_legacy(document: Document) -> Iterator[Fault]:
    """TCVN3 or VNI, by words that are Vietnamese only once converted."""
    encoding = _encoding(document)
    if encoding is None:
        return
    lines = _legacy_lines(document, encoding)
    if lines:
        mend = partial(_convert, document, lines, encoding)
        found = f"{len(lines)} dòng gõ bằng bảng mã {encoding}."
        yield Fault(lines[0], found, mend, "Chuyển sang Unicode, phông Times New Roman.")


def _convert(document: Document, lines: list[Line], encoding: Encoding) -> None:
    paragraphs = {id(line.paragraph): line.paragraph for line in lines}
    for paragraph in paragraphs.values():
        for piece in paragraph.pieces:
            if piece.element is not None:
                run = next((run for run in paragraph.runs if run.start <= piece.start < run.end), None)
                piece.element.text = _converted(piece.text, encoding, run)
        mending.set_font(paragraph.runs, layout.FONT)
    for line in document.lines:
        old = [run for run in line.runs() if encoding_of_font(run.look.fonts[0]) is encoding]
        mending.set_font(old, layout.FONT)


def _converted(text: str, encoding: Encoding, run: Run | None) -> str:
    converted = convert_legacy(text, encoding)
    is_capitals = run is not None and _CAPITALS_FONT.match(run.look.fonts[0]) is not None
    return converted.upper() if is_capitals else converted


@rule(
    "not_nfc",
    says="Mỗi chữ có dấu là một ký tự dựng sẵn (Unicode dựng sẵn theo TCVN 6909:2001).",
    source=sources.FONT,
    remedy="Chuyển sang Unicode dựng sẵn (bản sửa làm việc này).",
    is_first=True,
)
def check_composed(document: Document) -> Iterator[Fault]:
    """Letters and marks apart."""
    wrong = [line for line in document.lines if not unicodedata.is_normalized("NFC", line.raw)]
    if wrong:
        mend = partial(_compose, wrong)
        yield Fault(wrong[0], f"{len(wrong)} dòng có chữ ở dạng tổ hợp.", mend, "Chuyển sang dạng dựng sẵn.")


def _compose(lines: list[Line]) -> None:
    for line in lines:
        pieces = [piece for piece in line.paragraph.pieces if piece.element is not None]
        for place, piece in enumerate(pieces):
            text = piece.element.text or "" if piece.element is not None else ""
            # A mark at the beginning belongs to the last letter of the piece before.
            marks = len(text) - len(text.lstrip("".join(map(chr, range(0x300, 0x370)))))
            if marks and place and piece.element is not None:
                before: etree._Element = pieces[place - 1].element
                before.text = unicodedata.normalize("NFC", (before.text or "") + text[:marks])
                text = text[marks:]
            if piece.element is not None:
                piece.element.text = unicodedata.normalize("NFC", text)


@rule(
    "lookalike_letters",
    says="Dùng bộ mã ký tự tiếng Việt; không lẫn chữ cái của bảng chữ khác.",
    source=sources.FONT,
    remedy="Gõ lại chữ bằng bàn phím tiếng Việt.",
    is_first=True,
)
def check_alike(document: Document) -> Iterator[Fault]:
    """Cyrillic or Greek letters that look like Latin ones."""
    for line in document.lines:
        for found in _ALIKE_WORD.finditer(line.raw):
            latin = "".join(_ALIKE.get(letter, letter) for letter in found[0])
            start = line.start + found.start()
            mend = partial(document.edit, line, start, start + len(found[0]), latin)
            yield Fault(
                line, f"Từ “{found[0]}” lẫn chữ cái không phải tiếng Việt.", mend, f"Thay bằng “{latin}”."
            )


@rule(
    "invisible_signs",
    says="Không để ký tự ẩn trong văn bản (thông lệ).",
    source=sources.PRACTICE,
    remedy="Xóa ký tự ẩn.",
    is_hint=True,
)
def check_invisible(document: Document) -> Iterator[Fault]:
    """Zero-width spaces, soft hyphens, marks of direction: mostly from web pages."""
    for line in document.lines:
        for found in _INVISIBLE.finditer(line.raw):
            start = line.start + found.start()
            mend = partial(document.edit, line, start, start + 1, "")
            yield Fault(line, f"Có ký tự ẩn U+{ord(found[0]):04X}.", mend, "Xóa ký tự ẩn.")
