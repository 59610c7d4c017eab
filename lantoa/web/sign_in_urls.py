"""Sign-in addresses."""

from django.urls import include, path

urlpatterns = [path("", include("allauth.urls"))]
