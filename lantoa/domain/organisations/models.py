"""Units in a tree, people, and what a person may do where and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lantoa.domain.organisations.states import INVITED_KINDS, ORGANISATION_KINDS, Role, SigningForm, UnitKind

if TYPE_CHECKING:
    from lantoa.domain.organisations.actor import Actor

__all__ = ["Delegation", "Holiday", "Membership", "Person", "SigningPost", "Succession", "Unit", "UnitAlias"]

PATH_STEP = 7
"""Letters of one step in `Unit.path`: six base-36 digits of the unit's number and a slash."""


class UnitQuerySet(models.QuerySet["Unit"]):
    """Words for sets of units."""

    def valid_on(self, day: date) -> UnitQuerySet:
        """Units that exist on `day`."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day)
        )

    def organisations(self) -> UnitQuerySet:
        """Bodies that issue plans: provinces, departments, communes and their like."""
        return self.filter(kind__in=ORGANISATION_KINDS)

    def under(self, path: str) -> UnitQuerySet:
        """The unit with this path and all below it, by a range that every index can serve."""
        return self.filter(path__gte=path, path__lt=path + "~")

    def visible_to(self, actor: Actor) -> UnitQuerySet:
        """Units of the actor's own bodies and of all bodies below them."""
        return self.filter(_below(actor.organisation_paths, "path"))

    def named_to(self, actor: Actor) -> UnitQuerySet:
        """Units whose name the actor may see: the visible ones, and every body, for bodies are public."""
        return self.filter(_below(actor.organisation_paths, "path") | Q(kind__in=ORGANISATION_KINDS))


def _below(paths: Iterable[str], field: str) -> Q:
    """A condition for rows whose path in `field` lies at or below one of `paths`; none where there is none."""
    found = Q(pk__in=[])
    for path in sorted(paths):
        found |= Q(**{f"{field}__gte": path, f"{field}__lt": path + "~"})
    return found


class Unit(models.Model):
    """A body or a part of one: province, department, commune, division, station, village.

    `organisation` is the body that the unit belongs to (itself for a body). `path` holds the numbers of
    all units from the root to this one, so that "below" is one range of text.
    """

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    organisation = models.ForeignKey("self", models.PROTECT, null=True, related_name="members")
    path = models.CharField(max_length=70, db_index=True, default="")
    kind = models.CharField(max_length=20, choices=UnitKind.choices)
    name = models.CharField(_("Tên đơn vị"), max_length=250)
    folded_name = models.CharField(max_length=250, db_index=True)
    abbreviation = models.CharField(_("Tên viết tắt"), max_length=40, blank=True)
    code = models.CharField(_("Mã hành chính"), max_length=10, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    position = models.PositiveIntegerField(default=0)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                name="unit_valid_from_before_to",
            ),
            models.UniqueConstraint(
                fields=["parent", "folded_name"],
                condition=Q(valid_to=None),
                name="unit_name_once_under_a_parent",
                violation_error_message=_("Đơn vị cấp trên này đã có một đơn vị cùng tên."),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "kind"], name="unit_organisation_kind")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_organisation(self) -> bool:
        """Whether the unit is a body that issues plans."""
        return self.kind in ORGANISATION_KINDS

    @property
    def is_invited(self) -> bool:
        """Whether tasks are requests ("đề nghị") rather than orders to this unit (A-34)."""
        return self.kind in INVITED_KINDS

    def is_valid_on(self, day: date) -> bool:
        """Whether the unit exists on `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or self.valid_to >= day
        )


class UnitAlias(models.Model):
    """Another name under which papers speak of a unit."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=250)
    folded_name = models.CharField(max_length=250, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "folded_name"], name="alias_once_a_unit")]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """On a day one unit took over from another (merger, split, renaming)."""

    predecessor = models.ForeignKey(Unit, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Unit, models.PROTECT, related_name="precessions")
    on = models.DateField()
    note = models.CharField(max_length=250, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="succession_of_another"),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class PersonQuerySet(models.QuerySet["Person"]):
    """Words for sets of people."""

    def visible_to(self, actor: Actor) -> PersonQuerySet:
        """Oneself, people of one's own bodies (former ones too), and for an administrator those below."""
        administered = {post.unit_path for post in actor.posts if post.role == Role.ADMIN}
        seats = Membership.objects.filter(
            Q(unit__organisation__in=actor.organisation_ids) | _below(administered, "unit__path")
        )
        return self.filter(Q(pk=actor.person.pk) | Q(pk__in=seats.values("person")))


