"""The preview says what the paper says, runs nothing, and takes its looks from one style sheet."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from django.contrib.staticfiles import finders
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.papers.writing import layout
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
from lantoa.papers.writing.html import html_fragment, write_html
from lantoa.papers.writing.html.document import STYLE
from lantoa.papers.writing.samples import letter_to_many, letter_to_one, plan, report_upward, samples
from lantoa.papers.writing.text import text_of
from tests.papers.writing.reading_back import html_words

text = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=40)


@pytest.mark.parametrize("name", samples())
def test_words_stand_in_the_order_of_the_paper(name):
    paper = samples()[name]
    assert html_words(html_fragment(paper)) == " ".join(text_of(paper)).split()


@given(text, text, text)
@settings(max_examples=80, deadline=None)
def test_no_letter_becomes_a_tag(first, second, third):
    blocks = (
        Heading(HeadingForm.NUMBER, "1", first),
        Paragraph(second),
        Item("-", third),
        Article("Điều 1", first),
        Table((Column(second, 1),), ((Cell((third, first)),),)),
    )
    paper = replace(letter_to_one(), blocks=blocks, subject=first, recipients=(second,))
    assert html_words(html_fragment(paper)) == " ".join(text_of(paper)).split()


def test_a_script_in_the_text_stays_text():
    paper = replace(plan(), blocks=(Paragraph("<script>alert(1)</script>"),), subject='"><img src=x>')
    page = write_html(paper)
    assert "<script" not in page
    assert "<img" not in page


@pytest.mark.parametrize("name", samples())
def test_nothing_in_the_part_needs_a_style_or_script_of_its_own(name):
    page = html_fragment(samples()[name])
    assert not re.search(r"<(script|style|link|iframe|img)|\s(style|on\w+)=|javascript:", page)


@pytest.mark.parametrize("name", samples())
def test_every_class_has_a_rule(name):
    used = set(re.findall(r"paper(?:-[a-z0-9]+)+|\"paper\"", html_fragment(samples()[name])))
    style = STYLE.read_text("utf-8")
    # These name what a block is, and look like any text.
    bare = {
        "paper-side",
        "paper-article",
        "paper-heading-roman",
        "paper-heading-number",
        "paper-heading-plain",
    }
    assert {name for name in used - bare if f".{name.strip(chr(34))}" not in style} == set()


def test_headings_stand_below_each_other():
    page = html_fragment(plan(), level=1)
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_say_which_cells_are_heads():
    page = html_fragment(plan())
    assert page.count('<th scope="col">') >= 6
    assert 'rowspan="2"' in page
    assert 'colspan="2"' in html_fragment(report_upward())


def test_lists_are_lists():
    assert re.search(r'<ol class="paper-points paper-plain">\s*<li>1\. ', html_fragment(plan()))
    assert re.search(r'<ul class="paper-points paper-plain">\s*<li>- ', html_fragment(letter_to_many()))


def test_pages_are_given_the_very_style_that_a_file_carries():
    assert finders.find("paper/paper.css") == str(STYLE)
    assert STYLE.read_text("utf-8") in write_html(plan())


def test_sizes_are_those_of_the_layout():
    given = dict(re.findall(r"--size-([a-z-]+): (\d+)pt", STYLE.read_text("utf-8")))
    taken = {name: getattr(layout, name.upper().replace("-", "_")).taken for name in given}
    assert {name: float(size) for name, size in given.items()} == taken
    assert len(given) >= 20
