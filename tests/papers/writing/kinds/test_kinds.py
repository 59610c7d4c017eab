"""Each kind of paper has the parts that the sample of the decree gives it."""

from lantoa.papers.writing.blocks import Article, Basis, Heading, Item, Paragraph
from lantoa.papers.writing.kinds.sections import Section, blocks_of, roman
from lantoa.papers.writing.samples import samples
from lantoa.papers.writing.text import text_of

SAMPLES = samples()


def test_every_paper_ends_with_its_mark_once():
    for name, paper in SAMPLES.items():
        texts = [block.text for block in paper.blocks if isinstance(block, (Article, Item, Paragraph))]
        assert [text.endswith("./.") for text in texts] == [False] * (len(texts) - 1) + [True], name


def test_a_decision_has_bases_formula_articles_and_the_plan_attached():
    paper = SAMPLES["decision"]
    kinds = [type(block) for block in paper.blocks]
    assert kinds == [Basis] * 3 + [Paragraph] + [Article] * 3
    assert [block.label for block in paper.blocks[4:]] == ["Điều 1", "Điều 2", "Điều 3"]
    assert paper.authority_line == "ỦY BAN NHÂN DÂN XÃ THANH LÂM HẠ"
    attached, *appendices = paper.appendices
    assert attached.attached_kind == "KẾ HOẠCH"
    assert attached.issued_with.startswith("Kèm theo Quyết định số")
    assert len(appendices) == 3
    assert paper.subject.startswith("Ban hành Kế hoạch thông tin")


def test_a_report_goes_to_its_superior_with_its_own_appendix_line():
    paper = SAMPLES["report"]
    assert "Kính gửi: Ủy ban nhân dân tỉnh Hoa Sơn" in text_of(paper)
    (line,) = [text for text in text_of(paper) if text.startswith("(Kèm theo")]
    assert line == "(Kèm theo Báo cáo số /BC-UBND ngày tháng năm 2026 của Ủy ban nhân dân xã Thanh Lâm Hạ)"


def test_a_letter_has_no_kind_and_its_subject_under_the_number():
    texts = text_of(SAMPLES["letter"])
    assert texts.index("V/v đẩy mạnh thông tin, tuyên truyền cải cách hành chính quý IV năm 2026") == 3
    place = texts.index("Kính gửi:")
    assert texts[place + 1 : place + 3] == [
        "- Các sở, ban, ngành thuộc tỉnh;",
        "- Ủy ban nhân dân các xã, phường.",
    ]
    assert "TL. TRƯỞNG BAN" in texts
    assert texts[-1] != "Lưu: VT, CCHC"


def test_an_invitation_says_who_what_chair_time_and_place():
    texts = text_of(SAMPLES["invitation"])
    place = texts.index("Ủy ban nhân dân xã Thanh Lâm Hạ trân trọng kính mời:")
    starts = ["- Đại diện", "- Bí thư", "Tới dự", "Chủ trì:", "Thời gian:", "Địa điểm:"]
    assert all(text.startswith(start) for text, start in zip(texts[place + 1 :], starts, strict=False))


def test_a_proposal_has_addressee_and_bases():
    paper = SAMPLES["proposal"]
    assert paper.addressees == ("Ủy ban nhân dân tỉnh Hoa Sơn",)
    assert isinstance(paper.blocks[0], Basis)


def test_sections_are_numbered_by_depth():
    deep = Section("Sâu", parts=(Section("Hai", parts=(Section("Ba"), Section("Bốn"))),))
    headings = [block for block in blocks_of([deep]) if isinstance(block, Heading)]
    assert [(each.label, each.text) for each in headings] == [
        ("I", "SÂU"),
        ("1", "Hai"),
        ("a", "Ba"),
        ("b", "Bốn"),
    ]
    assert [roman(number) for number in (4, 9, 14, 29)] == ["IV", "IX", "XIV", "XXIX"]
