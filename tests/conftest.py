"""What every test stands on: a quiet clock-free database, people and bodies made by factories."""

import os
from datetime import UTC, date, datetime
from importlib import import_module

import pytest
from django.db.backends.postgresql.creation import DatabaseCreation as PostgresCreation
from django.db.backends.sqlite3.base import DatabaseOperations

from tests.run import WITHOUT_DATABASE

SLOW = ("tests/e2e", "tests/jobs")

pytest_plugins = ["tests.factories.world"]

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Slow tests come first and are shared out; one that the run on PostgreSQL leaves out must not ask a database."""
    _refuse_databases(items)
    items[:] = _shared_out(items, workers=int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))


def _shared_out(items: list, *, workers: int) -> list:
    """Each worker begins with a stretch of the list: every stretch gets its part of the slow tests, first."""
    slow = [item for item in items if str(item.path.relative_to(item.config.rootpath)).startswith(SLOW)]
    known = set(slow)
    rest = [item for item in items if item not in known]
    size = -(-len(rest) // workers)
    return [
        item
        for number in range(workers)
        for item in (*slow[number::workers], *rest[number * size : (number + 1) * size])
    ]


def _refuse_databases(items: list) -> None:
    for item in items:
        if str(item.path.relative_to(item.config.rootpath)).startswith(WITHOUT_DATABASE):
            asks = {"db", "transactional_db", "world"} & set(item.fixturenames)
            if asks or item.get_closest_marker("django_db"):
                raise pytest.UsageError(
                    f"{item.nodeid} asks a database; see WITHOUT_DATABASE in tests/run.py"
                )


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


@pytest.fixture(scope="session", autouse=True)
def _a_connection_left_open_does_not_keep_the_test_database():
    """A thread of a server or of a race may still hold one when PostgreSQL's database is dropped."""
    plain = PostgresCreation._destroy_test_db

    def destroy(self, name, verbosity):
        with self._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {self.connection.ops.quote_name(name)} WITH (FORCE)")

    PostgresCreation._destroy_test_db = destroy
    yield
    PostgresCreation._destroy_test_db = plain


@pytest.fixture(scope="session", autouse=True)
def _emptying_the_test_database_may_empty_the_log():
    """Between tests with real transactions SQLite's tables are emptied row by row, which the log's guard refuses."""
    guards = import_module("lantoa.domain.migrations.0002_guards")
    plain = DatabaseOperations.sql_flush

    def sql_flush(self, *args, **kwargs):
        drop = [f"DROP TRIGGER IF EXISTS audit_no_{verb}" for verb in ("update", "delete")]
        again = [guards.SQLITE.format(verb=verb) for verb in ("update", "delete")]
        return [*drop, *plain(self, *args, **kwargs), *again]

    DatabaseOperations.sql_flush = sql_flush
    yield
    DatabaseOperations.sql_flush = plain
