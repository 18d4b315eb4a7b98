"""The law over the API: the same answers as the command line, open to everybody."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.django_db

CASE = {
    "award": "BKBBNT",
    "on": "2026-03-01",
    "route": "i.d",
    "facts": {
        "titles": {"CSTDCS": [2024, 2025]},
        "initiatives": [],
        "judgement": {"observance": True},
    },
}


def post(client, path: str, body: object):
    """Post JSON."""
    return client.post(f"/api/v1/law/{path}", json.dumps(body), content_type="application/json")


def test_awards_and_one_of_them(client) -> None:
    rows = client.get("/api/v1/law/awards").json()
    row = next(row for row in rows if row["code"] == "LDTT")
    assert (row["vi"], row["kind"], row["level"]) == ("Lao động tiên tiến", "title", "grassroots")
    told = client.get("/api/v1/law/awards/CSTDCS", {"on": "2026-03-01"}).json()
    assert (told["state"], told["routes"][0]["cite"]["article"]) == ("certain", 23)


def test_bonus_authority_affected(client) -> None:
    bonus = client.get("/api/v1/law/awards/LDTT/bonus", {"on": "2025-12-25"}).json()
    assert (bonus["verdict"], bonus["value"]) == ("value", 710_000)
    who = client.get("/api/v1/law/awards/HCLD3/authority", {"on": "2025-12-25"}).json()
    assert who["value"] == ["PRESIDENT"]
    told = client.get("/api/v1/law/affected", {"number": "06/2022/QH15", "article": 44}).json()
    assert {one["award"] for one in told["affected"]} >= {"HCLD3"}


def test_check_and_votes(client) -> None:
    told = post(client, "check", CASE).json()
    assert (told["verdict"], told["route"]) == ("pass", "i.d")
    votes = {"on": "2025-03-10", "award": "CSTDCS", "facts": {"members": 9, "yes": 8}}
    assert post(client, "votes", votes).json()["verdict"] == "pass"


@pytest.mark.parametrize(
    ("path", "body", "code"),
    [
        ("check", {"award": "X", "on": "2026-03-01"}, "law.case_wrong"),
        ("check", {"award": "LDTT"}, "law.case_wrong"),
        ("votes", {"facts": {}}, "law.case_wrong"),
    ],
)
def test_what_cannot_be_read_is_refused(client, path: str, body: object, code: str) -> None:
    answer = post(client, path, body)
    assert answer.json()["refused"]["code"] == code
    assert client.get("/api/v1/law/awards/NOPE").json()["refused"]["code"] == "law.no_such_award"


def test_a_refusal_is_told_in_english_too(client) -> None:
    client.cookies["django_language"] = "en"
    headers = {"HTTP_ACCEPT_LANGUAGE": "en"}
    told = client.get("/api/v1/law/awards/NOPE", **headers).json()["refused"]
    assert told["reason"] == "there is no title or commendation “NOPE”."
    case = {"award": "LDTT", "on": "2026-03-01", "facts": {"members": -1}}
    answer = client.post(
        "/api/v1/law/check", json.dumps(case), content_type="application/json", **headers
    )
    assert answer.json()["refused"]["reason"] == (
        "members: members is -1, it cannot be negative - mend the number"
    )
