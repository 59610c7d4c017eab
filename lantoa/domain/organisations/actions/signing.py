"""Signing posts of a body: laid and ended by its administrator."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Membership, Person, SigningPost, Unit
from lantoa.domain.organisations.rules import check_can_manage_people
from lantoa.lib.text import tidy


@transaction.atomic
def add_signing_post(
    organisation: Unit,
    *,
    person: Person,
    position: str,
    is_head: bool,
    is_acting: bool,
    starts_on: date | None,
    ends_on: date | None,
    by: Actor | None,
    at: datetime,
) -> SigningPost:
    """The person may sign for the body in a post from a day to a day.

    Raises:
        Denied: unless `by` administers the body.
        Invalid: without a position, for somebody of another body, or where the person or the head has a post then.
    """
    check_can_manage_people(organisation, by)
    position = tidy(position)
    _check(organisation, person, position, starts_on, ends_on)
    if is_head or is_acting:
        _check_no_other_head(organisation, starts_on, ends_on)
    try:
        with transaction.atomic():
            post = SigningPost.objects.create(
                organisation=organisation,
                person=person,
                position=position,
                is_head=is_head or is_acting,
                is_acting=is_acting,
                starts_on=starts_on,
                ends_on=ends_on,
            )
    except IntegrityError as error:
        raise Stale(_("Chức danh ký này vừa được thêm; hãy tải lại trang.")) from error
    _note("signing_post_added", post, by=by, at=at)
    return post


@transaction.atomic
def end_signing_post(post: SigningPost, *, on: date, by: Actor | None, at: datetime) -> None:
    """The post ends with the day before `on`; papers signed in it stay as they are."""
    check_can_manage_people(post.organisation, by)
    last_day = on - timedelta(days=1)
    if post.starts_on and last_day < post.starts_on:
        gone = SigningPost.objects.filter(pk=post.pk, ends_on=post.ends_on).delete()[0]
    else:
        gone = SigningPost.objects.filter(pk=post.pk, ends_on=post.ends_on).update(ends_on=last_day)
    if not gone:
        raise Stale(_("Chức danh ký này vừa được người khác thay đổi; hãy tải lại trang."))
    _note("signing_post_ended", post, by=by, at=at, on=f"{on:%d/%m/%Y}")


def _check(
    organisation: Unit, person: Person, position: str, starts_on: date | None, ends_on: date | None
) -> None:
    problems = {}
    if not position or len(position) > 120:
        problems["position"] = _("Hãy ghi chức vụ, tối đa 120 ký tự, ví dụ Phó Chủ tịch.")
    if starts_on and ends_on and ends_on < starts_on:
        problems["ends_on"] = _("Sớm hơn ngày bắt đầu.")
    if not Membership.objects.filter(person=person, unit__organisation=organisation).exists():
        problems["person"] = _("Chọn người đang làm việc trong cơ quan này.")
    elif _overlapping(organisation, starts_on, ends_on).filter(person=person).exists():
        problems["person"] = _(
            "Người này đã có chức danh ký trong thời gian đó; hãy kết thúc chức danh cũ trước."
        )
    if problems:
        raise Invalid(_("Chưa thêm được chức danh ký."), problems)


def _check_no_other_head(organisation: Unit, starts_on: date | None, ends_on: date | None) -> None:
    other = (
        _overlapping(organisation, starts_on, ends_on).filter(is_head=True).select_related("person").first()
    )
    if other is not None:
        sentence = _("%(person)s đang là người đứng đầu trong thời gian đó; hãy kết thúc chức danh ấy trước.")
        told = sentence % {"person": other.person.full_name}
        raise Invalid(told, {"is_head": told})


def _overlapping(organisation: Unit, starts_on: date | None, ends_on: date | None) -> QuerySet[SigningPost]:
    rows = SigningPost.objects.filter(organisation=organisation)
    if starts_on is not None:
        rows = rows.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on))
    if ends_on is not None:
        rows = rows.filter(Q(starts_on=None) | Q(starts_on__lte=ends_on))
    return rows


def _note(kind: str, post: SigningPost, *, by: Actor | None, at: datetime, **details: object) -> None:
    record(
        kind,
        subject=post.person,
        by=by.person if by else None,
        at=at,
        organisation_id=post.organisation_id,
        position=post.position,
        unit=post.organisation.name,
        **details,
    )
