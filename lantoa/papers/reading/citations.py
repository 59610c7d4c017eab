"""The papers that a text cites: kind, number, date, issuer, subject."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lantoa.papers.reading.dates import DATE, iso
from lantoa.papers.reading.law_names import law_name
from lantoa.papers.reading.letters import pattern
from lantoa.papers.reading.symbols import ANY_KIND, NUMBER, mend

_PAPER = pattern(NUMBER)
_KIND_BEFORE = pattern(rf"(?P<kind>{ANY_KIND})(?:\s+số)?\s*:?\s*\Z")
_LAW = pattern(r"(?<!\w)(?P<law>Bộ luật|Luật|Hiến pháp)(?:\s+(?=\p{Lu}|sửa đổi)|(?=\s+số\s*:?\s*\d))")
_LAW_KINDS = ("Luật", "Bộ luật", "Hiến pháp")
_LONGEST_KIND = 36
_LONGEST_SUBJECT = 1200
_LONGEST_ISSUER = 300
_DATE = pattern(rf"\s*,?\s*(?:ký\s+)?(?:ban hành\s+)?ngày\s*{DATE}")
_BLANK_DATE = pattern(r"\s*,?\s*ngày\s*[….]*\s*(?:/|tháng)\s*\d{0,2}\s*(?:/|năm)\s*\d{4}")
_AMENDED = pattern(r"\s*\((?:đã\s+)?(?:được\s+)?sửa đổi[^)]{0,300}\)(?=\s+(?:của|về)\s)")
_BY = pattern(r"\s*,?\s*(?:của|do)\s+(?=\S)")
_ISSUER_END = pattern(
    rf"\s+(?:về|ban hành|quy định|phê duyệt|sửa đổi|hướng dẫn|công bố|triển khai|thực hiện|đẩy mạnh|tăng cường|thông qua|nâng cao|thay thế|bãi bỏ|giao|ngày|chỉ đạo"
    rf"|tổ chức|kèm theo|tại|trong|đối với|được|nhằm|[vV]/v|cho|để|theo|xây dựng|kiểm soát|số|đã|tiếp tục|kiện toàn|thành lập|và\s+(?:{ANY_KIND}|các|văn bản|những|tình hình))(?!\w)"
    r"|,(?!\s+(?:Thể thao|Thương binh|Gia đình|Chủ nhiệm|Thông tin và|Khoa học))|[;.(:…)]|\s[-–]\s(?=\p{Lu})"
)
_COMMITTEE = pattern(r"(?:Ban|Tổ|Tiểu ban)\s+(?:Chỉ đạo|chỉ đạo|công tác)")
_COMMITTEE_END = pattern(r"\s+về(?:\s+việc)?\s|[,;.]")
_ABOUT = pattern(r"\s*,?\s*(?:(?:[vV]/v|về\s+việc|về)\s+)")
_VERB = pattern(
    r"\s*,?\s*(?=(?:ban hành|quy định|phê duyệt|sửa đổi|bổ sung|hướng dẫn|công bố|triển khai|thực hiện|đẩy mạnh|tăng cường|thông qua|nâng cao|thay thế|bãi bỏ|giao|chỉ đạo|tổ chức|tiếp tục"
    r"|xây dựng|kiện toàn|thành lập|đổi mới|chấn chỉnh|kiểm soát|điều chỉnh)(?!\w))"
)
_SUBJECT_END = pattern(
    rf"[;…]|\.\.\.|\.(?=\s|\Z)|,\s+(?:trong đó|với khẩu hiệu|đặc biệt|như sau|cụ thể|bảo đảm|đảm bảo|gắn với|góp phần|nhằm)(?=\s)|\s*\((?:sau đây|gọi tắt|viết tắt|kèm theo|Kèm theo)"
    rf"|(?:,|,?\s+và)\s+{ANY_KIND}(?:\s+số)?\s*:?\s*\d|,?\s+và\s+(?:các|những)\s+(?:văn bản|kế hoạch|chương trình|nội dung|quy định|chỉ đạo)|(?:,?\s+được)?\s+ban hành (?:tại|theo|kèm theo)\s+{ANY_KIND}"
    r"|,\s+(?=(?:Chủ tịch |UBND|[UỦ][ỷyỶ]?\s?ban nhân dân|Uỷ ban|Sở|Bộ|Ban|Phòng|Cục|Chi cục|Trung tâm|Huyện ủy|Trường|Văn phòng|Hội đồng)[^;.]{0,120}?\s(?:ban hành|xây dựng|triển khai)\s)"
)
_ISSUED_AT = pattern(r"(?:được\s+)?ban hành (?:tại|theo|kèm theo)\s*\Z")
_NOUN = pattern(
    r"(?:Chiến lược|Chương trình|Đề án|Kế hoạch|Quy chế|Quy định|Quy tắc|Bộ [Cc]hỉ số|Bộ tiêu chí|Danh mục|Điều lệ|Định mức|Hướng dẫn|Chỉ số|Khung)\s"
)
_CLAUSE = pattern(r"[;.](?=\s)")
_YEAR_AT_END = pattern(r"\s+năm\s*\d{4}\Z")
_CLOSING = " .;,:…"


@dataclass(slots=True)
class Citation:
    """One mention, or all mentions of one paper merged."""

    kind: str
    number: str | None
    issued_on: str | None
    issuer: str | None
    subject: str | None
    role: str
    block: int = 0
    start: int = 0
    end: int = 0

    def key(self) -> tuple[str, str]:
        return self.kind, self.number.casefold() if self.number else self.name()

    def name(self) -> str:
        """The name of a law without its year."""
        return _YEAR_AT_END.sub("", (self.subject or "").casefold())

    def record(self) -> dict[str, object]:
        """The citation as the plan record has it."""
        fields = ("kind", "number", "issued_on", "issuer", "subject", "role")
        return {name: getattr(self, name) for name in fields}


def citations_in(text: str, *, role: str, block: int = 0) -> list[Citation]:
    """Reads every citation in one paragraph, nested ones too, in order."""
    found: list[Citation] = []
    committee_end = -1
    for match in _PAPER.finditer(text):
        kind = _KIND_BEFORE.search(text, max(0, match.start() - _LONGEST_KIND), match.start())
        if kind is None:
            continue
        citation, committee = _paper(text, kind, match, role=role, bare=kind.start() < committee_end)
        committee_end = max(committee_end, committee)
        found.append(citation)
    if "uật " in text or "Hiến" in text:
        laws = [law for match in _LAW.finditer(text) if (law := _law(text, match, role=role)) is not None]
        found = sorted([*found, *laws], key=lambda citation: citation.start)
    for citation in found:
        citation.block = block
    return found


def merged(citations: Iterable[Citation], *, own_number: str | None) -> list[Citation]:
    """Keeps each paper once, in order of first mention; later mentions fill what the first lacks."""
    papers: dict[tuple[str, str], Citation] = {}
    for citation in citations:
        if own_number and citation.number == own_number:
            continue
        known = papers.setdefault(citation.key(), citation)
        if known is citation and citation.number and citation.subject and citation.kind in _LAW_KINDS:
            known = papers.setdefault((citation.kind, citation.name()), citation)
            papers[citation.key()] = known
            known.number = known.number or citation.number
        if known is not citation:
            known.issued_on = known.issued_on or citation.issued_on
            known.issuer = known.issuer or citation.issuer
            known.subject = known.subject or citation.subject
            if citation.role == "legal_basis":
                known.role = citation.role
    return list({id(paper): paper for paper in papers.values()}.values())


def _paper(
    text: str, kind: re.Match[str], match: re.Match[str], *, role: str, bare: bool
) -> tuple[Citation, int]:
    at = match.end()
    citation = Citation(
        kind["kind"].capitalize(), mend(match.group()), None, None, None, role, start=kind.start(), end=at
    )
    citation.issued_on, at = _date(text, at)
    if bare:
        return citation, -1
    amended = _AMENDED.match(text, at)
    if amended:
        at = amended.end()
    committee_end = -1
    by = _BY.match(text, at)
    if by:
        committee = _COMMITTEE.match(text, by.end())
        stop = (_COMMITTEE_END if committee else _ISSUER_END).search(
            text, by.end(), by.end() + _LONGEST_ISSUER
        )
        end = stop.start() if stop else min(len(text), by.end() + _LONGEST_ISSUER)
        citation.issuer = text[by.end() : end].strip(_CLOSING) or None
        committee_end = end if committee else -1
        at = end
    if citation.issued_on is None:
        citation.issued_on, at = _date(text, at)
    citation.subject, citation.end = _subject(text, at)
    issued_at = _ISSUED_AT.search(text, max(0, kind.start() - 30), kind.start())
    if issued_at:
        citation.subject = _named_before(text, issued_at.start()) or citation.subject
    return citation, committee_end


def _date(text: str, at: int) -> tuple[str | None, int]:
    match = _DATE.match(text, at)
    if match:
        return iso(match[1], match[2], match[3]), match.end()
    blank = _BLANK_DATE.match(text, at)
    return None, blank.end() if blank else at


def _subject(text: str, at: int) -> tuple[str | None, int]:
    start = _ABOUT.match(text, at) or _VERB.match(text, at)
    if start is None:
        return None, at
    begin = start.end()
    last = min(len(text), begin + _LONGEST_SUBJECT)
    end = begin
    while True:
        stop = _SUBJECT_END.search(text, end, last)
        end = stop.start() if stop else last
        quoted = text.count("“", begin, end) > text.count("”", begin, end)
        close = text.find("”", end, last) if quoted else -1
        if close < 0:
            break
        end = close + 1
    subject = text[begin:end].strip(_CLOSING)
    return subject or None, end


def _named_before(text: str, end: int) -> str | None:
    """The plan or programme named before `ban hành tại`, from its capital noun on."""
    begin = 0
    for stop in _CLAUSE.finditer(text, max(0, end - 400), end):
        begin = stop.end()
    noun = _NOUN.search(text, begin, end)
    return text[noun.start() : end].strip(_CLOSING) if noun else None


def _law(text: str, match: re.Match[str], *, role: str) -> Citation | None:
    number = _LAW_NUMBER.match(text, match.end())
    name, at = (None, match.end()) if number else law_name(text, match.end())
    if name is None and number is None:
        return None
    number = number or _LAW_NUMBER.match(text, at)
    citation = Citation(match["law"], None, None, None, name, role, start=match.start(), end=at)
    if number:
        citation.number = mend(number[1])
        citation.end = at = number.end()
    citation.issued_on, at = _date(text, at)
    by = _BY.match(text, at)
    if by and text.startswith("Quốc hội", by.end()):
        citation.issuer = "Quốc hội"
        at = by.end() + len("Quốc hội")
    if name is None:
        citation.subject, citation.end = _subject(text, at)
    return citation


_LAW_NUMBER = pattern(rf"\s*số\s*:?\s*({NUMBER})")
