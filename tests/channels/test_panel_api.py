"""The JSON interface: what outside programs rely on, and how it says no."""

from __future__ import annotations

import json
import sqlite3

import pytest

from channels.panel.access import COOKIE
from channels.panel.login import MOST_FAILURES
from firstline.database import DatabaseUnavailable
from tests.channels.site import ASKED, AWAY, MARIA, demo_place, place, site

__all__ = ["demo_place", "place", "site"]


class Api:
    """Calls with a bearer token."""

    def __init__(self, site, token):
        self.site, self.headers = site, {"Authorization": f"Bearer {token}"}

    async def post(self, address, body=None, **more):
        return await self.site.client.post(
            f"/panel/api/{address}", json=body, headers=self.headers, **more
        )

    async def case(self, customer=None):
        return (await self.post("cases", {"customer": customer})).json()["case"]


@pytest.fixture
async def api(site):
    answer = await site.client.post("/panel/api/login", json={"agent": "demo", "password": "demo"})
    site.client.cookies.clear()
    return Api(site, answer.json()["token"])


def error(answer):
    return answer.status_code, answer.json()["error"]["code"]


async def test_a_login_gives_token_name_and_role(site):
    answer = await site.client.post("/panel/api/login", json={"agent": "lead", "password": "lead"})
    assert answer.status_code == 200
    assert answer.json().keys() == {"token", "agent", "role"}
    assert (answer.json()["agent"], answer.json()["role"]) == ("lead", "lead")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"agent": "demo", "password": "x"}, 401, "wrong_login"),
        ({"agent": "nobody", "password": "x"}, 401, "wrong_login"),
        ({"agent": "demo"}, 400, "bad_login"),
        ({"agent": 7, "password": ["x"]}, 400, "bad_login"),
        ([], 400, "bad_json"),
        ("demo", 400, "bad_json"),
    ],
)
async def test_a_login_that_is_none_is_refused(site, body, status, code):
    assert error(await site.client.post("/panel/api/login", json=body)) == (status, code)


async def test_guessing_passwords_is_slowed_down(site):
    wrong = {"agent": "demo", "password": "guess"}
    for _ in range(MOST_FAILURES):
        await site.client.post("/panel/api/login", json=wrong)
    right = {"agent": "demo", "password": "demo"}
    assert error(await site.client.post("/panel/api/login", json=right)) == (429, "too_many_logins")


async def test_a_case_is_opened_alone_or_for_a_customer(api):
    alone = await api.post("cases", {})
    assert alone.status_code == 201
    assert alone.json()["case"].startswith("C-")
    assert (alone.json()["identity"], alone.json()["customer"]) == ("anonymous", None)

    hers = await api.post("cases", {"customer": MARIA})
    assert (hers.json()["identity"], hers.json()["customer"]["id"]) == ("claimed", "CU-1001")


@pytest.mark.parametrize(
    "customer", ["CU-1001", "MARIA.LOPEZ@example.com", "(212) 555-0101", "10447776", " 10447776 "]
)
async def test_a_customer_is_found_by_any_identifier(api, customer):
    answer = await api.post("cases", {"customer": customer})
    assert answer.json()["customer"]["id"] == "CU-1001"


@pytest.mark.parametrize("customer", ["7776", "nobody@example.com", "99999999", "'; --", "😀"])
async def test_an_unknown_customer_is_not_found(api, customer):
    assert error(await api.post("cases", {"customer": customer})) == (404, "customer_not_found")


async def test_a_shared_name_is_ambiguous_and_the_candidates_are_masked(api):
    answer = await api.post("cases", {"customer": "Maria Lopez"})
    assert error(answer) == (409, "customer_ambiguous")
    candidates = answer.json()["error"]["candidates"]
    assert {one["customer"] for one in candidates} == {"CU-1001", "CU-1002"}
    assert "Maria" not in answer.text and "maria" not in answer.text


