"""Of a whole session of calls neither the trail nor any log line holds what was typed."""

from __future__ import annotations

import logging

import pytest
from sqlalchemy import select

from firstline.database import DatabaseUnavailable
from firstline.desk.tables import trail
from firstline.desk.trail import verbs
from tests.channels.site import MARIA, demo_place, place, site

__all__ = ["demo_place", "place", "site"]

TYPED = {
    "login name": "nobody-zq@example.net",
    "password": "hunter2zq",
    "e-mail": MARIA,
    "shared e-mail": "stranger-zq@example.org",
    "phone": "+1 212 555 0199",
    "name": "Zacharias Quux",
    "tail": "7776",
    "card": "4111 1111 1111 1111",
    "words": "the blue kettle whistles",
    "postcode": "QX1 9ZZ",
    "note": "she whispered marmalade",
}
CARD = "4111"
BROWSER = ("httpx", "httpcore")


@pytest.fixture
def logged(caplog):
    """Every line of every logger in this process, but for those of the test's own browser."""
    caplog.set_level(logging.DEBUG)
    for name in ("rasa", "sanic.root", "sanic.error", "sanic.access"):
        caplog.set_level(logging.DEBUG, logger=name)

    def lines():
        kept = [one for one in caplog.records if not one.name.startswith(BROWSER)]
        return "\n".join(logging.Formatter().format(one) for one in kept)

    return lines


async def talk(site):
    """A day of calls: what is right, what is wrong, and what breaks in between."""
    post = site.client.post
    for agent in (TYPED["login name"], "demo"):
        await post("/panel/api/login", json={"agent": agent, "password": TYPED["password"]})
    await site.log_in()
    for wanted in (TYPED["shared e-mail"], TYPED["phone"], TYPED["name"], "J Smith"):
        await site.post("/panel/cases", customer=wanted)
    text = f"{TYPED['words']} {TYPED['tail']} {TYPED['e-mail']} {TYPED['phone']} {TYPED['card']}"
    nobodys = await site.open_case()
    await site.htmx(f"{nobodys}/messages", text=f"{TYPED['words']} {TYPED['shared e-mail']}")
    await site.htmx(f"{nobodys}/messages", text=text)
    case = await site.open_case(TYPED["e-mail"])
    await site.get(case)
    await site.htmx(f"{case}/messages", text=text)
    await site.get(f"{case}/journey")
    for _ in range(4):
        await site.htmx(f"{case}/verify", factor="postcode", value=TYPED["postcode"])
    await _judge(site, case)
    return case, text


async def _judge(site, case):
    page = (await site.get(case)).text
    judged = page.split('name="judge" value="')[1].split('"')[0]
    await site.htmx(f"{case}/judgements", judge=judged, right="no", note=TYPED["note"])


async def break_everything(site, case, text, monkeypatch):
    site.dialogue.is_away = True
    await site.htmx(f"{case}/messages", text=text)
    site.dialogue.is_away = False
    for wrong in (RuntimeError(text), DatabaseUnavailable(text)):

        def breaks(*_, wrong=wrong, **__):
            raise wrong

        with monkeypatch.context() as patch:
            patch.setattr("firstline.desk.turn.snapshots.load", breaks)
            await site.htmx(f"{case}/messages", text=text)
            patch.setattr("channels.caseview.cases.get", breaks)
            await site.get(f"/panel/cases/{TYPED['e-mail']}")
            await site.get(f"/panel/api/cases/{TYPED['e-mail']}/journey")


def rows(place):
    with place.desk.connect() as desk:
        return desk.execute(select(trail).order_by(trail.c.entry_id)).all()


async def test_neither_the_trail_nor_the_log_holds_what_was_typed(site, logged, monkeypatch):
    case, text = await talk(site)
    await break_everything(site, case, text, monkeypatch)

    told, lines = "\n".join(map(repr, rows(site.place))), logged()
    assert "RuntimeError" in lines and "database unavailable" in lines
    for kind, typed in {**TYPED, "card's beginning": CARD}.items():
        for written in (typed, typed.replace(" ", "")):
            assert written not in told, f"the trail holds a {kind}"
            assert written not in lines, f"the log holds a {kind}"


async def test_everything_that_was_looked_at_or_changed_is_in_the_trail(site):
    case, _ = await talk(site)
    case_id = case.rsplit("/", 1)[1]
    of_case = [
        (one.action, one.agent, one.customer_id)
        for one in rows(site.place)
        if one.case_id == case_id
    ]
    assert [action for action, *_ in of_case][:3] == [
        verbs.OPENED_CASE,
        verbs.READ_CASE,
        verbs.READ_HELLO,
    ]
    assert {action for action, *_ in of_case} >= {
        verbs.LOOKED_UP,
        verbs.READ_JOURNEY,
        verbs.IDENTITY_FAILED,
        verbs.IDENTITY_LOCKED,
        verbs.JUDGED,
    }
    assert {(agent, customer) for _, agent, customer in of_case} == {("demo", "CU-1001")}


async def test_searches_and_logins_are_told_by_kind_and_by_names_that_exist(site):
    await talk(site)
    found = rows(site.place)
    searched = [one.subject for one in found if one.action == verbs.SEARCHED]
    assert searched[:3] == ["email", "phone", "name"]
    failed = [one.agent for one in found if one.action == verbs.LOGIN_FAILED]
    assert failed == ["unknown", "demo"]
    assert [one.agent for one in found if one.action == verbs.LOGGED_IN] == ["demo"]


async def test_a_turn_costs_the_trail_one_statement(site):
    from sqlalchemy import event

    await site.log_in()
    case = await site.open_case(MARIA)
    statements = []
    event.listen(
        site.place.desk,
        "before_cursor_execute",
        lambda _c, _cursor, statement, *_: statements.append(statement),
    )
    await site.htmx(f"{case}/messages", text="what is 7776?")
    assert sum("INTO trail " in one for one in statements) == 1
