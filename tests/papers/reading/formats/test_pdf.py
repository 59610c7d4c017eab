"""A .pdf as blocks: tables from their ruling lines, columns from white space, paragraphs from the page."""

import io
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from lantoa.papers.reading.blocks import Paragraph, Table
from lantoa.papers.reading.formats.pdf import read_blocks
from lantoa.papers.reading.plan import read_plan
from lantoa.papers.reading.unreadable import Unreadable
from tests.factories.papers import PdfPage, pdf_of

DEMO = Path(__file__).parents[4] / "demo" / "plans"
COLUMNS = [60.0, 100.0, 300.0, 420.0, 540.0]


def tables(data: bytes) -> list[tuple[tuple[str, ...], ...]]:
    return [block.rows for block in read_blocks(data) if isinstance(block, Table)]


def texts(data: bytes) -> list[str]:
    return [block.text for block in read_blocks(data) if isinstance(block, Paragraph)]


def page_with_table(*lines: tuple[str, ...], top: float = 100, page: PdfPage | None = None) -> PdfPage:
    page = page or PdfPage()
    page.grid(COLUMNS, [top + 30 * index for index in range(len(lines) + 1)])
    for index, line in enumerate(lines):
        for column, words in enumerate(line):
            if words:
                page.text(words, left=COLUMNS[column] + 5, top=top + 30 * index + 8)
    return page


def prose(page: PdfPage, *lines: str, top: float = 60, left: float = 85, pitch: float = 18) -> PdfPage:
    for index, line in enumerate(lines):
        page.text(line, left=left, top=top + pitch * index)
    return page


def test_text_inside_a_table_is_not_repeated_as_paragraphs():
    page = prose(
        page_with_table(("TT", "Nhiem vu", "Chu tri", "Thoi gian"), ("1", "Viet tin", "Phong A", "Quy I")),
        "PHU LUC nhiem vu cua xa nam 2026 kem theo ke hoach",
    )
    data = pdf_of(page)
    assert tables(data) == [
        (("TT", "Nhiem vu", "Chu tri", "Thoi gian"), ("1", "Viet tin", "Phong A", "Quy I"))
    ]
    assert texts(data) == ["PHU LUC nhiem vu cua xa nam 2026 kem theo ke hoach"]


def test_a_cell_merged_over_rows_is_repeated():
    page = PdfPage()
    page.grid(COLUMNS[1:], [100, 130, 160]).grid(COLUMNS[:2], [100, 160])
    page.text("2", left=65, top=120)
    page.text("Dang tin tren cong cua tinh", left=105, top=108).text(
        "Dang tin tren trang cua xa", left=105, top=138
    )
    page.text("Phong A", left=305, top=108).text("Phong B", left=305, top=138)
    page.text("Nam 2026", left=425, top=108).text("Nam 2026", left=425, top=138)
    assert tables(pdf_of(page)) == [
        (
            ("2", "Dang tin tren cong cua tinh", "Phong A", "Nam 2026"),
            ("2", "Dang tin tren trang cua xa", "Phong B", "Nam 2026"),
        )
    ]


def test_a_cell_merged_over_columns_is_repeated():
    page = PdfPage()
    page.grid(COLUMNS, [130, 160])
    page.grid([COLUMNS[0], COLUMNS[1], COLUMNS[4]], [100, 130])
    page.text("I", left=65, top=108).text("Cong tac chi dao, dieu hanh", left=105, top=108)
    for column, words in enumerate(("1", "Ban hanh ke hoach", "Phong A", "Quy I")):
        page.text(words, left=COLUMNS[column] + 5, top=138)
    group = "Cong tac chi dao, dieu hanh"
    assert tables(pdf_of(page)) == [
        (("I", group, group, group), ("1", "Ban hanh ke hoach", "Phong A", "Quy I"))
    ]


def test_a_table_over_two_pages_is_one_without_its_second_header():
    header = ("TT", "Nhiem vu", "Chu tri", "Thoi gian")
    first = page_with_table(header, ("1", "Viet tin, bai", "Phong A", "Quy I"))
    second = page_with_table(header, ("2", "Phat thanh", "Phong B", "Quy II"), top=60)
    assert tables(pdf_of(first, second)) == [
        (header, ("1", "Viet tin, bai", "Phong A", "Quy I"), ("2", "Phat thanh", "Phong B", "Quy II"))
    ]


