"""What every answer passes: refusals become pages, and a GET never writes."""

from django.conf import settings
from django.db import connection
from django.shortcuts import render

from lantoa.domain.errors import Denied, Invalid, Refusal, Stale

STATUS = {Denied: 403, Stale: 409, Invalid: 422}
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
OWN_WRITES = ("django_session", "account_emailaddress")


class GetWrote(AssertionError):
    """A page that is only looked at changed the database."""


class refusals_to_pages:  # noqa: N801 - named as the setting reads
    """Turns Denied, Stale and Invalid into a page (or a fragment for htmx) that says the sentence."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        """A refusal becomes its page; anything else goes on."""
        if not isinstance(exception, Refusal):
            return None
        status = STATUS.get(type(exception), 400)
        page = {
            "sentence": exception.sentence,
            "problems": getattr(exception, "problems", {}),
            "status": status,
        }
        name = "office/refusal_fragment.html" if request.headers.get("HX-Request") else "office/refusal.html"
        return render(request, name, page, status=status)


class gets_never_write:  # noqa: N801 - named as the setting reads
    """In debug and tests a GET that writes anything but its session fails loudly."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        watched = request.method in SAFE and (settings.DEBUG or getattr(settings, "WATCH_GETS", False))
        if not watched or request.path.startswith("/accounts/"):
            return self.get_response(request)
        with connection.execute_wrapper(refuse_writes):
            return self.get_response(request)


def refuse_writes(execute, sql, params, many, context):
    """A wrapper of database calls that lets only reads and the session pass."""
    if sql.lstrip().upper().startswith(WRITES) and not any(table in sql for table in OWN_WRITES):
        raise GetWrote(sql[:200])
    return execute(sql, params, many, context)
