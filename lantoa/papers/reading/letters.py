"""Patterns that know Vietnamese capitals, compiled when first used.

No range of code points holds the Vietnamese capitals together; and compiling every pattern of the reader
takes longer than a command that reads nothing may take to start.
"""

import re
from typing import cast

_CAPITALS = "[A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"
_SMALL = "[a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]"
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


class _Lazy:
    """Stands for a pattern; its methods become those of the compiled pattern at the first call."""

    def __init__(self, written: str, flags: int) -> None:
        self.written = written
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        if name not in _METHODS:
            raise AttributeError(name)
        written = self.written.replace(r"\p{Lu}", _CAPITALS).replace(r"\p{Ll}", _SMALL)
        compiled = re.compile(written, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(written: str, flags: int = 0) -> re.Pattern[str]:
    r"""Gives a pattern in which `\p{Lu}` is a capital and `\p{Ll}` a small letter."""
    return cast("re.Pattern[str]", _Lazy(written, flags))


def by_first_letter(alternatives: str) -> str:
    """Groups alternatives by the letter (or class of letters) that they start with, which spares most comparisons.

    The order of alternatives changes, so this is for patterns of which only whether they match is asked.
    """
    groups: dict[str, list[str]] = {}
    for alternative in _parts(alternatives):
        head = alternative[: alternative.index("]") + 1] if alternative[0] == "[" else alternative[0]
        groups.setdefault(head, []).append(alternative[len(head) :])
    return "|".join(f"{head}(?:{'|'.join(rests)})" for head, rests in groups.items())


def _parts(alternatives: str) -> list[str]:
    """Splits at `|` outside of brackets."""
    parts, depth, begin = [], 0, 0
    for i, sign in enumerate(alternatives):
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and depth == 0:
            parts.append(alternatives[begin:i])
            begin = i + 1
    return [*parts, alternatives[begin:]]
