"""Whether what a plan stands on still holds: expired, replaced, not yet in force, amended, unknown (LEGAL-09, -14, -16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.domain.documents.citing import CitationHint, citations_in, short_citation
from lantoa.domain.documents.models import Instrument
from lantoa.domain.documents.queries import Validity, validity_of
from lantoa.domain.documents.wordings import differ
from lantoa.domain.plans.models import Citation, Plan
from lantoa.domain.plans.queries.record import record_of

MOST_SUCCESSORS = 10


class BaseTrouble(TextChoices):
    """What is the matter with a citation, the gravest first; the last three are hints."""

    REPLACED = "replaced", gettext_lazy("Đã được thay thế")
    EXPIRED = "expired", gettext_lazy("Hết hiệu lực")
    AHEAD = "ahead", gettext_lazy("Chưa có hiệu lực")
    AMENDED = "amended", gettext_lazy("Đã được sửa đổi, bổ sung")
    WORDING = "wording", gettext_lazy("Trích yếu ghi khác nhau")
    UNKNOWN = "unknown", gettext_lazy("Chưa rõ hiệu lực")


HINTS = frozenset({BaseTrouble.AMENDED, BaseTrouble.WORDING, BaseTrouble.UNKNOWN})


@dataclass(frozen=True, slots=True)
class BaseWarning:
    """One thing that is the matter with a citation.

    `successors` is the chain of what took the instrument's place, the nearest first; the last of them is to be
    cited now, if it is in force on that day.
    """

    citation: Citation
    trouble: BaseTrouble
    sentence: str
    successors: tuple[Instrument, ...] = ()

    @property
    def is_hint(self) -> bool:
        """Whether it may well be right as it is."""
        return self.trouble in HINTS

    @property
    def successor(self) -> Instrument | None:
        """What to cite instead."""
        return self.successors[-1] if self.successors else None


def base_warnings(plan: Plan, *, on: date) -> list[BaseWarning]:
    """What is the matter with the plan's citations on a day, in their order; several for one citation may be."""
    rows = Citation.objects.filter(plan=plan).select_related("instrument__replaced_by").order_by("position")
    found: list[BaseWarning] = []
    for citation in rows.prefetch_related("instrument__amended_by", "instrument__subjects"):
        found += _of(citation, on=on)
    return found


def _of(citation: Citation, *, on: date) -> list[BaseWarning]:
    instrument = citation.instrument
    validity = validity_of(instrument, on=on)
    chain = successors_of(instrument)
    found = [_replaced(citation, chain, on=on)] if chain else []
    if validity == Validity.EXPIRED and not chain:
        sentence = _("%(name)s hết hiệu lực sau ngày %(day)s; chưa rõ văn bản thay thế.")
        found.append(_warning(citation, BaseTrouble.EXPIRED, sentence, day=f"{instrument.valid_to:%d/%m/%Y}"))
    if validity == Validity.AHEAD:
        sentence = _("%(name)s đến ngày %(day)s mới có hiệu lực.")
        found.append(_warning(citation, BaseTrouble.AHEAD, sentence, day=f"{instrument.valid_from:%d/%m/%Y}"))
    amending = [one for one in instrument.amended_by.all() if validity_of(one, on=on) != Validity.EXPIRED]
    if amending and not chain:
        sentence = _("%(name)s đã được sửa đổi, bổ sung bởi %(others)s; nên dẫn kèm.")
        others = ", ".join(short_citation(one) for one in amending)
        found.append(_warning(citation, BaseTrouble.AMENDED, sentence, others=others))
    found += _wordings(citation)
    if validity == Validity.UNKNOWN and not found:
        found.append(
            _warning(
                citation, BaseTrouble.UNKNOWN, _("Chưa có thông tin hiệu lực của %(name)s; hãy kiểm tra.")
            )
        )
    return found


def _warning(
    citation: Citation,
    trouble: BaseTrouble,
    sentence: str,
    *,
    chain: tuple[Instrument, ...] = (),
    **values: str,
) -> BaseWarning:
    told = sentence % {"name": short_citation(citation.instrument), **values}
    return BaseWarning(citation, trouble, told, chain)


def _replaced(citation: Citation, chain: tuple[Instrument, ...], *, on: date) -> BaseWarning:
    names = " → ".join(short_citation(one) for one in chain)
    if validity_of(chain[-1], on=on) == Validity.AHEAD:
        sentence = _("%(name)s sẽ được thay bằng %(others)s từ ngày %(day)s.")
        return _warning(
            citation,
            BaseTrouble.REPLACED,
            sentence,
            others=names,
            day=f"{chain[-1].valid_from:%d/%m/%Y}",
            chain=chain,
        )
    return _warning(
        citation, BaseTrouble.REPLACED, _("%(name)s đã được thay bằng %(others)s."), others=names, chain=chain
    )


def successors_of(instrument: Instrument) -> tuple[Instrument, ...]:
    """What took the place of an instrument, then what took the place of that, and so on; a circle ends it."""
    chain: list[Instrument] = []
    seen = {instrument.pk}
    now = instrument
    while now.replaced_by_id and now.replaced_by_id not in seen and len(chain) < MOST_SUCCESSORS:
        now = Instrument.objects.get(pk=now.replaced_by_id) if chain else instrument.replaced_by  # type: ignore[assignment]
        seen.add(now.pk)
        chain.append(now)
    return tuple(chain)


def _wordings(citation: Citation) -> list[BaseWarning]:
    texts = [subject.text for subject in citation.instrument.subjects.all()]
    other = next(
        (text for text in texts if differ(text, citation.subject or citation.instrument.subject)), None
    )
    if other is None:
        return []
    sentence = _("Nơi khác ghi trích yếu của %(name)s là “%(other)s”; hãy đối chiếu với bản gốc.")
    return [_warning(citation, BaseTrouble.WORDING, sentence, other=other)]


def citation_hints(plan: Plan) -> list[CitationHint]:
    """Mentions in the plan's text that should be full the first time or short later."""
    rows = Citation.objects.filter(plan=plan).select_related("instrument").order_by("position")
    record = record_of(plan)
    texts = [str(line.get("text") or "") for line in record["body"]]
    return citations_in(texts, [row.instrument for row in rows])
