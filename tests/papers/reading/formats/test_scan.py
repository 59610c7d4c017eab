"""Pictures of plans: read where tesseract is installed, refused by a clear sentence where it is not."""

import io
import shutil
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from lantoa.papers.reading.blocks import Table
from lantoa.papers.reading.door import blocks_of
from lantoa.papers.reading.formats.pdf_grid import grids_of
from lantoa.papers.reading.formats.picture_rules import rules_of_picture, without_rules
from lantoa.papers.reading.unreadable import Unreadable

DEMO = Path(__file__).parents[4] / "demo" / "plans" / "xa-thanh-lam-ha-2026.pdf"
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")


def picture_of(page: int, *, dots_per_inch: int = 200) -> Image.Image:
    with pypdfium2.PdfDocument(DEMO) as document:
        return document[page].render(scale=dots_per_inch / 72, grayscale=True).to_pil().convert("L")


def as_bytes(picture: Image.Image, form: str, **settings: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, form, **settings)
    return stream.getvalue()


@pytest.mark.scan
@needs_tesseract
def test_a_scanned_appendix_keeps_its_table():
    with pypdfium2.PdfDocument(DEMO) as document:
        last = len(document) - 1
    scan = as_bytes(picture_of(last), "PDF", resolution=200)
    (table,) = [block for block in blocks_of(scan) if isinstance(block, Table)]
    # A letter or two may be lost; rows, columns and merged cells may not.
    assert table.rows[0][1:] == (
        "Nhiệm vụ",
        "Sản phẩm",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Thời gian thực hiện",
    )
    assert len(table.rows) == 13
    assert len({row[1] for row in table.rows[2:5]}) == 1
    assert table.rows[5][5] == "Định kỳ hằng tháng"


@pytest.mark.scan
@needs_tesseract
def test_a_photographed_first_page_keeps_its_letterhead():
    blocks = blocks_of(as_bytes(picture_of(0, dots_per_inch=150), "JPEG", quality=90))
    head = blocks[0]
    assert isinstance(head, Table)
    assert head.rows[0][0].endswith("27/KH-UBND")
    assert head.rows[0][1].startswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")


def test_without_tesseract_the_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "")
    for data in (
        as_bytes(picture_of(0, dots_per_inch=60), "PNG"),
        as_bytes(picture_of(0, dots_per_inch=60), "PDF"),
    ):
        with pytest.raises(Unreadable) as caught:
            blocks_of(data)
        assert caught.value.code == "no_scanner"
        assert "vie" in caught.value.sentence


@pytest.mark.scan
@needs_tesseract
def test_a_broken_picture():
    with pytest.raises(Unreadable) as caught:
        blocks_of(as_bytes(picture_of(0, dots_per_inch=60), "PNG")[:300])
    assert caught.value.code == "damaged"


def test_lines_are_found_and_words_are_not_taken_for_lines():
    picture = picture_of(0, dots_per_inch=250)
    assert grids_of(rules_of_picture(picture, scale=250 / 72)) == []


def test_the_lines_of_a_drawn_table_are_found_and_wiped():
    picture = Image.new("L", (1000, 700), 255)
    draw = ImageDraw.Draw(picture)
    for at in (100, 200, 300):
        draw.line((100, at, 900, at), fill=0, width=2)
    for at in (100, 500, 900):
        draw.line((at, 100, at, 300), fill=0, width=2)
    rules = rules_of_picture(picture, scale=2.0)
    (grid,) = grids_of(rules)
    assert (len(grid.columns), len(grid.rows)) == (3, 3)
    assert without_rules(picture, rules, scale=2.0).getextrema() == (255, 255)
