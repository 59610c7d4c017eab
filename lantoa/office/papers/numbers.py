"""The number that a form offers before anything is typed."""

from datetime import date

from lantoa.domain.documents.actions.numbering import whole
from lantoa.domain.documents.actions.series import kept_series_for
from lantoa.domain.documents.models import Paper
from lantoa.domain.documents.queries.papers import next_number


def first_number(paper: Paper, *, on: date) -> dict[str, str | date | None]:
    """Number and date as given, or the number that follows in the series and the day."""
    if paper.number:
        return {"number": paper.number, "issued_on": paper.issued_on}
    series = kept_series_for(paper.organisation, paper.kind)
    return {"number": whole(next_number(series, on.year), paper.symbol), "issued_on": on}
