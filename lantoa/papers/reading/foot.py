"""The foot of a paper: recipients and signer."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lantoa.papers.reading.blocks import Block, Paragraph, Source
from lantoa.papers.reading.letters import pattern
from lantoa.papers.reading.regions import RECIPIENTS

_DASH = pattern(r"[-–—•*+]\s*")
_CAPACITY = pattern(r"(?:TM|T/M|KT|K/T|TL|TUQ|Q)\s*\.?\s*(?=\p{Lu})")
_POSITIONS = "CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG PHÒNG|BỘ TRƯỞNG|THỨ TRƯỞNG|CỤC TRƯỞNG|TRƯỞNG BAN|CHÁNH VĂN PHÒNG|HIỆU TRƯỞNG|THỦ TRƯỞNG|BÍ THƯ|CHI CỤC TRƯỞNG|VIỆN TRƯỞNG|TỔNG GIÁM ĐỐC|CHÁNH THANH TRA"
_SIGNATURE_PART = pattern(
    rf"(?<!\S)(?:(?:TM|T/M|KT|K/T|TL|TUQ)\s*\.\s*(?=\p{{Lu}})|(?:(?:PHÓ|Q\.)\s+)?(?:{_POSITIONS})(?!\w))"
)
_NOISE = pattern(r"\(?\s*(?:[ĐđDd]ã ký|ký tên|Ký bởi|[Kk]ý,|đóng dấu)")
_DEGREE = pattern(r"(?:ThS|TS|PGS|GS|BS|CN|KS|Ths)\.\s*")
_NAME_BESIDE = pattern(r"(Lưu\b.{0,60}?(?:[.;,)\d]|\p{Lu}))\s+((?:\p{Lu}\p{Ll}+\s?){2,5})\Z")
_POSITION_AND_NAME = pattern(r"(.*\p{Lu}{2})\s+((?:\p{Lu}\p{Ll}+\s?){2,5})\Z")
_ANOTHER = pattern(r";\s+(?=[-–—]\s)")
_CLOSING = " .;,:/"
_NAME_WORDS = range(2, 7)


@dataclass(slots=True)
class Foot:
    """Recipients in order, and the signer (None where there is no signature block)."""

    recipients: list[str] = field(default_factory=list)
    signer: dict[str, str | None] | None = None
    sources: dict[str, Source] = field(default_factory=dict)


def foot_of(blocks: Sequence[Block], places: Sequence[int]) -> Foot:
    """Reads recipients and signature from paragraphs, or from the borderless table that holds both."""
    foot = Foot()
    signature: list[tuple[int, str]] = []
    in_recipients = False
    for i, written in _lines(blocks, places):
        opening = RECIPIENTS.match(written)
        in_recipients = in_recipients or opening is not None
        line, signs = _parted(written[opening.end() :].strip() if opening else written)
        signature.extend((i, part) for part in signs)
        if not line:
            continue
        if in_recipients and not (signature and _is_name(line) and not _DASH.match(line)):
            in_recipients = _read_recipient(foot, line, i)
            if in_recipients:
                continue
        signature.append((i, line))
    foot.signer = _signer(signature, foot)
    if foot.signer is not None and foot.signer["name"] is None:
        _take_name_beside(foot, foot.signer)
    return foot


def _take_name_beside(foot: Foot, signer: dict[str, str | None]) -> None:
    """A flattened foot of two columns may set the signer's name behind the last recipient: `- Lưu: VT. Trần Văn A`."""
    beside = _NAME_BESIDE.match(foot.recipients[-1]) if foot.recipients else None
    if beside is not None:
        foot.recipients[-1] = beside[1].strip(_CLOSING)
        signer["name"] = beside[2]


