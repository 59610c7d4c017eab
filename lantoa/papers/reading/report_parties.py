"""Who reports, to whom, through whom."""

from lantoa.papers.reading.letters import pattern

_BODY = (
    r"(?:UBND|HĐND|[UỦ][ỷyỶ]?\s?ban|Uỷ ban|Ủy ban|Văn phòng|[Pp]hòng|Sở|Bộ|Ban|Chủ tịch|[Ll]ãnh đạo|Thường trực|Đảng ủy|Huyện ủy|Thành ủy|Tỉnh ủy|cấp (?:trên|có thẩm quyền|thẩm quyền)|cơ quan (?:cấp trên|có thẩm quyền|thường trực)"
    r"|Trung tâm|Giám đốc|Hội đồng|Cục|Chi cục|Tổ (?:công tác|giúp việc)|Công chức|Bộ phận|Thành phố|thành phố|tỉnh|huyện|Trưởng|[Cc]ác (?:cơ quan|sở|phòng))"
)
_END = pattern(
    r"\s+(?:kết quả|tình hình|để|xem xét|theo|cùng với|gắn với|trước|định kỳ|về|kèm|qua|chỉ đạo|giải quyết|những|tổng hợp|đúng|trong|lồng ghép|chậm nhất|hằng|hàng|xin|quyết định|phê duyệt|biết|nắm|khi|và\s+gửi|và\s+(?!Sở|UBND|Ủy|Uỷ|Phòng|Văn|Bộ|Chủ|Ban|Du|Thể|Thông|Xã|Truyền|Công|Môi))(?!\w)"
    r"|[;.()…]|,\s+(?!(?:UBND|HĐND|Sở|Phòng|Văn phòng|Ban|Bộ|Thể thao|Thương binh|Ủy ban|Uỷ ban|Thường trực|Chủ tịch|Thông tin|Đảng ủy|Huyện ủy|lãnh đạo))|\Z"
)
_THROUGH_BRACKET = pattern(rf"\((?:thông\s+)?qua\s+(?P<who>{_BODY}[^)]*)\)")
_FORWARDED = pattern(
    rf"(?:[Gg]ửi(?:\s+(?:kết quả|báo cáo|số liệu))?(?:\s+về)?|[Pp]hản ánh(?:[^.;()]{{0,60}}?\s+(?:về|với))?|thông qua|báo cáo(?:\s+về)?)\s+(?P<via>{_BODY}[^;.()]{{0,90}}?)\s*(?:,\s+|\s+|\s+để\s+|\()(?:để\s+)?tổng hợp\s*(?:,|và|chung,?)?\s*(?:trình|tham mưu|báo cáo)\s+(?:tham mưu\s+)?(?P<to>{_BODY})"
)
_FORWARDED_ALONE = pattern(rf"(?:[Gg]ửi(?:\s+về)?|[Pp]hản ánh(?:\s+về)?)\s+(?P<to>{_BODY})")
_THROUGH = pattern(rf"(?<!thông )(?:thông\s+)?qua\s+(?P<who>{_BODY})")
_TO = pattern(rf"[Bb]áo cáo\s+(?:về\s+|với\s+|cho\s+|lên\s+|kịp thời\s+|ngay\s+)?(?P<to>{_BODY})")
_SENT = pattern(
    rf"(?:[Gg]ửi|báo cáo)(?:\s+(?:báo cáo|kết quả|số liệu|kết quả thực hiện))?\s+(?:về\s+|cho\s+)?(?P<to>{_BODY})"
)
_LATER_SENT = pattern(rf"\s(?:gửi|về)\s+(?:về\s+|cho\s+)?(?P<to>{_BODY})")
_ACTS = r"(?:chủ trì|phối hợp|tham mưu|phụ trách|làm đầu mối|là|kịp thời|báo cáo|phản ánh|tổng hợp|chủ động|có trách nhiệm|định kỳ|gửi|thực hiện|nghiêm túc|triển khai|xây dựng|đề xuất|căn cứ|đánh giá|tổ chức)"
_DOERS = r"(?:[Cc]ác\s+(?:cơ quan|đơn vị|tổ chức|phòng|ban|ngành|sở|địa phương|xã|thôn|xóm|cá nhân|bộ phận|cán bộ|công chức|đoàn thể|Phòng|Sở|trường)|[Tt]rưởng\s|[Tt]hủ trưởng\s|UBND\s|[UỦ][ỷyỶ]?\s?ban\s|Uỷ ban\s|Ủy ban\s|Phòng\s|Sở\s|Văn phòng\s|Trung tâm\s|Công chức\s|Giám đốc\s)"
_SUBJECT = pattern(rf"(?P<who>{_DOERS}[^.;():]{{0,110}}?)\s+(?={_ACTS}(?:\s|,))")
_SUBORDINATE = pattern(
    r"(?:Căn cứ|Trong|Nếu|Để|Khi|Định kỳ|Hằng|Hàng|Trước|Quá trình|nếu|Trên cơ sở|Đồng thời|Ngoài ra)\b"
)
_ASKS = pattern(r"(?:[Đđ]ề nghị|[Yy]êu cầu)\s+")
_GATHERING = pattern(r"\s+(?:để\s+)?tổng hợp.*\Z")
_ASKS_LATER = pattern(r"(?:đề nghị|yêu cầu)\s+")
_COMMA = pattern(r",\s+(?:(?:đề nghị|yêu cầu)\s+)?")
_IN_OBJECT = pattern(r"(?:với|của|cho|cùng|và|tại)\s+[^,]{0,40}\Z")
_CLOSING = " .;,:"


