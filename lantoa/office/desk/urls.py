"""Addresses of the desk and of the buttons on it."""

from django.urls import path

from lantoa.office.desk import views

urlpatterns = [
    path("", views.home, name="home"),
    path("desk/accept/", views.accept_all, name="desk_accept_all"),
    path("desk/assignments/<int:pk>/accept/", views.accept, name="desk_accept"),
    path("desk/assignments/<int:pk>/ask-back/", views.ask_back, name="desk_ask_back"),
    path("desk/assignments/<int:pk>/reply/", views.reply, name="desk_reply"),
    path("desk/plans/<int:pk>/issue/", views.issue, name="desk_issue"),
    path("desk/changes/<int:pk>/grant/", views.grant, name="desk_grant"),
    path("desk/changes/<int:pk>/refuse/", views.refuse, name="desk_refuse"),
]
