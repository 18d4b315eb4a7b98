"""Addresses of the law looked up; they belong to the portal."""

from django.urls import path

from thidua.surfaces.portal.law import article, award, compare, index, instrument, instruments

urlpatterns = [
    path("", index.index, name="law"),
    path("van-ban/", instruments.instruments, name="law_instruments"),
    path("van-ban/<slug:number>/", instrument.instrument, name="law_instrument"),
    path("van-ban/<slug:number>/dieu-<int:article>/", article.article, name="law_article"),
    path("so-sanh/", compare.compare, name="law_compare"),
    path("<slug:code>/", award.award, name="law_award"),
]
