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
