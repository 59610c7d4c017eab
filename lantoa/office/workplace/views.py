"""Choosing the organisation one works for now, for people with posts in several."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lantoa.domain.errors import Denied
from lantoa.web.actors import office
from lantoa.web.shell import ORGANISATION_KEY


@require_POST
@office
def choose_organisation(request: HttpRequest) -> HttpResponse:
    """Keeps the choice in the session and goes back to where the person was."""
    chosen = request.POST.get("organisation", "")
    own = {str(pk): pk for pk in request.actor.organisation_ids}
    if chosen not in own:
        raise Denied(
            _("Bạn không có vai trò nào ở cơ quan đã chọn; hãy chọn một cơ quan trong danh sách của mình.")
        )
    request.session[ORGANISATION_KEY] = own[chosen]
    return HttpResponseRedirect(_own_address(request.POST.get("next", "/"), request=request))


def _own_address(address: str, *, request: HttpRequest) -> str:
    is_own = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if is_own else "/"
