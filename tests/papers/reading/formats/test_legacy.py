"""Old formats go through LibreOffice, and come out as the .docx they were made from."""

import shutil
import subprocess
from pathlib import Path

import pytest

from lantoa.papers.reading.door import blocks_of, read_file
from lantoa.papers.reading.sandbox import read_in_process
from lantoa.papers.reading.unreadable import Unreadable
from tests.factories.papers import zip_of

PLAN = Path(__file__).parents[4] / "demo" / "plans" / "xa-vinh-truc-2024.docx"
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    for ending in ("doc", "odt", "rtf"):
        profile = (folder / "profile").as_uri()
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={profile}",
                "--headless",
                "--convert-to",
                ending,
                "--outdir",
                folder,
                PLAN,
            ],
            check=True,
            capture_output=True,
        )
    return folder


@pytest.mark.office
@needs_office
@pytest.mark.parametrize("ending", ["doc", "odt", "rtf"])
def test_it_says_the_same_as_the_docx(folder, ending):
    assert read_in_process(folder / f"{PLAN.stem}.{ending}").record == read_file(PLAN).record


@pytest.mark.parametrize(
    "data",
    [b"{\\rtf1 x}", zip_of({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})],
    ids=["rtf", "odt"],
)
def test_without_libreoffice_the_sentence_says_what_to_do(data, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Unreadable) as caught:
        blocks_of(data)
    assert caught.value.code == "no_office"
    assert "LibreOffice" in caught.value.sentence


@pytest.mark.office
@needs_office
def test_a_doc_of_rubbish_is_damaged_or_empty():
    rubbish = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(2_000)
    )
    with pytest.raises(Unreadable) as caught:
        blocks_of(rubbish)
    assert caught.value.code in {"damaged", "no_text"}
