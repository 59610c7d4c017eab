"""What a template would run besides what its paragraphs show.

The library that fills templates takes every part of the file as one text, attributes, field codes, footnotes and
properties of the file included, so the text itself is parsed and only names, one loop deep, and conditions may pass.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

from docxtpl import DocxTemplate
from jinja2 import Environment, TemplateError, nodes

MOST_BRACES: Final = 3000
"""Braces of a part; a file of the office has a few dozen besides its places."""
_FOOTNOTES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_PROPERTIES: Final = ("author", "comments", "identifier", "language", "subject", "title")
_HARMLESS: Final = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.For,
    nodes.If,
)


def is_plain(content: bytes, *, most: int) -> bool:
    """Whether the .docx runs nothing but names, loops and conditions, at most as many as its paragraphs show."""
    count = 0
    for source in _sources(content):
        try:
            tree = Environment(autoescape=True).parse(source)
        except (TemplateError, RecursionError):
            return False
        found = list(tree.find_all(nodes.Node))
        if not all(isinstance(node, _HARMLESS) for node in found):
            return False
        if any(True for loop in tree.find_all(nodes.For) for _inner in loop.find_all(nodes.For)):
            return False
        count += sum(isinstance(node, (nodes.Name, nodes.For, nodes.If)) for node in found)
        # A loop holds two names of its own, a condition one.
        count -= sum(2 for _loop in tree.find_all(nodes.For)) + sum(1 for _one in tree.find_all(nodes.If))
    return count <= most


def _sources(content: bytes) -> Iterator[str]:
    """The texts that are filled, as the library would have them parsed; one with too many braces as it stands."""
    template = DocxTemplate(io.BytesIO(content))
    template.init_docx()
    raw = [template.get_xml()]
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        raw += [template.get_part_xml(part) for _key, part in template.get_headers_footers(uri)]
    package = template.docx.part.package
    raw += [
        bytes(part.blob).decode("utf-8", "replace")
        for part in (package.parts if package else ())
        if part.content_type == _FOOTNOTES
    ]
    for text in raw:
        yield template.patch_xml(text) if text.count("{") <= MOST_BRACES else "{{"
    for name in _PROPERTIES:
        yield str(getattr(template.docx.core_properties, name))
