"""Addresses of layout checks."""

from django.urls import path

from lantoa.office.checks import views

urlpatterns = [
    path("checks/", views.index, name="checks"),
    path("checks/<int:pk>/", views.detail, name="check"),
    path("checks/<int:pk>/progress/", views.progress, name="check_progress"),
    path("checks/<int:pk>/file/", views.file, name="check_file"),
    path("checks/<int:pk>/mended/", views.mended, name="check_mended"),
    path("checks/<int:pk>/again/", views.again, name="check_again"),
]
