"""The work of reading a file, as the process of its own does it."""

from pathlib import Path

from lantoa.papers.reading.door import read_file
from lantoa.papers.reading.saved import to_json


def run(path: Path) -> str:
    """What is read in the file, as JSON.

    Raises:
        Unreadable: if it cannot be read.
    """
    return to_json(read_file(path))
