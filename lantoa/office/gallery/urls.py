"""Addresses of the gallery of components."""

from django.urls import path

from lantoa.office.gallery import views

urlpatterns = [
    path("gallery/", views.gallery, name="gallery"),
    path("gallery/refusal/<int:status>/", views.refusal, name="gallery_refusal"),
]
