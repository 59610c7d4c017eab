import pytest

from lantoa.papers.reading.targets import Place, targets_in


def read(text, *, level="commune", **place):
    return targets_in(text, place=Place(0, **place), level=level)


@pytest.mark.parametrize(
    ("text", "quantity", "comparator", "unit", "per", "channel"),
    [
        (
            "đăng tải tối thiểu 20 tin, bài/năm trên Cổng thông tin điện tử xã",
            20,
            "at_least",
            "tin, bài",
            "year",
            "portal",
        ),
        (
            "cung cấp tối thiểu 06 tin, bài/năm để tỉnh đăng trên Trang thông tin CCHC của tỉnh",
            6,
            "at_least",
            "tin, bài",
            "year",
            "superior_portal",
        ),
        (
            "Định kỳ hằng tháng có ít nhất 02 tin, bài phát trên hệ thống truyền thanh",
            2,
            "at_least",
            "tin, bài",
            "month",
            "loudspeaker",
        ),
        ("ít nhất 01 chuyên mục/tháng trên báo chí", 1, "at_least", "chuyên mục", "month", "press"),
        ("phát hành 1.500 tờ rơi", 1500, "exactly", "tờ rơi", None, "visual"),
        ("phát 02 lượt phát thanh/tuần", 2, "exactly", "lượt phát thanh", "week", None),
        ("tổ chức 02 hội nghị tuyên truyền", 2, "exactly", "hội nghị", None, "conference"),
        ("trên 90% hồ sơ được giải quyết đúng hạn", 90, "at_least", "%", None, None),
        ("phấn đấu 100% cơ quan, đơn vị tham gia", 100, "exactly", "%", None, None),
        (
            "đăng từ 20 tin, bài trở lên trên Trang thông tin điện tử xã",
            20,
            "at_least",
            "tin, bài",
            None,
            "website",
        ),
        ("mỗi xã, phường ít nhất 01 tin/tuần", 1, "at_least", "tin", "week", None),
        (
            "tuyên truyền bằng ít nhất một trong số các hình thức: Cuộc thi; Hội thảo; Sân khấu hóa.",
            1,
            "at_least",
            "hình thức",
            None,
            None,
        ),
        ("thực hiện 100% TTHC trực tuyến", 100, "exactly", "%", None, "service"),
    ],
)
def test_a_target_is_read(text, quantity, comparator, unit, per, channel):
    (target,) = read(text)
    assert (target.quantity, target.comparator, target.unit, target.per, target.channel) == (
        quantity,
        comparator,
        unit,
        per,
        channel,
    )
    assert target.text in text


@pytest.mark.parametrize(
    "text",
    [
        "6 tháng cuối năm 2025",
        "mô hình chính quyền địa phương 02 cấp",
        "Tổng đài 1022 hỗ trợ người dân",
        "trước ngày 10 tháng cuối của quý",
        "Nghị định số 118/2025/NĐ-CP",
        "sau khi hợp nhất 3 tỉnh",
        "TCVN ISO 9001:2015",
        "tin, bài hàng tuần",
    ],
)
def test_other_numbers_are_no_targets(text):
    assert read(text) == []


def test_two_targets_in_one_sentence_keep_their_own_channels():
    text = "đăng tải tối thiểu 20 tin, bài/năm trên Cổng thông tin điện tử xã và cung cấp tối thiểu 06 tin, bài/năm cho Trang thông tin CCHC của tỉnh."
    assert [(target.quantity, target.channel) for target in read(text)] == [
        (20, "portal"),
        (6, "superior_portal"),
    ]


def test_the_row_names_the_channel_that_its_product_lacks():
    (target,) = read(
        "Tối thiểu 02 tin, bài/tháng",
        fallback="Tuyên truyền trên đài truyền thanh xã",
        is_cell=True,
        responsible="Sở",
    )
    assert (target.channel, target.responsible) == ("loudspeaker", "Sở")


def test_a_province_has_its_own_portal():
    (target,) = read("ít nhất 05 tin/tháng trên Cổng thông tin điện tử tỉnh", level="province")
    assert target.channel == "portal"
