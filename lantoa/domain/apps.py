"""The one Django app of the domain."""

from django.apps import AppConfig


class DomainConfig(AppConfig):
    """Every table of Lan Tỏa, under the label `domain`."""

    name = "lantoa.domain"
    label = "domain"
    verbose_name = "Lan Tỏa"
