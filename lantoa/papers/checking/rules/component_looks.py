"""Size, weight, slant, case and place of each component: one table, four or five rules a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Protocol

from lantoa.papers.checking import mending
from lantoa.papers.checking.components import COMPONENTS, Component
from lantoa.papers.checking.docx.model import Document, Line, Run
from lantoa.papers.checking.findings import Severity
from lantoa.papers.checking.parts import Part
from lantoa.papers.checking.recognising.body import is_roman, labelled
from lantoa.papers.checking.registry import Check, Fault, Rule, register
from lantoa.papers.writing.layout import Size

_BRACKETED = re.compile(r"\([^()]*\)")
_PUSHED_MM = 20
_MOST = 0.95
_LEAST = 0.05
_SMALLEST_DIFFERENCE = 0.01


class _ComponentCheck(Protocol):
    def __call__(self, document: Document, *, component: Component) -> Iterator[Fault]: ...


_EVERYWHERE = frozenset({"appendix_word", "appendix_title", "appendix_line"})


def points(size: float) -> str:
    """`13` or `13,5`."""
    return f"{size:g}".replace(".", ",")


def span(size: Size) -> str:
    """`từ 13 đến 14`, or `14` where only one is allowed."""
    least, most = points(size.least), points(size.most)
    return least if least == most else f"từ {least} đến {most}"


def _lines(document: Document, component: Component) -> list[Line]:
    if component.code in _EVERYWHERE:
        return [line for line in document.of(*component.parts, appendix=None) if line.text]
    return [line for line in document.prose(*component.parts) if line.text]


def _check_size(document: Document, *, component: Component) -> Iterator[Fault]:
    size = component.size
    for line in _lines(document, component):
        wrong = [run for run in line.runs() if not _fits(run, size)]
        if wrong:
            found = ", ".join(sorted({points(run.look.size) for run in wrong}))
            mend = _on_runs(line, wrong, partial(mending.set_size, points=size.taken))
            yield Fault(line, f"Cỡ chữ {found}.", mend, f"Đặt cỡ chữ {points(size.taken)}.")


def _fits(run: Run, size: Size) -> bool:
    return size.least - _SMALLEST_DIFFERENCE <= run.look.size <= size.most + _SMALLEST_DIFFERENCE


def _on_runs(line: Line, runs: Iterable[Run], change: partial[None]) -> partial[None] | None:
    whole = mending.whole_runs(line, runs)
    return None if whole is None else partial(change, whole)


def _check_bold(document: Document, *, component: Component) -> Iterator[Fault]:
    for line in _lines(document, component):
        share = line.share(of_bold=True)
        if (share < _MOST) if component.size.is_bold else (share > _LEAST):
            change = partial(mending.set_toggle, name="b", is_on=component.size.is_bold)
            mend = _on_runs(line, line.runs(), change)
            if component.size.is_bold:
                yield Fault(line, "Chữ không đậm.", mend, "Đặt chữ đậm.")
            else:
                yield Fault(line, "Chữ đậm.", mend, "Bỏ chữ đậm.")


def _check_italic(document: Document, *, component: Component) -> Iterator[Fault]:
    for line in _lines(document, component):
        share = line.share(of_italic=True)
        if (share < _MOST) if component.size.is_italic else (share > _LEAST):
            change = partial(mending.set_toggle, name="i", is_on=component.size.is_italic)
            mend = _on_runs(line, line.runs(), change)
            if component.size.is_italic:
                yield Fault(line, "Chữ đứng.", mend, "Đặt chữ nghiêng.")
            else:
                yield Fault(line, "Chữ nghiêng.", mend, "Đặt chữ đứng.")


def _check_upper(document: Document, *, component: Component) -> Iterator[Fault]:
    for line in _lines(document, component):
        text = _BRACKETED.sub("", _title_text(line))
        has_letters = any(letter.isalpha() for letter in text)
        if has_letters and not text.isupper() and not _is_capitals(line):
            begin = line.paragraph.text.index(line.text, line.start)
            mend = partial(document.edit, line, begin, begin + len(line.text), line.text.upper())
            yield Fault(line, "Chữ in thường.", mend, "Đổi thành chữ in hoa.")


def _title_text(line: Line) -> str:
    text = labelled(line)
    return text.partition(" ")[2] if is_roman(text) else text


def _is_capitals(line: Line) -> bool:
    return all(run.look.is_capitals for run in line.runs())


def _check_not_upper(document: Document, *, component: Component) -> Iterator[Fault]:
    for line in _lines(document, component):
        letters = sum(letter.isalpha() for letter in line.text)
        if letters > 4 and (line.text.isupper() or _is_capitals(line)):
            yield Fault(line, "Chữ in hoa toàn bộ.")


def _check_centred(document: Document, *, component: Component) -> Iterator[Fault]:
    for line in _lines(document, component):
        # Sides set by tabs, and names pushed right by an indent, are centred by eye: a program cannot tell.
        is_pushed = line.look.left_mm - line.look.right_mm > _PUSHED_MM
        is_whole = "\t" not in line.paragraph.text and not is_pushed
        if is_whole and line.look.alignment != "center" and (line.cell is not None or _is_wide(component)):
            mend = partial(mending.set_alignment, line.paragraph, "center")
            yield Fault(line, "Không được canh giữa.", mend, "Canh giữa.")


def _is_wide(component: Component) -> bool:
    """Whether the component is centred on the page and not in its half of the letterhead."""
    return (
        not {Part.COUNTRY, Part.MOTTO, Part.SUPERIOR, Part.ISSUER, Part.NUMBER, Part.PLACE_DATE}
        & set(component.parts)
        and Part.LETTER_SUBJECT not in component.parts
    )


def _add(component: Component, aspect: str, *, says: str, remedy: str, check: _ComponentCheck) -> None:
    bound: Check = partial(check, component=component)
    code = f"{component.code}_{aspect}"
    register(Rule(code, Severity.ERROR, f"{component.name}: {says}.", component.source, remedy, bound))


def _register(component: Component) -> None:
    size = component.size
    _add(
        component,
        "size",
        says=f"cỡ chữ {span(size)}",
        remedy=f"Đặt cỡ chữ {span(size)}.",
        check=_check_size,
    )
    if "bold" not in component.skips:
        says, remedy = ("chữ đậm", "Đặt chữ đậm.") if size.is_bold else ("chữ không đậm", "Bỏ chữ đậm.")
        _add(component, "bold", says=says, remedy=remedy, check=_check_bold)
    if "italic" not in component.skips:
        says, remedy = (
            ("kiểu chữ nghiêng", "Đặt chữ nghiêng.") if size.is_italic else ("kiểu chữ đứng", "Đặt chữ đứng.")
        )
        _add(component, "italic", says=says, remedy=remedy, check=_check_italic)
    if size.is_upper:
        _add(component, "case", says="chữ in hoa", remedy="Viết bằng chữ in hoa.", check=_check_upper)
    elif component.is_never_upper:
        _add(
            component, "case", says="chữ in thường", remedy="Viết bằng chữ in thường.", check=_check_not_upper
        )
    if component.is_centred:
        _add(component, "centred", says="canh giữa", remedy="Canh giữa dòng này.", check=_check_centred)


for _component in COMPONENTS:
    _register(_component)
