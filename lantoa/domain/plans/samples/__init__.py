"""Sample plans in neutral words: plan records with places for the body's name and the year."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.domain.plans.default_sections import with_opening
from lantoa.domain.plans.sections import SectionDraft, sections_of_record
from lantoa.domain.plans.states import SectionHolds

_NO_LISTS: dict[str, list[Any]] = {
    "audiences": [],
    "topics": [],
    "channels": [],
    "targets": [],
    "reporting": [],
}
KEYS = ("commune", "department")


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample: the key it is asked for by, what it is called, and for whom it is."""

    key: str
    name: str | Promise
    about: str | Promise


_SAMPLES = (
    Sample(
        "commune",
        _("Kế hoạch của xã, phường"),
        _("Đủ mục, 10 nhiệm vụ, chỉ tiêu tin bài và phát thanh, báo cáo hằng quý."),
    ),
    Sample(
        "department",
        _("Kế hoạch của sở, ban, ngành"),
        _("Đủ mục, 9 nhiệm vụ, chỉ tiêu tin bài và phóng sự, báo cáo hằng quý."),
    ),
)


def samples() -> tuple[Sample, ...]:
    """The samples that ship with the program."""
    return _SAMPLES


def sample_record(key: str, *, places: Mapping[str, str]) -> dict[str, Any]:
    """The plan record of a sample with its places (`{body}`, `{year}`, …) filled.

    Raises:
        KeyError: for a key that is none.
    """
    if key not in KEYS:
        raise KeyError(key)
    text = _text(key)
    for name, value in places.items():
        text = text.replace(f"{{{name}}}", json.dumps(value, ensure_ascii=False)[1:-1])
    record: dict[str, Any] = json.loads(text)
    return record


def sample_sections(sample: Mapping[str, Any], *, opening: str) -> tuple[SectionDraft, ...]:
    """The sections of a sample; `holds` beside a heading of its outline says which list is printed there."""
    drafts = with_opening(sections_of_record({**sample, **_NO_LISTS}), opening)
    holds = [row.get("holds", SectionHolds.TEXT) for row in sample["outline"]]
    return (drafts[0], *(replace(one, holds=held) for one, held in zip(drafts[1:], holds, strict=True)))


@lru_cache(maxsize=len(KEYS))
def _text(key: str) -> str:
    return files(__package__).joinpath(f"{key}.json").read_text(encoding="utf-8")
