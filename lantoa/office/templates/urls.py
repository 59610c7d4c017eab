"""Addresses of an agency's own templates."""

from django.urls import path

from lantoa.office.templates import views

urlpatterns = [
    path("templates/", views.index, name="templates"),
    path("templates/<int:pk>/", views.detail, name="template"),
    path("templates/<int:pk>/file/", views.file, name="template_file"),
    path("templates/<int:pk>/sample/", views.sample, name="template_sample"),
    path("templates/<int:pk>/use/", views.use, name="template_use"),
    path("templates/<int:pk>/set-aside/", views.set_aside, name="template_set_aside"),
]
