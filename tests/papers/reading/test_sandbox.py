"""Files of strangers are read by a process that may do little, and takes nobody with it when it ends."""

import ast
import functools
import os
import random
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from lantoa.papers.reading.door import read_file
from lantoa.papers.reading.sandbox import read_in_fork, read_in_process
from lantoa.papers.reading.unreadable import Unreadable
from tests.factories.papers import PdfPage, docx_of, p, pdf_of

DEMO = Path(__file__).parents[3] / "demo" / "plans"
WAYS = pytest.mark.parametrize("read", [read_in_process, read_in_fork])
MB = 1024 * 1024


def largest_docx(path: Path) -> Path:
    """As much running text in as many runs as the limits allow."""
    words = ["tuyên", "truyền", "cải", "cách", "hành", "chính", "kế", "hoạch", "nhiệm", "vụ"]
    pick = random.Random(3)
    run = (
        '<w:r w:rsidR="00A{:05d}"><w:rPr><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">{} </w:t></w:r>'
    )
    line = "".join(run.format(index, pick.choice(words)) for index in range(30))
    body = f"<w:p>{line}</w:p>" * (15 * MB // len(f"<w:p>{line}</w:p>".encode()))
    path.write_bytes(docx_of(body, extra={"word/media/image1.png": pick.randbytes(MB)}))
    return path


@WAYS
@pytest.mark.parametrize("ending", ["docx", "pdf", "txt"])
def test_it_reads_what_the_door_reads(read, ending):
    path = DEMO / f"xa-thanh-lam-ha-2026.{ending}"
    assert read(path) == read_file(path)


@WAYS
def test_a_refusal_keeps_its_code_and_sentence(read, tmp_path):
    with pytest.raises(Unreadable) as caught:
        read(tmp_path / "mất.docx")
    assert caught.value.code == "missing"
    assert "mất.docx" in caught.value.sentence


@WAYS
def test_time_is_limited(read, tmp_path):
    path = largest_docx(tmp_path / "chậm.docx")
    started = time.monotonic()
    with pytest.raises(Unreadable) as caught:
        read(path, seconds=0.4)
    assert caught.value.code == "too_slow"
    assert time.monotonic() - started < 5


FRESH = """
import sys
from pathlib import Path
from lantoa.papers.reading import sandbox
from lantoa.papers.reading.unreadable import Unreadable
try:
    getattr(sandbox, sys.argv[1])(Path(sys.argv[2]), memory_mb=64)
except Unreadable as refusal:
    print(refusal.code)
"""


@WAYS
def test_memory_is_limited(read, tmp_path):
    # A fork has what its parent once freed, so the parent is a fresh one, as a command is.
    path = largest_docx(tmp_path / "to.docx")
    command = [sys.executable, "-c", FRESH, read.__name__, str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert told.stdout.strip() in {"too_hungry", "crashed"}


@functools.cache
def gigabytes() -> bytes:
    packer = zlib.compressobj(6)
    chunk = b"1 0 0 1 0 0 cm q " * 300_000
    return b"".join(packer.compress(chunk) for _ in range(100)) + packer.flush()


@WAYS
def test_a_pdf_that_unpacks_to_gigabytes_ends_only_its_own_process(read, tmp_path):
    (tmp_path / "bom.pdf").write_bytes(pdf_of(PdfPage(), packed=gigabytes()))
    with pytest.raises(Unreadable) as caught:
        read(tmp_path / "bom.pdf")
    assert caught.value.code in {"crashed", "too_hungry", "too_slow"}


def test_the_largest_allowed_docx_fits_the_memory(tmp_path):
    program = (
        "import resource, sys; from pathlib import Path\n"
        "from lantoa.papers.reading.sandbox import read_in_process\n"
        "assert read_in_process(Path(sys.argv[1])).blocks\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)\n"
    )
    path = largest_docx(tmp_path / "to.docx")
    done = subprocess.run([sys.executable, "-c", program, path], capture_output=True, check=True, text=True)
    assert int(done.stdout) < 400


def test_the_process_inherits_no_secret_and_no_open_file(tmp_path, monkeypatch):
    monkeypatch.setenv("LANTOA_SECRET_KEY", "mật")
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "x"))
    probe = tmp_path / "probe.py"
    probe.write_text(
        "import os, sys\n"
        "fds = [name for name in os.listdir('/proc/self/fd') if int(name) > 2]\n"
        f"open({str(tmp_path / 'seen')!r}, 'w').write(repr((sorted(os.environ), len(fds))))\n",
        encoding="utf-8",
    )
    monkeypatch.setattr("lantoa.papers.reading.sandbox._PYTHON", _program(tmp_path, probe))
    secret = os.open(DEMO / "xa-vinh-truc-2024.docx", os.O_RDONLY)
    os.set_inheritable(secret, True)
    try:
        with pytest.raises(Unreadable):
            read_in_process(DEMO / "xa-vinh-truc-2024.docx")
    finally:
        os.close(secret)
    names, fds = ast.literal_eval((tmp_path / "seen").read_text())
    assert not {"LANTOA_SECRET_KEY", "PYTHONSTARTUP"} & set(names)
    assert fds == 1, "only the listing of the folder itself"


def _program(folder: Path, probe: Path) -> str:
    program = folder / "python"
    program.write_text(f"#!/bin/sh\nexec {sys.executable} -I {probe}\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


def test_what_the_process_says_is_not_believed_blindly(tmp_path, monkeypatch):
    liar = tmp_path / "python"
    liar.write_text(
        '#!/bin/sh\nprintf \'unreadable\\n{"code": "rm", "sentence": "<script>"}\'\n', encoding="utf-8"
    )
    liar.chmod(0o755)
    monkeypatch.setattr("lantoa.papers.reading.sandbox._PYTHON", str(liar))
    with pytest.raises(Unreadable) as caught:
        read_in_process(tmp_path / "x.docx")
    assert caught.value.code == "crashed"


def test_programs_that_it_started_end_with_it(tmp_path, monkeypatch):
    slow = tmp_path / "python"
    slow.write_text(f"#!/bin/sh\nsleep 60 >/dev/null 2>&1 &\necho $! > {tmp_path}/pid\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setattr("lantoa.papers.reading.sandbox._PYTHON", str(slow))
    with pytest.raises(Unreadable):
        read_in_process(tmp_path / "x.docx")
    pid = int((tmp_path / "pid").read_text())
    for _ in range(50):
        if _has_ended(pid):
            break
        time.sleep(0.05)
    assert _has_ended(pid)


def _has_ended(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def test_an_empty_docx_costs_little_however_many_paragraphs_it_has(tmp_path):
    path = tmp_path / "trống.docx"
    path.write_bytes(
        docx_of("<w:p/>" * 1_500_000 + p("hết"), extra={"word/media/a.png": random.Random(1).randbytes(MB)})
    )
    assert [block.text for block in read_in_process(path).blocks] == ["hết"]
