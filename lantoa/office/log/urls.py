"""Address of the log."""

from django.urls import path

from lantoa.office.log import views

urlpatterns = [path("log/", views.log, name="log")]
