"""Knows text typed for the Vietnamese fonts of before Unicode by the words that it spells without them."""

import re

_TCVN3 = re.compile(
    r"kÕ ho¹ch|céng ho[µß]a?|uû ban|nh©n d©n|cña|\bvµ\b|c¶i c¸ch|hµnh chÝnh|tuyªn truyÒn|®¬n vÞ",
    re.IGNORECASE,
)
_VNI = re.compile(
    r"keá hoaïch|coäng hoøa|uûy ban|nhaân daân|cuûa|caûi caùch|haønh chính|tuyeân truyeàn|ñôn vò",
    re.IGNORECASE,
)
_UNICODE = re.compile(r"kế hoạch|ủy ban|uỷ ban|nhân dân|của|và |cải cách|tuyên truyền", re.IGNORECASE)
# One of these is in any sentence of such a text, and hardly in a readable one.
_TCVN3_SIGNS = ("®", "µ", "©", "¹")
_VNI_SIGNS = ("ñ", "aâ", "eâ", "uû", "aø")
_SAMPLE = 50_000
_FEWEST = 3


def legacy_font(text: str) -> str | None:
    """`TCVN3 (ABC)` or `VNI` where such words outnumber readable ones in the first 50,000 characters, else None."""
    sample = text[:_SAMPLE]
    may_be_tcvn3 = any(sign in sample for sign in _TCVN3_SIGNS)
    may_be_vni = any(sign in sample for sign in _VNI_SIGNS)
    if not may_be_tcvn3 and not may_be_vni:
        return None
    least = max(_FEWEST, len(_UNICODE.findall(sample)) + 1)
    if len(_TCVN3.findall(sample)) >= least:
        return "TCVN3 (ABC)"
    if len(_VNI.findall(sample)) >= least:
        return "VNI"
    return None
