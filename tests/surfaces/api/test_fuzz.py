"""Every operation of the description is called with what it allows and with what it forbids."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import schemathesis
from django.middleware.csrf import _get_new_csrf_string
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode

from factories import Province, plan_text
from reorganise import DAY, owe
from thidua.apps.tasks.models import TransitionSheet
from thidua.wsgi import application

pytestmark = pytest.mark.usefixtures("one_connection")
CHECKS = [
    schemathesis.checks.not_a_server_error,
    schemathesis.checks.status_code_conformance,
    schemathesis.checks.content_type_conformance,
    schemathesis.checks.response_schema_conformance,
]


def served(environ, start_response):
    """Serve a call as a server does, which tells where it comes from."""
    return application(environ | {"REMOTE_ADDR": "127.0.0.1"}, start_response)


SCHEMA = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", served)
OPERATIONS = {found.ok().label: found.ok() for found in SCHEMA.get_all_operations()}
BOTH = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
QUICK = settings(
    max_examples=6,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
PLACES = ("plan", "clause", "task", "parent", "replaces")


@pytest.fixture
def world(db, django_capture_on_commit_callbacks):
    """Two plans, one running with tasks and one draft, and names that callers may use."""
    province = Province()
    with django_capture_on_commit_callbacks(execute=True):
        running = province.run()
    draft = province.read_in(plan_text(22, "Mẫu Sơn thi đua ở cơ sở"))
    sheet, task = waiting_sheet(running, province)
    return SimpleNamespace(
        officer=province.officer,
        uuids={
            "plans": [str(running.uuid), str(draft.uuid)],
            "clauses": [str(c.uuid) for c in draft.clauses.exclude(kind="scalar")[:6]],
            "tasks": [str(t.uuid) for t in running.tasks.all()[:3]],
            "transitions": [str(sheet.uuid)],
        },
        waiting=str(task.uuid),
        units=[province.unit.uid, province.science.uid],
        slugs=[running.movement.slug],
    )


def waiting_sheet(plan, province):
    """Return a sheet of a plan and a task that waits on it."""
    at = {"old_issuer": province.unit, "keeper": province.unit}
    sheet = TransitionSheet.objects.create(plan=plan, day=DAY, opened_on=DAY, **at)
    task = owe(plan, province.home, state="waiting")
    sheet.moves.create(task=task, source=province.home, how="waits")
    return sheet, task


def cookies_of(person=None) -> dict[str, str]:
    """Return the cookies of a browser: a token against forgery, and a session when signed in."""
    token = {"csrftoken": _get_new_csrf_string()}
    if person is None:
        return token
    client = Client()
    client.force_login(person)
    return token | {"sessionid": client.cookies["sessionid"].value}


def aim(case, data, world) -> None:
    """Put names of things that are there into a call, sometimes."""
    if not data.draw(st.booleans(), label="aim"):
        return
    resource = case.path.split("/")[3] if case.path.startswith("/api") else case.path.split("/")[1]
    known = world.uuids.get(resource, []) or world.slugs
    at = case.path_parameters
    if at and "uuid" in at:
        at["uuid"] = data.draw(st.sampled_from(known))
    if at and "slug" in at:
        at["slug"] = world.slugs[0]
    if at and "uid" in at:
        at["uid"] = world.units[0]
    if at and "name" in at:
        steps = ["submit", "send_back", "discard", "finish", "reopen", "replace"]
        at["name"] = data.draw(st.sampled_from(steps))
    if isinstance(case.body, dict):
        known = dict.fromkeys(PLACES, data.draw(st.sampled_from(world.uuids["plans"])))
        known |= {"unit": world.units[0], "units": world.units[-1:], "tasks": [world.waiting]}
        case.body |= {name: value for name, value in known.items() if name in case.body}


@pytest.mark.parametrize("signed_in", [False, True], ids=["stranger", "officer"])
@pytest.mark.parametrize("label", OPERATIONS)
def test_every_answer_is_a_described_one(world, label, signed_in):
    cookies = cookies_of(world.officer if signed_in else None)
    allowed, forbidden = (OPERATIONS[label].as_strategy(generation_mode=mode) for mode in BOTH)
    statuses = set()

    @QUICK
    @given(st.data())
    def call(data) -> None:
        case = data.draw(allowed | forbidden)
        aim(case, data, world)
        case.cookies = cookies
        response = case.call_and_validate(
            headers={"X-CSRFToken": cookies["csrftoken"]}, checks=CHECKS
        )
        statuses.add(response.status_code)

    call()
    guarded = "security" in OPERATIONS[label].definition.raw
    if guarded and not signed_in:
        assert statuses == {401}
    assert statuses
