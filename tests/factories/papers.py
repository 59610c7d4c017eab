"""Small .docx and .pdf files for tests, written by hand so that each test sees what is in them."""

import io
import zipfile
import zlib

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def docx_of(
    body: str, *, numbering: str = "", styles: str = "", extra: dict[str, bytes] | None = None
) -> bytes:
    """A .docx whose body is the XML `body`; `numbering` and `styles` are the inside of their parts."""
    parts: dict[str, bytes] = {
        "[Content_Types].xml": _TYPES.encode(),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>".encode(),
    }
    if numbering:
        parts["word/numbering.xml"] = f"<w:numbering {_NAMES}>{numbering}</w:numbering>".encode()
    if styles:
        parts["word/styles.xml"] = f"<w:styles {_NAMES}>{styles}</w:styles>".encode()
    return zip_of({**parts, **(extra or {})})


def zip_of(parts: dict[str, bytes]) -> bytes:
    """A zip archive with these members, the same bytes at every call."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def p(text: str, *, properties: str = "") -> str:
    """A paragraph of one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def item(text: str, *, use: int = 1, level: int = 0) -> str:
    """An automatically numbered paragraph."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{use}"/></w:numPr>')


def levels(*forms: tuple[str, str]) -> str:
    """One list whose levels have these formats and texts, used under the number 1."""
    inner = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(forms)
    )
    return (
        f'<w:abstractNum w:abstractNumId="0">{inner}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def table(*rows: str) -> str:
    """A table of rows made by `row`."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells made by `cell`, or of plain texts."""
    made = (text if text.startswith("<w:tc>") else cell(text) for text in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def cell(*texts: str, properties: str = "") -> str:
    """A cell with one paragraph a text; a text that is XML stands as it is."""
    inner = "".join(text if text.startswith("<w:") else p(text) for text in texts)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


class PdfPage:
    """What is drawn on a page; places in points from the upper left corner."""

    def __init__(self, *, width: float = 595, height: float = 842) -> None:
        """An empty page, A4 upright by default."""
        self.width, self.height = width, height
        self._drawn: list[str] = []

    def text(self, words: str, *, left: float, top: float, size: float = 12) -> "PdfPage":
        """Writes `words` (ASCII) with the top of the letters at about `top`."""
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self._drawn.append(
            f"BT /F1 {size} Tf {left} {self.height - top - size * 0.75:.2f} Td ({escaped}) Tj ET"
        )
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> "PdfPage":
        """Strokes a straight line."""
        self._drawn.append(f"0.5 w {x0} {self.height - y0:.2f} m {x1} {self.height - y1:.2f} l S")
        return self

    def grid(self, columns: list[float], rows: list[float]) -> "PdfPage":
        """Strokes all lines of a table."""
        for at in rows:
            self.line(columns[0], at, columns[-1], at)
        for at in columns:
            self.line(at, rows[0], at, rows[-1])
        return self

    def stream(self) -> bytes:
        """The content stream."""
        return "\n".join(self._drawn).encode("latin-1")


def pdf_of(*pages: PdfPage, encrypt: bool = False, packed: bytes | None = None) -> bytes:
    """A .pdf of these pages; `encrypt` locks it by an unknown password, `packed` replaces the pages' streams."""
    count = len(pages)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{' '.join(f'{4 + 2 * i} 0 R' for i in range(count))}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for index, page in enumerate(pages):
        stream = zlib.compress(page.stream()) if packed is None else packed
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * index} 0 R >>".encode()
        )
        objects.append(
            f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n".encode() + stream + b"\nendstream"
        )
    output = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(output))
        output += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(output)
    output += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    output += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    lock = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >> /ID [<01> <01>] "
    )
    output += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {lock if encrypt else ''}>>\n".encode()
    output += f"startxref\n{start}\n%%EOF\n".encode()
    return bytes(output)
