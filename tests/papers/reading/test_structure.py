from lantoa.papers.reading.blocks import Paragraph
from lantoa.papers.reading.duties import closing_of, duties_of
from lantoa.papers.reading.sections import audiences_of, channels_of, funding_of, topics_of
from lantoa.papers.reading.structure import body_of


def body(*texts):
    return body_of([Paragraph(text) for text in texts], range(len(texts)))


def outline(*texts):
    return [(heading.label, heading.text, heading.level) for heading in body(*texts).headings]


def test_titles_are_headings_and_sentences_are_not():
    found = outline(
        "I. GIẢI PHÁP",
        "1. Nâng cao nhận thức, trách nhiệm của các cơ quan.",
        "2. Sắp xếp đội ngũ.",
        "II. TỔ CHỨC THỰC HIỆN",
        "1. Phòng Nội vụ:",
        "- Chủ trì.",
        "2. Đề nghị Ủy ban Mặt trận Tổ quốc",
        "Phối hợp tuyên truyền.",
    )
    assert found == [
        ("I", "GIẢI PHÁP", 1),
        ("II", "TỔ CHỨC THỰC HIỆN", 1),
        ("1", "Phòng Nội vụ", 2),
        ("2", "Đề nghị Ủy ban Mặt trận Tổ quốc", 2),
    ]


def test_a_sentence_over_a_dash_list_is_content():
    found = outline(
        "I. NỘI DUNG",
        "a) Tầm quan trọng của cải cách, trong đó trọng tâm vào các nội dung sau:",
        "- Thể chế.",
        "b) Kết quả.",
    )
    assert found == [("I", "NỘI DUNG", 1)]


def test_a_paper_without_roman_numbers_starts_at_level_one():
    assert outline("1. Mục đích", "a) Nhiệm vụ chung", "- Nâng cao nhận thức.") == [
        ("1", "Mục đích", 1),
        ("a", "Nhiệm vụ chung", 2),
    ]


def test_decimals_stand_below_numbers():
    assert [
        level
        for _, _, level in outline(
            "I. A B", "1. Hình thức", "1.1. Trên báo chí", "- Tin.", "1.2. Trực quan", "- Pano."
        )
    ] == [1, 2, 3, 3]


def test_lists_keep_their_sub_lists_and_leave_introductions_out():
    found = body(
        "I. NỘI DUNG, HÌNH THỨC",
        "1. Nội dung",
        "Tập trung vào các nội dung sau:",
        "a) Thể chế, gồm các phần như sau:",
        "- Rà soát;",
        "- Xây dựng.",
        "b) Kết quả.",
        "2. Hình thức",
        "- Báo chí.",
        "(Có Phụ lục kèm theo)",
    )
    assert [entry.text for entry in topics_of(found)] == [
        "Thể chế, gồm các phần như sau: - Rà soát; - Xây dựng.",
        "Kết quả.",
    ]
    assert [entry.text for entry in channels_of(found)] == ["Báo chí."]


def test_audience_and_money_are_read_where_a_section_says_so():
    found = body(
        "I. ĐỐI TƯỢNG",
        "Cán bộ, công chức.",
        "II. KINH PHÍ",
        "Từ ngân sách.",
        "Và nguồn khác.",
        "III. YÊU CẦU",
        "- Theo đối tượng.",
    )
    assert [entry.text for entry in audiences_of(found)] == ["Cán bộ, công chức."]
    funding = funding_of(found)
    assert funding is not None
    assert funding.text == "Từ ngân sách. Và nguồn khác."


def duties(*texts):
    read = body(*texts)
    closing = closing_of(read)
    found = duties_of(read, closing={id(item) for item in closing})
    return [(duty.unit, [entry.text for entry in duty.entries]) for duty in found], [
        item.text for item in closing
    ]


def test_each_unit_has_its_items_and_the_close_is_no_duty():
    found, closing = duties(
        "I. TỔ CHỨC THỰC HIỆN",
        "1. Kinh phí thực hiện",
        "Từ ngân sách.",
        "2. Trách nhiệm thực hiện",
        "a) Phòng Nội vụ:",
        "- Chủ trì.",
        "Chủ động phối hợp.",
        "b) Đề nghị Mặt trận Tổ quốc",
        "Giám sát.",
        "Yêu cầu các cơ quan thực hiện kế hoạch này./.",
    )
    assert found == [
        ("Phòng Nội vụ", ["Chủ trì.", "Chủ động phối hợp."]),
        ("Mặt trận Tổ quốc", ["Giám sát."]),
    ]
    assert closing == ["Yêu cầu các cơ quan thực hiện kế hoạch này./."]


def test_a_unit_may_stand_in_its_sentence():
    found, _ = duties(
        "I. PHÂN CÔNG THỰC HIỆN",
        "1. Văn phòng Sở: Chủ trì tham mưu.",
        "2. Các phòng thuộc Sở căn cứ nhiệm vụ được giao triển khai thực hiện.",
        "Trên đây là Kế hoạch./.",
    )
    assert found == [
        ("Văn phòng Sở", ["Chủ trì tham mưu."]),
        ("Các phòng thuộc Sở", ["Các phòng thuộc Sở căn cứ nhiệm vụ được giao triển khai thực hiện."]),
    ]


def test_bold_lines_without_number_head_what_is_below():
    blocks = [
        Paragraph("Mục đích", bold=True),
        Paragraph("Nâng cao nhận thức."),
        Paragraph("Kinh phí", bold=True),
        Paragraph("Ngân sách."),
    ]
    found = body_of(blocks, range(4))
    assert [(heading.label, heading.text) for heading in found.headings] == [
        (None, "Mục đích"),
        (None, "Kinh phí"),
    ]


def test_automatic_numbering_heads_too():
    blocks = [Paragraph("MỤC ĐÍCH", label="I."), Paragraph("Nâng cao nhận thức.", label="-")]
    found = body_of(blocks, range(2))
    assert [(heading.label, heading.text) for heading in found.headings] == [("I", "MỤC ĐÍCH")]
    assert found.items[1].mark is not None
    assert found.items[1].mark.written == "-"
