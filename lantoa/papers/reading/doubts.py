"""What could not be read or was doubtful, in sentences for the officer."""

from collections.abc import Sequence
from dataclasses import dataclass

from lantoa.papers.reading.ambiguities import due
from lantoa.papers.reading.head import Head
from lantoa.papers.reading.targets import Target
from lantoa.papers.reading.tasks import Task

Warnings = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Findings:
    """What the reader found, as far as doubts depend on it."""

    head: Head
    headings: int
    has_text: bool
    unread_pages: Sequence[int]
    has_signer: bool
    mentions_appendix: bool
    tasks: Sequence[Task]
    targets: Sequence[Target]


def doubts_of(found: Findings) -> Warnings:
    """Gives the warnings of a record; none where all is clear."""
    warnings: Warnings = []
    if found.unread_pages:
        pages = ", ".join(map(str, found.unread_pages))
        text = f"Trang {pages} là ảnh quét, không có lớp chữ nên chưa đọc được; hãy nhập phần đó bằng tay hoặc dùng tệp gốc (.docx)."
        _warn(warnings, "unread_pages", text)
    if not found.has_text:
        _warn(warnings, "empty_document", "Không đọc được nội dung nào trong văn bản; hãy kiểm tra lại tệp.")
        return warnings
    _doubt_head(warnings, found)
    if not found.headings:
        _warn(
            warnings,
            "no_headings",
            "Không nhận ra đề mục nào trong văn bản; nội dung được giữ nguyên theo từng đoạn.",
        )
    if found.mentions_appendix and not found.tasks:
        _warn(
            warnings,
            "no_appendix",
            "Văn bản nhắc đến phụ lục nhiệm vụ nhưng không tìm thấy bảng nhiệm vụ kèm theo.",
        )
    if not found.has_signer:
        _warn(warnings, "no_signer", "Không tìm thấy người ký; hãy kiểm tra phần cuối văn bản.")
    period = found.head.values["period"]
    end = period["end"] if isinstance(period, dict) else ""
    for task in found.tasks:
        _doubt_task(warnings, task, end=end)
    for target in found.targets:
        if target.per is not None and target.comparator == "exactly" and target.unit != "%":
            text = f"Chỉ tiêu “{target.text}” không ghi “tối thiểu” hay “ít nhất”; hãy xác nhận đó là mức tối thiểu hay đúng bằng."
            _warn(warnings, "comparator_missing", text)
    _doubt_contradictions(warnings, found.targets)
    return warnings


def _doubt_head(warnings: Warnings, found: Findings) -> None:
    values = found.head.values
    if not found.head.title_found:
        _warn(
            warnings,
            "no_title",
            "Văn bản không có dòng tên loại và trích yếu; tên kế hoạch được lấy từ câu ban hành, cần kiểm tra lại.",
        )
    elif not values["subject"]:
        _warn(warnings, "no_subject", "Không tìm thấy trích yếu dưới tên loại văn bản; hãy nhập trích yếu.")
    if not values["number"]:
        _warn(warnings, "no_number", "Văn bản chưa có số, ký hiệu; hãy nhập khi văn thư đã cấp số.")
    if not values["issued_on"]:
        _warn(warnings, "no_date", "Văn bản chưa có ngày ban hành đầy đủ; hãy nhập ngày, tháng, năm.")
    if not values["issuer"]:
        _warn(warnings, "no_issuer", "Không tìm thấy cơ quan ban hành; hãy chọn cơ quan ban hành kế hoạch.")
    if not values["period"]:
        _warn(
            warnings,
            "no_period",
            "Trích yếu không nêu năm hay thời kỳ của kế hoạch; hãy nhập thời gian thực hiện.",
        )


def _doubt_task(warnings: Warnings, task: Task, *, end: str) -> None:
    row = f"Nhiệm vụ {task.number}" if task.number else f"Nhiệm vụ “{task.name[:60]}”"
    if not task.name:
        _warn(
            warnings,
            "row_not_understood",
            f"{row} trong phụ lục không có tên nhiệm vụ; hãy kiểm tra lại dòng này.",
        )
    if not task.products:
        _warn(warnings, "empty_product", f"{row} không ghi sản phẩm; hãy bổ sung nếu cần.")
    if not task.leads:
        _warn(warnings, "empty_lead", f"{row} không ghi cơ quan chủ trì; hãy chọn đơn vị chủ trì.")
    if task.timing is None and task.timing_text:
        _warn(
            warnings,
            "timing_not_understood",
            f"{row} có thời gian “{task.timing_text}” chưa quy được về ngày, tháng, quý, năm hay định kỳ; hãy chọn thời hạn.",
        )
    elif task.timing is None:
        _warn(warnings, "empty_timing", f"{row} không ghi thời gian thực hiện; hãy chọn thời hạn.")
    elif end and due(task.timing) > end:
        text = f"{row} có thời hạn “{task.timing_text}” sau khi kế hoạch kết thúc; hãy kiểm tra lại."
        _warn(warnings, "due_outside_period", text)


def _doubt_contradictions(warnings: Warnings, targets: Sequence[Target]) -> None:
    """Two numbers for one thing: same unit, period and channel."""
    known: dict[tuple[str, str | None, str], Target] = {}
    for target in targets:
        if target.channel is None or target.per is None:
            continue
        key = (target.unit.casefold(), target.per, target.channel)
        other = known.setdefault(key, target)
        if other.quantity != target.quantity:
            text = (
                f"Hai chỉ tiêu khác nhau cho cùng một việc: “{other.text}” và “{target.text}”; hãy chọn một."
            )
            _warn(warnings, "contradictory_targets", text)


def _warn(warnings: Warnings, code: str, text: str) -> None:
    warning = {"code": code, "text": text}
    if warning not in warnings:
        warnings.append(warning)
