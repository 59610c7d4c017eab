"""Opens the parts of a .docx that carry its layout, and writes them back without touching the others."""

from __future__ import annotations

import io
import posixpath
import zipfile

from lxml import etree

from lantoa.papers.checking.uncheckable import Uncheckable
from lantoa.papers.reading.formats import docx_names as n
from lantoa.papers.reading.formats.package import Package

_MAIN = "word/document.xml"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_HEADER_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_SIGNATURES = "_xmlsignatures/"


class Parts:
    """The XML parts of one .docx; trees are shared, so a change to one is seen by all and written by `saved`."""

    def __init__(self, content: bytes) -> None:
        """Opens the archive under the limits of the reader; raises `Unreadable`."""
        self.content = content
        self._package = Package(content)
        self._trees: dict[str, etree._Element] = {}
        self.document = self.tree(_MAIN)

    def tree(self, name: str) -> etree._Element:
        """The root of the part `name`, the same object at each call."""
        if name not in self._trees:
            self._trees[name] = self._package.tree(name)
        return self._trees[name]

    def optional(self, name: str) -> etree._Element | None:
        """The root of the part `name`, None where the file has none."""
        return self.tree(name) if name in self._package else None

    def related(self, relation_id: str) -> etree._Element | None:
        """The part that the main part calls `relation_id`, such as a header."""
        relations = self.optional(_RELATIONS)
        for relation in () if relations is None else relations.iter(_RELATION):
            if relation.get("Id") == relation_id and relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                name = target.lstrip("/") if target.startswith("/") else posixpath.join("word", target)
                name = posixpath.normpath(name)
                return self._trees[name] if name in self._trees else self.optional(name)
        return None

    def theme(self) -> etree._Element | None:
        """The theme, which may name the fonts."""
        return self.optional("word/theme/theme1.xml")

    def add_header(self, name: str, xml: str, *, relation_id: str) -> None:
        """Adds a header to the archive; the main part may then refer to it by `relation_id`."""
        self._trees[name] = etree.fromstring(xml.encode())
        relations = self.tree(_RELATIONS)
        if any(relation.get("Id") == relation_id for relation in relations):
            return
        attributes = {"Id": relation_id, "Type": _HEADER_RELATION, "Target": posixpath.basename(name)}
        etree.SubElement(relations, _RELATION, attributes)
        types = self.tree(_TYPES)
        override = etree.QName(etree.QName(types).namespace, "Override")
        etree.SubElement(types, override, {"PartName": f"/{name}", "ContentType": _HEADER_TYPE})

    @property
    def is_signed(self) -> bool:
        """Whether the archive carries a digital signature, which any change would break."""
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            return any(name.startswith(_SIGNATURES) for name in archive.namelist())

    def check_mendable(self) -> None:
        """Raises `Uncheckable` where a mended copy would do harm: a signed file, or one in the strict dialect."""
        if self.is_signed:
            raise Uncheckable("signed")
        if _STRICT in self._package.part(_MAIN):
            raise Uncheckable("strict")

    def saved(self) -> bytes:
        """The archive with the opened parts as they are now; all other members byte for byte."""
        packed = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(self.content)) as old,
            zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            known = set(old.namelist())
            for name, tree in self._trees.items():
                if name not in known:
                    new.writestr(name, _serialised(tree))
            for member in old.infolist():
                opened = self._trees.get(member.filename)
                kept = old.read(member) if opened is None else _serialised(opened)
                new.writestr(_entry(member), kept)
        return packed.getvalue()


def _entry(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(member.filename, date_time=member.date_time)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = member.external_attr
    return entry


def _serialised(tree: etree._Element) -> bytes:
    written: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def relation_of(element: etree._Element) -> str:
    """The relation id on an element such as `w:headerReference`."""
    return str(element.get(n.RELATION_ID, ""))
