"""Who acts, and with which roles on that day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F

from lantoa.domain.organisations.models import Delegation, Membership, Person

# Asked for at every request: columns, not models.
_POST = (
    "role",
    "unit",
    "unit__path",
    "unit__name",
    "unit__organisation",
    "unit__organisation__path",
    "unit__organisation__name",
)


@dataclass(frozen=True, slots=True)
class Post:
    """One role in one unit, own or delegated."""

    unit_id: int
    unit_path: str
    organisation_id: int
    organisation_path: str
    role: str
    delegated_by: int | None = None
    organisation_name: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person with the posts that hold on the day of the act."""

    person: Person
    on: date
    posts: tuple[Post, ...]

    @property
    def organisation_ids(self) -> frozenset[int]:
        """The bodies that the person belongs to."""
        return frozenset(post.organisation_id for post in self.posts)

    @property
    def organisation_paths(self) -> frozenset[str]:
        """Paths of those bodies; what lies below them can be read where it was submitted or is public."""
        return frozenset(post.organisation_path for post in self.posts)

    @property
    def unit_ids(self) -> frozenset[int]:
        """The units in which the person has any post."""
        return frozenset(post.unit_id for post in self.posts)

    def has_role(self, roles: Iterable[str], *, organisation_id: int) -> bool:
        """Whether one of `roles` is held anywhere in the organisation."""
        wanted = frozenset(roles)
        return any(post.organisation_id == organisation_id and post.role in wanted for post in self.posts)

    def has_role_over(self, roles: Iterable[str], *, path: str) -> bool:
        """Whether one of `roles` is held in the unit with this path or in one above it."""
        wanted = frozenset(roles)
        return any(post.role in wanted and path.startswith(post.unit_path) for post in self.posts)

    def is_in(self, organisation_id: int) -> bool:
        """Whether the person has any post in the organisation."""
        return organisation_id in self.organisation_ids


def actor_of(person: Person, *, on: date) -> Actor:
    """The person's own posts and those delegated to them that hold on `on`; two queries.

    A delegation carries no more than its giver still has: it lapses with the giver's membership.
    """
    own = Membership.objects.active_on(on).filter(person=person).order_by("pk").values_list(*_POST)
    given = (
        Delegation.objects.filter(taker=person, starts_on__lte=on, ends_on__gte=on, revoked_at=None)
        .filter(
            giver__memberships__in=Membership.objects.active_on(on),
            giver__memberships__unit=F("unit"),
            giver__memberships__role=F("role"),
        )
        .distinct()
        .order_by("pk")
        .values_list(*_POST, "giver", "pk")
    )
    posts = [_post(row, giver=None) for row in own]
    posts += [_post(row, giver=giver) for *row, giver, _key in given]
    return Actor(person=person, on=on, posts=tuple(posts))


def _post(row: Sequence[Any], *, giver: int | None) -> Post:
    """The post of one row of `_POST`; a unit without a body is the body itself."""
    role, unit_id, path, name, body_id, body_path, body_name = row
    is_body = body_id is None
    return Post(
        unit_id=unit_id,
        unit_path=path,
        organisation_id=unit_id if is_body else body_id,
        organisation_path=path if is_body else body_path,
        organisation_name=name if is_body else body_name,
        role=role,
        delegated_by=giver,
    )
