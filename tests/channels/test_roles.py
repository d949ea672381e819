"""Who may call what: every route of the panel, with nobody, an agent, a lead and a manager."""

from __future__ import annotations

import itertools
from typing import NamedTuple

import pytest
from sanic import Sanic

from channels.panel.channel import PanelInput
from channels.panel.roles import NO_LOGIN, WHO_MAY, name
from tests.channels.site import demo_place, place, site

__all__ = ["demo_place", "place", "site"]

ALL, LEADS, NOBODY_TOO = "agent lead manager", "lead manager", "nobody agent lead manager"
CALLERS = tuple(NOBODY_TOO.split())
CASE = "C-NOSUCH22"

_numbers = itertools.count()


class Call(NamedTuple):
    """`answer` is the status that `who` gets; `body` is JSON, for pages the form."""

    who: str
    answer: int
    body: dict | None = None


# What is sent is not quite right on purpose: who may call gets as far as to be told so.
CALLS = {
    "log_in": Call(NOBODY_TOO, 400, {}),
    "page_login": Call(NOBODY_TOO, 400, {}),
    "page_start": Call(NOBODY_TOO, 200),
    "asset": Call(NOBODY_TOO, 404),
    "log_out": Call(ALL, 204, {}),
    "page_logout": Call(ALL, 303, {}),
    "open_case": Call(ALL, 400, {"customer": 7}),
    "page_open": Call(ALL, 404, {"customer": "nobody@example.com"}),
    "page_case": Call(ALL, 404),
    "message": Call(ALL, 400, {}),
    "page_message": Call(ALL, 400, {}),
    "page_press": Call(ALL, 404, {"button": "b-1"}),
    "verify": Call(ALL, 400, {}),
    "page_verify": Call(ALL, 404, {"factor": "postcode", "value": "1"}),
    "send_code": Call(ALL, 404, {}),
    "page_code": Call(ALL, 404, {}),
    "journey": Call(ALL, 404),
    "page_journey": Call(ALL, 404),
    "judge": Call(ALL, 400, {}),
    "page_judge": Call(ALL, 400, {}),
    "judged": Call(LEADS, 200),
    "page_judgements": Call(LEADS, 200),
    "draw_up": Call(ALL, 400, {}),
    "confirm": Call(ALL, 400, {}),
    "decided": Call(ALL, 404),
    "page_draft": Call(ALL, 404, {"step": "note"}),
    "page_confirm": Call(ALL, 404, {"draft": "W-1", "key": "1"}),
    "page_news": Call(ALL, 404),
    "page_promise": Call(ALL, 404, {"state": "kept"}),
    "page_notice": Call(ALL, 404, {}),
    "page_approvals": Call(LEADS, 200),
    "page_settle": Call(LEADS, 400, {}),
    "of_case": Call(ALL, 404),
    "end": Call(ALL, 404, {"state": "kept"}),
    "wrap_up": Call(ALL, 404),
    "close_case": Call(ALL, 400, {}),
    "page_wrap_up": Call(ALL, 404),
    "page_close": Call(ALL, 404, {"version": "1", "outcome": "solved", "text": ""}),
    "approvals": Call(LEADS, 200),
    "settle": Call(LEADS, 400, {}),
    "slack_code": Call(ALL, 409, {}),
    "page_slack_code": Call(ALL, 409, {}),
    "check_draft": Call(ALL, 400, {}),
    "page_check": Call(ALL, 404, {"draft": "Hello."}),
    "page_practise": Call(ALL, 200),
    "page_begin_practice": Call(ALL, 404, {"scenario": "none"}),
    "page_practice": Call(ALL, 404),
    "page_practice_say": Call(ALL, 404, {"text": "Hello.", "place": "1"}),
    "page_practice_ring": Call(ALL, 404, {"place": "1"}),
    "page_practice_end": Call(ALL, 404, {}),
    "page_practice_leave": Call(ALL, 404, {}),
    "page_practice_ask": Call(ALL, 404, {"text": "Hello."}),
    "page_practice_press": Call(ALL, 404, {"button": "b-1"}),
    "page_practice_verify": Call(ALL, 404, {"factor": "postcode", "value": "1"}),
    "page_practice_draft": Call(ALL, 404, {"step": "note"}),
    "page_practice_confirm": Call(ALL, 404, {"draft": "W-1", "key": "1"}),
    "page_own_progress": Call(ALL, 200),
    "page_progress": Call(LEADS, 404),
    "page_practice_team": Call(LEADS, 200),
    "page_assign": Call(LEADS, 404, {"scenario": "none", "trainee": "demo"}),
    "page_withdraw": Call(LEADS, 303, {}),
}


def _routes():
    """Every route of the real panel: name -> (method, address)."""
    app = Sanic(f"roles_{next(_numbers)}", configure_logging=False)
    app.blueprint(PanelInput().blueprint(None), url_prefix="/panel")
    found = {}
    for route in app.router.routes:
        (method,) = route.methods - {"OPTIONS", "HEAD"}
        found[name(route.name)] = method, "/" + route.path
    return found


ROUTES = _routes()


@pytest.fixture
async def call(site):
    """Calls as somebody with a session, or as nobody."""
    headers = {}
    for role in CALLERS[1:]:
        agent = "demo" if role == "agent" else role
        answer = await site.client.post(
            "/panel/api/login", json={"agent": agent, "password": agent}
        )
        headers[role] = {"Authorization": f"Bearer {answer.json()['token']}"}
    site.client.cookies.clear()

    async def call(caller, route):
        method, address = ROUTES[route]
        for part, value in (("<case_id:str>", CASE), ("<name:str>", "none.css")):
            address = address.replace(part, value)
        address = "/".join("X-1" if "<" in part else part for part in address.split("/"))
        kind = "json" if "/api/" in address else "data"
        body = {kind: CALLS[route].body} if method == "POST" else {}
        site.client.cookies.clear()
        return await site.client.request(method, address, headers=headers.get(caller, {}), **body)

    return call


def test_every_route_says_who_may_call_it_and_is_tried_here():
    assert set(ROUTES) <= set(WHO_MAY) | NO_LOGIN
    assert set(ROUTES) <= set(CALLS)


@pytest.mark.parametrize("route", sorted(ROUTES))
async def test_only_who_may_call_a_route_gets_through(call, route):
    for caller in CALLERS:
        _is_answered(caller, route, await call(caller, route))


def _is_answered(caller, route, answer):
    if caller in CALLS[route].who.split():
        assert answer.status_code == CALLS[route].answer, (caller, answer.text)
    elif caller == "nobody":
        _is_sent_to_log_in(route, answer)
    else:
        assert answer.status_code == 403, caller
        assert "Your role may not do this" in answer.text


def _is_sent_to_log_in(route, answer):
    if "/api/" in ROUTES[route][1]:
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "not_logged_in")
    elif route == "page_news":  # asked by the page itself, on which somebody may be typing
        assert "logged out" in answer.text and CASE not in answer.text
    else:
        assert answer.status_code == 303
        assert answer.headers["Location"].startswith("/panel/")


async def test_what_the_table_does_not_name_nobody_may_call(call, monkeypatch):
    monkeypatch.delitem(WHO_MAY, "judged")
    assert (await call("manager", "judged")).status_code == 403
