"""What comes to the door: any bytes at all. Out come blocks, or one sentence that says what to do."""

import io
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantoa.papers.reading import limits
from lantoa.papers.reading.blocks import Reading
from lantoa.papers.reading.door import blocks_of, file_bytes, read_bytes, read_file
from lantoa.papers.reading.unreadable import SENTENCES, Unreadable
from tests.factories.papers import PdfPage, docx_of, p, pdf_of, row, table, zip_of

DEMO = Path(__file__).parents[3] / "demo" / "plans"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def code_of(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read_bytes(data)
    return caught.value.code


def outcome(data: bytes) -> Reading | str:
    """A reading, or the sentence; anything else fails the test."""
    try:
        return read_bytes(data)
    except Unreadable as error:
        return error.sentence


def with_document(content: bytes) -> bytes:
    return docx_of("", extra={"word/document.xml": content})


def test_missing_file(tmp_path):
    with pytest.raises(Unreadable) as caught:
        read_file(tmp_path / "không có.docx")
    assert caught.value.code == "missing"
    assert "không có.docx" in caught.value.sentence


def test_folder_instead_of_a_file(tmp_path):
    with pytest.raises(Unreadable) as caught:
        read_file(tmp_path)
    assert caught.value.code == "not_a_file"


def test_file_of_no_bytes(tmp_path):
    (tmp_path / "rỗng.docx").touch()
    with pytest.raises(Unreadable) as caught:
        file_bytes(tmp_path / "rỗng.docx")
    assert caught.value.code == "empty"


def test_file_of_31_megabytes(tmp_path):
    with (tmp_path / "to.pdf").open("wb") as stream:
        stream.truncate(31 * 1024 * 1024)
    with pytest.raises(Unreadable) as caught:
        read_file(tmp_path / "to.pdf")
    assert caught.value.code == "too_large"
    assert "30 MB" in caught.value.sentence


def test_type_is_told_by_content_whatever_the_name(tmp_path):
    wrong = tmp_path / "kế hoạch.pdf"
    wrong.write_bytes((DEMO / "xa-vinh-truc-2024.docx").read_bytes())
    assert read_file(wrong).record == read_file(DEMO / "xa-vinh-truc-2024.docx").record


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (zip_of({"xl/workbook.xml": b"x"}), "Excel"),
        (zip_of({"ppt/presentation.xml": b"x"}), "PowerPoint"),
        (zip_of({"ảnh.png": b"x"}), "ZIP"),
        (b"Rar!\x1a\x07\x00" + b"x" * 50, "RAR"),
        (b"MZ" + bytes(200), "chương trình"),
        (b"<html><body>Trang</body></html>", "HTML"),
    ],
)
def test_foreign_files_are_named(data, found):
    with pytest.raises(Unreadable) as caught:
        read_bytes(data)
    assert caught.value.code == "foreign"
    assert found in caught.value.sentence