class PersonManager(BaseUserManager["Person"]):
    """Makes people for sign-in."""

    def get_queryset(self) -> PersonQuerySet:
        """People, with the words of `PersonQuerySet`."""
        return PersonQuerySet(self.model, using=self._db)

    def visible_to(self, actor: Actor) -> PersonQuerySet:
        """See `PersonQuerySet.visible_to`."""
        return self.get_queryset().visible_to(actor)

    def create_user(self, username: str, *, password: str | None = None, **fields: object) -> Person:
        """A person who can sign in with `password`, or cannot yet where it is None."""
        person = self.model(username=self.model.normalize_username(username), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who signs in."""

    username = models.CharField(_("Tên đăng nhập"), max_length=60, unique=True)
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    title = models.CharField(_("Chức vụ"), max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(_("Số điện thoại"), max_length=30, blank=True)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(null=True, blank=True)
    feed_key = models.CharField(max_length=43, blank=True, db_index=True)

    objects = PersonManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["email"], condition=~Q(email=""), name="person_email_once"),
            models.UniqueConstraint(
                fields=["feed_key"], condition=~Q(feed_key=""), name="person_feed_key_once"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Words for sets of memberships."""

    def active_on(self, day: date) -> MembershipQuerySet:
        """Memberships in force on `day`."""
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=day), Q(ends_on=None) | Q(ends_on__gte=day))


class Membership(models.Model):
    """A person has a role in a unit, from a day to a day."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit", "role"], condition=Q(ends_on=None), name="membership_once"
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(starts_on__lte=F("ends_on")),
                name="membership_starts_before_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}, {self.unit}"


class Delegation(models.Model):
    """A person's role in a unit is exercised by another from a day to a day (ủy quyền, giao thay).

    `signing_form` is how the taker signs in the giver's place (`KT`, `TL`, `TUQ`, `Q`); empty where the post
    of the taker already says so.
    """

    giver = models.ForeignKey(Person, models.CASCADE, related_name="delegations_given")
    taker = models.ForeignKey(Person, models.CASCADE, related_name="delegations_taken")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="delegations")
    role = models.CharField(max_length=20, choices=Role.choices)
    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = models.CharField(max_length=250)
    signing_form = models.CharField(max_length=4, choices=SigningForm.choices, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")), name="delegation_starts_before_end"
            ),
            models.CheckConstraint(condition=~Q(giver=F("taker")), name="delegation_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.giver} → {self.taker}: {self.get_role_display()}"


class SigningPost(models.Model):
    """A person may sign for a body, from a day to a day, in a post (Chủ tịch, Phó Chủ tịch, Giám đốc).

    `is_head` is the head of the body, whose post stands in the `KT.` line of deputies; `is_acting` signs `Q.`.
    """

    organisation = models.ForeignKey(Unit, models.CASCADE, related_name="signing_posts")
    person = models.ForeignKey(Person, models.CASCADE, related_name="signing_posts")
    position = models.CharField(_("Chức vụ"), max_length=120)
    is_head = models.BooleanField(default=False)
    is_acting = models.BooleanField(default=False)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person"], condition=Q(ends_on=None), name="signing_post_once"
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(starts_on__lte=F("ends_on")),
                name="signing_post_starts_before_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.position}"


class Holiday(models.Model):
    """A day off, or a weekend day that is worked in exchange; `unit` None means the whole country.

    `source` names the paper that says so.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="holidays")
    day = models.DateField()
    name = models.CharField(max_length=120)
    is_worked = models.BooleanField(default=False)
    source = models.CharField(max_length=250, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "day"], name="holiday_once_a_unit"),
            models.UniqueConstraint(
                fields=["day"], condition=Q(unit=None), name="holiday_once_for_the_country"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.name}"
