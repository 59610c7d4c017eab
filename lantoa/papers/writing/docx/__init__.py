"""The .docx writer: named styles, real drawn rules, the same bytes for the same paper."""

from lantoa.papers.writing.docx.writer import write_docx

__all__ = ["write_docx"]
