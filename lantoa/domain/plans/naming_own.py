"""Own units in the places of the superior's: its Phòng Nội vụ is ours of that name, "UBND các xã" is this body."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lantoa.domain.organisations.matching import Directory, group_in, matches_in, sure
from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.addressing import reaching
from lantoa.domain.plans.models import Assignment, Plan, Task
from lantoa.domain.plans.states import Part


@dataclass(frozen=True, slots=True)
class OwnNames:
    """Who does the superior's task here; `lead_words` are for the paper where no unit was found."""

    leads: tuple[Unit, ...]
    collaborators: tuple[Unit, ...]
    lead_words: tuple[str, ...] = ()


def own_names(superior: Task, *, parts: Sequence[Assignment], plan: Plan, directory: Directory) -> OwnNames:
    """The units of this body that answer for a task of the superior's.

    A unit of the same name leads where there is one. Words that reach the whole body, and units that only the
    superior has, give the task to the plan's lead unit.
    """
    texts = [*superior.lead_text, *(part.unit.name for part in parts if part.part == Part.LEAD)]
    helping = [
        *superior.collaborator_text,
        *(part.unit.name for part in parts if part.part == Part.COLLABORATOR),
    ]
    leads = _own_units(texts, directory) or ((plan.lead_unit,) if plan.lead_unit else ())
    helpers = tuple(unit for unit in _own_units(helping, directory) if unit not in leads)
    return OwnNames(leads, helpers, () if leads else (directory.organisation.name,))


def _own_units(texts: Iterable[str], directory: Directory) -> tuple[Unit, ...]:
    own = {unit.pk for unit in directory.own}
    found: dict[int, Unit] = {}
    for text in texts:
        if reaching([text], kind=directory.organisation.kind) or group_in(directory, text):
            continue
        unit = sure(matches_in(directory, text))
        if unit is not None and unit.pk in own:
            found.setdefault(unit.pk, unit)
    return tuple(found.values())
