"""The one Django app of the domain."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

PACKAGES = ("approvals", "documents", "imports", "organisations", "outbox", "plans")


class DomainConfig(AppConfig):
    """Every table of Lan Tỏa, under the label `domain`."""

    name = "lantoa.domain"
    label = "domain"
    verbose_name = "Lan Tỏa"

    def ready(self) -> None:
        """Load what each package registers: audit kinds and kinds of approved objects; a name used twice stops the start."""
        for package in PACKAGES:
            for part in ("events", "approval"):
                name = f"lantoa.domain.{package}.{part}"
                if find_spec(name):
                    import_module(name)
