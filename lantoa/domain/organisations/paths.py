"""Paths of units: the numbers of all units from the root down, so that "below" is one range of text."""

from typing import Final

from lantoa.domain.organisations.models import PATH_STEP

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


def path_step(number: int) -> str:
    """One step of a path: the unit's number as six base-36 digits and a slash.

    Raises:
        ValueError: if the number does not fit (36^6 is two thousand million units).
    """
    digits = ""
    rest = number
    while rest:
        rest, digit = divmod(rest, 36)
        digits = _DIGITS[digit] + digits
    step = digits.rjust(PATH_STEP - 1, "0") + "/"
    if len(step) != PATH_STEP or number < 1:
        raise ValueError(f"unit number {number} does not fit into a path step")
    return step


def path_below(parent_path: str, *, number: int) -> str:
    """The path of the unit `number` under the unit with `parent_path` ("" for a root)."""
    return parent_path + path_step(number)


def numbers_of(path: str) -> tuple[int, ...]:
    """The numbers of the units on a path, from the root to the unit itself."""
    return tuple(int(step, 36) for step in path.strip("/").split("/") if step)
