"""Symbols of papers (Phụ lục III.I): abbreviation of the kind, of the issuer, of the drafting unit."""

from __future__ import annotations

from typing import Final

KIND_ABBREVIATIONS: Final = {
    "nghị quyết": "NQ",
    "quyết định": "QĐ",
    "chỉ thị": "CT",
    "quy chế": "QC",
    "quy định": "QyĐ",
    "thông cáo": "TC",
    "thông báo": "TB",
    "hướng dẫn": "HD",
    "chương trình": "CTr",
    "kế hoạch": "KH",
    "phương án": "PA",
    "đề án": "ĐA",
    "dự án": "DA",
    "báo cáo": "BC",
    "biên bản": "BB",
    "tờ trình": "TTr",
    "công điện": "CĐ",
    "giấy mời": "GM",
}


def symbol_for(kind: str, *, issuer: str, unit: str = "") -> str:
    """`KH-UBND`; a công văn (empty `kind`) has no abbreviation of its own: `UBND-VHXH`.

    Args:
        kind: as in `Paper.kind`; an unknown one goes without abbreviation.
        issuer: abbreviation of the issuing body.
        unit: abbreviation of the drafting unit, printed for a công văn only.
    """
    short = KIND_ABBREVIATIONS.get(" ".join(kind.casefold().split()), "")
    if short:
        return f"{short}-{issuer}"
    return f"{issuer}-{unit}" if unit else issuer
