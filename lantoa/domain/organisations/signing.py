"""Who may sign for a body on a day and in which form, and how its letterhead reads (Điều 13, Phụ lục I)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from lantoa.domain.organisations.issuers import (
    collective_of,
    head_post_of,
    initials_of,
    issuer_name,
    issuer_short,
    place_of,
    superior_name,
)
from lantoa.domain.organisations.models import Delegation, Membership, Person, SigningPost, Unit
from lantoa.domain.organisations.states import Role
from lantoa.papers.writing.blocks import Letterhead, Signature, SigningForm
from lantoa.papers.writing.signing import lines_of
from lantoa.papers.writing.symbols import symbol_for


@dataclass(frozen=True, slots=True)
class SigningRight:
    """By what right a person signs for a body on a day; the fields are those of `signing.lines_of`."""

    person: Person
    form: SigningForm
    position: str
    head_position: str = ""
    collective: str = ""

    @property
    def code(self) -> str:
        """The form without its point (`KT`), empty for the head of a body with one head."""
        return self.form.value.rstrip(".")

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines above the name, in capitals."""
        return lines_of(
            self.form,
            position=self.position,
            head_position=self.head_position,
            collective=self.collective,
        )

    @property
    def signature(self) -> Signature:
        """The signature block of a paper."""
        return Signature(self.lines, self.person.full_name)


def signing_of(organisation: Unit, person: Person, on: date) -> SigningRight | None:
    """The right by which the person signs for the body on a day; None where there is none."""
    return next((right for right in signers_of(organisation, on) if right.person.pk == person.pk), None)


def signers_of(organisation: Unit, on: date) -> list[SigningRight]:
    """Everybody who may sign for the body on a day: the head first, deputies, then those with a delegation.

    A delegation that names a form goes before the person's own post; one without a form adds nothing to it.
    It lapses with the giver's role, as the role itself does.
    """
    posts = _posts(organisation, on)
    rights = {post.person_id: _by_post(post, posts, organisation) for post in posts}
    by_post = {post.person_id: post for post in posts}
    for lent in _delegations(organisation, on):
        rights[lent.taker_id] = _by_delegation(lent, by_post, posts, organisation)
    return list(rights.values())


def posts_of(organisation: Unit) -> list[SigningPost]:
    """All signing posts of the body, the running ones first, heads before deputies."""
    rows = SigningPost.objects.filter(organisation=organisation).select_related("person")
    return sorted(rows, key=lambda row: (row.ends_on is not None, not row.is_head, row.pk))


def letterhead_of(organisation: Unit) -> Letterhead:
    """Ô 2 and 4 of a paper of the body: superior, issuer, place, and how running text names the issuer."""
    spoken = issuer_name(organisation)
    return Letterhead(
        superior=superior_name(organisation).upper(),
        issuer=spoken.upper(),
        place=place_of(organisation),
        spoken=spoken,
    )


def symbol_of_kind(organisation: Unit, kind: str, *, unit: Unit | None = None) -> str:
    """The symbol of a paper of the body: `KH-UBND`, `KH-SNV`, for a công văn of a drafting unit `UBND-VHXH`."""
    part = "".join(unit.abbreviation.split()) or initials_of(unit.name) if unit else ""
    return symbol_for(kind, issuer=issuer_short(organisation), unit="" if unit == organisation else part)


def _posts(organisation: Unit, on: date) -> list[SigningPost]:
    rows = SigningPost.objects.filter(organisation=organisation).select_related("person")
    running = [row for row in rows if _runs(row, on) and row.person.is_active]
    return sorted(running, key=lambda row: (not row.is_head, not row.is_acting, row.pk))


def _runs(post: SigningPost, on: date) -> bool:
    return (post.starts_on is None or post.starts_on <= on) and (post.ends_on is None or post.ends_on >= on)


def _delegations(organisation: Unit, on: date) -> list[Delegation]:
    rows = (
        Delegation.objects.filter(
            role=Role.APPROVER,
            unit__organisation=organisation,
            starts_on__lte=on,
            ends_on__gte=on,
            revoked_at=None,
            taker__is_active=True,
            giver__memberships__in=Membership.objects.active_on(on),
            giver__memberships__unit=F("unit"),
            giver__memberships__role=F("role"),
        )
        .exclude(signing_form="")
        .select_related("giver", "taker")
        .distinct()
    )
    return sorted(rows, key=lambda row: row.pk)


def _by_post(post: SigningPost, posts: list[SigningPost], organisation: Unit) -> SigningRight:
    collective = collective_of(organisation)
    if post.is_acting:
        return SigningRight(post.person, SigningForm.ACTING, post.position, collective=collective)
    if post.is_head:
        form = SigningForm.COLLECTIVE if collective else SigningForm.HEAD
        return SigningRight(post.person, form, post.position, collective=collective)
    head = _head_position(posts, organisation)
    return SigningRight(post.person, SigningForm.DEPUTY, post.position, head, collective)


def _by_delegation(
    lent: Delegation, by_post: dict[int, SigningPost], posts: list[SigningPost], organisation: Unit
) -> SigningRight:
    form = SigningForm(f"{lent.signing_form}.")
    giver, taker = by_post.get(lent.giver_id), by_post.get(lent.taker_id)
    above = giver.position if giver else lent.giver.title or _head_position(posts, organisation)
    collective = collective_of(organisation)
    if form == SigningForm.ACTING:
        return SigningRight(lent.taker, form, above, collective=collective)
    position = taker.position if taker else lent.taker.title
    together = collective if form == SigningForm.DEPUTY else ""
    return SigningRight(lent.taker, form, position, above, together)


def _head_position(posts: list[SigningPost], organisation: Unit) -> str:
    head = next((post.position for post in posts if post.is_head or post.is_acting), "")
    return head or head_post_of(organisation)
