"""The .pdf is an archive file: PDF/A-2b, tagged, in Tinos alone, the same bytes for the same paper."""

import re
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lantoa.papers.writing.blocks import (
    Article,
    Cell,
    Column,
    Heading,
    HeadingForm,
    Item,
    Paragraph,
    Table,
)
from lantoa.papers.writing.grid import rows_of
from lantoa.papers.writing.outline import levels_of
from lantoa.papers.writing.pdf import fonts as font_folder
from lantoa.papers.writing.pdf import write_pdf
from lantoa.papers.writing.samples import decision_with_plan, letter_to_one, plan, samples
from lantoa.papers.writing.unwritable import Unwritable
from tests.papers.writing.reading_back import fonts, language, tags

ROOT = Path(__file__).resolve().parents[3]
FACE = re.compile(r"[A-Z]{6}\+Tinos-(Regular|Bold|Italic|BoldItalic)")


@pytest.mark.parametrize("name", samples())
def test_only_embedded_tinos_sets_letters(name):
    found = fonts(write_pdf(samples()[name]))
    assert found
    assert all(FACE.fullmatch(font) and is_embedded for font, is_embedded in found.items()), found


def test_it_declares_the_archive_standard_and_its_language_and_title():
    data = write_pdf(decision_with_plan())
    assert re.findall(rb"<pdfaid:(\w+)>(\w+)<", data) == [(b"part", b"2"), (b"conformance", b"B")]
    assert language(data) == "vi-VN"
    assert "Quyết định số 05/QĐ-UBND Ban hành Kế hoạch".encode() in data


def test_headings_lists_and_tables_are_tagged():
    kinds = [tag.kind for tag in tags(write_pdf(plan()))]
    assert {"H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"} <= set(kinds)


def test_header_cells_are_told_from_others():
    table = Table((Column("Đầu", 1),), ((Cell(("Thân",)),),))
    found = tags(write_pdf(replace(letter_to_one(), blocks=(table,))))
    place = {tag.words: place for place, tag in enumerate(found) if tag.words}
    assert "TH" in {tag.kind for tag in found[place["Đầu"] - 2 : place["Đầu"] + 1]}
    assert "TD" in {tag.kind for tag in found[place["Thân"] - 2 : place["Thân"] + 1]}


def test_the_same_paper_gives_the_same_bytes_in_every_thread():
    papers = [*samples().values()] * 3
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(write_pdf, papers))
    count = len(samples())
    assert made[:count] == made[count : 2 * count] == made[2 * count :]


def test_the_moment_of_making_is_the_day_of_issue():
    data = write_pdf(replace(letter_to_one(), issued_on=date(2026, 3, 9)))
    assert b"D:20260309" in data


def test_a_missing_font_is_told_with_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv(font_folder.VARIABLE, str(tmp_path))
    with pytest.raises(Unwritable) as told:
        write_pdf(letter_to_one())
    assert str(tmp_path) in told.value.sentence
    assert "make env" in told.value.sentence


def test_the_font_is_found_where_the_setting_says(tmp_path, monkeypatch):
    for file in font_folder.folder().rglob("*.ttf"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    expected = write_pdf(letter_to_one())
    monkeypatch.setenv(font_folder.VARIABLE, str(tmp_path))
    assert write_pdf(letter_to_one()) == expected


def test_an_installed_package_has_every_file_that_is_no_code():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    shipped = {
        path
        for package, patterns in settings["tool"]["setuptools"]["package-data"].items()
        for pattern in patterns
        for path in (ROOT / package.replace(".", "/")).glob(pattern)
    }
    others = {
        path
        for path in (ROOT / "lantoa" / "papers").rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    }
    assert others - shipped == set()


def test_levels_of_headings_have_no_gaps():
    blocks = (
        Heading(HeadingForm.ROMAN, "I", "A"),
        Heading(HeadingForm.LETTER, "a", "B"),
        Paragraph("x"),
        Heading(HeadingForm.NUMBER, "1", "C"),
        Heading(HeadingForm.NUMBER, "1.1", "D"),
        Heading(HeadingForm.NUMBER, "2", "E"),
        Item("-", "y"),
        Heading(HeadingForm.ROMAN, "II", "G"),
        Article("Điều 1", "F", is_title=True),
        Heading(HeadingForm.NUMBER, "1", "H"),
    )
    assert levels_of(blocks) == [2, 3, 0, 3, 4, 3, 0, 2, 2, 3]


def test_a_cell_outside_its_table_is_refused():
    with pytest.raises(Unwritable):
        rows_of(Table((Column("A", 1),), ((Cell(("x",)), Cell(("y",))),)))


def test_merged_cells_take_the_places_of_others():
    table = Table(
        (Column("A", 1), Column("B", 1), Column("C", 1)),
        ((Cell(("a",), rows=2), Cell(("b",), columns=2)), (Cell(("c",)), Cell(("d",)))),
    )
    assert [[(placed.row, placed.column) for placed in row] for row in rows_of(table)] == [
        [(0, 0), (0, 1)],
        [(1, 1), (1, 2)],
    ]


def test_a_merge_longer_than_the_table_ends_with_it():
    table = Table((Column("A", 1), Column("B", 1)), ((Cell(("a",), rows=9), Cell(("b",))),))
    assert rows_of(table)[0][0].rows == 1
    assert write_pdf(replace(letter_to_one(), blocks=(table,)))
