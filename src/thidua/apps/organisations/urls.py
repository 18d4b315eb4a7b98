"""Addresses of organisations, all public."""

from django.urls import path

from thidua.apps.organisations.pages import event, index, unit
from thidua.apps.organisations.pages.map import map_page

app_name = "organisations"
urlpatterns = [
    path("", index.index, name="index"),
    path("ban-do/", map_page, name="map"),
    path("su-kien/<str:uid>/", event.event, name="event"),
    path("<str:uid>/", unit.unit, name="unit"),
]
