"""Whose calendar a secret address opens.

A unit's address carries no key of its own: it is signed with the key of the person who made it. It shows what
that person may see, dies with the person's key or membership, and gives the person's own address away to nobody.
"""

from __future__ import annotations

from django.utils.crypto import constant_time_compare, salted_hmac

from lantoa.domain.organisations.models import Person

KEY_LENGTH = 43
_SALT = "lantoa.unit-feed"


def person_of_key(key: str) -> Person | None:
    """The active person with this feed key."""
    if len(key) != KEY_LENGTH:
        return None
    return Person.objects.filter(feed_key=key, is_active=True).first()


def unit_key(person: Person, *, unit_id: int) -> str:
    """The signature with which the person's address of a unit's feed ends.

    Raises:
        ValueError: if the person has no feed key.
    """
    if not person.feed_key:
        raise ValueError("a person without a feed key signs no feeds")
    return salted_hmac(
        _SALT, f"{person.pk}:{unit_id}", secret=person.feed_key, algorithm="sha256"
    ).hexdigest()


def person_of_unit_key(key: str, *, person_id: int, unit_id: int) -> Person | None:
    """The active person who signed this address of a unit's feed."""
    person = Person.objects.filter(pk=person_id, is_active=True).exclude(feed_key="").first()
    if person is None or not constant_time_compare(key, unit_key(person, unit_id=unit_id)):
        return None
    return person