async def test_a_message_gives_replies_with_card_and_buttons(api):
    case = await api.case(MARIA)
    answer = await api.post(f"cases/{case}/messages", {"text": ASKED})

    assert answer.status_code == 200
    assert answer.json().keys() == {"replies", "elapsed_ms"}
    (reply,) = answer.json()["replies"]
    assert reply.keys() == {"text", "card", "buttons", "judge"}
    assert reply["card"]["finding"] == "ORDER_TAIL"
    assert reply["card"].keys() == {
        "schema", "family", "finding", "certainty", "as_of", "customer", "identity", "headline",
        "evidence", "ruled_out", "say", "do", "offer", "escalate", "follow_up", "also",
    }  # fmt: skip


async def test_a_button_is_pressed_by_its_id(api):
    case = await api.case("CU-1012")
    asked = await api.post(f"cases/{case}/messages", {"text": "what is 4187"})
    button = asked.json()["replies"][0]["buttons"][0]["id"]

    answer = await api.post(f"cases/{case}/messages", {"button": button})
    assert answer.json()["replies"][0]["card"]["finding"] == "NOT_OURS"
    again = await api.post(f"cases/{case}/messages", {"button": button})
    assert error(again) == (409, "button_void")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"text": ""}, 400, "empty_message"),
        ({"text": " \n\u200b "}, 400, "empty_message"),
        ({}, 400, "empty_message"),
        ({"text": None}, 400, "bad_message"),
        ({"text": 7776}, 400, "bad_message"),
        ({"text": "x" * 16_001}, 413, "message_too_long"),
        ({"text": "x" * 20_480}, 413, "message_too_long"),
        ({"text": "x" * 600_000}, 413, "message_too_long"),
        ({"button": "b-none"}, 409, "button_void"),
        ({"button": {"id": 1}}, 409, "button_void"),
    ],
)
async def test_what_is_no_message_is_refused(api, body, status, code):
    case = await api.case(MARIA)
    assert error(await api.post(f"cases/{case}/messages", body)) == (status, code)


async def test_a_body_that_is_no_json_is_refused(api):
    case = await api.case(MARIA)
    answer = await api.site.client.post(
        f"/panel/api/cases/{case}/messages", content="{text:", headers=api.headers
    )
    assert error(answer) == (400, "bad_json")


async def test_two_right_factors_verify(api):
    case = await api.case(MARIA)
    first = await api.post(f"cases/{case}/verify", {"factor": "order_number", "value": "10447776"})
    assert first.json() == {"right": True, "identity": "claimed", "left": 1}
    second = await api.post(f"cases/{case}/verify", {"factor": "postcode", "value": "10025"})
    assert second.json() == {"right": True, "identity": "verified", "left": 0}


async def test_the_disputed_digits_are_no_factor(api):
    case = await api.case(MARIA)
    answer = await api.post(f"cases/{case}/verify", {"factor": "order_number", "value": "7776"})
    assert answer.json() == {"right": False, "identity": "claimed", "left": 2}


async def test_three_wrong_factors_shut_the_check(api):
    case = await api.case(MARIA)
    for _ in range(3):
        await api.post(f"cases/{case}/verify", {"factor": "postcode", "value": "99999"})
    right = await api.post(f"cases/{case}/verify", {"factor": "postcode", "value": "10025"})
    assert error(right) == (403, "identity_locked")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"factor": "shoe_size", "value": "42"}, 400, "unknown_factor"),
        ({"factor": "postcode", "value": " "}, 400, "empty_factor"),
        ({"factor": "postcode"}, 400, "bad_factor"),
        ({"factor": 1, "value": 2}, 400, "bad_factor"),
    ],
)
async def test_what_is_no_factor_is_refused(api, body, status, code):
    case = await api.case(MARIA)
    assert error(await api.post(f"cases/{case}/verify", body)) == (status, code)


async def test_nobody_can_be_verified_in_a_case_without_a_customer(api):
    case = await api.case()
    body = {"factor": "postcode", "value": "10025"}
    assert error(await api.post(f"cases/{case}/verify", body)) == (409, "no_customer")


