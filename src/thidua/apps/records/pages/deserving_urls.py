"""Addresses of the pages that look over a whole register."""

from django.urls import URLPattern, path

from thidua.apps.records.pages.deserving import deserving
from thidua.apps.records.pages.deserving_run import run
from thidua.apps.records.pages.reform import reform
from thidua.apps.records.pages.reform_run import reform_run

urlpatterns: list[URLPattern] = [
    path("xung-dang/", deserving, name="deserving"),
    path("xung-dang/<slug:uid>/", run, name="deserving_run"),
    path("doi-luat/", reform, name="reform"),
    path("doi-luat/<slug:uid>/", reform_run, name="reform_run"),
]
