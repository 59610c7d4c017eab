"""Tables that a command is given as a file: .csv or .xlsx, within limits."""

import csv
from collections.abc import Sequence
from pathlib import Path

from lantoa.adapters.spreadsheets.reading import Limits, read_rows
from lantoa.domain.errors import Refusal

MOST_BYTES = 10 * 1024 * 1024


def table_in(path: Path, *, most_rows: int) -> list[Sequence[str]]:
    """The rows of the file as text, the header too.

    Raises:
        Refusal: if the file cannot be opened, is too large, or no .csv in UTF-8.
        BadSheet: if it is no sound .xlsx file.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refusal(f"{path} lớn quá 10 MB.")
        if path.suffix.lower() == ".xlsx":
            with path.open("rb") as file:
                return list(read_rows(file, limits=Limits(size=MOST_BYTES, rows=most_rows)))
        with path.open(encoding="utf-8-sig", newline="") as text:
            return list(csv.reader(text))
    except OSError as error:
        raise Refusal(f"không mở được {path}: {error.strerror}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise Refusal(f"{path} không phải là tệp .csv viết bằng UTF-8.") from error
