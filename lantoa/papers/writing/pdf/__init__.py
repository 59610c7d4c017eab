"""The .pdf of a paper: PDF/A-2b, tagged, Tinos embedded, set by typst."""

from lantoa.papers.writing.pdf.writer import write_pdf

__all__ = ["write_pdf"]