@pytest.mark.parametrize("address", ["cases/C-NONE/messages", "cases/C-NONE/verify"])
async def test_a_case_that_is_none_is_not_found(api, address):
    body = {"text": "hi", "factor": "postcode", "value": "1"}
    assert error(await api.post(address, body)) == (404, "case_not_found")


@pytest.mark.parametrize(
    ("method", "address", "status", "code"),
    [
        ("GET", "/panel/api/nothing", 404, "not_found"),
        ("GET", "/nothing", 404, "not_found"),
        ("GET", "/panel/api/login", 405, "method_not_allowed"),
        ("DELETE", "/panel/api/cases", 405, "method_not_allowed"),
        ("POST", "/webhooks/rest/webhook", 404, "not_found"),
    ],
)
async def test_an_address_that_is_none_says_so_in_json(site, method, address, status, code):
    assert error(await site.client.request(method, address)) == (status, code)


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer x"}, {"Authorization": "Basic"}])
async def test_without_a_session_nothing_is_answered(site, headers):
    for address in ("cases", "cases/C-1/messages", "cases/C-1/verify", "logout"):
        answer = await site.client.post(f"/panel/api/{address}", json={}, headers=headers)
        assert error(answer) == (401, "not_logged_in")


async def test_a_cookie_needs_its_csrf_token(site):
    await site.client.post("/panel/api/login", json={"agent": "demo", "password": "demo"})
    assert COOKIE in site.client.cookies
    assert error(await site.client.post("/panel/api/cases", json={})) == (403, "csrf")


async def test_a_token_is_worth_nothing_after_logging_out(api):
    assert (await api.post("logout")).status_code == 204
    assert error(await api.post("cases", {})) == (401, "not_logged_in")


async def test_when_the_dialogue_fails_the_agent_is_told(api):
    case = await api.case(MARIA)
    api.site.dialogue.is_away = True
    answer = await api.post(f"cases/{case}/messages", {"text": ASKED})
    assert answer.json()["replies"] == [{"text": AWAY, "card": None, "buttons": []}]


async def test_a_busy_database_is_told_without_a_trace(api, monkeypatch, caplog):
    case = await api.case(MARIA)

    def busy(*_, **__):
        raise DatabaseUnavailable("locked while storing maria.lopez@example.com")

    monkeypatch.setattr("firstline.desk.messages.add_message", busy)
    answer = await api.post(f"cases/{case}/messages", {"text": ASKED})

    assert error(answer) == (503, "database_unavailable")
    assert "Traceback" not in answer.text and "maria" not in answer.text + caplog.text


async def test_a_locked_desk_answers_503_and_works_again_when_it_is_free(api):
    case = await api.case(MARIA)
    lock = sqlite3.connect(api.site.place.desk.url.database, isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    try:
        answer = await api.post(f"cases/{case}/messages", {"text": ASKED})
        assert error(answer) == (503, "database_unavailable")
    finally:
        lock.execute("ROLLBACK")
        lock.close()
    again = await api.post(f"cases/{case}/messages", {"text": ASKED})
    assert again.json()["replies"][0]["card"]["finding"] == "ORDER_TAIL"


async def test_an_answer_that_cannot_be_kept_is_given_all_the_same(api, monkeypatch):
    case = await api.case(MARIA)

    def busy(*_, **__):
        raise DatabaseUnavailable("locked")

    monkeypatch.setattr("firstline.desk.messages.add_replies", busy)
    answer = await api.post(f"cases/{case}/messages", {"text": ASKED})
    assert answer.json()["replies"][0]["card"]["finding"] == "ORDER_TAIL"


async def test_an_error_of_ours_repeats_nothing(api, monkeypatch, caplog):
    case = await api.case(MARIA)

    def broken(*_, **__):
        raise RuntimeError("maria.lopez@example.com")

    monkeypatch.setattr("firstline.desk.messages.add_message", broken)
    answer = await api.post(f"cases/{case}/messages", {"text": ASKED})

    assert error(answer) == (500, "unexpected")
    assert "maria" not in json.dumps(answer.json()) + caplog.text
