"""A paper as JSON data and back, so that an issued paper can be kept and rendered again."""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from lantoa.papers.writing import blocks
from lantoa.papers.writing.blocks import Paper

SHAPE: Final = 1
_BLOCKS: Final = {kind.__name__.lower(): kind for kind in typing.get_args(blocks.Block)}
_HINTS: Final[dict[type, dict[str, Any]]] = {}


def to_data(paper: Paper) -> dict[str, Any]:
    """`paper` as dicts, lists, texts and numbers; `from_data` gives the same paper back."""
    return {"shape": SHAPE, **_plain(paper)}


def from_data(data: object) -> Paper:
    """The paper that `to_data` gave.

    Raises:
        ValueError: the data is something else; the sentence says at which place.
    """
    if not isinstance(data, dict) or data.get("shape") != SHAPE:
        raise ValueError(f"The data of a paper must be an object with shape {SHAPE}.")
    rest = {key: value for key, value in data.items() if key != "shape"}
    paper = _built(Paper, rest, "paper")
    if not isinstance(paper, Paper):
        raise TypeError(type(paper).__name__)
    return paper


def _plain(value: object) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        named = {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
        kind = type(value).__name__.lower()
        return {"block": kind, **named} if kind in _BLOCKS else named
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _built(kind: type, data: object, place: str) -> object:
    """An object of the dataclass `kind`; no field may be unknown, and none missing that has no default."""
    if not isinstance(data, dict):
        raise _wrong(place, "an object")
    hints = _HINTS.setdefault(kind, typing.get_type_hints(kind))
    known = {each.name: each for each in fields(kind)}
    for name in data:
        if name not in known:
            raise ValueError(f"{place}: the field {name!s:.40} is not known.")
    for name, each in known.items():
        if name not in data and each.default is MISSING and each.default_factory is MISSING:
            raise ValueError(f"{place}: the field {name} is missing.")
    return kind(
        **{name: _value(hints[name], data[name], f"{place}.{name}") for name in known if name in data}
    )


def _value(hint: Any, data: object, place: str) -> object:
    if hint == blocks.Block:
        return _block(data, place)
    if typing.get_origin(hint) is tuple:
        return _tuple(typing.get_args(hint)[0], data, place)
    if isinstance(hint, types.UnionType):
        kind = next(each for each in typing.get_args(hint) if each is not type(None))
        return None if data is None else _value(kind, data, place)
    if isinstance(hint, type) and is_dataclass(hint):
        return _built(hint, data, place)
    if issubclass(hint, StrEnum):
        return _choice(hint, data, place)
    return _day(data, place) if hint is date else _simple(hint, data, place)


def _block(data: object, place: str) -> object:
    name = data.get("block") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(name, str) or name not in _BLOCKS:
        raise _wrong(place, f"a block, one of {', '.join(_BLOCKS)}")
    return _built(_BLOCKS[name], {key: value for key, value in data.items() if key != "block"}, place)


def _tuple(kind: Any, data: object, place: str) -> tuple[object, ...]:
    if not isinstance(data, list):
        raise _wrong(place, "a list")
    return tuple(_value(kind, each, f"{place}[{index}]") for index, each in enumerate(data))


def _choice(kind: type[StrEnum], data: object, place: str) -> StrEnum:
    if not isinstance(data, str) or data not in [each.value for each in kind]:
        raise _wrong(place, f"one of {', '.join(repr(each.value) for each in kind)}")
    return kind(data)


def _day(data: object, place: str) -> date:
    try:
        return date.fromisoformat(typing.cast(str, data))
    except (TypeError, ValueError):
        raise _wrong(place, "a day such as 2026-01-20") from None


def _simple(kind: type, data: object, place: str) -> object:
    if kind is float and type(data) is int:
        return float(data)
    if type(data) is not kind:
        raise _wrong(place, f"of type {kind.__name__}")
    return data


def _wrong(place: str, what: str) -> ValueError:
    return ValueError(f"{place} must be {what}.")