def test_zip_cut_short():
    data = (DEMO / "xa-vinh-truc-2024.docx").read_bytes()
    assert code_of(data[: len(data) // 2]) == "damaged"


def test_zip_with_a_wrong_checksum():
    data = bytearray(docx_of(p("kế hoạch " * 200)))
    place = bytes(data).index(b"word/document.xml") + 60
    data[place] ^= 0xFF
    assert code_of(bytes(data)) == "damaged"


def test_locked_member_of_a_zip():
    data = docx_of(p("kế hoạch"))
    flagged = data.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")
    assert flagged != data
    assert code_of(flagged) == "encrypted"


def test_docx_locked_by_a_password():
    ole = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    )
    assert code_of(ole) == "encrypted"


def test_zip_bomb():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as member:
            for _ in range(210):
                member.write(bytes(1024 * 1024))
    assert len(stream.getvalue()) < 1024 * 1024
    assert code_of(stream.getvalue()) == "too_large_unpacked"


def test_zip_that_lies_about_its_size():
    content = b"<w:document>" + b" " * (limits.XML_PART_BYTES + 10) + b"</w:document>"
    data = bytearray(
        zip_of({"word/document.xml": content, "word/media/a": random.Random(1).randbytes(1_000_000)})
    )
    size = len(content).to_bytes(4, "little")
    while (place := bytes(data).find(size)) >= 0:
        data[place : place + 4] = (2_000).to_bytes(4, "little")
    assert code_of(bytes(data)) in {"too_large_unpacked", "damaged"}


def test_zip_of_too_many_members():
    parts = {f"word/media/{number}": b"" for number in range(limits.MEMBERS + 1)}
    assert code_of(zip_of(parts)) == "too_large_unpacked"


def test_billion_laughs():
    laughs = b"<!DOCTYPE w [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
    content = laughs + f'<w:document xmlns:w="{W}"><w:body>&b;</w:body></w:document>'.encode()
    assert code_of(with_document(content)) == "unsafe"


def test_external_entity_is_never_read(tmp_path):
    (tmp_path / "secret").write_text("mật", encoding="utf-8")
    evil = f"<!DOCTYPE w [<!ENTITY x SYSTEM 'file://{tmp_path}/secret'>]>".encode()
    content = evil + f'<w:document xmlns:w="{W}"><w:body>&x;</w:body></w:document>'.encode()
    assert code_of(with_document(content)) == "unsafe"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-be"])
def test_document_type_cannot_hide_in_another_encoding(encoding):
    text = f"<?xml version='1.0' encoding='{encoding}'?><!DOCTYPE w [<!ENTITY a 'ha'>]><w>&a;</w>"
    assert code_of(with_document(text.encode(encoding))) in {"unsafe", "damaged"}


def test_deep_nesting_of_elements():
    depth = 5_000
    content = (
        f'<w:document xmlns:w="{W}"><w:body>{"<w:sdt>" * depth}{"</w:sdt>" * depth}</w:body></w:document>'
    )
    assert code_of(with_document(content.encode())) == "too_deep"


def test_deep_nesting_within_what_the_parser_allows():
    depth = 120
    assert (
        code_of(docx_of("<w:sdt><w:sdtContent>" * depth + p("x") + "</w:sdtContent></w:sdt>" * depth))
        == "too_deep"
    )


def test_tables_within_tables_within_tables():
    inner = p("x")
    for _ in range(limits.TABLE_DEPTH + 2):
        inner = table(row(f"<w:tc>{inner}</w:tc>", "y"))
    assert code_of(docx_of(inner)) == "too_deep"


def test_cells_that_claim_a_million_columns():
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr>' + p("x") + "</w:tc>"
    (block,) = blocks_of(docx_of(table(row(wide, "y"), row("a", "b"))))
    assert max(len(line) for line in block.rows) <= limits.TABLE_COLUMNS


def test_file_without_a_word():
    assert code_of(docx_of("<w:p/>")) == "no_text"
    assert code_of(b"  \n\n \x0c ") == "no_text"


def test_decomposed_text_is_composed():
    (first, *_) = blocks_of("Kê\u0301 hoa\u0323ch tuyên truyền\n".encode())
    assert first.text.startswith("Kế hoạch")


def test_text_of_an_old_font_in_a_docx():
    old = "Uû ban nh©n d©n x· ban hµnh kÕ ho¹ch tuyªn truyÒn c¶i c¸ch hµnh chÝnh cña x·"
    with pytest.raises(Unreadable) as caught:
        read_bytes(docx_of(p(old) * 3))
    assert caught.value.code == "legacy_font"
    assert "TCVN3" in caught.value.sentence


def test_every_sentence_says_what_to_do():
    for code, sentence in SENTENCES.items():
        assert sentence.endswith("."), code
        assert "; hãy " in sentence or ";\nhãy " in sentence or "hãy " in sentence, code


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=3_000))
def test_random_bytes_never_crash(data):
    assert outcome(data)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=st.sampled_from(["xa-vinh-truc-2024.docx", "so-nong-nghiep-moi-truong-2026.pdf"]),
    wounds=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_wounded_files_never_crash(name, wounds):
    data = bytearray((DEMO / name).read_bytes())
    for place, value in wounds:
        data[place % len(data)] = value
    assert outcome(bytes(data))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=2_000))
def test_any_text_is_read_or_refused(text):
    assert outcome(text.encode("utf-8", "surrogatepass"))


def test_pdf_page_without_text_is_not_taken_for_a_plan(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert code_of(pdf_of(PdfPage())) == "no_scanner"
