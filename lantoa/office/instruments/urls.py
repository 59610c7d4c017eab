"""Addresses of legal instruments."""

from django.urls import path

from lantoa.office.instruments import picking, views

urlpatterns = [
    path("instruments/", views.instrument_list, name="instruments"),
    path("instruments/pick/", picking.pick, name="instruments_pick"),
    path("instruments/<int:pk>/", views.instrument_page, name="instrument"),
    path("instruments/<int:pk>/validity/", views.instrument_validity, name="instrument_validity"),
    path("instruments/<int:pk>/amends/", views.instrument_amends, name="instrument_amends"),
]
