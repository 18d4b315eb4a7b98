"""Addresses of tasks."""

from django.urls import path

from thidua.apps.tasks.pages import calendar, feed, index, progress, task

app_name = "tasks"
urlpatterns = [
    path("", index.index, name="index"),
    path("lich/", calendar.calendar, name="calendar"),
    path("lich/don-vi/<str:uid>.ics", feed.unit_feed, name="unit_feed"),
    path("lich/toi/<str:token>.ics", feed.person_feed, name="person_feed"),
    path("tien-do/<slug:slug>/", progress.progress, name="progress"),
    path("<uuid:uuid>/", task.task, name="task"),
    path("<uuid:uuid>/<str:name>/", task.step, name="step"),
]
