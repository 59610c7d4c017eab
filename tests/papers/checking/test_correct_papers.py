"""Nothing is found in a correct paper, whoever made it."""

import shutil
import subprocess
import time

import pytest

from lantoa.papers.checking.door import check_docx, fix_docx
from lantoa.papers.writing.docx.writer import write_docx
from lantoa.papers.writing.samples import samples
from tests.papers.checking.hand_made import ALL


def told(content: bytes) -> list[tuple[str, str, str]]:
    return [(finding.code, finding.where, finding.found) for finding in check_docx(content).findings]


@pytest.mark.parametrize("name", samples())
def test_every_sample_of_the_writer_is_clean(name):
    content = write_docx(samples()[name])
    assert told(content) == []
    assert fix_docx(content) == (content, [])


@pytest.mark.parametrize("name", ALL)
def test_correct_papers_made_otherwise_are_clean(name):
    assert told(ALL[name]()) == []


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_paper_saved_by_libreoffice_is_clean(tmp_path):
    (tmp_path / "paper.docx").write_bytes(write_docx(samples()["decision"]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "odt",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "paper.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert told((tmp_path / "paper.odt").read_bytes()) == []


def test_a_paper_of_ten_pages_takes_well_under_a_second():
    content = write_docx(samples()["plan"])
    check_docx(content)
    start = time.perf_counter()
    check_docx(content)
    assert time.perf_counter() - start < 1
