"""`lantoa write`: a paper for a record, one sentence for what cannot be written."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lantoa.cli.main import main
from lantoa.papers.reading.door import read_file

PLAN = Path(__file__).parents[2] / "demo" / "plans" / "xa-vinh-truc-2024.docx"
STARTS = {".docx": b"PK", ".pdf": b"%PDF", ".html": b"<!"}


@pytest.fixture(scope="module")
def record(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("records") / "kế hoạch.json"
    path.write_text(json.dumps(read_file(PLAN).record, ensure_ascii=False), encoding="utf-8")
    return path


def write(*words: object) -> int:
    return main(["write", *map(str, words)])


@pytest.mark.parametrize("ending", STARTS)
def test_the_ending_decides_the_form(record, ending, tmp_path, capfd):
    out = tmp_path / f"paper{ending}"
    assert write(record, "--out", out, "--superior", "UBND TỈNH HOA SƠN") == 0
    assert out.read_bytes().lower().startswith(STARTS[ending].lower())
    assert capfd.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == [out]


def test_several_go_into_a_folder_and_a_bad_one_stops_no_other(record, tmp_path, capfd):
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    out = tmp_path / "out"
    assert write(bad, record, record, "--out", out, "--format", "html") == 2
    assert sorted(path.name for path in out.iterdir()) == ["kế hoạch-2.html", "kế hoạch.html"]
    complaint = capfd.readouterr().err
    assert complaint.count("\n") == 1
    assert "JSON" in complaint


@pytest.mark.parametrize(
    "content",
    [
        b"[1]",
        b"{}",
        b'{"document": 1}',
        b'{"document": {}, "tasks": [1]}',
        b'{"document": {}, "body": [{"heading": 5, "mark": null, "text": "x"}]}',
        b'{"document": {"issued_on": "x"}}',
        b'{"document": {}, "tasks": [{"number": "1", "name": "x", "products": [1], "leads": [], "collaborators": [], "timing": null}]}',
        b"\xff\xfe",
        b"[" * 100_000,
        b" " * (8 * 1024 * 1024 + 1),
    ],
)
def test_what_is_no_record_gets_one_sentence(content, tmp_path, capfd):
    path = tmp_path / "x.json"
    path.write_bytes(content)
    assert write(path, "--out", tmp_path / "x.docx") == 2
    output, complaint = capfd.readouterr()
    assert output == ""
    assert complaint.startswith(f"{path}: ")
    assert complaint.count("\n") == 1
    assert not (tmp_path / "x.docx").exists()


def test_unknown_ending_is_refused(record, tmp_path, capfd):
    assert write(record, "--out", tmp_path / "x.odt") == 2
    assert ".docx, .pdf, .html" in capfd.readouterr().err


def test_several_without_format_are_refused(record, tmp_path, capfd):
    assert write(record, record, "--out", tmp_path / "x.docx") == 2
    assert "--format" in capfd.readouterr().err


def test_a_folder_that_cannot_be_made_is_told(record, tmp_path, capfd):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert write(record, "--out", tmp_path / "file" / "x.docx") == 2
    assert "Không ghi được" in capfd.readouterr().err


def test_neither_django_nor_other_writers_are_loaded(record, tmp_path):
    code = (
        "import sys; from lantoa.cli.main import main; "
        f"main(['write', {str(record)!r}, '--out', {str(tmp_path / 'x.docx')!r}]); "
        "print([name for name in ('django', 'typst', 'jinja2', 'pypdfium2') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
