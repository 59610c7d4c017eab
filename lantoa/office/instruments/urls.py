"""Addresses of legal instruments."""

from django.urls import path

from lantoa.office.instruments import views

urlpatterns = [
    path("instruments/", views.instrument_list, name="instruments"),
    path("instruments/<int:pk>/", views.instrument_page, name="instrument"),
    path("instruments/<int:pk>/validity/", views.instrument_validity, name="instrument_validity"),
]
