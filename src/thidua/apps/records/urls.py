"""Addresses of records, below /ho-so/."""

from django.urls import URLPattern, path

from thidua.apps.records.pages.add import add
from thidua.apps.records.pages.batch import batch
from thidua.apps.records.pages.change import change
from thidua.apps.records.pages.check_urls import urlpatterns as check_urls
from thidua.apps.records.pages.deserving_urls import urlpatterns as deserving_urls
from thidua.apps.records.pages.index import index
from thidua.apps.records.pages.record import entry, record
from thidua.apps.records.pages.row import row
from thidua.apps.records.pages.take_back import take_back
from thidua.apps.records.pages.take_in import batch_file, take_in
from thidua.apps.records.pages.take_in_table import take_in_table

app_name = "records"
urlpatterns: list[URLPattern] = [
    path("", index, name="index"),
    path("them/", add, name="add"),
    path("nhap/", take_in, name="take_in"),
    path("nhap/mau/", take_in_table, name="take_in_table"),
    path("nhap/<slug:uid>/", batch, name="batch"),
    path("nhap/<slug:uid>/tep/", batch_file, name="batch_file"),
    path("nhap/<slug:uid>/<int:pk>/", row, name="row"),
    *check_urls,
    *deserving_urls,
    path("<slug:uid>/", record, name="record"),
    path("<slug:uid>/sua/", change, name="change"),
    path("<slug:uid>/ghi/<slug:what>/", entry, name="entry"),
    path("<slug:uid>/huy/<slug:what>/<int:pk>/", take_back, name="take_back"),
]
