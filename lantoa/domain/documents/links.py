"""Secret addresses by which a recipient without an account opens a paper.

The secret is worked out from the delivery and its last moment under the server's key, so that it can be sent again
without being kept; only its hash stands in the row. A new last moment makes the old address invalid.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Final

from django.utils.crypto import salted_hmac

from lantoa.domain.documents.models import Delivery
from lantoa.domain.documents.states import OUT

LIFE: Final = timedelta(days=90)
_SALT: Final = "lantoa.delivery"
_LENGTH: Final = 64


def secret_of(delivery: Delivery) -> str:
    """The secret of the delivery's link.

    Raises:
        ValueError: if it has no link.
    """
    if delivery.expires_at is None:
        raise ValueError("a delivery without a last moment has no link")
    words = f"{delivery.pk}:{delivery.expires_at.timestamp():.6f}"
    return salted_hmac(_SALT, words, algorithm="sha256").hexdigest()


def hash_of(secret: str) -> str:
    """What the row keeps of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def delivery_of_secret(secret: str, *, at: datetime) -> Delivery | None:
    """The delivery whose link it is, while it holds; None for a forged, renewed or lapsed one."""
    if len(secret) != _LENGTH:
        return None
    rows = Delivery.objects.select_related("paper__organisation", "paper__signed_file", "paper__pdf", "unit")
    return rows.filter(key_hash=hash_of(secret), expires_at__gt=at, paper__state__in=OUT).first()
