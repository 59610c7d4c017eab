"""Tells what kind of file the bytes are, whatever the name says."""

import io
import zipfile

from lantoa.papers.reading.unreadable import Unreadable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_HEAD = 4096
_FOREIGN = (
    (b"Rar!\x1a\x07", "tệp nén RAR"),
    (b"7z\xbc\xaf\x27\x1c", "tệp nén 7z"),
    (b"\x1f\x8b", "tệp nén gzip"),
    (b"GIF8", "ảnh GIF"),
    (b"BM", "ảnh BMP"),
    (b"MZ", "chương trình máy tính"),
    (b"\x7fELF", "chương trình máy tính"),
    (b"ID3", "tệp âm thanh"),
    (b"OggS", "tệp âm thanh"),
    (b"SQLite format 3\x00", "cơ sở dữ liệu"),
)
_OFFICE_PARTS = (
    ("word/", "docx"),
    ("xl/", "bảng tính Excel"),
    ("ppt/", "tệp trình chiếu PowerPoint"),
)
# Names of streams in an OLE file are UTF-16.
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "bảng tính Excel"),
    ("PowerPoint Document", "tệp trình chiếu PowerPoint"),
)


def kind_of(data: bytes) -> str:
    """One of `docx`, `pdf`, `doc`, `rtf`, `odt`, `image`, `text`; raises `Unreadable` for all else.

    `text` is only a guess: whether the bytes are a text at all is judged by the plain format.
    """
    if not data:
        raise Unreadable("empty")
    head = data[:_HEAD]
    if head.startswith(_ZIP):
        return _kind_of_archive(data)
    if head.startswith(_OLE):
        return _kind_of_ole(data)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_IMAGES):
        return "image"
    for mark, found in _FOREIGN:
        if head.startswith(mark):
            raise Unreadable("foreign", found=found)
    if _is_markup(head):
        raise Unreadable("foreign", found="trang HTML hoặc XML")
    return "text"


def _is_markup(head: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype", b"<html", b"<?xml", b"<svg"))


def _kind_of_archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names:
                with archive.open("mimetype") as stream:
                    mime = stream.read(100)
                if mime.startswith(b"application/vnd.oasis.opendocument.text"):
                    return "odt"
                raise Unreadable("foreign", found="tệp OpenDocument không phải văn bản")
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise Unreadable("damaged") from error
    for folder, found in _OFFICE_PARTS:
        if any(name.startswith(folder) for name in names):
            if found == "docx":
                return found
            raise Unreadable("foreign", found=found)
    raise Unreadable("foreign", found="tệp nén ZIP")


def _kind_of_ole(data: bytes) -> str:
    for stream, found in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            if found == "encrypted":
                raise Unreadable("encrypted")
            if found == "doc":
                return found
            raise Unreadable("foreign", found=found)
    raise Unreadable("damaged")
