"""The floor for a list page: the same rows in plain Django, with nothing of thidua around them.

Made for `benchmarks.list_page`, which runs it in a process of its own.
"""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings

ROWS, UNITS, SHOWN = 3_000, 120, 25
FOLDER = Path(os.environ["BENCH_FOLDER"])
BASE = """<!doctype html><html lang="vi"><head><meta charset="utf-8">
<title>{% block title %}{% endblock %}</title><link rel="stylesheet" href="/s.css"></head><body>
<header><a href="/">Thi đua</a><form action="/tim/"><input name="q"><button>Tìm</button></form>
{% if user.is_authenticated %}<p>{{ user.get_username }}</p><form method="post" action="/ra/">
{% csrf_token %}<button>Đăng xuất</button></form>{% else %}<a href="/vao/">Đăng nhập</a>{% endif %}
</header><nav><ul>{% for label, url in places %}<li><a href="{{ url }}">{{ label }}
</a></li>{% endfor %}</ul></nav><main>{% block main %}{% endblock %}</main></body></html>"""
LIST = """{% extends "base.html" %}{% block title %}Phong trào{% endblock %}{% block main %}
<h1>Phong trào thi đua</h1><form>{{ form.as_div }}<button>Lọc</button></form>
<p>{{ page.paginator.count }} phong trào</p><table><thead><tr><th>Phong trào</th><th>Cơ quan</th>
<th>Cấp</th><th>Thời gian</th></tr></thead><tbody>{% for one in page %}<tr>
<td><a href="{% url 'one' one.pk %}">{{ one.name }}</a></td><td>{{ one.issuer.name }}</td>
<td>{{ one.level }}</td><td>{{ one.starts }}-{{ one.ends }}</td></tr>{% endfor %}</tbody></table>
{% if page.has_next %}<a href="?page={{ page.next_page_number }}">Trang sau</a>{% endif %}
{% endblock %}"""

settings.configure(
    SECRET_KEY="x" * 50,
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF="benchmarks.plain_list",
    USE_TZ=True,
    LANGUAGE_CODE="vi",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": FOLDER / "plain.sqlite3",
            "CONN_MAX_AGE": 60,
            "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL;"},
        }
    },
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.cached.Loader",
                        [
                            (
                                "django.template.loaders.locmem.Loader",
                                {"base.html": BASE, "list.html": LIST},
                            )
                        ],
                    )
                ],
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                ],
            },
        }
    ],
)

import django  # noqa: E402

django.setup()

from django import forms  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.paginator import Paginator  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402

PLACES = [(f"Mục {n}", f"/muc-{n}/") for n in range(6)]


class Unit(models.Model):
    """Who issues."""

    name = models.CharField(max_length=200)

    class Meta:
        app_label = "plain"

    def __str__(self):
        return self.name


class Movement(models.Model):
    """What is listed."""

    name = models.CharField(max_length=500)
    search = models.CharField(max_length=700, db_index=True)
    issuer = models.ForeignKey(Unit, models.PROTECT)
    level = models.CharField(max_length=40)
    starts = models.IntegerField()
    ends = models.IntegerField()

    class Meta:
        app_label = "plain"

    def __str__(self):
        return self.name


class Filters(forms.Form):
    """The same three filters."""

    q = forms.CharField(label="Tên phong trào", required=False)
    level = forms.ChoiceField(label="Cấp", choices=[("", "Tất cả")], required=False)
    year = forms.IntegerField(label="Đang diễn ra năm", required=False)


def movements(request):
    """Show a page of movements."""
    rows = Movement.objects.select_related("issuer").order_by("search", "pk")
    page = Paginator(rows, SHOWN).get_page(request.GET.get("page"))
    context = {"page": page, "form": Filters(), "places": PLACES}
    return render(request, "list.html", context)


def one(_request, pk):
    """Stand for the page that a row leads to."""
    return HttpResponse(str(pk))


urlpatterns = [path("phong-trao/", movements), path("phong-trao/<int:pk>/", one, name="one")]
ADDRESS = "/phong-trao/"


def seed(names: list[str]):
    """Make the tables, fill them, return the person who is signed in."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        editor.create_model(Unit)
        editor.create_model(Movement)
    units = [Unit(name=f"Ủy ban nhân dân tỉnh {n}") for n in range(UNITS)]
    Unit.objects.bulk_create(units)
    Movement.objects.bulk_create(
        Movement(
            name=name,
            search=name.lower(),
            issuer=units[n % UNITS],
            level="Tỉnh, thành phố",
            starts=2025,
            ends=2030,
        )
        for n, name in enumerate(names)
    )
    return get_user_model().objects.create_user("can-bo", password="x")
