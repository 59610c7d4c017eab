"""The actor of a request."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest

from lantoa.domain.organisations.actor import Actor, actor_of
from lantoa.web.clock import today


def actor_of_request(request: HttpRequest) -> Actor:
    """The signed-in person with today's posts; worked out once a request."""
    if not hasattr(request, "lantoa_actor"):
        request.lantoa_actor = actor_of(request.user, on=today())
    return request.lantoa_actor


def office(view):
    """A page for signed-in people; the view gets `request.actor`."""

    @wraps(view)
    def page(request, *args, **kwargs):
        request.actor = actor_of_request(request)
        return view(request, *args, **kwargs)

    return login_required(page)
