"""Addresses of the way from a document to a plan."""

from django.urls import path

from lantoa.office.imports import reviewing, views

urlpatterns = [
    path("", views.index, name="imports"),
    path("<int:pk>/", views.detail, name="import"),
    path("<int:pk>/progress/", views.progress, name="import_progress"),
    path("<int:pk>/file/", views.file, name="import_file"),
    path("<int:pk>/retry/", views.retry, name="import_retry"),
    path("<int:pk>/discard/", views.discard, name="import_discard"),
    path("<int:pk>/save/", reviewing.save, name="import_save"),
    path("<int:pk>/confirm/", reviewing.confirm, name="import_confirm"),
    path("<int:pk>/units/", reviewing.units, name="import_units"),
    path("<int:pk>/set-aside/<int:event_id>/", reviewing.set_aside, name="import_set_aside"),
]
