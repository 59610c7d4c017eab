"""The door of the checker: a .docx in, findings out, or a mended copy with what was changed."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from lantoa.papers.checking import limits as own_limits
from lantoa.papers.checking import mending
from lantoa.papers.checking.docx.building import build
from lantoa.papers.checking.docx.model import Document
from lantoa.papers.checking.docx.opening import Parts
from lantoa.papers.checking.findings import Change, Finding, Report
from lantoa.papers.checking.parts import where
from lantoa.papers.checking.recognising.whole import recognise
from lantoa.papers.checking.registry import Fault, Rule, all_rules
from lantoa.papers.checking.uncheckable import Uncheckable
from lantoa.papers.reading import limits
from lantoa.papers.reading.formats.detect import kind_of
from lantoa.papers.reading.formats.legacy import as_docx
from lantoa.papers.reading.unreadable import Unreadable

__all__ = ["check_docx", "fix_docx"]

_CONVERTED = frozenset({"doc", "odt", "rtf"})
_Found = tuple[Rule, Fault]


def check_docx(content: bytes, *, name: str = "") -> Report:
    """Holds the paper whose file has the bytes `content` against the decree; `name` is only for the report.

    A .doc, .odt or .rtf is turned into .docx by LibreOffice first, where that is installed.

    Raises:
        Unreadable: damaged, encrypted, too large, a bomb; as in reading.
        Uncheckable: a .pdf, a picture, a file without words, one that takes too long.
    """
    parts = _opened(content)
    clock = _Clock()
    document = _document(parts)
    first = list(_faults(document, clock=clock, is_first=True))
    findings = _findings(first, document)
    if first:
        document = _mended(parts, document, first)
    findings += _findings(_faults(document, clock=clock, is_first=False), document)
    return Report(name, tuple(findings))


def fix_docx(content: bytes) -> tuple[bytes, list[Change]]:
    """A copy in which all that a program can mend is mended, and what was changed; the same bytes where nothing was.

    Raises:
        Unreadable, Uncheckable: as `check_docx`; also a file that is signed, or no .docx.
    """
    if kind_of(content) in _CONVERTED:
        raise Uncheckable("no_fix_for_converted")
    parts = _opened(content)
    parts.check_mendable()
    clock = _Clock()
    document = _document(parts)
    changes: list[Change] = []
    tried: set[tuple[str, ...]] = set()
    for _ in range(own_limits.ROUNDS):
        faults = _mendable(document, clock, tried)
        if not faults:
            break
        tried |= {(*_key(*found), _where(found[1])) for found in faults}
        changes += _changes(faults)
        document = _mended(parts, document, faults)
    return (parts.saved(), changes) if changes else (content, [])


def _mendable(document: Document, clock: _Clock, tried: set[tuple[str, ...]]) -> list[_Found]:
    """What can be mended now: letters first, then the rest; not what was mended before and is found again."""
    for is_first in (True, False):
        found = [
            (rule, fault)
            for rule, fault in _faults(document, clock=clock, is_first=is_first)
            if fault.mend is not None and (*_key(rule, fault), _where(fault)) not in tried
        ]
        if found:
            return found
    return []


class _Clock:
    """Stops a check that takes too long, between two rules."""

    def __init__(self) -> None:
        self._end = time.monotonic() + own_limits.SECONDS

    def check(self) -> None:
        if time.monotonic() > self._end:
            raise Uncheckable("too_slow", limit=round(own_limits.SECONDS))


def _opened(content: bytes) -> Parts:
    if len(content) > limits.FILE_BYTES:
        raise Unreadable("too_large", limit=limits.FILE_MB)
    kind = kind_of(content)
    if kind == "pdf":
        raise Uncheckable("pdf")
    if kind in _CONVERTED:
        content = as_docx(content)
    elif kind != "docx":
        raise Uncheckable("not_docx")
    return Parts(content)


def _document(parts: Parts) -> Document:
    try:
        document = build(parts)
    except RecursionError as error:
        raise Unreadable("too_deep") from error
    if not any(paragraph.text.strip() for paragraph in document.paragraphs):
        raise Uncheckable("no_text")
    recognise(document)
    return document


def _faults(document: Document, *, clock: _Clock, is_first: bool) -> Iterator[_Found]:
    for rule in all_rules():
        if rule.is_first == is_first:
            clock.check()
            for fault in rule.check(document):
                yield rule, fault


def _mended(parts: Parts, document: Document, faults: Iterable[_Found]) -> Document:
    for _, fault in faults:
        if fault.mend is not None:
            fault.mend()
    mending.apply_edits(document.edits)
    return _document(parts)


def _where(fault: Fault) -> str:
    return where(fault.line) if fault.line is not None else fault.where


def _key(rule: Rule, fault: Fault) -> tuple[str, str, str]:
    place = f"{fault.line.part}/{fault.line.appendix}" if fault.line is not None else fault.where
    return rule.code, place, fault.found


def _findings(faults: Iterable[_Found], document: Document) -> list[Finding]:
    """One finding for the same fault in the same part, however often it stands there; in the order of the paper."""
    order = {id(line): place for place, line in enumerate(document.lines)}
    grouped: dict[tuple[str, str, str], list[_Found]] = {}
    for rule, fault in faults:
        grouped.setdefault(_key(rule, fault), []).append((rule, fault))
    groups = sorted(grouped.values(), key=lambda group: order.get(id(group[0][1].line), -1))
    return [_finding(group) for group in groups]


def _finding(group: list[_Found]) -> Finding:
    rule, fault = group[0]
    return Finding(
        rule.code,
        rule.severity,
        _where(fault),
        rule.says,
        rule.source,
        fault.found,
        rule.remedy,
        all(each.mend is not None for _, each in group),
        len(group),
    )


def _changes(faults: Iterable[_Found]) -> list[Change]:
    grouped: dict[tuple[str, str, str], list[_Found]] = {}
    for rule, fault in faults:
        grouped.setdefault(_key(rule, fault), []).append((rule, fault))
    return [
        Change(group[0][0].code, _where(group[0][1]), group[0][1].found, _done(*group[0]), len(group))
        for group in grouped.values()
    ]


def _done(rule: Rule, fault: Fault) -> str:
    return fault.done or rule.remedy
