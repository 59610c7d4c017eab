"""Reads the small notation in which the demonstration plans are written.

A head of `name: value` lines, an empty line, then one line a paragraph: `# ` before headings, `~ ` before legal
bases. `== ` begins the appendix, whose table has one line a row: `| a | b`; a cell `^` is merged with the one
above, `<` with the one to its left. `|` inside the head parts lines.
"""

from dataclasses import dataclass, field


@dataclass
class Paragraph:
    """One paragraph of the body: its kind (`heading`, `basis`, `text`) and text."""

    kind: str
    text: str


@dataclass
class Source:
    """A plan as written down: head, body, titles of the appendix, its note, column widths (cm) and rows."""

    head: dict[str, list[str]]
    body: list[Paragraph] = field(default_factory=list)
    appendix: list[str] = field(default_factory=list)
    note: str = ""
    widths: list[float] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def read_source(text: str) -> Source:
    """The plan that `text` describes."""
    head_text, _, rest = text.partition("\n\n")
    head = {}
    for line in head_text.splitlines():
        name, _, value = line.partition(":")
        head[name.strip()] = [part.strip() for part in value.split("|") if part.strip()]
    source = Source(head)
    for line in filter(None, map(str.strip, rest.splitlines())):
        read_line(source, line)
    return source


def read_line(source: Source, line: str) -> None:
    """Adds one line to the body or to the appendix."""
    if line.startswith("== "):
        source.appendix = line[3:].split("|")
    elif line.startswith("widths:"):
        source.widths = [float(word) for word in line.split()[1:]]
    elif line.startswith("| "):
        source.rows.append([cell.strip() for cell in line[2:].split("|")])
    elif source.appendix:
        source.note = line
    else:
        kinds = {"# ": "heading", "~ ": "basis"}
        kind = kinds.get(line[:2], "text")
        source.body.append(Paragraph(kind, line if kind == "text" else line[2:]))
