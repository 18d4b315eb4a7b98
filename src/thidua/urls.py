"""Every address of thidua."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from thidua.surfaces.api.urls import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("thidua.surfaces.portal.urls")),
    path("desk/", include("thidua.surfaces.desk.urls")),
    path("phong-trao/", include("thidua.apps.movements.urls")),
    path("nhiem-vu/", include("thidua.apps.tasks.urls")),
    path("ho-so/", include("thidua.apps.records.urls")),
    path("don-vi/", include("thidua.apps.organisations.urls")),
    path("accounts/", include("thidua.apps.accounts.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("api/v1/", api.urls),
]
if settings.DEBUG:
    from thidua.core.style_page import urlpatterns as style

    urlpatterns += style
