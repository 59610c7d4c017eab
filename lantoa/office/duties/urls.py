"""Address of the reports that are due."""

from django.urls import path

from lantoa.office.duties import views

urlpatterns = [path("duties/", views.duty_list, name="duties")]
