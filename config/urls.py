"""Where each interface begins."""

from django.urls import include, path

from lantoa.web.health import health

urlpatterns = [
    path("healthz", health, name="health"),
    path("accounts/", include("lantoa.web.sign_in_urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("", include("lantoa.office.urls")),
]

handler400 = "lantoa.web.errors.bad_request"
handler403 = "lantoa.web.errors.forbidden"
handler404 = "lantoa.web.errors.not_found"
handler500 = "lantoa.web.errors.failed"
