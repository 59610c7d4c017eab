"""Text typed for the fonts of before Unicode: knows it by its letters and turns it into Unicode.

TCVN3 (fonts `.Vn…`) has one sign a letter, in places that Latin-1 gives to other letters. VNI-Windows (fonts
`VNI-…`) writes a letter and then a sign for its marks.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from lantoa.papers.checking.syllables import is_syllable

__all__ = ["Encoding", "convert_legacy", "encoding_of", "encoding_of_font", "legacy_words", "to_legacy"]


class Encoding(StrEnum):
    """The two encodings that old papers of state bodies are typed in."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


_TCVN3_SIGNS: Final = (
    "µ¶·¸¹ ¨»¼½¾Æ ©ÇÈÉÊË ® ÌÎÏÐÑ ªÒÓÔÕÖ ×ØÜÝÞ ßáâãä «åæçèé ¬êëìíî ïñòóô \u00adõö÷øù úûüýþ ¡¢£¤¥¦§".replace(
        " ", ""
    )
)
_TCVN3_LETTERS: Final = (
    "àảãáạ ăằẳẵắặ âầẩẫấậ đ èẻẽéẹ êềểễếệ ìỉĩíị òỏõóọ ôồổỗốộ ơờởỡớợ ùủũúụ ưừửữứự ỳỷỹýỵ ĂÂÊÔƠƯĐ".replace(" ", "")
)
_TCVN3: Final = dict(zip(_TCVN3_SIGNS, _TCVN3_LETTERS, strict=True))
# Some programs turn the soft hyphen, which is ư, into a plain one; only the sign itself is read as a letter.

_VNI_BASES: Final = {"ô": "ơ", "ö": "ư", "ñ": "đ"}
_VNI_ALONE: Final = {"ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_HAT, _BREVE = "\u0302", "\u0306"
_VNI_MARKS: Final = {
    "ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _HAT, "à": _HAT + _GRAVE, "á": _HAT + _ACUTE, "å": _HAT + _HOOK, "ã": _HAT + _TILDE, "ä": _HAT + _DOT,
    "ê": _BREVE, "è": _BREVE + _GRAVE, "é": _BREVE + _ACUTE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}  # fmt: skip
_PLAIN_MARKS: Final = frozenset("øùûõï")
_CARRIERS: Final = {"hat": frozenset("aeo"), "breve": frozenset("a")}
_WORD: Final = re.compile(r"(?:[^\W\d_]|[\u00a1-\u00ff])+")
_FEWEST: Final = 2


def convert_legacy(text: str, encoding: Encoding) -> str:
    """`text` in Unicode (NFC); letters that the encoding does not know stay as they are."""
    if encoding is Encoding.TCVN3:
        return "".join(_TCVN3.get(letter, letter) for letter in text)
    return _from_vni(text)


def to_legacy(text: str, encoding: Encoding) -> str:
    """The other way: Unicode as it was typed for the old fonts. Capitals with tones become small in TCVN3."""
    table = _to_tcvn3() if encoding is Encoding.TCVN3 else _to_vni()
    return "".join(table.get(letter, letter) for letter in unicodedata.normalize("NFC", text))


def encoding_of_font(font: str) -> Encoding | None:
    """The encoding that a font was made for, by its name."""
    name = font.casefold()
    if name.startswith(".vn"):
        return Encoding.TCVN3
    return Encoding.VNI if name.startswith(("vni-", "vni ")) else None


def legacy_words(text: str, encoding: Encoding) -> tuple[int, int]:
    """How many words are Vietnamese only once they are converted, and how many with marks are so as they stand."""
    hidden = plain = 0
    for word in _WORD.findall(text):
        if not word.isascii():
            verdict = _verdict(word, encoding)
            hidden += verdict == "hidden"
            plain += verdict == "plain"
    return hidden, plain


def encoding_of(text: str) -> Encoding | None:
    """The encoding of `text` where words that only make sense in it outnumber those in Unicode, else None."""
    best, most = None, 0
    for encoding in Encoding:
        hidden, plain = legacy_words(text, encoding)
        if hidden >= _FEWEST and hidden > plain and hidden > most:
            best, most = encoding, hidden
    return best


@lru_cache(maxsize=50_000)
def _verdict(word: str, encoding: Encoding) -> str:
    if is_syllable(unicodedata.normalize("NFC", word)):
        return "plain"
    converted = convert_legacy(word, encoding)
    return "hidden" if converted != word and is_syllable(converted) else ""


def _from_vni(text: str) -> str:
    written: list[str] = []
    for place, letter in enumerate(text):
        small = letter.lower()
        before = text[place - 1] if place else ""
        if small in _VNI_MARKS and _carries(before, small):
            written[-1] = unicodedata.normalize("NFC", written[-1] + _VNI_MARKS[small])
        elif small in _VNI_BASES:
            written.append(_cased(_VNI_BASES[small], letter))
        else:
            written.append(_cased(_VNI_ALONE.get(small, small), letter) if small in _VNI_ALONE else letter)
    return "".join(written)


def _carries(before: str, mark: str) -> bool:
    """Whether the letter before takes this mark; `ô` and `ö` take the plain tones as `ơ` and `ư`."""
    base = before.lower()
    if mark in _PLAIN_MARKS:
        return base != "" and base in "aeiouyôö"
    kind = "hat" if _VNI_MARKS[mark].startswith(_HAT) else "breve"
    return base != "" and base in _CARRIERS[kind]


def _cased(letter: str, like: str) -> str:
    return letter.upper() if like.isupper() else letter


@cache
def _to_tcvn3() -> dict[str, str]:
    table = {letter: sign for sign, letter in _TCVN3.items()}
    # The encoding has no capitals with tones: they are small letters in a font of capitals.
    return table | {letter.upper(): sign for letter, sign in table.items() if letter.upper() not in table}


@cache
def _to_vni() -> dict[str, str]:
    table: dict[str, str] = {}
    for base, horned in (
        ("a", "a"),
        ("e", "e"),
        ("i", "i"),
        ("o", "o"),
        ("u", "u"),
        ("y", "y"),
        ("ô", "ơ"),
        ("ö", "ư"),
    ):
        for sign, marks in _VNI_MARKS.items():
            letter = unicodedata.normalize("NFC", horned + marks)
            if len(letter) == 1 and _carries(base, sign):
                table[letter] = base + sign
    table |= {letter: sign for sign, letter in {**_VNI_BASES, **_VNI_ALONE}.items()}
    return table | {letter.upper(): sign.upper() for letter, sign in table.items()}
