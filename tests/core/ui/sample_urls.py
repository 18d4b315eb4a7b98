"""Two addresses for the list of places."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


urlpatterns = [path("", nothing, name="home"), path("ke-hoach/", nothing, name="plans")]
