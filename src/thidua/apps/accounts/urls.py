"""Addresses of accounts: signing in (by allauth, under its own names) and our own screens."""

from allauth.account import views as allauth
from django.urls import include, path, re_path

from thidua.apps.accounts.pages import (
    delegate,
    me,
    people,
    person,
    reorganise,
    reorganise_draft,
    reorganise_event,
    reorganise_table,
    reorganise_trial,
    sessions,
)

own = [
    path("", me.me, name="me"),
    path("tu-cach/", me.act_for, name="act_for"),
    path("uy-quyen/", delegate.delegate, name="delegate"),
    path("uy-quyen/<int:pk>/thu-hoi/", me.revoke, name="revoke"),
    path("nguoi-dung/", people.people, name="people"),
    path("nguoi-dung/moi/", people.new_person, name="new_person"),
    path("nguoi-dung/<uuid:uuid>/", person.person, name="person"),
    path("nguoi-dung/<uuid:uuid>/thay-doi/", person.change, name="change"),
    path("sap-xep/", reorganise.reorganise, name="reorganise"),
    path("sap-xep/bang-mau/", reorganise_table.reorganise_table, name="reorganise_table"),
    path("sap-xep/<uuid:uuid>/", reorganise_draft.reorganise_draft, name="reorganise_draft"),
    path("sap-xep/<uuid:uuid>/tep/", reorganise_draft.reorganise_file, name="reorganise_file"),
    path("sap-xep/<uuid:uuid>/thu/", reorganise_trial.reorganise_trial, name="reorganise_trial"),
    path("sap-xep/su-kien/<str:uid>/", reorganise_event.reorganise_event, name="reorganise_event"),
    path(
        "sap-xep/su-kien/<str:uid>/dinh-chinh/<str:name>/<int:pk>/",
        reorganise_event.reorganise_correct,
        name="reorganise_correct",
    ),
]
urlpatterns = [
    path("", include((own, "accounts"))),
    path("phien/", sessions.sessions, name="usersessions_list"),
    path("thong-tin/", me.me, name="account_email"),
    path("login/", allauth.login, name="account_login"),
    path("logout/", allauth.logout, name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("signup/", allauth.signup, name="account_signup"),
    path("reauthenticate/", allauth.reauthenticate, name="account_reauthenticate"),
    path("password/change/", allauth.password_change, name="account_change_password"),
    path("password/set/", allauth.password_set, name="account_set_password"),
    path("password/reset/", allauth.password_reset, name="account_reset_password"),
    path("password/reset/done/", allauth.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        allauth.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
