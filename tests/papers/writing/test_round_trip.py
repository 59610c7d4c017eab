"""A record that is written as a paper and read again is the record that was written."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lantoa.papers.checking.door import check_docx
from lantoa.papers.reading.door import read_file
from lantoa.papers.writing.docx import write_docx
from lantoa.papers.writing.pdf import write_pdf
from lantoa.papers.writing.plan_paper import plan_paper
from lantoa.papers.writing.text import text_of

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "tests" / "papers" / "reading" / "samples"
TEXTS = [
    *(
        ROOT / "demo" / "plans" / name
        for name in (
            "xa-thanh-lam-ha-2026.docx",
            "phuong-ben-may-cuoi-nam-2026.txt",
            "xa-vinh-truc-2024.docx",
            "tinh-hoa-son-2026.docx",
        )
    ),
    *(SAMPLES / name for name in ("commune.txt", "decision.txt", "department.txt", "province.txt")),
    *(
        SAMPLES / "varied" / f"{name}.txt"
        for name in ("department-parts", "decision-with-plan", "decision-around-plan", "tax-office")
    ),
]
MENTION = "(Chi tiết tại Phụ lục kèm theo)"
WRITERS = {".docx": write_docx, ".pdf": write_pdf}
# A line of a .pdf may break behind a hyphen or a stroke; the closing mark is added where a paper lacks it.
_AROUND_BREAK = re.compile(r"\s*([-–/])\s*")
_END = re.compile(r"[\s./;]+$")


def folded(value: object) -> object:
    """`value` with the capitals that the layout asks for, the places of line breaks and closing marks set aside."""
    if isinstance(value, dict):
        return {key: folded(each) for key, each in value.items() if key != "warnings"}
    if isinstance(value, list):
        return [folded(each) for each in value]
    return _END.sub("", _AROUND_BREAK.sub(r"\1", value.casefold())) if isinstance(value, str) else value


def written_and_read(record: dict[str, object], folder: Path, ending: str) -> dict[str, object]:
    """The record read back, without the word about the appendix that a paper not yet issued gets where it lacks one."""
    path = folder / f"paper{ending}"
    path.write_bytes(WRITERS[ending](plan_paper(record)))
    back = read_file(path).record
    if not any("phụ lục" in line["text"].casefold() for line in record.get("body", [])):
        back["body"] = [line for line in back["body"] if not line["text"].startswith(MENTION)]
    return back


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_record_of_a_document_comes_back(path, ending, tmp_path):
    record = read_file(path).record
    back = written_and_read(record, tmp_path, ending)
    if record["document"]["place"] is None:
        # The paper of a commune names the place all the same.
        back["document"]["place"] = None
    assert folded(back) == folded(record)


def test_a_paper_not_yet_issued_speaks_of_its_appendix_and_an_issued_one_is_left_as_it_was():
    record = read_file(TEXTS[0]).record
    lines = [line for line in record["body"] if "phụ lục" not in line["text"].casefold()]
    record["body"] = lines
    assert MENTION not in text_of(plan_paper(record))
    record["document"].update(number=None, issued_on=None)
    words = text_of(plan_paper(record))
    assert words.count(MENTION) == 1
    assert words[words.index(MENTION) + 1].startswith("Trên đây là")
    assert not [f for f in check_docx(write_docx(plan_paper(record))).findings if "appendix" in f.code]


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        ("UBND xã Thanh Lâm Hạ", "Thanh Lâm Hạ"),
        ("Ủy ban nhân dân phường Bến Mây", "Bến Mây"),
        ("Uỷ ban nhân dân đặc khu Hòn Nghệ", "Hòn Nghệ"),
        ("Ủy ban nhân dân Phường 1", None),
        ("Ủy ban nhân dân tỉnh Hoa Sơn", None),
        ("Sở Nội vụ", None),
    ],
)
def test_a_commune_is_the_place_of_its_papers_and_no_other_place_is_guessed(issuer, place, tmp_path):
    record = read_file(TEXTS[0]).record
    record["document"].update(place=None, issuer=issuer)
    back = written_and_read(record, tmp_path, ".docx")
    assert back["document"]["place"] == place
    assert back["document"]["issued_on"] == record["document"]["issued_on"] == "2026-01-20"


_WORDS = st.lists(
    st.sampled_from(
        ["tuyên", "truyền", "cải cách", "thủ tục", "dịch vụ công", "trực tuyến", "người dân", "xã", "phường"]
    ),
    min_size=3,
    max_size=14,
).map(" ".join)
_UNITS = st.sampled_from(["Phòng Nội vụ", "Phòng Văn hóa - Xã hội", "Công an xã", "Văn phòng HĐND và UBND"])
_TIMINGS = st.sampled_from(
    [
        {"text": "Thường xuyên", "type": "continuous"},
        {"text": "Quý III/2026", "type": "quarter", "year": 2026, "quarter": 3},
        {"text": "Trước ngày 15/8/2026", "type": "before_date", "date": "2026-08-15"},
        {"text": "Hằng tháng", "type": "recurring", "every": "month"},
        None,
    ]
)
_TASKS = st.lists(
    st.fixed_dictionaries(
        {
            "name": _WORDS.map(lambda words: f"Tổ chức {words}"),
            "products": st.lists(_WORDS.map(lambda words: f"Báo cáo {words}"), min_size=1, max_size=3),
            "leads": st.lists(_UNITS, min_size=1, max_size=2, unique=True),
            "collaborators": st.lists(_UNITS, max_size=3, unique=True),
            "timing": _TIMINGS,
        }
    ),
    min_size=1,
    max_size=12,
).map(lambda tasks: [{"number": str(place), **task} for place, task in enumerate(tasks, start=1)])
_LINES = st.lists(
    st.tuples(st.sampled_from(["-", None]), _WORDS.map(lambda words: f"{words.capitalize()}.")),
    min_size=1,
    max_size=5,
)


@st.composite
def _records(draw):
    outline, body = (
        [],
        [{"heading": None, "mark": None, "text": "Căn cứ Quyết định số 12/QĐ-UBND ngày 05/01/2026;"}],
    )
    for place, label in enumerate(["I", "II", "III"][: draw(st.integers(1, 3))]):
        outline.append({"label": label, "text": f"MỤC {draw(_WORDS).upper()[:40].strip()}", "level": 1})
        # No line twice: what repeats at the edge of pages is taken for a running header.
        lines = [("-", "Nâng cao nhận thức."), *draw(_LINES)]
        body += [
            {"heading": place, "mark": mark, "text": f"{text[:-1]} {label}{number}."}
            for number, (mark, text) in enumerate(lines)
        ]
    return {
        "document": {
            "kind": "Kế hoạch",
            "number": draw(st.sampled_from([None, "05/KH-UBND", "128/KH-UBND"])),
            "issued_on": draw(st.sampled_from([None, "2026-01-20", "2026-11-03"])),
            "place": "Bình Yên",
            "issuer": "UBND xã Bình Yên",
            "subject": "Tuyên truyền cải cách hành chính năm 2026",
            "period": {"start": "2026-01-01", "end": "2026-12-31"},
            "signer": {
                "name": "Hoàng Văn Thái",
                "position": "CHỦ TỊCH",
                "on_behalf_of": "ỦY BAN NHÂN DÂN",
                "signed_for": None,
            },
            "recipients": ["Sở Nội vụ", "Các thôn", "Lưu: VT"],
        },
        "outline": outline,
        "body": body,
        "tasks": draw(_TASKS),
    }


@pytest.mark.parametrize("ending", WRITERS)
@settings(
    phases=[Phase.explicit, Phase.generate],
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(record=_records())
def test_plausible_records_come_back(record, ending, tmp_path):
    back = folded(written_and_read(record, tmp_path, ending))
    wanted = folded(record)
    document = back["document"]
    assert {key: document[key] for key in wanted["document"]} == wanted["document"]
    assert back["tasks"] == wanted["tasks"]
    assert [line["text"] for line in back["body"]] == [line["text"] for line in wanted["body"]]
    assert back["outline"] == wanted["outline"]


def test_nothing_is_lost_without_body(tmp_path):
    record = json.loads(json.dumps(read_file(TEXTS[0]).record))
    del record["body"]
    back = written_and_read(record, tmp_path, ".docx")
    for name in ("topics", "channels", "audiences", "tasks", "duties"):
        assert folded(back[name]) == folded(record[name]), name
