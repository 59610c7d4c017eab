"""Questions about official papers: what went out, what came in, to whom it went."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet

from lantoa.domain.documents.models import Delivery, NumberSeries, Paper
from lantoa.domain.documents.rules import RECEIVERS
from lantoa.domain.documents.states import OUT, DeliveryState, PaperRole, PaperState
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.states import Role

ON_THE_DESK = (DeliveryState.SENT, DeliveryState.READ)
LETTER = "Công văn"


@dataclass(frozen=True, slots=True)
class PaperFilter:
    """What a list of papers is narrowed to; `kind` is `Công văn` for the kind without a name."""

    text: str = ""
    kind: str = ""
    state: str = ""
    year: int | None = None
    series_id: int | None = None


def papers(actor: Actor, asked: PaperFilter) -> QuerySet[Paper]:
    """Papers of the actor's own bodies that the filter asks for; in no order."""
    rows = Paper.objects.filter(organisation__in=actor.organisation_ids)
    if asked.state:
        rows = rows.filter(state=asked.state)
    elif not asked.text:
        rows = rows.exclude(state=PaperState.VOID)
    if asked.kind:
        rows = rows.filter(kind="" if asked.kind == LETTER else asked.kind)
    if asked.year is not None:
        rows = rows.filter(Q(year=asked.year) | Q(year=None, made_at__year=asked.year))
    if asked.series_id is not None:
        rows = rows.filter(series=asked.series_id)
    for word in asked.text.split()[:8]:
        rows = rows.filter(Q(subject__icontains=word) | Q(number__icontains=word))
    return rows.select_related("organisation", "series", "signer")


def kinds_of(actor: Actor) -> list[str]:
    """Kinds that occur among the actor's papers, as the list names them."""
    rows = Paper.objects.filter(organisation__in=actor.organisation_ids)
    return sorted({kind or LETTER for kind in rows.order_by().values_list("kind", flat=True).distinct()})


def years_of(actor: Actor) -> list[int]:
    """Years in which the actor's bodies gave numbers, the newest first."""
    rows = Paper.objects.filter(organisation__in=actor.organisation_ids).exclude(year=None)
    found = rows.order_by().values_list("year", flat=True).distinct()
    return sorted((year for year in found if year is not None), reverse=True)


def incoming(actor: Actor) -> QuerySet[Delivery]:
    """What lies on the actor's desk as incoming papers; agrees with `rules.receives`; in no order."""
    reached = Q(unit__in=[post.unit_id for post in actor.posts if post.unit_id != post.organisation_id])
    for post in actor.posts:
        if post.role == Role.CONTACT:
            below = Q(unit__path__gte=post.unit_path, unit__path__lt=post.unit_path + "~")
            reached |= below & ~Q(unit__in=actor.organisation_ids)
    desks = {post.organisation_id for post in actor.posts if post.role in RECEIVERS}
    foreign = Q(unit__organisation__in=desks) & ~Q(paper__organisation__in=desks)
    rows = Delivery.objects.filter(reached | foreign, state__in=ON_THE_DESK, paper__state__in=OUT)
    return rows.select_related("paper__organisation", "unit", "read_by")


def unread(actor: Actor) -> QuerySet[Delivery]:
    """Incoming papers that nobody has confirmed."""
    return incoming(actor).filter(state=DeliveryState.SENT)


def deliveries_of(paper: Paper) -> list[Delivery]:
    """To whom the paper goes, in its order."""
    return list(paper.deliveries.select_related("unit", "read_by").order_by("position", "pk"))


def answers_of(paper: Paper) -> list[Paper]:
    """Papers that correct, replace or recall this one and were not dropped, the oldest first."""
    return list(paper.answers.exclude(state=PaperState.VOID).order_by("pk"))


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A series with how far it is in a year; `missing` are numbers that were left out."""

    series: NumberSeries
    last: int
    count: int
    missing: tuple[int, ...]


def series_of(organisation: Unit, *, year: int, most_missing: int = 20) -> list[SeriesRow]:
    """The series of a body, the common one first, with the gaps of a year."""
    rows = list(NumberSeries.objects.filter(organisation=organisation).order_by("pk"))
    given: dict[int, set[int]] = {row.pk: set() for row in rows}
    numbers = Paper.objects.filter(series__in=rows, year=year, ordinal__isnull=False)
    for series_id, ordinal in numbers.order_by().values_list("series_id", "ordinal"):
        if series_id is not None and ordinal is not None:
            given[series_id].add(ordinal)
    return [
        SeriesRow(
            series=row,
            last=max(given[row.pk], default=0),
            count=len(given[row.pk]),
            missing=_gaps(given[row.pk], most=most_missing),
        )
        for row in sorted(rows, key=lambda row: (bool(row.kinds), row.pk))
    ]


def _gaps(given: set[int], *, most: int) -> tuple[int, ...]:
    found: list[int] = []
    for number in range(1, max(given, default=0)):
        if number not in given:
            found.append(number)
            if len(found) == most:
                break
    return tuple(found)


def next_number(series: NumberSeries | None, year: int) -> int:
    """The number that follows in the series and year; 1 where there is no series yet."""
    rows = Paper.objects.filter(series=series, year=year) if series else Paper.objects.none()
    return int(rows.aggregate(last=Max("ordinal"))["last"] or 0) + 1


def waiting_for_clerk(actor: Actor) -> QuerySet[Paper]:
    """Papers by themselves that wait for a number or the issue; those of plans wait with their plan."""
    bodies = [post.organisation_id for post in actor.posts if post.role == Role.CLERK]
    rows = Paper.objects.filter(organisation__in=bodies, state=PaperState.READY, subject_type="")
    return rows.select_related("organisation").order_by("made_at", "pk")


def paper_of(subject_type: str, subject_id: int) -> Paper | None:
    """The main paper of an object that is not dropped, the newest where there are several."""
    rows = Paper.objects.filter(
        subject_type=subject_type,
        subject_id=subject_id,
        role__in=[PaperRole.MAIN, PaperRole.REPLACEMENT],
    ).exclude(state=PaperState.VOID)
    return rows.select_related("organisation", "docx", "pdf", "signed_file").order_by("-pk").first()


def delivery_counts(papers: list[Paper]) -> dict[int, tuple[int, int]]:
    """For each paper by its number: how many have confirmed, and how many get it."""
    rows = (
        Delivery.objects.filter(paper__in=papers)
        .order_by()
        .values_list("paper_id")
        .annotate(read=Count("pk", filter=Q(state=DeliveryState.READ)), all=Count("pk"))
    )
    return {paper_id: (read, count) for paper_id, read, count in rows}
