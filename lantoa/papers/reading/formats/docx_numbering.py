"""Resolves the automatic numbering of a .docx into the marks that Word shows."""

from dataclasses import dataclass, field

from lxml import etree

from lantoa.papers.reading.formats import docx_names as n

_LEVELS = 9
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_VIETNAMESE_ONES = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_PLUS = frozenset("+")
_DASH_LIKE = frozenset("-–—−_")


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """Counts the numbered paragraphs of a document in their order."""

    def __init__(self, root: etree._Element | None) -> None:
        """Reads `numbering.xml`; without one, no paragraph has a mark."""
        self._lists: dict[str, _List] = {}
        self._list_of: dict[str, str] = {}
        self._overrides: dict[str, dict[int, _Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        links: dict[str, str] = {}
        by_style: dict[str, str] = {}
        for abstract in root.iterchildren(n.w("abstractNum")):
            self._read_list(abstract, links=links, by_style=by_style)
        for num in root.iterchildren(n.w("num")):
            self._read_use(num)
        for name, style in links.items():
            target = by_style.get(style)
            if target is not None and not self._lists[name].levels:
                self._lists[name] = self._lists[target]

    def _read_list(
        self, abstract: etree._Element, *, links: dict[str, str], by_style: dict[str, str]
    ) -> None:
        name = abstract.get(n.w("abstractNumId"), "")
        levels = {
            n.number(level.get(n.LEVEL)): _read_level(level) for level in abstract.iterchildren(n.w("lvl"))
        }
        self._lists[name] = _List(levels)
        linked = n.value(abstract, n.w("numStyleLink"))
        if linked is not None:
            links[name] = linked
        own_style = n.value(abstract, n.w("styleLink"))
        if own_style is not None:
            by_style[own_style] = name

    def _read_use(self, num: etree._Element) -> None:
        name = num.get(n.NUM_ID, "")
        self._list_of[name] = n.value(num, n.w("abstractNumId")) or ""
        for override in num.iterchildren(n.w("lvlOverride")):
            level = n.number(override.get(n.LEVEL))
            own = override.find(n.w("lvl"))
            if own is not None:
                self._overrides.setdefault(name, {})[level] = _read_level(own)
            start = n.value(override, n.w("startOverride"))
            if start is not None:
                self._starts.setdefault(name, {})[level] = n.number(start, 1)

    def label(self, use: str, level: int) -> str | None:
        """The mark of the next paragraph that uses the list `use` at `level`; None where Word shows none."""
        found = self._lists.get(self._list_of.get(use, ""))
        if found is None or not 0 <= level < _LEVELS:
            return None
        own = self._overrides.get(use, {})
        form = own.get(level) or found.levels.get(level)
        if form is None:
            return None
        self._count(found, use=use, level=level, form=form)
        if form.form == "bullet":
            return _bullet(form.text, is_inner=level > 0 and _is_bullet(found.levels.get(level - 1)))
        if form.form == "none":
            return form.text.strip() or None
        return _mark(found, form=form, own=own, level=level)

    def _count(self, found: _List, *, use: str, level: int, form: _Level) -> None:
        start = self._starts.get(use, {}).pop(level, None)
        count = found.counts[level]
        if start is not None:
            found.counts[level] = start
        else:
            found.counts[level] = form.start if count is None else count + 1
        for deeper in range(level + 1, _LEVELS):
            inner = found.levels.get(deeper)
            restart = deeper if inner is None or inner.restart is None else inner.restart
            if restart and level < restart:
                found.counts[deeper] = None


def _read_level(level: etree._Element) -> _Level:
    restart = n.value(level, n.w("lvlRestart"))
    return _Level(
        n.number(n.value(level, n.w("start")), 1),
        n.value(level, n.w("numFmt")) or "decimal",
        n.value(level, n.w("lvlText")) or "",
        None if restart is None else n.number(restart),
        bool(n.switch(level, n.w("isLgl"))),
    )


def _is_bullet(level: _Level | None) -> bool:
    return level is not None and level.form == "bullet"


def _bullet(text: str, *, is_inner: bool) -> str:
    if _PLUS & set(text):
        return "+"
    return "+" if is_inner and not _DASH_LIKE & set(text) else "-"


def _mark(found: _List, *, form: _Level, own: dict[int, _Level], level: int) -> str | None:
    text = form.text
    for place in range(level + 1):
        if f"%{place + 1}" not in text:
            continue
        shown = own.get(place) or found.levels.get(place) or _Level()
        count = found.counts[place]
        count = shown.start if count is None else count
        written = "decimal" if form.legal and place < level else shown.form
        text = text.replace(f"%{place + 1}", in_form(count, written))
    return text.strip() or None


def in_form(count: int, form: str) -> str:
    """`count` as the number format `form` of Word writes it; unknown formats count in figures."""
    if form in {"upperLetter", "lowerLetter"}:
        letters = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 8) if count > 0 else ""
        return letters.upper() if form == "upperLetter" else letters
    if form in {"upperRoman", "lowerRoman"}:
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "vietnameseCounting":
        return _vietnamese(count)
    if form == "none":
        return ""
    return str(count)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    text = ""
    for size, letters in _ROMAN:
        text += letters * (count // size)
        count %= size
    return text


def _vietnamese(count: int) -> str:
    if not 0 < count < 100:
        return str(count)
    tens, ones = divmod(count, 10)
    if tens == 0:
        return _VIETNAMESE_ONES[ones]
    head = "mười" if tens == 1 else f"{_VIETNAMESE_ONES[tens]} mươi"
    if ones == 0:
        return head
    if ones == 5:
        return f"{head} lăm"
    return f"{head} mốt" if ones == 1 and tens > 1 else f"{head} {_VIETNAMESE_ONES[ones]}"
