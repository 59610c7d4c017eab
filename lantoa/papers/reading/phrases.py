"""Words by which a cell, a unit or a product is known: closed classes of the language of state papers."""

from lantoa.papers.reading.letters import by_first_letter, pattern

_UNITS = (
    r"Phòng|phòng|Văn [Pp]hòng|Sở(?= [A-ZĐ])|UBND|HĐND|[UỦ][ỷyỶ]? ?[Bb]an|Uỷ ban|Ủy ban|Các (?:phòng|ban|cơ quan|đơn vị|sở|cán bộ|công chức|ngành|tổ chức|đoàn thể|xã|thôn|xóm|tổ|Sở"
    r"|Ban|Phòng|trường|địa phương|bộ|huyện|hội|thành viên|bộ phận|ông|đồng chí|Vụ|Chi cục|doanh nghiệp|tổ chức chính trị|Trung tâm|Cơ quan|Đơn vị|cơ sở)|các (?:phòng|ban|cơ quan|đơn vị|sở|xã)|Cán bộ|Công chức|Bộ phận|Bộ|Trung tâm|Đài|Đoàn|Hội"
    r"|Mặt trận|MTTQ|Ban|Báo|Công an|Chi cục|Cục|Thanh tra|Toàn thể|Tổ(?! chức)|Trưởng|Thủ trưởng|Chủ tịch|Thôn|Xóm|Tất cả|Cơ quan|Đơn vị|Trường|Bưu điện|Ngân hàng"
    r"|Giám đốc|Tỉnh đoàn|Thành đoàn|Huyện đoàn|Xã đoàn|Tỉnh ủy|Thành ủy|Huyện ủy|Đội|Chánh Văn phòng|Lãnh đạo|Tư pháp|Liên đoàn|Hội đồng|Thành viên|Nhóm|Trạm|Kế toán|Địa phương|Viên chức|Bí thư|Ông|Bà|Quân sự|Đảng ủy|Thường trực|Cổng thông tin điện tử tỉnh|Công đoàn|Vụ|Tổng cục|Kho bạc|Bảo hiểm|Viện|Học viện|Nhà [Vv]ăn hóa|Thư viện|Doanh nghiệp|UBMTTQ|UB MTTQ|Văn thư|Khối|Hợp tác xã|Bệnh viện|Tòa án|Viện kiểm sát"
)
UNIT_START = pattern(rf"(?:{by_first_letter(_UNITS)})(?=[\s,;.]|\Z)")
OWNER_START = pattern(
    r"(?:UBND|HĐND|[UỦ][ỷyỶ]? ?ban nhân dân|(?:Uỷ ban|Ủy ban)(?! (?:Mặt trận|MTTQ|MT))|Sở|Đảng ủy|HĐND[-–&]UBND|Nội vụ)\b"
)
WEAK_UNIT = pattern(
    r"(?:Phòng|Hội|Ban|Bộ|Tổ(?! chức)|Báo|Đoàn|Đài|Cục|Trường|Trạm|Nhóm|Thôn|Xóm|Ông|Bà|MTTQ|Mặt trận|Vụ|Viện)(?=[\s,;.]|\Z)"
)
_PRODUCTS = (
    r"[Tt]ối thiểu|[ÍíI]t nhất"
    r"|[Kk]ế hoạch|[Hh]ội nghị|[Tt]in[, ]|[Bb]ài viết|[Tt]in bài|[Vv]ăn bản|[Bb]áo cáo|[Cc]ác (?:hình thức|tin|bài|sản phẩm|văn bản|chuyên mục|chuyên trang|hội nghị|lớp|cuộc|buổi|hoạt động"
    r"|kế hoạch|báo cáo|phóng sự|video|tài liệu|ấn phẩm|chương trình|nội dung|thông tin|pano|băng)|[Nn]iêm yết|[Ss]ản phẩm|[Cc]huyên (?:mục|trang|đề)|[Cc]uộc thi|[Dd]anh (?:sách|mục)|[Đđ]iều tra"
    r"|[Qq]uyết định|[Cc]ông văn|[Tt]ờ (?:rơi|gấp|trình)|[Vv]ideo|[Cc]lip|[Pp]hóng sự|[Bb]ảng|[Bb]ăng r[ôo]n|[Pp]a ?n[ôo]|[Pp]anô|[Hh]ội thi|[Hh]ội thảo|[Tt]ọa đàm|[Ll]ớp|[Bb]uổi|[Tt]hông báo"
    r"|[Tt]ài liệu|[Gg]iấy mời|[Ẩẩ]n phẩm|[Ii]nfographic|[Kk]ết quả|[Bb]ản tin|[Cc]hương trình|[Tt]hể lệ|[Kk]ịch bản|[Hh]ướng dẫn|[Nn]ghị quyết|[Cc]hỉ thị|[Ff]anpage|[Hh]ình ảnh|[Bb]iên bản"
    r"|[Cc]uộc họp|[Hh]ọp|[Bb]uổi tuyên truyền|[Cc]ẩm nang|[Ss]ổ tay|[Mm]ã QR|[Mm]ô hình|[Ss]áng kiến|[Tt]ác phẩm|[Bb]ài dự thi|[Pp]hiếu|[Tt]oàn bộ|[Dd]ự toán|[Cc]ác TTHC|TTHC|[Ss]ố liệu|[Bb]ài"
)
_COUNTED = r"(?:[Tt]ối thiểu|[ÍíI]t nhất|[Tt]ừ|[Tt]rên|[Kk]hông dưới|[Đđ]ạt)?\s*\d{1,3}(?:[.,]\d+)?(?!\d)\s*(?:%|[^\W\d])"
PRODUCT_START = pattern(rf"(?=[TtÍíIKkĐđ\d]){_COUNTED}|(?:{by_first_letter(_PRODUCTS)})")
UNFINISHED = frozenset(
    [
        "của",
        "về",
        "trên",
        "tại",
        "và",
        "thuộc",
        "với",
        "trong",
        "cho",
        "đối",
        "các",
        "những",
        "bằng",
        "theo",
        "qua",
        "từ",
        "đến",
        "do",
        "vào",
        "ở",
        "tới",
        "hoặc",
        "như",
        "cùng",
        "là",
        "có",
        "sau",
        "trước",
        "một",
        "mỗi",
    ]
)
VERB_TAILS = frozenset(["hành", "dựng", "khai", "chức", "hiện", "gia", "tải", "viết", "thảo"])
"""The last syllable of verbs that take a paper as their object: `Ban hành Kế hoạch` is one cell."""
