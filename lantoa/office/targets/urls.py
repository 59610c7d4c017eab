"""Address of the targets."""

from django.urls import path

from lantoa.office.targets import views

urlpatterns = [path("targets/", views.target_list, name="targets")]
