"""Patterns that know Vietnamese capitals, which no range of code points holds together."""

import re

_CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_SMALL = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"


def pattern(written: str, flags: int = 0) -> re.Pattern[str]:
    r"""Compiles a pattern in which `\p{Lu}` is a capital and `\p{Ll}` a small letter."""
    return re.compile(written.replace(r"\p{Lu}", f"[{_CAPITALS}]").replace(r"\p{Ll}", f"[{_SMALL}]"), flags)
