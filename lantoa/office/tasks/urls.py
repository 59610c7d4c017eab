"""Addresses of the list of tasks."""

from django.urls import path

from lantoa.office.tasks import views

urlpatterns = [
    path("tasks/", views.task_list, name="tasks"),
    path("tasks/export.xlsx", views.task_export, name="tasks_export"),
]
