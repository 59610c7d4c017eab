"""Reading takes time in proportion to the text, whatever the text is."""

import subprocess
import sys
import time

import pytest

from lantoa.papers.reading.plan import read_plan
from lantoa.papers.reading.text import blocks_of_text

BODY = "KẾ HOẠCH\nTuyên truyền năm 2025\nThực hiện Kế hoạch số 1/KH-UBND, UBND xã A ban hành Kế hoạch như sau:\nI. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\n- "
TABLE = (
    BODY
    + "./.\nNơi nhận:\n- A;\nPHỤ LỤC\nTT Nhiệm vụ Sản phẩm Cơ quan chủ trì Cơ quan phối hợp Thời gian thực hiện\n1 "
)
ATTACKS = {
    "citations": "Căn cứ Quyết định số 12/QĐ-UBND ngày 1/1/2025 của UBND xã về việc ",
    "numbers": "1 ",
    "percentages": "10% / ",
    "marks": "a) ",
    "brackets": "((((",
    "quotes": "“",
    "least": "tối thiểu ít nhất ",
    "reports": "báo cáo gửi về Sở Nội vụ tổng hợp, ",
    "laws": "Luật Tổ chức, ",
    "times": "Định kỳ hằng quý, năm, ",
    "rows": "1 Tuyên truyền Sở Nội vụ Các sở Kế hoạch Năm 2025\n",
    "headers": "TT Nhiệm vụ Chủ trì Phối hợp Thời gian\n",
    "blank": "\n \n",
    "headings": "I. MỤC\n",
}
LETTERS = 16_000


def seconds(text):
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        read_plan(blocks_of_text(text))
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("start", [BODY, TABLE], ids=["body", "table"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_twice_the_text_takes_twice_the_time(start, attack):
    times = LETTERS // len(ATTACKS[attack])
    pairs = []
    # A busy machine spoils one measurement, a square spoils every one.
    for _ in range(3):
        pairs.append([seconds(start + ATTACKS[attack] * many * times) for many in (1, 2)])
        if pairs[-1][1] <= 2.6 * pairs[-1][0] + 0.02:
            break
    assert any(twice <= 2.6 * once + 0.02 for once, twice in pairs), pairs
    assert min(twice for _, twice in pairs) < 3


def test_the_reader_is_imported_without_compiling_its_patterns():
    code = (
        "import re, sys\n"
        "before = len(re._cache) if hasattr(re, '_cache') else 0\n"
        "import lantoa.papers.reading.plan, lantoa.papers.reading.text\n"
        "print(len(re._cache) - before)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(result.stdout) <= 5
