"""The channel that a phrase speaks of, seen from the level of the issuer."""

import re

from lantoa.papers.reading.letters import pattern

_PATTERNS = (
    ("portal", pattern(r"[Cc]ổng\s+(?:[Tt]hông tin|TTĐT|TT)|[Cc]ổng\s*/\s*[Tt]rang")),
    (
        "website",
        pattern(r"[Tt]rang\s+(?:[Tt]hông tin|TTĐT|[Ww]eb|tin điện tử)|[Ww]ebsite|/\s*[Tt]rang\s+thông tin"),
    ),
    ("loudspeaker", pattern(r"truyền thanh|hệ thống loa|loa phát")),
    ("social", pattern(r"mạng xã hội|[Zz]alo|[Ff]acebook|[Ff]anpage|[Yy]outube|[Tt]ik ?[Tt]ok")),
    (
        "press",
        pattern(
            r"báo chí|\bbáo, đài|\bđài, báo|\bBáo\s|báo (?:in|điện tử)|[Đđ]ài [Pp]hát thanh(?! xã)|truyền hình|tạp chí|cơ quan báo"
        ),
    ),
    (
        "conference",
        pattern(r"[Hh]ội nghị|[Hh]ội thảo|[Tt]ọa đàm|[Tt]oạ đàm|tập huấn|đối thoại|lớp bồi dưỡng"),
    ),
    ("contest", pattern(r"[Cc]uộc thi|[Hh]ội thi")),
    (
        "visual",
        pattern(
            r"[Pp]a ?n[ôo]|[Bb]ăng r[ôo]n|[Ảả]p phích|áp phích|[Kk]hẩu hiệu|[Tt]ờ rơi|[Tt]ờ gấp|trực quan|poster"
        ),
    ),
    (
        "service",
        pattern(
            r"dịch vụ công|TTHC trực tuyến|hồ sơ[^.;]{0,30}trực tuyến|thanh toán trực tuyến|thủ tục hành chính[^.;]{0,30}trực tuyến|TTHC được (?:giải quyết|tiếp nhận)"
        ),
    ),
)
_SUPERIORS = {
    "commune": r"[Tt]hành phố|[Tt]ỉnh|[Hh]uyện|[Qq]uận|[Tt]hị xã|Sở|Bộ|TP\b",
    "district": r"[Tt]ỉnh|Sở|Bộ|Thành phố|thành phố|TP\b",
    "department": r"[Tt]hành phố|[Tt]ỉnh|Bộ|Chính phủ|TP\b",
    "province": r"Bộ|Chính phủ|[Qq]uốc gia",
    "": r"(?!)",
}
_SUPERIOR = {
    level: pattern(
        rf"(?:[Cc]ổng|[Tt]rang)[^,;.]{{0,60}}?(?:của\s+|\s)(?:{words})|để\s+(?:{words})[^,;.]{{0,20}}\sđăng"
    )
    for level, words in _SUPERIORS.items()
}
_LEVELS = (
    ("commune", pattern(r"\b(?:xã|phường|thị trấn|đặc khu)\b", re.IGNORECASE)),
    ("district", pattern(r"\b(?:huyện|quận|thị xã)\b|\bphòng\b", re.IGNORECASE)),
    (
        "department",
        pattern(r"\b(?:sở|chi cục|ban quản lý|thanh tra|trường|bệnh viện|trung tâm)\b", re.IGNORECASE),
    ),
    ("province", pattern(r"\b(?:tỉnh|thành phố|tp)\b", re.IGNORECASE)),
)


def level_of(issuer: str | None) -> str:
    """`commune`, `district`, `department`, `province`, or an empty string where the name does not tell."""
    return next((level for level, pattern in _LEVELS if issuer and pattern.search(issuer)), "")


def channel_in(text: str, *, level: str, any_of_several: bool = False) -> str | None:
    """The one channel that the text names, None where it names none or several."""
    if not text:
        return None
    found = {name for name, pattern in _PATTERNS if pattern.search(text)}
    if found & {"portal", "website"} and _SUPERIOR[level].search(text):
        found = (found - {"portal", "website"}) | {"superior_portal"}
    if len(found) == 1 or (found and any_of_several):
        return next(iter(sorted(found)))
    return None
