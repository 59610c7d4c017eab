"""Addresses of the calendar and of its feeds."""

from django.urls import path

from lantoa.office.calendar import feeds, views

urlpatterns = [
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/feeds/", feeds.feeds, name="feeds"),
    path("calendar/feeds/open/", feeds.open_feed, name="feed_open"),
    path("calendar/feeds/close/", feeds.close_feed, name="feed_close"),
    path("calendar/feeds/<str:key>.ics", feeds.feed, name="feed"),
    path(
        "calendar/feeds/units/<int:unit_pk>/<int:person_pk>-<str:key>.ics", feeds.unit_feed, name="unit_feed"
    ),
]
