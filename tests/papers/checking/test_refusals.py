"""Files of strangers: each is refused in a sentence, none does harm."""

import io
import zipfile

import pytest

from lantoa.papers.checking.door import check_docx, fix_docx
from lantoa.papers.checking.uncheckable import SENTENCES, Uncheckable
from lantoa.papers.reading.unreadable import Unreadable
from lantoa.papers.writing.docx.writer import write_docx
from lantoa.papers.writing.samples import samples
from tests.papers.checking.changes import faulty
from tests.papers.checking.faults import FAULTS


@pytest.fixture(scope="module")
def paper() -> bytes:
    return write_docx(samples()["letter_to_one"])


def with_member(content: bytes, name: str, data: bytes) -> bytes:
    """The archive with one member more, or other."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, data)
    return packed.getvalue()


def member(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def test_a_pdf_is_refused_with_advice():
    with pytest.raises(Uncheckable) as refused:
        check_docx(b"%PDF-1.7\n")
    assert refused.value.sentence == SENTENCES["pdf"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"\x89PNG\r\n\x1a\n", b"only text"])
def test_what_is_no_document_is_refused(content):
    with pytest.raises((Uncheckable, Unreadable)):
        check_docx(content)


def test_a_bomb_is_not_opened(paper):
    bomb = with_member(paper, "word/media/image1.bin", b"0" * 60_000_000)
    with pytest.raises(Unreadable) as refused:
        check_docx(bomb)
    assert refused.value.code == "too_large_unpacked"


def test_entities_are_not_expanded(paper):
    xml = member(paper, "word/document.xml").decode()
    evil = xml.replace("<w:document", '<!DOCTYPE x [<!ENTITY a "b">]><w:document', 1).encode()
    with pytest.raises(Unreadable) as refused:
        check_docx(with_member(paper, "word/document.xml", evil))
    assert refused.value.code == "unsafe"


def test_deep_nesting_ends_in_a_sentence(paper):
    xml = member(paper, "word/document.xml").decode()
    deep = xml.replace(
        "<w:body>", "<w:body>" + "<w:sdt><w:sdtContent>" * 100 + "</w:sdtContent></w:sdt>" * 100, 1
    )
    with pytest.raises(Unreadable) as refused:
        check_docx(with_member(paper, "word/document.xml", deep.encode()))
    assert refused.value.code == "too_deep"


def test_styles_that_go_in_a_circle_are_read(paper):
    xml = member(paper, "word/styles.xml").decode()
    circle = xml.replace(
        '<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:basedOn w:val="NoiDung"/>', 1
    )
    assert circle != xml
    check_docx(with_member(paper, "word/styles.xml", circle.encode()))


def test_a_paper_without_words_is_refused(paper):
    empty = (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body><w:p/></w:body></w:document>"
    )
    with pytest.raises(Uncheckable) as refused:
        check_docx(with_member(paper, "word/document.xml", empty))
    assert refused.value.code == "no_text"


def test_a_signed_file_is_checked_but_never_mended():
    signed = with_member(faulty(FAULTS[0]), "_xmlsignatures/sig1.xml", b"<Signature/>")
    assert check_docx(signed).findings
    with pytest.raises(Uncheckable) as refused:
        fix_docx(signed)
    assert refused.value.code == "signed"


def test_the_mended_copy_keeps_all_other_parts():
    content = faulty(next(fault for fault in FAULTS if fault.code == "double_space"))
    mended, _ = fix_docx(content)
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(io.BytesIO(mended)) as new:
        assert old.namelist() == new.namelist()
        kept = [name for name in old.namelist() if not name.endswith((".xml", ".rels"))]
        assert all(old.read(name) == new.read(name) for name in kept)


def test_broken_values_do_not_stop_the_check(paper):
    xml = member(paper, "word/styles.xml").decode().replace('w:val="28"', 'w:val="viel"')
    check_docx(with_member(paper, "word/styles.xml", xml.encode()))
