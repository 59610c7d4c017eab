"""The ruling lines of a page of a .pdf, by pypdfium2."""

import ctypes
import itertools
from dataclasses import dataclass

from pypdfium2 import PdfPage, raw

from lantoa.papers.reading.formats.pdf_pieces import View

_THIN = 3.0
_SHORTEST = 4.0
_STRAIGHT = 1.0
_MOST_OBJECTS = 20_000
_FORM_DEPTH = 3

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Rule:
    """A level line (`at` its height from the top) or an upright one (`at` its distance from the left)."""

    is_level: bool
    at: float
    start: float
    end: float


def rules_of(page: PdfPage, *, view: View) -> list[Rule]:
    """The straight lines drawn on `page`: stroked lines, sides of stroked boxes and thin filled boxes."""
    found: list[Rule] = []
    count = min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)
    for index in range(count):
        _read_object(raw.FPDFPage_GetObject(page.raw, index), _SAME, view=view, found=found, depth=0)
    return found


def _read_object(item: object, outer: Matrix, *, view: View, found: list[Rule], depth: int) -> None:
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_PATH:
        _read_path(item, _joined(_matrix(item), outer), view=view, found=found)
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _FORM_DEPTH:
        inner = _joined(_matrix(item), outer)
        for index in range(min(raw.FPDFFormObj_CountObjects(item), _MOST_OBJECTS)):
            _read_object(
                raw.FPDFFormObj_GetObject(item, index), inner, view=view, found=found, depth=depth + 1
            )


def _matrix(item: object) -> Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, matrix):
        return _SAME
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _joined(inner: Matrix, outer: Matrix) -> Matrix:
    if outer == _SAME:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _read_path(item: object, matrix: Matrix, *, view: View, found: list[Rule]) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    for points in _outlines(item, matrix):
        if stroke.value:
            for (x0, y0), (x1, y1) in itertools.pairwise(points):
                _add(view.box(x0, y0, x1, y1), found=found, thickest=_STRAIGHT)
        elif fill.value:
            across, up = [point[0] for point in points], [point[1] for point in points]
            _add(view.box(min(across), min(up), max(across), max(up)), found=found, thickest=_THIN)


def _outlines(item: object, matrix: Matrix) -> list[list[tuple[float, float]]]:
    """The parts of a path, each a list of corners; a closed one ends where it starts."""
    a, b, c, d, e, f = matrix
    outlines: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(item), _MOST_OBJECTS)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if not outlines or raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            outlines.append([point])
        else:
            outlines[-1].append(point)
        if raw.FPDFPathSegment_GetClose(segment):
            outlines[-1].append(outlines[-1][0])
    return outlines


def _add(box: tuple[float, float, float, float], *, found: list[Rule], thickest: float) -> None:
    left, right, top, bottom = box
    width, height = right - left, bottom - top
    if height <= thickest and width >= _SHORTEST and width > height:
        found.append(Rule(True, (top + bottom) / 2, left, right))
    elif width <= thickest and height >= _SHORTEST:
        found.append(Rule(False, (left + right) / 2, top, bottom))
