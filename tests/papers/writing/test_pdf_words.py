"""The .pdf says what the paper says, letter by letter, whatever the letters mean to typst."""

import re
import unicodedata
from collections import Counter
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lantoa.papers.writing.blocks import Cell, Column, Heading, HeadingForm, Item, Paragraph, Table
from lantoa.papers.writing.layout import PAGE_MM
from lantoa.papers.writing.pdf import write_pdf
from lantoa.papers.writing.samples import letter_to_one, plan, report_upward, samples
from lantoa.papers.writing.text import text_of
from lantoa.papers.writing.unwritable import Unwritable
from tests.papers.writing.reading_back import page_words, spoken

SIGNS = "#$\\[]{}()@*_/-'\"`~<>=+&%^|:;,.!?0123456789"
LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵfjwz"
    "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬBCDĐEÈẺẼÉẸÊỀỂỄẾỆGHIÌỈĨÍỊKLMNOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢPQRSTUÙỦŨÚỤƯỪỬỮỨỰVXYỲỶỸÝỴFJWZ"
)
MARKS = "–—…•→≥≤≠±×÷²³°“”‘’«»§©®€₫½¼"
# A hyphen that ends a line is taken for one that parts a word by the library that reads the file back.
text = (
    st.text(st.sampled_from(LETTERS + SIGNS + MARKS + " "), min_size=1, max_size=60)
    .map(lambda words: words.strip().rstrip("-"))
    .filter(str.strip)
)


def glued(words):
    return "".join("".join(words).split())


@pytest.mark.parametrize("name", samples())
def test_words_are_read_aloud_in_the_order_of_the_paper(name):
    paper = samples()[name]
    order = text_of(paper)
    if paper.contact:
        # It belongs to the first page, wherever the text ends.
        order = [paper.contact, *(each for each in order if each != paper.contact)]
    assert spoken(write_pdf(paper)) == glued(order)


@pytest.mark.parametrize("name", samples())
def test_a_search_finds_every_word(name):
    paper = samples()[name]
    found = Counter(page_words(write_pdf(paper)))
    # A line may end after a slash or a hyphen, so parts of words are counted, and page numbers are left out.
    wanted = Counter(" ".join(text_of(paper)).split())
    pieces = Counter(part for word in found.elements() for part in re.split(r"(?<=[/-])", word) if part)
    sought = Counter(part for word in wanted.elements() for part in re.split(r"(?<=[/-])", word) if part)
    assert {part for part in (pieces - sought) if not part.isdigit()} == set()
    assert sought - pieces == Counter()


@given(text, text, text, text)
@example("#panic()", "$x^2$", "\\u{41} [a] *b* _c_ `d`", "// e -- --- ... 'f' \"g\" ~ <h> @i")
@example("#sys.inputs", "= 1", "- 2", "+ 3")
@example("fi ffl ff", "1/2 1. a)", "(c) ->", "https://a.vn/b?c=d#e")
@settings(max_examples=25, deadline=None)
def test_no_letter_means_anything_to_the_program(first, second, third, fourth):
    table = Table((Column(third, 1), Column("B", 2)), ((Cell((fourth, first)), Cell((second,))),))
    blocks = (
        Heading(HeadingForm.ROMAN, "I", first),
        Paragraph(second),
        Item("-", third),
        Item(fourth[:3].strip() or "-", first),
        table,
        Paragraph(fourth, is_centred=True),
    )
    paper = replace(letter_to_one(), blocks=blocks, subject=third, addressees=(second,), recipients=(fourth,))
    assert spoken(write_pdf(paper)) == glued(text_of(paper))


def test_every_vietnamese_letter_is_in_the_font():
    paper = replace(letter_to_one(), blocks=tuple(map(Paragraph, (LETTERS, SIGNS, MARKS))))
    assert glued((LETTERS, SIGNS, MARKS)) in spoken(write_pdf(paper))


def test_letters_with_parted_marks_are_shown_whole():
    paper = replace(letter_to_one(), blocks=(Paragraph("Tie\u0302\u0301ng Vie\u0323\u0302t"),))
    assert "TiếngViệt" in unicodedata.normalize("NFC", spoken(write_pdf(paper)))


def test_a_letter_that_the_font_lacks_is_named():
    with pytest.raises(Unwritable) as told:
        write_pdf(replace(letter_to_one(), blocks=(Paragraph("Chữ 中 và 文"),)))
    assert "中" in told.value.sentence
    assert "Tinos" in told.value.sentence


def test_control_letters_are_told_of_too():
    with pytest.raises(Unwritable):
        write_pdf(replace(letter_to_one(), blocks=(Paragraph("a\x07b"),)))


def test_a_table_of_many_pages_repeats_its_header():
    table = Table(
        (Column("Cột một", 1), Column("Cột hai", 1)),
        tuple((Cell((f"Dòng {number}",)), Cell(("x",))) for number in range(150)),
    )
    words = " ".join(page_words(write_pdf(replace(plan(), blocks=(table,), appendices=()))))
    assert words.count("Cột một") >= 3
    assert [number for number in range(150) if f"Dòng {number} " not in words] == []


def test_pages_are_counted_anew_in_each_appendix():
    paper = report_upward()
    many = tuple(Paragraph(f"Đoạn {number}") for number in range(90))
    first, *_ = paper.appendices
    paper = replace(
        paper,
        blocks=many,
        appendices=(replace(first, blocks=many, label="I"), replace(first, blocks=many, label="II")),
    )
    assert page_numbers(write_pdf(paper)) == ["", "2", "3", "4", "", "2", "3", "", "2", "3"]


def page_numbers(data):
    """What stands in the top margin of each page."""
    found = []
    for page in pypdfium2.PdfDocument(data):
        high = page.get_height()
        mm = high / PAGE_MM[1] if high > page.get_width() else high / PAGE_MM[0]
        found.append(page.get_textpage().get_text_bounded(bottom=high - 19 * mm).strip())
    return found


def test_a_number_of_a_paper_is_not_parted_at_the_end_of_a_line():
    texts = tuple(
        f"{'a' * length} {'b ' * 30} Nghị quyết số 76/NQ-CP và 12/UBND-VX" for length in range(1, 25)
    )
    data = write_pdf(replace(letter_to_one(), blocks=tuple(map(Paragraph, texts))))
    words = page_words(data)
    assert words.count("76/NQ-CP") == len(texts)
    assert words.count("12/UBND-VX") == len(texts)
