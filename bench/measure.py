"""How things are measured here: side by side in one run, so that a busy machine slows both alike."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Result:
    """One measured goal; `value` and `goal` are in the same unit, and `met` says whether the goal is reached."""

    name: str
    measured: str
    value: float
    goal: float
    met: bool

    def as_row(self) -> dict[str, object]:
        """For `results.json`."""
        return asdict(self)


def at_most(name: str, *, measured: str, value: float, goal: float) -> Result:
    """A result that is good when `value` is not above `goal`."""
    return Result(name, measured, round(value, 3), goal, value <= goal)


def side_by_side(
    first: Callable[[], object], second: Callable[[], object], *, rounds: int
) -> tuple[float, float, float]:
    """Runs both in turn `rounds` times; returns the median seconds of each and the median of their ratios."""
    for warm_up in (first, second):
        warm_up()
    times: list[tuple[float, float]] = []
    gc.collect()
    gc.disable()
    try:
        for number in range(rounds):
            pair = (first, second) if number % 2 == 0 else (second, first)
            taken = {id(run): seconds_of(run) for run in pair}
            times.append((taken[id(first)], taken[id(second)]))
    finally:
        gc.enable()
    firsts, seconds = zip(*times, strict=True)
    ratios = [one / other for one, other in times]
    return statistics.median(firsts), statistics.median(seconds), statistics.median(ratios)


def seconds_of(run: Callable[[], object]) -> float:
    """Processor seconds of one run: other programs on the machine do not count."""
    started = time.process_time()
    run()
    return time.process_time() - started
