"""Where each interface begins."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("lantoa.web.sign_in_urls")),
    path("", include("lantoa.office.urls")),
]
