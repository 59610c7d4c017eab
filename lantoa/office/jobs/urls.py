"""Addresses of the work in the background."""

from django.urls import path

from lantoa.office.jobs import views

urlpatterns = [
    path("jobs/", views.job_list, name="jobs"),
    path("jobs/<int:pk>/retry/", views.retry, name="job_retry"),
]
