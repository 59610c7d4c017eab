"""The WSGI application of the office, the portal and the API."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()

from lantoa.jobs.carrier import connect  # noqa: E402 - needs the settings

connect()
