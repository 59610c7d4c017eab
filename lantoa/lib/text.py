"""Vietnamese text: one spelling for comparison and search, white space, safe spreadsheet cells."""

import re
import unicodedata

_WHITE = re.compile(r"\s+")
_DASHES = re.compile(r"[‐-―−]")
_APART = re.compile(r"[^0-9a-z]+")
_MARKS = re.compile(r"[̀-ͯ]")


def tidy(text: str) -> str:
    """NFC with runs of white space folded to one space and soft hyphens and zero-width marks gone."""
    text = unicodedata.normalize("NFC", text)
    text = text.replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "")
    return _WHITE.sub(" ", text).strip()


def fold(text: str) -> str:
    """Letters and figures only, without case, tone or vowel marks: `Phòng Văn hoá – Xã hội` is `phong van hoa xa hoi`.

    Both placements of the tone (`hoá`, `hóa`) and both writings of a dash fold to the same.
    """
    text = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    text = _MARKS.sub("", text)
    return _APART.sub(" ", text).strip()


def fold_name(text: str) -> str:
    """Case, white space, dashes and tone placement set aside, the marks kept: for names that must not collide."""
    text = _DASHES.sub("-", tidy(text).casefold())
    text = re.sub(r"\s*-\s*", "-", text)
    return unicodedata.normalize("NFC", _tone_on_last(text))


def _tone_on_last(text: str) -> str:
    for old, new in _TONES:
        text = text.replace(old, new)
    return text


_TONES = tuple(
    (first, second)
    for pair in [
        "òa:oà",
        "óa:oá",
        "ỏa:oả",
        "õa:oã",
        "ọa:oạ",
        "òe:oè",
        "óe:oé",
        "ỏe:oẻ",
        "õe:oẽ",
        "ọe:oẹ",
        "ùy:uỳ",
        "úy:uý",
        "ủy:uỷ",
        "ũy:uỹ",
        "ụy:uỵ",
    ]
    for first, second in [pair.split(":")]
)


def safe_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return "'" + text if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
