"""Addresses of the pages that examine one person or collective."""

from django.urls import URLPattern, path

from thidua.apps.records.pages.check import check
from thidua.apps.records.pages.check_award import check_award
from thidua.apps.records.pages.check_kept import check_kept, check_list

urlpatterns: list[URLPattern] = [
    path("xet/", check, name="check"),
    path("xet/ket-qua/<slug:uid>/", check_kept, name="check_kept"),
    path("xet/<slug:code>/", check_award, name="check_award"),
    path("<slug:uid>/xet/", check_list, name="check_list"),
    path("<slug:uid>/xet/<slug:code>/", check_award, name="check_subject"),
]
