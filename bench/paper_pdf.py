"""How fast a report of six pages becomes .docx and .pdf, beside LibreOffice converting the same .docx in the same run.

All times are processor seconds, those of LibreOffice the sum of its processes. LibreOffice is measured as a process
for one file, and warm: a process that converts six files, by the file. No report is written twice, since typst knows
again what it has laid out before.
"""

import resource
import statistics
import subprocess
import tempfile
from dataclasses import replace
from itertools import count
from pathlib import Path

import pypdfium2
import typst

from bench.measure import Result, at_most, seconds_of, side_by_side
from lantoa.papers.writing.blocks import Paper
from lantoa.papers.writing.docx.writer import write_docx
from lantoa.papers.writing.kinds.sections import Section, blocks_of
from lantoa.papers.writing.pdf import write_pdf, writer
from lantoa.papers.writing.pdf.fonts import fonts
from lantoa.papers.writing.samples import plan, report_upward

_PAGES = 6
_ROUNDS = 15
_OFFICE_ROUNDS = 3
_BATCH = 6
_LEAST_TIMES_PROCESS, _LEAST_TIMES_WARM, _MOST_TIMES_TYPST = 20, 5, 2.0
_SENTENCES = (
    "Trong kỳ báo cáo {number}, Ủy ban nhân dân xã đã chỉ đạo các phòng, trung tâm và các thôn tổ chức tuyên truyền về "
    "cải cách hành chính, dịch vụ công trực tuyến và chuyển đổi số; nội dung ngắn gọn, dễ hiểu, phù hợp từng đối tượng.",
    "- Phát {number} tin, bài trên hệ thống truyền thanh cơ sở, trong đó {number} tin bằng tiếng dân tộc;",
    "- Đăng {number} tin, bài trên Trang thông tin điện tử; chia sẻ qua nhóm Zalo của thôn với {number} lượt xem.",
)
_numbers = count(100)
_PAPERS: list[Paper] = []
_READY: list[dict[str, str]] = []


def measure() -> list[Result]:
    """Four ratios: .pdf and .docx to a LibreOffice process, .pdf to a warm one, .pdf to typst alone."""
    _check(write_pdf(_report()))
    _PAPERS.extend(_report() for _ in range(2 * _ROUNDS + 2))
    _READY.extend(writer.inputs_of(_report()) for _ in range(_ROUNDS + 1))
    ours, alone, over = side_by_side(_write, _typst_alone, rounds=_ROUNDS)
    docx = statistics.median(seconds_of(lambda: write_docx(_PAPERS.pop())) for _ in range(_ROUNDS))
    with tempfile.TemporaryDirectory(prefix="lantoa-bench-") as folder:
        process, warm, more = _office(Path(folder))
    return [
        _times_faster("paper-pdf", ours, process, what="a LibreOffice process", least=_LEAST_TIMES_PROCESS),
        _times_faster(
            "paper-pdf-warm",
            ours,
            warm,
            what=f"LibreOffice with {_BATCH} files in a process (one file more: {more * 1000:.0f} ms)",
            least=_LEAST_TIMES_WARM,
        ),
        at_most(
            "paper-pdf-typst",
            measured=f"{ours * 1000:.1f} ms, typst alone {alone * 1000:.1f} ms",
            value=over,
            goal=_MOST_TIMES_TYPST,
        ),
        _times_faster("paper-docx", docx, process, what="a LibreOffice process", least=_LEAST_TIMES_PROCESS),
    ]


def _times_faster(name: str, ours: float, theirs: float, *, what: str, least: int) -> Result:
    """The share of `theirs` that ours takes; the goal is one part of `least`."""
    measured = f"{ours * 1000:.1f} ms, {what} {theirs * 1000:.0f} ms ({theirs / ours:.0f} times)"
    return at_most(name, measured=measured, value=ours / theirs, goal=1 / least)


def _report() -> Paper:
    """A report that was never written before: no layout of an earlier one can be used again."""
    number = next(_numbers)
    sections = tuple(
        Section(
            f"Kết quả {number} phần {part}",
            tuple(sentence.format(number=number * 10 + line) for line in range(5) for sentence in _SENTENCES),
        )
        for part in range(1, 5)
    )
    table = plan().appendices[0].blocks
    return replace(report_upward(), number=str(number), blocks=(*blocks_of(sections), *table))


def _check(data: bytes) -> None:
    pages = len(pypdfium2.PdfDocument(data))
    if pages != _PAGES:
        raise RuntimeError(f"the report has {pages} pages instead of {_PAGES}")


def _write() -> bytes:
    return write_pdf(_PAPERS.pop())


def _typst_alone() -> bytes:
    """Nothing but the program itself, on words that were made ready before."""
    return typst.Compiler(
        str(Path(writer.__file__).parent / "paper.typ"),
        root=str(Path(writer.__file__).parent),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs=_READY.pop(),
    ).compile(format="pdf", pdf_standards=writer.STANDARD, timestamp=0)


def _office(folder: Path) -> tuple[float, float, float]:
    """Processor seconds a file: a process for each, a process for `_BATCH`, and each one more in such a process."""
    files = [folder / f"bao-cao-{place}.docx" for place in range(_BATCH)]
    for file in files:
        file.write_bytes(write_docx(_report()))
    _convert(folder, files[:1])
    alone = statistics.median(_convert(folder, files[:1]) for _ in range(_OFFICE_ROUNDS))
    together = statistics.median(_convert(folder, files) for _ in range(_OFFICE_ROUNDS))
    return alone, together / _BATCH, (together - alone) / (_BATCH - 1)


def _convert(folder: Path, files: list[Path]) -> float:
    before = _children()
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
