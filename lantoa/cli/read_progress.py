"""The progress bar of `lantoa read --out`, on standard error."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


def track(files: list[Path]) -> Iterator[Path]:
    """Yields each of `files`, showing its name and how many are left; nothing where no terminal is there."""
    console = Console(stderr=True)
    with Progress(
        TextColumn("Đọc"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
        console=console,
        # No thread of its own: files are read in forks of this process.
        auto_refresh=False,
        disable=not console.is_terminal,
        transient=True,
    ) as progress:
        task = progress.add_task("", total=len(files))
        for path in files:
            progress.update(task, description=path.name, refresh=True)
            yield path
            progress.advance(task)
            progress.refresh()
