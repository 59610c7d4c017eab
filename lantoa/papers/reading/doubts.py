"""What could not be read or was doubtful, in sentences for the officer."""

from collections.abc import Sequence

from lantoa.papers.reading.head import Head
from lantoa.papers.reading.tasks import Task

Warnings = list[dict[str, str]]


def doubts_of(head: Head, *, headings: int, has_text: bool, signer: object, tasks: Sequence[Task], mentions_appendix: bool) -> Warnings:
    """Gives the warnings of a record; none where all is clear."""
    warnings: Warnings = []
    if not has_text:
        _warn(warnings, "empty_document", "Không đọc được nội dung nào trong văn bản; hãy kiểm tra lại tệp.")
        return warnings
    values = head.values
    if not head.title_found:
        _warn(warnings, "no_title", "Văn bản không có dòng tên loại và trích yếu; tên kế hoạch được lấy từ câu ban hành, cần kiểm tra lại.")
    elif not values["subject"]:
        _warn(warnings, "no_subject", "Không tìm thấy trích yếu dưới tên loại văn bản; hãy nhập trích yếu.")
    if not values["issuer"]:
        _warn(warnings, "no_issuer", "Không tìm thấy cơ quan ban hành; hãy chọn cơ quan ban hành kế hoạch.")
    if not headings:
        _warn(warnings, "no_headings", "Không nhận ra đề mục nào trong văn bản; nội dung được giữ nguyên theo từng đoạn.")
    if mentions_appendix and not tasks:
        _warn(warnings, "no_appendix", "Văn bản nhắc đến phụ lục nhiệm vụ nhưng không tìm thấy bảng nhiệm vụ kèm theo.")
    if signer is None and headings:
        _warn(warnings, "no_signer", "Không tìm thấy người ký; hãy kiểm tra phần cuối văn bản.")
    for task in tasks:
        _doubt_task(warnings, task)
    return warnings


def _doubt_task(warnings: Warnings, task: Task) -> None:
    row = f"Nhiệm vụ {task.number}" if task.number else f"Nhiệm vụ “{task.name[:60]}”"
    if not task.name:
        _warn(warnings, "row_not_understood", f"{row} trong phụ lục không có tên nhiệm vụ; hãy kiểm tra lại dòng này.")
    if task.timing is None and task.timing_text:
        _warn(
            warnings,
            "timing_not_understood",
            f"{row} có thời gian “{task.timing_text}” chưa quy được về ngày, tháng, quý, năm hay định kỳ; hãy chọn thời hạn.",
        )


def _warn(warnings: Warnings, code: str, text: str) -> None:
    warning = {"code": code, "text": text}
    if warning not in warnings:
        warnings.append(warning)
