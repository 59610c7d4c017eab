"""The addresses of the office, one package each, and its menu."""

from django.urls import include, path

from lantoa.office.navigation import ENTRIES
from lantoa.web.menus import register

register(ENTRIES)

urlpatterns = [
    path("plans/", include("lantoa.office.plans.urls")),
    path("plans/", include("lantoa.office.drafting.urls")),
    path("approvals/", include("lantoa.office.approvals.urls")),
    path("papers/", include("lantoa.office.papers.urls")),
    path("", include("lantoa.office.desk.urls")),
    path("", include("lantoa.office.tasks.urls")),
    path("", include("lantoa.office.calendar.urls")),
    path("", include("lantoa.office.duties.urls")),
    path("", include("lantoa.office.targets.urls")),
    path("", include("lantoa.office.instruments.urls")),
    path("", include("lantoa.office.jobs.urls")),
    path("", include("lantoa.office.organisations.urls")),
    path("", include("lantoa.office.log.urls")),
    path("imports/", include("lantoa.office.imports.urls")),
    path("", include("lantoa.office.checks.urls")),
    path("", include("lantoa.office.templates.urls")),
    path("", include("lantoa.office.workplace.urls")),
    path("", include("lantoa.office.gallery.urls")),
]
