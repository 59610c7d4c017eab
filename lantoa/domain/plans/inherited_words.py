"""The sections of another plan as those of the own one: words moved, the superior's units left out or renamed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lantoa.domain.organisations.matching import Directory, bodies_in
from lantoa.domain.plans.addressing import reaching
from lantoa.domain.plans.marks import labels_of
from lantoa.domain.plans.moving import Move
from lantoa.domain.plans.sections import SectionDraft, SectionLine, below
from lantoa.domain.plans.states import SectionHolds

_ASKED = ("Đề nghị ", "đề nghị ")


def moved_sections(sections: Sequence[SectionDraft], move: Move) -> list[SectionDraft]:
    """Every heading and line with its words moved; what the sections hold stays."""
    return [
        replace(
            one,
            heading=move.text(one.heading),
            lines=tuple(SectionLine(line.mark, move.text(line.text)) for line in one.lines),
        )
        for one in sections
    ]


def with_own_units(
    sections: Sequence[SectionDraft], directory: Directory, *, lead: str
) -> list[SectionDraft]:
    """The duties of the superior's units given to own units of the same name; what asks all bodies below goes to `lead`.

    A heading of a unit that only the superior has is left out with its lines.
    """
    place = next((i for i, one in enumerate(sections) if one.holds == SectionHolds.DUTIES), None)
    if place is None:
        return list(sections)
    branch = below(sections, place)
    kept: list[SectionDraft] = [branch[0]]
    top = min((one.level for one in branch[1:]), default=0)
    begin = 1
    while begin < len(branch):
        end = begin + 1
        while end < len(branch) and branch[end].level > top:
            end += 1
        heading = _own_heading(branch[begin].heading, directory, lead=lead)
        if heading:
            kept += [replace(branch[begin], heading=heading), *branch[begin + 1 : end]]
        begin = end
    whole = [*sections[:place], *kept, *sections[place + len(branch) :]]
    return _relabelled(whole) if len(kept) < len(branch) else whole


def _relabelled(sections: Sequence[SectionDraft]) -> list[SectionDraft]:
    """The headings counted anew, each level in the manner of its first."""
    labels = labels_of(
        [one.level for one in sections], [one.label for one in sections], is_new=[False] * len(sections)
    )
    return [replace(one, label=label) for one, label in zip(sections, labels, strict=True)]


def _own_heading(heading: str, directory: Directory, *, lead: str) -> str:
    """The heading with an own unit's name; empty where the unit is the superior's alone."""
    asked = next((word for word in _ASKED if heading.startswith(word)), "")
    words = heading.removeprefix(asked)
    own = {unit.pk for unit in directory.own}
    named = [unit for body in bodies_in(directory, words) for unit in body.units if unit.pk in own]
    if named:
        return f"{asked}{named[0].name}" if len(named) == 1 else heading
    return lead if reaching([words], kind=directory.organisation.kind) else ""
