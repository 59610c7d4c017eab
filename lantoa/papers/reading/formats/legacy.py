"""Reads .doc, .rtf and .odt by way of LibreOffice, where it is installed: it converts to .docx."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from lantoa.papers.reading import limits, patience
from lantoa.papers.reading.blocks import Block
from lantoa.papers.reading.formats import docx
from lantoa.papers.reading.formats.detect import kind_of
from lantoa.papers.reading.formats.package import Package
from lantoa.papers.reading.unreadable import Unreadable

_PROGRAMS = ("soffice", "libreoffice")
# Macros never run and nothing outside the file is loaded: a profile of its own, without the user's settings.
_SAFE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def read_blocks(data: bytes) -> tuple[Block, ...]:
    """The blocks of the .doc, .rtf or .odt whose bytes are `data`; raises `Unreadable`."""
    return docx.read_blocks(as_docx(data))


def as_docx(data: bytes) -> bytes:
    """The .docx that LibreOffice makes of the .doc, .rtf or .odt whose bytes are `data`; raises `Unreadable`."""
    kind = kind_of(data)
    if kind == "odt":
        Package(data).part("content.xml")
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise Unreadable("no_office", found=f".{kind}")
    patience.allow(limits.CONVERSION_SECONDS + limits.SECONDS)
    with tempfile.TemporaryDirectory(prefix="lantoa-office-") as folder:
        return _converted(data, kind=kind, program=program, folder=Path(folder))


def _converted(data: bytes, *, kind: str, program: str, folder: Path) -> bytes:
    source, profile = folder / f"plan.{kind}", folder / "profile"
    source.write_bytes(data)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SAFE, encoding="utf-8")
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder),
        str(source),
    ]
    try:
        with patience.roomy():
            subprocess.run(
                command,
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=limits.CONVERSION_SECONDS,
            )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("too_slow", limit=round(limits.CONVERSION_SECONDS)) from error
    result = folder / "plan.docx"
    if not result.is_file():
        raise Unreadable("damaged")
    if result.stat().st_size > limits.FILE_BYTES:
        raise Unreadable("too_large_unpacked")
    return result.read_bytes()