def _lines(blocks: Sequence[Block], places: Sequence[int]) -> list[tuple[int, str]]:
    lines: list[tuple[int, str]] = []
    for i in places:
        block = blocks[i]
        if isinstance(block, Paragraph):
            lines.append((i, f"{block.label} {block.text}" if block.label else block.text))
            continue
        width = max((len(row) for row in block.rows), default=0)
        for column in range(width):
            seen = ""
            for row in block.rows:
                if column < len(row) and row[column] != seen:
                    seen = row[column]
                    parts = [part for line in seen.split("\n") for part in _ANOTHER.split(line)]
                    lines.extend((i, part.strip()) for part in parts if part.strip())
            lines.append((i, ""))
    return [(i, line) for i, line in lines if line]


def _parted(line: str) -> tuple[str, list[str]]:
    """Parts a flattened line of both columns: `- Như trên; KT. CHỦ TỊCH`."""
    first = _SIGNATURE_PART.search(line)
    if first is None:
        return line, []
    signs = line[first.start() :]
    if not signs.split("  ")[0][:8].isupper():
        return line, []
    starts = [match.start() for match in _SIGNATURE_PART.finditer(signs)]
    starts = [start for k, start in enumerate(starts) if not (k and _joined(signs, starts[k - 1], start))]
    parts = [signs[a:b].strip() for a, b in zip(starts, [*starts[1:], len(signs)], strict=True)]
    named = _POSITION_AND_NAME.match(parts[-1])
    if named is not None:
        parts[-1:] = [named[1], named[2]]
    return line[: first.start()].strip(), [part for part in parts if part]


def _joined(signs: str, before: int, start: int) -> bool:
    """`KT. CHỦ TỊCH` is one part, and so is the organ after `TM.`."""
    return signs[before:start].rstrip(" .") in ("TM", "T/M", "KT", "K/T", "TL", "TUQ")


def _read_recipient(foot: Foot, line: str, block: int) -> bool:
    dash = _DASH.match(line)
    text = line[dash.end() :] if dash else line
    if dash is None and foot.recipients and line[0].islower():
        foot.recipients[-1] = f"{foot.recipients[-1]} {text}".strip(_CLOSING)
        return True
    if dash is None and (
        line.isupper() or _is_name(line) or (foot.recipients and foot.recipients[-1].startswith("Lưu"))
    ):
        return False
    foot.sources[f"document.recipients[{len(foot.recipients)}]"] = Source(block, 0, len(line))
    foot.recipients.append(text.strip(_CLOSING))
    return True


def _is_name(line: str) -> bool:
    words = _DEGREE.sub("", line).split()
    return len(words) in _NAME_WORDS and all(word[0].isupper() and word.isalpha() for word in words)


def _signer(lines: Sequence[tuple[int, str]], foot: Foot) -> dict[str, str | None] | None:
    signer: dict[str, str | None] = dict.fromkeys(("name", "position", "on_behalf_of", "signed_for"))
    for i, line in lines:
        if _NOISE.match(line) or not any(letter.isalpha() for letter in line):
            continue
        capacity = _CAPACITY.match(line)
        if capacity and line.isupper():
            _read_capacity(signer, capacity.group(), line[capacity.end() :].strip(_CLOSING))
        elif line.isupper() and len(line) < 80:
            if signer["position"] is None or signer["name"] is not None:
                if signer["name"] is not None:
                    break
                signer["position"] = line.strip(_CLOSING)
        elif signer["position"] and signer["name"] is None and _is_name(_DEGREE.sub("", line)):
            signer["name"] = _DEGREE.sub("", line).strip(_CLOSING)
            foot.sources["document.signer"] = Source(i, 0, len(line))
    if signer["position"] is None and signer["signed_for"]:
        signer["position"], signer["signed_for"] = signer["signed_for"], None
    return signer if signer["name"] or signer["position"] else None


def _read_capacity(signer: dict[str, str | None], capacity: str, who: str) -> None:
    if capacity.startswith("T") and "M" in capacity[:3]:
        signer["on_behalf_of"] = signer["on_behalf_of"] or who
    elif capacity.startswith("K"):
        signer["signed_for"] = signer["signed_for"] or who
    elif capacity.startswith("Q") and signer["position"] is None:
        signer["position"] = f"Q. {who}"
