"""What is counted: `02 tin, bài`, `01 chuyên mục`, `100%`."""

import re

from lantoa.papers.reading.letters import pattern

_NOUNS = (
    "tin bài|tin|bài viết|bài tuyên truyền|bài dự thi|bài đăng|bài|phóng sự ảnh|phóng sự|chuyên mục|chuyên trang|chuyên đề"
    "|video clip|video|clip|infographic|podcast|hội nghị|hội thảo|tọa đàm|toạ đàm|cuộc thi|hội thi|cuộc họp"
    "|cuộc tuyên truyền|cuộc đối thoại|cuộc|lớp tập huấn|lớp bồi dưỡng|lớp|buổi tuyên truyền|buổi đối thoại|buổi|đợt|lượt phát thanh|lượt phát sóng|lượt phát|lượt tuyên truyền|lượt truy cập|lượt tin, bài|lượt tin|lượt"
    "|bản tin|mẩu tin|ấn phẩm|tài liệu|tờ rơi|tờ gấp|tờ|pano|pa nô|panô|băng rôn|băng zôn|khẩu hiệu|áp phích|poster|banner"
    "|chương trình|mô hình|sáng kiến|hình thức|văn bản|kế hoạch|báo cáo|sản phẩm|tác phẩm|câu hỏi|hình ảnh|ảnh|thông điệp"
    "|sổ tay|cuốn|quyển|phiếu|hoạt động|chỉ tiêu|giải pháp|ý kiến|tuyến bài|số báo|trang"
)
_LOOSE = "cơ quan|đơn vị|xã|thôn|xóm|tổ dân phố|người|cán bộ|công chức|hộ|thủ tục|TTHC|hồ sơ|lần|phường|cá nhân|tập thể"
_JOINT = r"(?:\s*,\s*|\s*/\s*|\s+và\s+|\s+hoặc\s+|\s*-\s*|\s+và/hoặc\s+)"
_UNIT = pattern(rf"(?:{_NOUNS})(?!\w)(?:{_JOINT}(?:{_NOUNS})(?!\w))*", re.IGNORECASE)
_LOOSE_UNIT = pattern(rf"(?:{_LOOSE})(?!\w)", re.IGNORECASE)
_AMONG = pattern(r"(?:trong\s+(?:số\s+)?(?:các|những)\s+|(?:các|những)\s+)")
_STOP = pattern(
    r"[,;.:/()]|\s(?:về|trên|để|cho|tại|trong|của|do|được|nhằm|với|có|phát|đăng|trở|thuộc|và|hoặc|phải|/)(?=\s)|\Z"
)
_NEVER = pattern(
    r"(?:ngày|tháng|năm|quý|tuần|giờ|phút|cấp|tỉnh|huyện|triệu|tỷ|đồng|nghìn|bước|khâu|nội dung|nhóm|lĩnh vực|nhiệm vụ|trong)(?!\w)",
    re.IGNORECASE,
)
_LONGEST = 4


def counted_at(text: str, at: int, *, must: bool) -> tuple[str, int] | None:
    """Reads the noun after a number: the words, and where they end; None where the number counts nothing known.

    `must` says that a word such as `tối thiểu` stands before the number, so that any noun will do.
    """
    among = _AMONG.match(text, at)
    if among:
        at = among.end()
    unit = _UNIT.match(text, at)
    if unit:
        return unit.group(), unit.end()
    loose = _LOOSE_UNIT.match(text, at)
    if loose and (must or (loose.group().casefold() == "lần" and text.startswith("/", loose.end()))):
        return loose.group(), loose.end()
    if not must or _NEVER.match(text, at):
        return None
    stop = _STOP.search(text, at)
    end = stop.start() if stop else len(text)
    words = text[at:end].split()
    return (" ".join(words[:_LONGEST]), end) if words else None
