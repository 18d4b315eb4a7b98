"""A walk over every address, as a stranger and as a person without a post, expecting refusal."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from lxml import html

from factories import Province, make_person, plan_text
from thidua.apps.movements import actions
from thidua.apps.tasks import actions as tasks
from thidua.apps.tasks.models import TransitionSheet
from thidua.apps.tasks.pages.feed import token_of
from thidua.core import clock
from thidua.core.models import AuditEntry

# What a stranger may open with GET. Anything else must refuse.
PUBLIC = {
    "portal:home",
    "portal:health",
    "portal:law",
    "portal:law_award",
    "portal:law_article",
    "portal:law_compare",
    "portal:law_instrument",
    "portal:law_instruments",
    "desk:search",
    "movements:index",
    "movements:tree",
    "movements:plan",
    "movements:document",
    "movements:coverage",
    "movements:compare",
    "movements:movement",
    "tasks:index",
    "tasks:calendar",
    "tasks:unit_feed",
    "tasks:person_feed",
    "tasks:progress",
    "tasks:task",
    "tasks:transitions",
    "tasks:transition",
    "organisations:index",
    "organisations:unit",
    "organisations:map",
    "account_login",
    "account_inactive",
    "account_signup",  # says that accounts are given by an administrator
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "api:openapi-json",
    "api:list_movements",
    "api:one_movement",
    "api:list_plans",
    "api:read_in",  # the same address with POST; that refuses a stranger
    "api:one_plan",
    "api:clauses",
    "api:reading",
    "api:comparison",
    "api:assignments",
    "api:problems",
    "api:list_tasks",
    "api:one_task",
    "api:list_sheets",
    "api:one_sheet",
    "api:one_unit",
    "api:roles",
    "api:as_of",
    "api:list_awards",
    "api:check",
}
# What a person who signed in and holds no post may open besides: their own things.
OWN = {
    "desk:home",
    "records:check",
    "records:check_award",  # judging keeps nothing
    "movements:plans",
    "accounts:me",
    "accounts:delegate",
    "records:index",  # the own record, or an empty list
    "api:list_records",
    "api:events",  # what the program is made of, for whoever signed in
    "usersessions_list",
    "account_email",
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
}
# No page of ours: files, feeds, data.
NO_PAGE = {"portal:health", "movements:document", "tasks:unit_feed", "tasks:person_feed"}
# Open to whoever signed out; a person who is signed in is sent on.
SIGNED_OUT_ONLY = {"account_login", "account_signup"}
REFUSALS = {302, 400, 401, 403, 404, 405}


def _walk(patterns, before: str = "", spaces: tuple[str, ...] = ()):
    for one in patterns:
        if isinstance(one, URLPattern):
            yield ":".join((*spaces, one.name or f"{before}{one.pattern}"))
        else:
            inner = (*spaces, one.namespace) if one.namespace else spaces
            yield from _walk(one.url_patterns, f"{before}{one.pattern}", inner)


NAMES = sorted(set(_walk(get_resolver().url_patterns)) - {"api:api-root"})


@pytest.fixture
def world(db):
    """One running plan under another, with tasks, and one draft."""
    province = Province()
    higher = province.run()
    lower = province.read_in(plan_text(22, "Mẫu Sơn thi đua ở cơ sở"))
    actions.link_parent(lower.pk, parent_id=higher.pk, by=province.officer)
    lower = province.approve(province.submit(lower))
    tasks.assign(lower.pk, today=clock.today())
    draft = province.read_in(plan_text(23, "Mẫu Sơn thi đua còn soát"))
    return SimpleNamespace(
        plan=lower,
        draft=draft,
        clause=draft.clauses.filter(kind="content").first(),
        task=lower.tasks.first(),
        sheet=TransitionSheet.objects.create(
            plan=lower,
            day="2026-07-01",
            opened_on="2026-07-01",
            old_issuer=province.unit,
            keeper=province.unit,
        ),
        unit=province.unit,
        officer=province.officer,
        nobody=make_person("Phạm Không Chức"),
    )


PLAN_PAGES = {"movements:plan", "movements:document", "movements:coverage", "movements:compare"}


def arguments(name: str, world) -> dict[str, object]:
    """Return sample arguments: of what is published where a page is public, else of the draft."""
    api_clause = {"api:change", "api:drop", "api:confirm", "api:restore"}
    public = name in PLAN_PAGES or (name in PUBLIC and name.startswith("api:"))
    plan = world.plan if public else world.draft
    uuid = plan.uuid
    if name.startswith("tasks:transition") or name == "api:one_sheet":
        uuid = world.sheet.uuid
    elif name.startswith("tasks:") or name == "api:one_task":
        uuid = world.task.uuid
    elif name in {"accounts:person", "accounts:change"}:
        uuid = world.officer.uuid
    elif name in api_clause:
        uuid = world.clause.uuid
    return {
        "uuid": uuid,
        "clause_uuid": world.clause.uuid,
        "slug": world.plan.movement.slug,
        "uid": world.unit.uid,
        "name": "submit",
        "pk": 1,
        "code": "cstdcs",
        "number": "06-2022-qh15",
        "article": 23,
        "token": token_of(world.officer),
        "uidb36": "1",
        "key": "x",
        "what": "khen-thuong",
        "finding": "0" * 16,
        "task": world.task.uuid,
    }


def address(name: str, world) -> str:
    known = arguments(name, world)
    places = get_resolver()
    *spaces, last = name.split(":")
    for space in spaces:
        places = places.namespace_dict[space][1]
    needed = places.reverse_dict.getlist(last)[0][0][0][1]
    return reverse(name, kwargs={n: known[n] for n in needed})


def opened(world, person=None) -> dict[str, int]:
    """Return the status that each address answers to GET."""
    found = {}
    for name in NAMES:
        client = Client(raise_request_exception=False)
        if person is not None:
            client.force_login(person)
        found[name] = client.get(address(name, world)).status_code
    return found


def test_a_stranger_opens_what_is_public_and_nothing_else(world):
    found = opened(world)
    assert {name for name, status in found.items() if status == 200} == PUBLIC
    assert {n: s for n, s in found.items() if s not in REFUSALS | {200}} == {}


def test_what_opens_also_tells_its_head_alone(world):
    """Link checkers and load balancers ask for the head."""
    pages = sorted(name for name in PUBLIC if not name.startswith("api:"))
    heads = {name: Client().head(address(name, world)) for name in pages}
    assert {name: head.status_code for name, head in heads.items()} == dict.fromkeys(pages, 200)
    assert not any(head.content for head in heads.values() if not head.streaming)


def test_a_person_without_a_post_opens_only_their_own_things_besides(world):
    found = opened(world, world.nobody)
    assert {n for n, s in found.items() if s == 200} == (PUBLIC | OWN) - SIGNED_OUT_ONLY
    assert {n: s for n, s in found.items() if s not in REFUSALS | {200}} == {}


# What anybody may send: signing in, asking for a new password, choosing a language, signing out.
SENDING = {
    "account_login",
    "account_reset_password",
    "account_reset_password_from_key",
    "account_signup",
    "account_logout",
    "set_language",
}
# What a person may send about themselves; an empty form comes back with its problems.
SENDING_OWN = {
    "accounts:act_for",
    "accounts:delegate",
    "account_change_password",
    "account_reauthenticate",
    "usersessions_list",
}


@pytest.mark.parametrize("signed_in", [False, True], ids=["stranger", "nobody"])
def test_an_empty_post_changes_nothing_and_never_fails(world, signed_in):
    before = AuditEntry.objects.count()
    allowed = SENDING | PUBLIC | (SENDING_OWN | OWN if signed_in else set())
    wrong = {}
    for name in NAMES:
        client = Client(raise_request_exception=False)
        if signed_in:
            client.force_login(world.nobody)
        with transaction.atomic():
            status = client.post(address(name, world), {}).status_code
            if status >= 500 or (status not in REFUSALS and name not in allowed):
                wrong[name] = status
            if AuditEntry.objects.count() != before:
                wrong[name] = "wrote"
            transaction.set_rollback(True)
    assert wrong == {}


def test_every_page_has_the_frame_a_title_and_one_heading(world):
    wrong = []
    for name in sorted((PUBLIC | OWN) - NO_PAGE):
        if name.startswith("api:"):
            continue
        client = Client()
        if name in OWN:
            client.force_login(world.nobody)
        response = client.get(address(name, world))
        page = html.fromstring(response.content.decode())
        used = {t.name for t in response.templates}
        title = page.xpath("//title/text()")[0].split(" · ")[0].strip()
        headings = [h.text_content().strip() for h in page.xpath("//h1")]
        framed = "ui/base.html" in used and page.get("lang") == "vi"
        if not (framed and title and len(headings) == 1 and headings[0]):
            wrong.append((name, framed, title, headings))
    assert wrong == []


def test_a_draft_is_hidden_from_strangers(world):
    for name in sorted(PLAN_PAGES):
        at = reverse(name, kwargs={"uuid": world.draft.uuid})
        assert Client().get(at).status_code == 404, name
    slug = world.draft.movement.slug
    for name in ("movements:movement", "tasks:progress"):
        assert Client().get(reverse(name, args=[slug])).status_code == 404, name


def test_the_lists_name_only_what_is_there():
    assert (PUBLIC | OWN | SENDING | SENDING_OWN) - set(NAMES) == set()
