"""The document is cut where something was understood, nested values and whole cells included."""

from lantoa.domain.imports.review.paths import Addresses
from lantoa.office.imports.paper import pieces_of, sheets_of

EMPTY = {name: [] for name in ("citations", "topics", "forms", "audiences", "tasks", "targets", "reporting")}


def addresses(**sections):
    return Addresses({**EMPTY, **sections})


def test_text_without_spans_is_one_piece():
    assert [(piece.text, piece.addresses) for piece in pieces_of("Kế hoạch", [], set())] == [("Kế hoạch", ())]


def test_nested_spans_know_the_narrowest_first():
    pieces = pieces_of("đăng tối thiểu 20 tin", [(0, 21, "t0.name"), (5, 21, "g0.text")], set())
    assert [(piece.text, piece.addresses) for piece in pieces] == [
        ("đăng ", ("t0.name",)),
        ("tối thiểu 20 tin", ("g0.text", "t0.name")),
    ]


def test_spans_that_cross_are_cut_at_every_edge():
    pieces = pieces_of("abcdef", [(0, 4, "a0.text"), (2, 6, "p0.text")], set())
    assert [piece.text for piece in pieces] == ["ab", "cd", "ef"]


def test_each_field_is_an_anchor_once():
    anchored = set()
    first = pieces_of("abcd", [(0, 2, "t0.name"), (3, 4, "t0.name")], anchored)
    assert [piece.anchors for piece in first if piece.addresses] == [("t0.name",), ()]


def test_span_beyond_the_text_is_cut_off():
    assert [piece.text for piece in pieces_of("ab", [(1, 99, "t0.name"), (50, 60, "t1.name")], set())] == [
        "a",
        "b",
    ]


def test_whole_cell_is_marked_where_no_characters_are_named():
    reading = {
        "record": {"tasks": [{"leads": ["Phòng Kinh tế"]}]},
        "blocks": [{"rows": [["1", "Phòng Kinh tế"]], "page": 1}],
        "sources": {"tasks[0].lead": {"block": 0, "start": 0, "end": 0, "row": 0, "column": 1}},
    }
    sheets, shown = sheets_of(reading, addresses=addresses(tasks=[{"id": "t0", "path": "tasks[0]"}]))
    assert shown == {"t0.leads.0"}
    assert sheets[0].rows[0][1][0].addresses == ("t0.leads.0",)


def test_value_behind_a_mark_is_found_by_its_words():
    reading = {
        "record": {"targets": [{"text": "đăng 20 tin"}]},
        "blocks": [{"text": "- đăng 20 tin", "page": 1}],
        "sources": {"targets[0]": {"block": 0, "start": 0, "end": 11}},
    }
    sheets, _shown = sheets_of(reading, addresses=addresses(targets=[{"id": "g0", "path": "targets[0]"}]))
    assert [(piece.text, piece.addresses) for piece in sheets[0].pieces] == [
        ("- ", ()),
        ("đăng 20 tin", ("g0.text",)),
    ]


def test_titles_headings_and_letterhead_look_like_it():
    reading = {
        "record": {
            "document": {"kind": "Kế hoạch", "subject": "Tuyên truyền cải cách hành chính năm 2026"},
            "outline": [{"label": "I", "text": "MỤC ĐÍCH", "level": 1}],
        },
        "blocks": [
            {"rows": [["UBND XÃ", "CỘNG HÒA\nĐộc lập - Tự do - Hạnh phúc"]], "page": 1},
            {"text": "KẾ HOẠCH", "page": 1},
            {"text": "Tuyên truyền cải cách hành chính", "page": 1},
            {"text": "I. MỤC ĐÍCH", "page": 1},
            {"text": "- Tuyên truyền cải cách hành chính", "page": 2},
        ],
    }
    sheets, _shown = sheets_of(reading, addresses=addresses())
    assert [sheet.look for sheet in sheets] == ["letterhead", "title", "title", "strong", "plain"]
    assert [sheet.is_new_page for sheet in sheets] == [False, False, False, False, True]


def test_document_without_blocks_is_empty():
    assert sheets_of({}, addresses=addresses()) == ([], frozenset())
