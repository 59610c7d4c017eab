"""The accounts that stand on the sign-in page of a demo."""

import json
from pathlib import Path

from django.conf import settings

FILE = "demo-accounts.json"
KEYS = ("username", "password", "name", "title", "organisation")


def demo_accounts() -> list[dict[str, str]]:
    """Accounts of the demo from the data folder, with all of `KEYS`; none outside demo mode."""
    path = Path(settings.DATA, FILE)
    if not settings.DEMO or not path.is_file():
        return []
    accounts = json.loads(path.read_text("utf-8"))
    return [{key: str(account[key]) for key in KEYS} for account in accounts]
