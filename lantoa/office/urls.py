"""The addresses of the office, one package each, and its menu."""

from django.urls import include, path

from lantoa.office.navigation import ENTRIES
from lantoa.web.menus import register

register(ENTRIES)

urlpatterns = [
    path("", include("lantoa.office.workplace.urls")),
    path("", include("lantoa.office.gallery.urls")),
]
