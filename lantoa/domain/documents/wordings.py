"""Whether two wordings of an instrument's subject say different things, or the same in other words (LEGAL-14)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lantoa.lib.likeness import likeness
from lantoa.lib.text import fold

_LEAD_IN = re.compile(r"^(?:ve viec|ve|v v)\s+")
SAME = 0.8


def differ(one: str, other: str) -> bool:
    """Whether the two can hardly be the subject of one paper; a shortened wording does not differ."""
    first, second = _bare(one), _bare(other)
    if not first or not second or first in second or second in first:
        return False
    return likeness(first, second) < SAME


def _bare(subject: str) -> str:
    return _LEAD_IN.sub("", fold(subject))


def are_disputed(subjects: Iterable[str]) -> bool:
    """Whether any two of the wordings differ."""
    texts = list(dict.fromkeys(subjects))[:50]
    return any(differ(one, other) for place, one in enumerate(texts) for other in texts[place + 1 :])
