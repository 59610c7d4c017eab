"""The package around a paper: bare parts, fixed times, the same bytes for the same paper."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, time
from typing import Final

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from lantoa.papers.writing import lines
from lantoa.papers.writing.blocks import Paper
from lantoa.papers.writing.docx.styles import lay_styles
from lantoa.papers.writing.docx.xml import clean, el

_EPOCH: Final = datetime(2020, 3, 5, tzinfo=UTC)
_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)
_KEPT: Final = {
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.THEME,
}
_LONGEST_PROPERTY: Final = 255


def empty_document() -> Document:
    """A document with the styles of papers and nothing in it."""
    document = docx.Document()
    body = document.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    lay_styles(document.styles.element)
    _settle(document)
    _drop_parts(document)
    return document


def describe(document: Document, paper: Paper) -> None:
    """Title, author and dates among the core properties."""
    properties = document.core_properties
    moment = datetime.combine(paper.issued_on, time(), UTC) if paper.issued_on else _EPOCH
    properties.title = clean(" ".join(lines.title_of(paper)) or paper.subject)[:_LONGEST_PROPERTY]
    properties.subject = clean(paper.subject)[:_LONGEST_PROPERTY]
    properties.author = clean(paper.letterhead.issuer_in_text)[:_LONGEST_PROPERTY]
    properties.last_modified_by = properties.author
    properties.language = "vi-VN"
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = moment.replace(tzinfo=None)
    properties.revision = 1


def saved(document: Document) -> bytes:
    """The bytes of the package, without the time of writing."""
    written = io.BytesIO()
    document.save(written)
    fixed = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(fixed, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return fixed.getvalue()


def _settle(document: Document) -> None:
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    compatibility = el(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    settings.extend(
        [
            el("zoom", percent=100),
            el("defaultTabStop", val=720),
            el("characterSpacingControl", val="doNotCompress"),
            el("compat", compatibility),
            el("themeFontLang", val="vi-VN"),
            el("decimalSymbol", val=","),
            el("listSeparator", val=";"),
        ]
    )


def _drop_parts(document: Document) -> None:
    """Leaves out what the template of the library brings along: thumbnail, custom data, lists."""
    for holder in (document.part.rels, document.part.package.rels):
        for key, relation in list(holder.items()):
            if holder is document.part.rels and relation.reltype not in _KEPT:
                del holder[key]
            if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
                del holder[key]
