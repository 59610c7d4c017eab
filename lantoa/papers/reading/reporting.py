"""Duties to report: who, to whom, through whom, how often, until when, within which other report."""

import re
from dataclasses import dataclass

from lantoa.papers.reading.letters import pattern
from lantoa.papers.reading.report_deadlines import Deadline, deadlines_in
from lantoa.papers.reading.report_parties import recipient_and_via, reporter_in

_QUICK = pattern(r"[Bb]áo cáo|phản ánh")
_SENTENCE = pattern(r"(?<=[.…])\s+(?=(?:\p{Lu}|[“(]))")
_BRACKETS = pattern(r"\([^)]*\)")
_REPORT = pattern(r"[Bb]áo cáo(?!\s+viên)")
_NOUN_BEFORE = pattern(
    r"(?:gắn với|lồng ghép|trong|vào|cùng với|cùng|với|chế độ|các|bản|nội dung|thông tin|dự thảo|mẫu|văn bản,|cơ sở|căn cứ|theo|qua|từ|hệ thống|dữ liệu|của|tại|những|mỗi|kỳ|về)\s*\Z",
    re.IGNORECASE,
)
_DUTY_NOUN = pattern(
    r"(?:thực hiện|chấp hành|duy trì)\s+(?:nghiêm\s+(?:túc\s+)?)?(?:đầy đủ\s+)?(?:chế độ\s+)?(?:thông tin,?\s+)?báo cáo|gửi\s+(?:các\s+)?báo cáo",
    re.IGNORECASE,
)
_GATHERS = pattern(r"[Tt]ổng hợp|[Gg]ửi\s")
_MERGES = pattern(
    r"(?:gắn với|lồng ghép(?:\s+nội dung)?(?:\s+(?:trong|vào|với))?|cùng với|kết hợp với|chung (?:trong|với)|tích hợp (?:trong|vào))\s+(?P<report>(?:nội dung\s+)?(?:các\s+)?[Bb]áo cáo\s[^;.()]*)"
)
_MERGES_END = pattern(
    r"\s+(?:định kỳ\s+)?(?:hàng|hằng)\s|\s+định kỳ\s+(?=quý|0?6|năm|tháng)|\s+(?:hoặc|gửi|và gửi|trước|theo|để|về\s+(?:UBND|Sở|Phòng|Văn phòng|Ủy))(?=\s)|,\s+(?:gửi|báo cáo|định kỳ|hàng|hằng|trước|quý|6|06)|\Z"
)
_ONLY_WHEN = pattern(r"\s*(?:[Tt]rước|[Cc]hậm nhất|[Tt]hời (?:gian|hạn)|[Hh]ạn)\s[^;]{0,120}\Z")
_STAFFING = pattern(
    r"(?:\A|[.;]\s+)(?:Bố trí|Cử|Phân công|bố trí|cử|phân công)\s+(?:cán bộ|công chức|viên chức|người|nhân)"
)
_PEOPLE = pattern(r"(?:báo cáo viên|báo cáo thành tích|báo cáo chuyên đề cho)")
_FREQUENCY = pattern(
    r"(?:[Đđ]ịnh kỳ|[Hh]àng|[Hh]ằng|theo|[Bb]áo cáo|[Mm]ỗi|vào)\s+(?P<list>(?:(?:hàng|hằng|một|định kỳ|báo cáo|0?6\s+tháng(?!\s+(?:đầu|cuối)\s+năm\s+\d)(?:\s+đầu năm)?|0?9\s+tháng|tháng|quý|(?:cuối\s+)?năm(?!\s*\d)|,|và|/|hoặc)\s*)+)"
)
_PERIOD_WORD = pattern(r"quý|năm")
_LONE_HALF = pattern(r"0?6\s+tháng(?!\s+(?:đầu|cuối)\s+năm\s+\d)")
_LAST_OF_QUARTER = pattern(
    r"tháng\s+(?:cuối(?:\s+cùng)?|thứ\s+(?:ba|3))\s+(?:của\s+)?(?:mỗi\s+|hàng\s+|hằng\s+|các\s+)?quý"
)
_PHRASES = (
    ("quarter", pattern(r"quý")),
    ("half_year", pattern(r"0?6\s+tháng")),
    ("year", pattern(r"năm")),
)


