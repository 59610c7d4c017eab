"""What every test stands on: a quiet clock-free database, people and bodies made by factories."""

from datetime import UTC, date, datetime

import pytest

pytest_plugins = ["tests.factories.world"]

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


@pytest.fixture
def today() -> date:
    """The day on which tests happen, a Friday."""
    return TODAY


@pytest.fixture
def now() -> datetime:
    """Nine in the morning of that day in Viet Nam."""
    return NOW


@pytest.fixture(autouse=True)
def _files_in_a_folder_of_the_test(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "files"},
        },
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WATCH_GETS = True
    settings.ACCOUNT_RATE_LIMITS = False
