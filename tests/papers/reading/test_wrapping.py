from lantoa.papers.reading.blocks import Line
from lantoa.papers.reading.cleaning import lines_of_text, without_furniture
from lantoa.papers.reading.wrapping import paragraphs_of_lines


def paragraphs(text):
    return [paragraph.text for paragraph in paragraphs_of_lines(lines_of_text(text))]


def test_a_wrapped_item_is_one_paragraph():
    text = (
        "- Tăng cường công tác thông tin, tuyên truyền nhằm nâng cao nhận\nthức của cán bộ.\n- Yêu cầu khác."
    )
    assert paragraphs(text) == [
        "- Tăng cường công tác thông tin, tuyên truyền nhằm nâng cao nhận thức của cán bộ.",
        "- Yêu cầu khác.",
    ]


def test_a_blank_line_inside_a_sentence_ends_nothing():
    text = "- Công tác tuyên truyền phải gắn với việc\n\nthực hiện nhiệm vụ của xã."
    assert paragraphs(text) == ["- Công tác tuyên truyền phải gắn với việc thực hiện nhiệm vụ của xã."]


def test_a_hyphen_inside_a_name_is_no_mark():
    text = "- Phối hợp với các cơ quan, đơn vị và Phòng Văn hóa\n- Xã hội để tuyên truyền."
    assert paragraphs(text) == [
        "- Phối hợp với các cơ quan, đơn vị và Phòng Văn hóa - Xã hội để tuyên truyền."
    ]


def test_a_year_at_the_start_of_a_line_is_no_heading():
    text = "Thực hiện Kế hoạch của tỉnh về thông tin, tuyên truyền năm\n2026. Ủy ban nhân dân xã ban hành kế hoạch."
    assert len(paragraphs(text)) == 1


def test_a_heading_stands_apart_from_the_text_below_it():
    text = "1. Đối tượng\nCán bộ, công chức, viên chức làm việc trong cơ quan hành chính nhà nước\ntrên địa bàn xã."
    assert paragraphs(text)[0] == "1. Đối tượng"
    assert len(paragraphs(text)) == 2


def test_geometry_tells_a_short_line():
    lines = [
        Line("Công tác tuyên truyền được thực hiện thường xuyên.", left=80, right=300),
        Line("Các cơ quan, đơn vị phối hợp chặt chẽ trong việc thực hiện kế hoạch", left=80, right=520),
        Line("này trên địa bàn.", left=80, right=180),
        Line("Kinh phí lấy từ ngân sách của xã theo quy định của pháp luật hiện", left=80, right=515),
        Line("hành và các nguồn khác.", left=80, right=190),
    ]
    assert len(paragraphs_of_lines(lines)) == 3


def test_page_numbers_and_running_headers_are_furniture():
    page = "- Nội dung một của trang này.\n{n}\n\fKế hoạch tuyên truyền cải cách\n"
    text = "".join(page.format(n=n) for n in range(2, 6)) + "- Hết."
    texts = [line.text for line in without_furniture(lines_of_text(text))]
    assert texts == ["- Nội dung một của trang này."] * 4 + ["- Hết."]


def test_invisible_letters_and_soft_hyphens_go():
    assert lines_of_text("cải cách hành ch\u00adính\u200b\r\nnhà\u00a0nước")[0].text == "cải cách hành chính"
    assert lines_of_text("nhà\u00a0nước")[0].text == "nhà nước"
