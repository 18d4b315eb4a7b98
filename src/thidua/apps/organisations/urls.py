"""Addresses of organisations, all public."""

from django.urls import path

from thidua.apps.organisations.pages import index, unit

app_name = "organisations"
urlpatterns = [
    path("", index.index, name="index"),
    path("<str:uid>/", unit.unit, name="unit"),
]