@dataclass(slots=True)
class Report:
    """One duty to report."""

    reporter: str | None
    recipient: str | None
    via: str | None
    frequencies: list[str]
    deadline: Deadline | None
    merged_into: str | None
    block: int
    start: int
    end: int

    def record(self) -> dict[str, object]:
        """The duty as the plan record has it."""
        return {
            "reporter": self.reporter,
            "recipient": self.recipient,
            "via": self.via,
            "frequencies": self.frequencies,
            "deadline": self.deadline.record() if self.deadline else None,
            "merged_into": self.merged_into,
        }


def reports_in(text: str, *, unit: str | None, block: int) -> list[Report]:
    """Reads the duties to report in one paragraph; `unit` is the one under whose duties it stands."""
    if not _QUICK.search(text):
        return []
    reports: list[Report] = []
    start = 0
    for sentence in _SENTENCE.split(text):
        start = text.index(sentence, start)
        for clause in _clauses(sentence):
            if _is_duty(clause):
                reports.extend(_reports(clause, sentence=sentence, unit=unit, block=block, start=start))
        start += len(sentence)
    return reports


def _clauses(sentence: str) -> list[str]:
    """Parts a sentence at semicolons outside brackets."""
    if ";" not in sentence:
        return [sentence]
    clauses, depth, begin = [], 0, 0
    for i, letter in enumerate(sentence):
        if letter == "(":
            depth += 1
        elif letter == ")":
            depth -= 1
        elif letter == ";" and depth <= 0:
            clauses.append(sentence[begin:i])
            begin = i + 1
    clauses.append(sentence[begin:])
    return _with_their_deadlines(clauses)


def _with_their_deadlines(clauses: list[str]) -> list[str]:
    """`...; trước ngày 15 của tháng cuối quý` says of the clause before until when."""
    joined: list[str] = []
    for clause in clauses:
        if joined and _ONLY_WHEN.match(clause):
            joined[-1] = f"{joined[-1]};{clause}"
        else:
            joined.append(clause)
    return joined


def _is_duty(clause: str) -> bool:
    if _STAFFING.search(clause.strip()) or _PEOPLE.search(clause):
        return False
    if _DUTY_NOUN.search(clause):
        return True
    for report in _REPORT.finditer(clause):
        if not _NOUN_BEFORE.search(clause, max(0, report.start() - 24), report.start()):
            return not clause[: report.start()].rstrip().endswith(("tin,", "bài,", "bản,"))
    return _MERGES.search(clause) is not None and _GATHERS.search(clause) is not None


def _reports(clause: str, *, sentence: str, unit: str | None, block: int, start: int) -> list[Report]:
    reporter = unit if unit and sentence.startswith(unit) else reporter_in(sentence) or unit
    recipient, via = recipient_and_via(clause)
    merges = _MERGES.search(clause)
    merged_into = None
    if merges:
        written = merges["report"]
        stop = _MERGES_END.search(written)
        merged_into = written[: stop.start() if stop else len(written)].strip(" .;,:") or None
    frequencies = _frequencies(clause) or (["quarter"] if _LAST_OF_QUARTER.search(clause) else [])
    where = (block, start, start + len(sentence))
    deadlines = deadlines_in(clause, frequencies)
    if not deadlines:
        return [Report(reporter, recipient, via, frequencies, None, merged_into, *where)]
    return [
        Report(reporter, recipient, via, every, deadline, merged_into, *where)
        for every, deadline in deadlines
    ]


def _frequencies(clause: str) -> list[str]:
    plain = _BRACKETS.sub("", clause)
    written = " ".join(match["list"] for match in _FREQUENCY.finditer(plain))
    if not written and not _PERIOD_WORD.search(plain):
        lone = _LONE_HALF.search(plain)
        written = lone.group() if lone else ""
    return [name for name, pattern in _PHRASES if pattern.search(written)]
