"""The door of the reader: a file in, a plan record out, and one error for all that cannot be read."""

import importlib
from collections.abc import Callable, Iterable
from pathlib import Path

from lantoa.papers.reading import limits
from lantoa.papers.reading.blocks import Block, Paragraph, Reading
from lantoa.papers.reading.formats.detect import kind_of
from lantoa.papers.reading.formats.legacy_fonts import legacy_font
from lantoa.papers.reading.plan import read_plan
from lantoa.papers.reading.unreadable import Unreadable

# By name, so that reading a .txt does not load what only a .pdf needs.
_FORMATS = "lantoa.papers.reading.formats"
_MODULES = {
    "docx": f"{_FORMATS}.docx",
    "pdf": f"{_FORMATS}.pdf",
    "text": f"{_FORMATS}.plain",
    "doc": f"{_FORMATS}.legacy",
    "rtf": f"{_FORMATS}.legacy",
    "odt": f"{_FORMATS}.legacy",
    "image": f"{_FORMATS}.scan",
}


def read_file(path: Path) -> Reading:
    """Reads the plan in the file at `path`, whose type is told by its content.

    Runs in this process without a limit of time; `sandbox.read_in_process` is for files of strangers.

    Raises:
        Unreadable: the file is missing, damaged, encrypted, too large, or no plan can be in it.
    """
    return read_bytes(file_bytes(path))


def read_bytes(data: bytes) -> Reading:
    """Reads the plan whose file has the content `data`; raises `Unreadable`."""
    return read_plan(blocks_of(data))


def blocks_of(data: bytes) -> tuple[Block, ...]:
    """The paragraphs and tables of the file whose content is `data`, in the order of reading; raises `Unreadable`."""
    if len(data) > limits.FILE_BYTES:
        raise Unreadable("too_large", limit=limits.FILE_MB)
    read_blocks = _format(kind_of(data))
    try:
        blocks = read_blocks(data)
    except RecursionError as error:
        raise Unreadable("too_deep") from error
    except MemoryError as error:
        raise Unreadable("too_hungry") from error
    if not blocks:
        raise Unreadable("no_text")
    _check_font(blocks)
    return blocks


def file_bytes(path: Path) -> bytes:
    """The content of the file at `path`, at most 30 MB; raises `Unreadable`."""
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise Unreadable("not_a_file", name=name)
        if path.stat().st_size > limits.FILE_BYTES:
            raise Unreadable("too_large", limit=limits.FILE_MB)
        with path.open("rb") as stream:
            data = stream.read(limits.FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise Unreadable("missing", name=name) from error
    except PermissionError as error:
        raise Unreadable("no_permission", name=name) from error
    except (OSError, ValueError) as error:
        raise Unreadable("missing", name=name) from error
    if not data:
        raise Unreadable("empty")
    return data


def load_formats(endings: Iterable[str]) -> None:
    """Loads what files with these endings (`.pdf`) will most likely need, before many of them are read."""
    for ending in endings:
        module = _MODULES.get(ending.removeprefix(".").lower().replace("txt", "text"))
        if module is not None:
            importlib.import_module(module)


def _format(kind: str) -> Callable[[bytes], tuple[Block, ...]]:
    read_blocks: Callable[[bytes], tuple[Block, ...]] = importlib.import_module(_MODULES[kind]).read_blocks
    return read_blocks


def _check_font(blocks: tuple[Block, ...]) -> None:
    sample = " ".join(block.text for block in blocks[:200] if isinstance(block, Paragraph))
    found = legacy_font(sample)
    if found is not None:
        raise Unreadable("legacy_font", found=found)
