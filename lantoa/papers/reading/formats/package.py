"""Opens the zip archive of a .docx or .odt without trusting what it says of itself."""

import io
import zipfile
import zlib

from lxml import etree

from lantoa.papers.reading import limits
from lantoa.papers.reading.unreadable import Unreadable

# XML_ERR_NO_MEMORY of libxml2.
_NO_MEMORY = 2
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


class Package:
    """The members of an archive whose count, size and ratio are within the limits."""

    def __init__(self, data: bytes) -> None:
        """Checks the directory of the archive `data`; raises `Unreadable` where it is broken or a bomb."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Unreadable("damaged") from error
        members = self._archive.infolist()
        unpacked = sum(member.file_size for member in members)
        is_dense = unpacked > limits.RATIO_COUNTS_FROM_BYTES and unpacked > limits.PACK_RATIO * len(data)
        if len(members) > limits.MEMBERS or unpacked > limits.UNPACKED_BYTES or is_dense:
            raise Unreadable("too_large_unpacked")
        if any(member.flag_bits & 0x1 for member in members):
            raise Unreadable("encrypted")
        self._members = {member.filename: member for member in members}

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def part(self, name: str) -> bytes:
        """The bytes of one member, at most `XML_PART_BYTES` whatever its entry claims."""
        member = self._members.get(name)
        if member is None:
            raise Unreadable("damaged")
        if member.file_size > limits.XML_PART_BYTES:
            raise Unreadable("too_large_unpacked")
        try:
            with self._archive.open(member) as stream:
                content = stream.read(limits.XML_PART_BYTES + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise Unreadable("damaged") from error
        if len(content) > limits.XML_PART_BYTES:
            raise Unreadable("too_large_unpacked")
        return content

    def tree(self, name: str) -> etree._Element:
        """The root element of one XML member."""
        return parse_xml(self.part(name))


def parse_xml(content: bytes) -> etree._Element:
    """The root of `content`, an XML text in UTF-8 without any document type.

    Office programs never write a document type; it is how entity bombs and file disclosure come in.
    """
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Unreadable("unsafe")
    if content.count(b"<") > limits.XML_TAGS:
        raise Unreadable("too_large_unpacked")
    for strict, transitional in _STRICT:
        if strict in content:
            content = content.replace(strict, transitional)
    # The encoding is forced, so that no other encoding can hide a document type from the check above.
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if error.code == _NO_MEMORY:
            raise Unreadable("too_hungry") from error
        raise Unreadable("too_deep" if "depth" in str(error).lower() else "damaged") from error
    except ValueError as error:
        raise Unreadable("damaged") from error
    if root is None:
        raise Unreadable("damaged")
    return root
