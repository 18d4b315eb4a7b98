"""Addresses of the portal."""

from django.urls import include, path

from thidua.surfaces.portal import health, home

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("healthz", health.health, name="health"),
    path("luat/", include("thidua.surfaces.portal.law.urls")),
]
