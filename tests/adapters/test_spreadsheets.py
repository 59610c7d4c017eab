"""Tables in and out: what is written comes back, what is hostile gets a sentence."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.adapters.spreadsheets.reading import BadSheet, Limits, read_rows
from lantoa.adapters.spreadsheets.writing import Column, table_file

COLUMNS = [Column("Tên"), Column("Ghi chú", hint="Để trống cũng được.")]
SHEET = "xl/worksheets/sheet1.xml"


def written(rows, **more):
    return io.BytesIO(table_file("Đơn vị", columns=COLUMNS, rows=rows, **more))


def changed(member, change):
    """A good workbook with one member rewritten."""
    source = zipfile.ZipFile(written([["a", "b"]]))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content) if name == member else content)
    file.seek(0)
    return file


def reason(file, **limits):
    with pytest.raises(BadSheet) as refused:
        read_rows(file, limits=Limits(**limits))
    assert refused.value.sentence.endswith(".")
    return refused.value.reason


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=30)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(TEXTS.filter(str.strip), TEXTS), min_size=1, max_size=5))
def test_what_is_written_is_read(rows):
    found = read_rows(written(rows))
    assert found[0] == ["Tên", "Ghi chú"]
    assert found[1:] == [[cell.strip() for cell in row] for row in rows]


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", "=HYPERLINK(1)", "{=1}", "http://a.vn"])
def test_no_text_becomes_a_formula_or_a_link(text):
    file = written([[text, ""]])
    archive = zipfile.ZipFile(file)
    sheet = archive.read(SHEET)
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet.lower()
    file.seek(0)
    assert read_rows(file)[1][0] == text


def test_choices_short_and_long_are_offered():
    short = table_file("A", columns=COLUMNS, choices={1: ["một", "hai"]})
    long = table_file("A", columns=COLUMNS, choices={1: [f"lựa chọn thứ {n}" for n in range(60)]})
    assert b"dataValidation" in zipfile.ZipFile(io.BytesIO(short)).read(SHEET)
    assert "Danh muc 2" in zipfile.ZipFile(io.BytesIO(long)).read("xl/workbook.xml").decode()
    assert read_rows(io.BytesIO(long)) == [["Tên", "Ghi chú"]]


def test_numbers_and_days_become_text():
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>12</v></c><c r="B1"><v>1.5</v></c><c r="C1" t="b"><v>1</v></c></row>'
        b"</sheetData></worksheet>"
    )
    assert read_rows(changed(SHEET, lambda _old: sheet)) == [["12", "1.5", "1"]]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "empty"),
        (b"ten,ghi chu\n", "foreign"),
        (b"%PDF-1.7", "foreign"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted"),
        (b"x" * (5 * 1024 * 1024 + 1), "too_large"),
    ],
)
def test_foreign_files_get_a_sentence(content, expected):
    assert reason(io.BytesIO(content)) == expected


def test_archive_of_another_kind_is_foreign():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    file.seek(0)
    assert reason(file) == "foreign"


def test_broken_archive_is_damaged():
    whole = written([["a", "b"]]).getvalue()
    assert reason(io.BytesIO(whole[: len(whole) // 2])) in {"foreign", "damaged"}
    flipped = bytearray(whole)
    flipped[60:120] = b"\xff" * 60
    assert reason(io.BytesIO(bytes(flipped))) in {"foreign", "damaged"}


def test_bombs_are_refused_before_they_are_read():
    dense = changed(SHEET, lambda old: old.replace(b"</sheetData>", b" " * 8_000_000 + b"</sheetData>"))
    assert reason(dense) == "too_large"
    far = changed(
        SHEET, lambda old: old.replace(b'r="A2"', b'r="XFD1048576"').replace(b'r="2"', b'r="1048576"')
    )
    assert reason(far) == "too_many_rows"
    wide = changed(SHEET, lambda old: old.replace(b'r="B2"', b'r="XFD2"'))
    assert reason(wide) == "too_many_columns"
    single = changed(SHEET, lambda old: old.replace(b'r="A2"', b"r='A999999'"))
    assert reason(single) == "too_many_rows"
    odd = changed(SHEET, lambda old: old.replace(b'r="A2"', b'r="A&#50;"'))
    assert reason(odd) == "damaged"
    entity = changed(SHEET, lambda old: b'<!DOCTYPE x [<!ENTITY a "b">]>' + old)
    assert reason(entity) == "damaged"
    utf16 = changed(SHEET, lambda old: old.decode().encode("utf-16"))
    assert reason(utf16) == "damaged"


def test_rows_over_the_limit_are_refused():
    rows = [[str(n), ""] for n in range(1, 12)]
    assert len(read_rows(written(rows), limits=Limits(rows=11))) == 12
    assert reason(written(rows), rows=10) == "too_many_rows"


def test_sheet_without_a_word_is_empty():
    empty = changed(
        SHEET,
        lambda _old: (
            b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
        ),
    )
    assert reason(empty) == "empty"
