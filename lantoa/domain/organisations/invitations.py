"""One-time links with which a person sets a first password, or a new one after a reset.

The link is signed, holds until a moment, and dies with the password that it stands beside: it works once,
and a newer link kills an older one.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from lantoa.adapters import mail
from lantoa.domain.errors import Denied
from lantoa.domain.organisations.models import Person

LIFE: Final = timedelta(hours=72)
_SALT: Final = "lantoa.invitation"


def make_token(person: Person, *, at: datetime) -> str:
    """A token for the person's link that holds 72 hours from `at`."""
    return signing.dumps(
        {"person": person.pk, "until": int((at + LIFE).timestamp()), "seal": seal_of(person)}, salt=_SALT
    )


def is_mailed_to(person: Person) -> bool:
    """Whether the person's link goes by mail too: an address is known and a mail server is set."""
    return bool(person.email) and mail.goes_out()


def person_of_token(token: str, *, at: datetime) -> Person:
    """The person whose link it is.

    Raises:
        Denied: if the link is forged, too old, used, or replaced by a newer one.
    """
    try:
        held = signing.loads(token, salt=_SALT)
        number, until, seal = int(held["person"]), int(held["until"]), str(held["seal"])
    except (signing.BadSignature, KeyError, TypeError, ValueError) as error:
        raise Denied(_("Đường dẫn này không đúng. Hãy chép lại cả đường dẫn hoặc xin cấp mới.")) from error
    if at.timestamp() > until:
        raise Denied(_("Đường dẫn này đã hết hạn sau 72 giờ. Hãy đề nghị quản trị cấp đường dẫn mới."))
    person = Person.objects.filter(pk=number, is_active=True).first()
    if person is None or not constant_time_compare(seal, seal_of(person)):
        raise Denied(_("Đường dẫn này đã được dùng hoặc đã bị thay. Hãy đề nghị quản trị cấp đường dẫn mới."))
    return person


def seal_of(person: Person) -> str:
    """What a link holds of the password that it stands beside; without the key of the server it opens nothing."""
    return salted_hmac(_SALT, person.password).hexdigest()[:32]
