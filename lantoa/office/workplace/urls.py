"""Addresses of the choice of organisation."""

from django.urls import path

from lantoa.office.workplace import views

urlpatterns = [path("workplace/", views.choose_organisation, name="choose_organisation")]
