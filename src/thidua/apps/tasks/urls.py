"""Addresses of tasks."""

from django.urls import path

from thidua.apps.tasks.pages import (
    calendar,
    feed,
    index,
    progress,
    task,
    transition,
    transition_task,
    transitions,
)

app_name = "tasks"
urlpatterns = [
    path("", index.index, name="index"),
    path("lich/", calendar.calendar, name="calendar"),
    path("lich/don-vi/<str:uid>.ics", feed.unit_feed, name="unit_feed"),
    path("lich/toi/<str:token>.ics", feed.person_feed, name="person_feed"),
    path("tien-do/<slug:slug>/", progress.progress, name="progress"),
    path("chuyen-tiep/", transitions.transitions, name="transitions"),
    path("chuyen-tiep/<uuid:uuid>/", transition.transition, name="transition"),
    path("chuyen-tiep/<uuid:uuid>/ke-hoach/", transition.decide, name="transition_decide"),
    path("chuyen-tiep/<uuid:uuid>/nhiem-vu/", transition.settle, name="transition_settle"),
    path("chuyen-tiep/<uuid:uuid>/gop/", transition.merge, name="transition_merge"),
    path(
        "chuyen-tiep/<uuid:uuid>/<uuid:task>/",
        transition_task.transition_task,
        name="transition_task",
    ),
    path("<uuid:uuid>/", task.task, name="task"),
    path("<uuid:uuid>/<str:name>/", task.step, name="step"),
]
