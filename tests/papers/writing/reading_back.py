"""What stands in a written file, read by somebody else's library: words in the order of reading, fonts, tags."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

import pypdfium2
import pypdfium2.raw as pdfium

# What PDFium gives for a hyphen at the end of a line.
HYPHENS = {"\x02": "-", "\ufffe": "-"}


@dataclass(frozen=True)
class Tag:
    """One element of the structure of a page: its kind, how deep it stands, the words directly inside."""

    kind: str
    depth: int
    words: str


def page_words(data: bytes) -> list[str]:
    """The words of all pages as a search in the file finds them."""
    document = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    for sign, letter in HYPHENS.items():
        text = text.replace(sign, letter)
    return text.split()


def tags(data: bytes) -> list[Tag]:
    """The structure of the whole file in the order in which it is read aloud."""
    document = pypdfium2.PdfDocument(data)
    return [tag for page in document for tag in _tags_of(page)]


def spoken(data: bytes) -> str:
    """All words that the structure reaches, without any white space."""
    return "".join("".join(tag.words.split()) for tag in tags(data))


def fonts(data: bytes) -> dict[str, bool]:
    """Each font that sets a letter, and whether it is embedded."""
    found: dict[str, bool] = {}
    for page in pypdfium2.PdfDocument(data):
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=15):
            font = pdfium.FPDFTextObj_GetFont(item)
            found[_name(font)] = bool(pdfium.FPDFFont_GetIsEmbedded(font))
    return found


def language(data: bytes) -> str:
    """The language that the file says it is in."""
    document = pypdfium2.PdfDocument(data)
    return _utf16(pdfium.FPDFCatalog_GetLanguage, document)


def html_words(page: str) -> list[str]:
    """The words of an HTML part as they stand, tags taken away."""
    parser = _Words()
    parser.feed(page)
    parser.close()
    return "".join(parser.found).split()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def _tags_of(page: pypdfium2.PdfPage) -> Iterator[Tag]:
    marked = _marked(page)
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    for place in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        yield from _below(pdfium.FPDF_StructTree_GetChildAtIndex(tree, place), marked, 0)
    pdfium.FPDF_StructTree_Close(tree)


def _below(element: object, marked: dict[int, str], depth: int) -> Iterator[Tag]:
    kind = _utf16(pdfium.FPDF_StructElement_GetType, element)
    yield Tag(kind, depth, "")
    for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, place)
        if child:
            yield from _below(child, marked, depth + 1)
        else:
            number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, place)
            # What is not on this page has no number here.
            if number >= 0:
                yield Tag(kind, depth, marked.get(number, ""))


def _marked(page: pypdfium2.PdfPage) -> dict[int, str]:
    text_page = page.get_textpage()
    words: dict[int, str] = {}
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=15):
        number = pdfium.FPDFPageObj_GetMarkedContentID(item)
        words[number] = words.get(number, "") + _utf16(pdfium.FPDFTextObj_GetText, item, text_page)
    return words


def _utf16(read: Callable[..., int], *what: object) -> str:
    size = read(*what, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    is_wide = read in (pdfium.FPDFTextObj_GetText, pdfium.FPDFCatalog_GetLanguage)
    read(*what, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)) if is_wide else buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le")


def _name(font: object) -> str:
    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
    return buffer.value.decode()
