"""Tells whether a written word is a syllable of Vietnamese: what lets text in an old encoding be told from text that is not."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_TONES: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STOPPED: Final = ("c", "ch", "p", "t")
_STOPPED_TONES: Final = frozenset({"\u0301", "\u0323"})
_MARKED: Final = re.compile("(.)[\u0302\u0306\u031b]*[\u0300\u0301\u0303\u0309\u0323]")
_VOWELS: Final = frozenset("aeiouy")
_FRONT: Final = ("e", "ê", "i", "y")
_ONLY_FRONT: Final = frozenset({"k", "gh", "ngh"})
_NEVER_FRONT: Final = frozenset({"c", "g", "ng"})
_ONSETS: Final = (
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l",
    "m", "n", "p", "r", "s", "t", "v", "x", "",
)  # fmt: skip
_RHYMES_WRITTEN: Final = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en "
    "eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it "
    "iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi "
    "om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê "
    "uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyn uyt uyu "
    "ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ym ynh yt ec "
    "oec uyp oi uay uan uang uanh uai uao uac uat uach uam uap uăng uăt uăn uăc ue uen ueo uet ui uit "
    "uot uơi uôi uơn uê iê yê âng ênh"
)
_RHYMES: Final = frozenset(_RHYMES_WRITTEN.split())
_AFTER_QU_WRITTEN: Final = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng ât âu ây e en eo et ec "
    "ê êch ên ênh êt i ich in inh ip it iu iêt iên ô ôc ôi ông ơ ơi ơn y ych yên yêt ynh yt yp yu yn "
    "yêc u uc"
)
_AFTER_QU: Final = frozenset(_AFTER_QU_WRITTEN.split())
_AFTER_GI: Final = frozenset({"", "n", "m", "eng", "êc", "êng", "êt", "ên", "êm", "êp", "t", "p", "c", "u"})


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether `word`, in NFC and any case, could be a Vietnamese syllable."""
    spread = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(spread)
    if len(tones) > 1 or any(found[1] not in _VOWELS for found in _MARKED.finditer(spread)):
        return False
    bare = unicodedata.normalize("NFC", _TONES.sub("", spread))
    return any(
        _is_rhyme(onset, bare[len(onset) :], tone=tones[0] if tones else "")
        for onset in _ONSETS
        if bare.startswith(onset)
    )


def _is_rhyme(onset: str, rhyme: str, *, tone: str) -> bool:
    if not _is_spelt(onset, is_front=rhyme.startswith(_FRONT)):
        return False
    if onset == "qu":
        is_known = rhyme in _AFTER_QU
    elif onset == "gi":
        is_known = rhyme in _AFTER_GI or rhyme in _RHYMES
    else:
        is_known = rhyme in _RHYMES
    is_stopped = rhyme.endswith(_STOPPED)
    return is_known and (not is_stopped or tone in _STOPPED_TONES)


def _is_spelt(onset: str, *, is_front: bool) -> bool:
    """`k`, `gh`, `ngh` stand before e, ê, i, y only; `c`, `g`, `ng` before the other vowels only."""
    return onset not in (_NEVER_FRONT if is_front else _ONLY_FRONT)
