"""Addresses of the desk."""

from django.urls import path

from thidua.surfaces.desk import audit, home, search

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("audit/", audit.audit, name="audit"),
]
