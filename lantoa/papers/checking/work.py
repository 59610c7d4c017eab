"""The work of checking a file, as the process of its own does it."""

import base64
import json
from pathlib import Path

from lantoa.papers.checking.door import check_docx, fix_docx
from lantoa.papers.checking.findings import Change
from lantoa.papers.checking.uncheckable import Uncheckable


def run(path: Path) -> str:
    """Report, changes and mended copy (base64, empty where there is none) as JSON; or the sentence of a refusal.

    Raises:
        Unreadable: if the file cannot be opened.
    """
    content = path.read_bytes()
    try:
        report = check_docx(content)
    except Uncheckable as error:
        return json.dumps({"refused": error.sentence})
    mended, changes = _mended(content) if report.is_fixable else (b"", [])
    return json.dumps(
        {
            "refused": "",
            "report": report.as_data(),
            "mended": base64.b64encode(mended).decode("ascii"),
            "changes": [change.as_data() for change in changes],
        }
    )


def _mended(content: bytes) -> tuple[bytes, list[Change]]:
    try:
        return fix_docx(content)
    except Uncheckable:
        return b"", []