def test_a_row_broken_over_two_pages_is_one_row():
    first = page_with_table(
        ("TT", "Nhiem vu", "Chu tri", "Thoi gian"), ("1", "Xay dung chuyen muc", "Phong Van hoa", "Quy I")
    )
    second = page_with_table(
        ("", "va dang tin, bai", "- Xa hoi", ""), ("2", "Phat thanh", "Phong B", "Quy II"), top=60
    )
    ((_, row, last),) = tables(pdf_of(first, second))
    assert row == ("1", "Xay dung chuyen muc va dang tin, bai", "Phong Van hoa - Xa hoi", "Quy I")
    assert last[0] == "2"


def test_a_merged_cell_that_runs_on_keeps_its_text_on_the_next_page():
    first = page_with_table(
        ("TT", "Nhiem vu", "San pham", "Thoi gian"),
        ("2", "Dang tin tren cac trang", "Hai muoi tin", "Nam 2026"),
    )
    second = page_with_table(
        ("", "", "Sau tin", "Nam 2026"), ("3", "Phat thanh", "Hai tin", "Hang thang"), top=60
    )
    ((_, one, two, three),) = tables(pdf_of(first, second))
    assert one[:2] == two[:2] == ("2", "Dang tin tren cac trang")
    assert two[2:] == ("Sau tin", "Nam 2026")
    assert three[0] == "3"


def test_text_between_two_tables_keeps_them_apart():
    first = page_with_table(("TT", "Nhiem vu", "Chu tri", "Thoi gian"), ("1", "Viet tin", "Phong A", "Quy I"))
    second = PdfPage()
    prose(second, "PHU LUC II: danh muc thu tuc hanh chinh cua xa", top=90)
    page_with_table(
        ("TT", "Thu tuc", "Don vi", "Han"), ("1", "Khai sinh", "Phong B", "Ngay"), top=130, page=second
    )
    assert len(tables(pdf_of(first, second))) == 2


def test_a_single_framed_box_is_text():
    page = prose(PdfPage(), "Mot doan van binh thuong nam ngoai khung va du dai de doc", top=200)
    page.grid([380, 520], [40, 80]).text("HOA TOC", left=400, top=50)
    data = pdf_of(page)
    assert tables(data) == []
    assert "HOA TOC" in texts(data)


def test_page_numbers_and_running_headers_are_dropped():
    pages = []
    words = ["mot", "hai", "ba", "bon"]
    for number, word in enumerate(words, 1):
        page = PdfPage().text("UBND xa Thanh Lam Ha", left=85, top=30, size=9)
        page.text(str(number), left=297, top=45)
        prose(page, f"Doan van thu {word} cua ke hoach tuyen truyen cai cach", top=100, left=120)
        pages.append(prose(page, "hanh chinh.", top=118))
    assert texts(pdf_of(*pages)) == [
        f"Doan van thu {word} cua ke hoach tuyen truyen cai cach hanh chinh." for word in words
    ]


def test_a_letterhead_in_two_columns_becomes_a_table():
    page = PdfPage()
    page.text("UY BAN NHAN DAN", left=85, top=60).text("CONG HOA XA HOI CHU NGHIA VIET NAM", left=300, top=60)
    page.text("XA THANH LAM HA", left=90, top=76).text("Doc lap - Tu do - Hanh phuc", left=340, top=76)
    page.text("KE HOACH", left=265, top=120)
    data = pdf_of(page)
    assert tables(data) == [
        (
            (
                "UY BAN NHAN DAN\nXA THANH LAM HA",
                "CONG HOA XA HOI CHU NGHIA VIET NAM\nDoc lap - Tu do - Hanh phuc",
            ),
        )
    ]
    assert texts(data) == ["KE HOACH"]


def test_recipients_and_signature_are_read_side_by_side():
    page = prose(
        PdfPage(), "Tren day la Ke hoach tuyen truyen cai cach hanh chinh cua xa trong nam", "2026./.", top=60
    )
    page.text("Noi nhan:", left=85, top=110, size=11).text("CHU TICH", left=380, top=110, size=13)
    for index, line in enumerate(("- So Noi vu;", "- Cac thon;", "- Luu: VT.")):
        page.text(line, left=85, top=125 + 13 * index, size=10)
    page.text("Lo Minh Phuong", left=370, top=200, size=13)
    data = pdf_of(page)
    assert tables(data)[-1] == (
        ("Noi nhan:\n- So Noi vu;\n- Cac thon;\n- Luu: VT.", "CHU TICH\nLo Minh Phuong"),
    )
    assert texts(data)[-1].endswith("2026./.")