def recipient_and_via(clause: str) -> tuple[str | None, str | None]:
    """Whom the report is for in the end, and the body that it goes through."""
    via: str | None = None
    bracket = _THROUGH_BRACKET.search(clause)
    if bracket:
        via = _GATHERING.sub("", bracket["who"]).strip(_CLOSING)
    forwarded = _FORWARDED.search(clause)
    if forwarded:
        return _body(clause, forwarded.start("to")), via or _body(forwarded["via"], 0)
    to = _TO.search(clause)
    recipient = _body(clause, to.start("to")) if to else None
    if recipient is None:
        sent = _SENT.search(clause) or _LATER_SENT.search(clause)
        if sent and not (bracket and bracket.start() <= sent.start("to") < bracket.end()):
            recipient = _body(clause, sent.start("to"))
    if via is None:
        through = _THROUGH.search(clause)
        if through:
            via = _body(clause, through.start("who"))
    return recipient, via


def _body(clause: str, start: int) -> str | None:
    stop = _END.search(clause, start)
    return clause[start : stop.start() if stop else len(clause)].strip(_CLOSING) or None


def reporter_in(sentence: str) -> str | None:
    """The subject of the sentence, where it names one."""
    asks = _ASKS.match(sentence)
    if asks:
        named = _SUBJECT.match(sentence, asks.end())
        return named["who"].strip(_CLOSING) if named else None
    named = _SUBJECT.match(sentence)
    if named:
        return named["who"].strip(_CLOSING)
    if not _SUBORDINATE.match(sentence):
        return None
    for comma in _COMMA.finditer(sentence):
        named = _SUBJECT.match(sentence, comma.end())
        if named and _starts_clause(sentence, comma.start()):
            return named["who"].strip(_CLOSING)
    asked = _ASKS_LATER.search(sentence)
    named = _SUBJECT.match(sentence, asked.end()) if asked else None
    return named["who"].strip(_CLOSING) if named else None


def _starts_clause(sentence: str, comma: int) -> bool:
    """A comma inside an object (`phối hợp với các phòng, các đơn vị`) starts no clause."""
    if sentence.startswith(("Trong", "Nếu", "Căn cứ")):
        return True
    return _IN_OBJECT.search(sentence, max(0, comma - 60), comma) is None
