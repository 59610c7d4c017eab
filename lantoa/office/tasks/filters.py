"""From the address of a list to the filter of the domain, and back; what makes no sense is set aside."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse

from lantoa.domain.plans.queries.tasks import Due, Progress, TaskFilter
from lantoa.domain.plans.states import Part

LONGEST_TEXT = 200
TICKED = "1"


def number_in(values: Mapping[str, str], name: str) -> int | None:
    """The row number that an address names; None for none, and for what is no number."""
    text = values.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def choice_in(values: Mapping[str, str], name: str, *, of: type, default: str = "") -> str:
    """The code that an address names, where `of` has it."""
    text = values.get(name, default)
    return text if text in of.values else default


def words_of(choices: type) -> dict[str, str]:
    """What each code is called in the reader's language; for rows that each name one."""
    return {code: str(label) for code, label in choices.choices}


def text_in(values: Mapping[str, str], name: str) -> str:
    """The words that an address asks for."""
    return values.get(name, "").strip()[:LONGEST_TEXT]


def task_filter(values: Mapping[str, str]) -> TaskFilter:
    """The filter that the address of the list of tasks holds."""
    return TaskFilter(
        text=text_in(values, "q"),
        plan_id=number_in(values, "plan"),
        unit_id=number_in(values, "unit"),
        part=choice_in(values, "part", of=Part),
        progress=choice_in(values, "state", of=Progress, default=Progress.UNFINISHED),
        due=choice_in(values, "due", of=Due),
        is_mine=values.get("mine") == TICKED,
        is_below=values.get("below") == TICKED,
        body_id=number_in(values, "body"),
    )


def task_address(asked: TaskFilter, *, name: str = "tasks") -> str:
    """The address of the list that `asked` narrows; the other way round of `task_filter`."""
    values = {
        "q": asked.text,
        "plan": asked.plan_id,
        "unit": asked.unit_id,
        "part": asked.part,
        "state": "" if asked.progress == Progress.UNFINISHED else asked.progress,
        "due": asked.due,
        "mine": TICKED if asked.is_mine else "",
        "below": TICKED if asked.is_below else "",
        "body": asked.body_id,
    }
    query = urlencode({key: value for key, value in values.items() if value})
    return f"{reverse(name)}?{query}" if query else reverse(name)