def test_a_first_line_indent_begins_a_paragraph_and_a_full_line_does_not_end_one():
    page = PdfPage()
    full = "Cong chuc cua xa tiep nhan ho so va huong dan nguoi dan nop ho so truc tuyen"
    page.text(full, left=120, top=60).text("tren Cong Dich vu cong quoc gia. " + full[:44], left=85, top=78)
    page.text(
        "Cac thon dan ma QR tai nha van hoa thon de nguoi dan thuan tien tra cuu thu tuc", left=120, top=96
    )
    page.text("hanh chinh.", left=85, top=114)
    found = texts(pdf_of(page))
    assert [text.split()[0] for text in found] == ["Cong", "Cac"]


def test_a_year_range_broken_at_its_hyphen_is_whole_again():
    page = PdfPage()
    page.text(
        "- Chuong trinh tong the cai cach hanh chinh nha nuoc trong ca giai doan 2021-", left=85, top=60
    )
    page.text(
        "2030 cua Chinh phu va cac van ban huong dan thuc hien cua tinh trong nam nay;", left=85, top=78
    )
    assert "2021-2030 cua Chinh phu" in " ".join(texts(pdf_of(page)))


def test_a_locked_file_says_so():
    with pytest.raises(Unreadable) as caught:
        read_blocks(pdf_of(PdfPage().text("x" * 60, left=60, top=60), encrypt=True))
    assert caught.value.code == "encrypted"


def test_three_hundred_and_one_pages_are_too_many():
    with pytest.raises(Unreadable) as caught:
        read_blocks(pdf_of(*[PdfPage().text("trang", left=60, top=60)] * 301))
    assert caught.value.code == "too_many_pages"


@pytest.mark.parametrize("cut", [20, 400, 2_000])
def test_a_file_cut_short_never_crashes(cut):
    data = (DEMO / "so-nong-nghiep-moi-truong-2026.pdf").read_bytes()
    with pytest.raises(Unreadable):
        read_blocks(data[: len(data) // 2 - cut])


@pytest.mark.parametrize("name", ["so-nong-nghiep-moi-truong-2026", "xa-thanh-lam-ha-2026"])
def test_tables_are_those_that_pdfplumber_finds(name):
    data = (DEMO / f"{name}.pdf").read_bytes()
    (ours,) = [rows for rows in tables(data) if len(rows) > 2]
    with pdfplumber.open(DEMO / f"{name}.pdf") as document:
        theirs = [row for page in document.pages for table in page.extract_tables() for row in table]
    joined = [[" ".join((text or "").split()) for text in row] for row in theirs]
    header = joined[0]
    joined = [header, *(row for row in joined[1:] if row != header)]
    assert len(ours) == len(joined)
    for mine, other in zip(ours, joined, strict=True):
        # pdfplumber leaves the repeated part of a merged cell empty.
        assert all(" ".join(a.split()) == b for a, b in zip(mine, other, strict=True) if b)


def test_a_scanned_page_among_pages_of_text_is_told():
    words = PdfPage()
    prose(
        words, "KE HOACH", "Tuyen truyen cai cach hanh chinh nam 2026", "I. MUC DICH", "Nang cao nhan thuc."
    )
    with PdfDocument(pdf_of(words)) as document, io.BytesIO() as scan, io.BytesIO() as joined:
        Image.new("L", (595, 842), 200).save(scan, "PDF")
        with PdfDocument(scan.getvalue()) as pictures:
            document.import_pages(pictures)
        document.new_page(595, 842)
        document.save(joined)
        blocks = read_blocks(joined.getvalue())
    assert [block.page for block in blocks if isinstance(block, Paragraph) and block.unread] == [2]
    warnings = read_plan(blocks).record["warnings"]
    assert [warning["text"][:8] for warning in warnings if warning["code"] == "unread_pages"] == ["Trang 2 "]
