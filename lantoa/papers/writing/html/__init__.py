"""The HTML of a paper: a part for pages of the office, and a whole file with its own style."""

from lantoa.papers.writing.html.document import html_fragment, write_html

__all__ = ["html_fragment", "write_html"]
