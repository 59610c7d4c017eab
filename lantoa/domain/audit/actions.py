"""The one door into the log."""

from datetime import datetime

from django.db import models

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.audit.registry import KINDS


def record(
    kind: str,
    *,
    subject: models.Model,
    by: models.Model | None,
    at: datetime,
    organisation_id: int | None,
    **details: object,
) -> AuditEvent:
    """Write one event in the caller's transaction.

    Args:
        kind: a kind registered in the `events.py` of a package; an unknown one is a KeyError.
        details: JSON values only; names and old and new values as the reader of the log needs them.
    """
    KINDS[kind]
    return AuditEvent.objects.create(
        organisation_id=organisation_id,
        at=at,
        by_id=by.pk if by is not None else None,
        kind=kind,
        subject_type=str(subject._meta.model_name),
        subject_id=subject.pk,
        subject_name=str(subject)[:300],
        details=details,
    )
