"""The list of tasks in the office: a page of 25 out of 200,000.

On SQLite in a folder that is thrown away or, where LANTOA_DATABASE names a server, in a test database on it.
"""

import importlib
import os
import tempfile

import django

from bench.measure import Result


def measure() -> list[Result]:
    """Database queries and processor milliseconds of the real view behind the real middleware."""
    with tempfile.TemporaryDirectory(prefix="lantoa-bench-") as folder:
        os.environ["LANTOA_DATA"] = folder
        os.environ["LANTOA_DEBUG"] = "false"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        django.setup()
        return importlib.import_module("bench.office_pages").measure()
