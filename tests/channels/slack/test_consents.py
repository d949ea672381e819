"""Requests and reminders reach the right people in Slack once, and an answer there is one here."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from channels import doing
from firstline.casework.facts import Level
from firstline.casework.identity import Identity
from firstline.desk import cases
from firstline.desk.agents import Agent
from firstline.desk.doing import decisions
from firstline.desk.keeping import clocks
from firstline.desk.tables import goodwill
from firstline.slack import link_codes, linking
from firstline.slack.calls import DIRECT, PUBLISH, UPDATE
from firstline.slack.linking import User
from tests.channels.site import NOW

TWICE = "10451950: you debited me twice"


@pytest.fixture
async def waiting(workspace):
    """The agent asked in Slack for more than an agent may give; the lead was not told yet."""
    workspace.link("U1", "demo")
    workspace.link("U2", "lead")
    workspace.dialogue.intent = "debited_twice"
    await workspace.say(TWICE)
    case_id = workspace.queued()[0].case_id
    with workspace.place.desk.begin() as desk:
        case = cases.get(desk, case_id)
        cases.save(desk, replace(case, identity=Identity(Level.VERIFIED)), NOW)
    judge = json.loads(workspace.button("judge")["value"])["judge"]
    value = json.dumps({"case": case_id, "step": "goodwill", "card": judge})
    await workspace.press({"action_id": "step:0", "value": value})
    assert "who has to agree" in str(workspace.slack.view["blocks"])
    await workspace.submit(workspace.slack.view, amount="40.00", text="For her trouble")
    await workspace.submit(workspace.slack.view)
    assert "waits for a lead" in str(workspace.slack.view["blocks"])
    return workspace


async def tick(workspace):
    await workspace.counter.tick()
    await workspace.settle()


def to(workspace, user):
    calls = [one for one in workspace.slack.calls if one.method == DIRECT]
    return [one.payload for one in calls if one.payload["user"] == user]


def made(workspace):
    with workspace.place.desk.connect() as desk:
        number = desk.execute(select(decisions.decisions.c.decision_id)).scalars().one()
        return decisions.get(desk, number)


async def test_the_lead_is_asked_once_in_private_and_the_agent_is_not(waiting):
    for _ in range(3):
        await tick(waiting)
    (asked,) = to(waiting, "U2")
    shown = str(asked["blocks"])
    assert "demo" in shown and "Give goodwill: $40.00" in shown
    assert "For her trouble" in shown and "more than the $15.00" in shown
    assert waiting.button("approve") and waiting.button("decline")
    assert to(waiting, "U1") == []


async def test_a_lead_agrees_in_slack_and_everywhere_it_says_so(waiting):
    await tick(waiting)
    await waiting.press(waiting.button("approve"), user="U2", channel="D2")
    assert (made(waiting).state, made(waiting).settled_by) == ("done", "lead")
    await tick(waiting)
    changes = [one for one in waiting.slack.calls if one.method == UPDATE]
    (change,) = changes
    assert change.payload["channel"] == "D2" and "approve:" not in str(change.payload["blocks"])
    assert "lead" in str(change.payload["blocks"]) and "lead" not in change.payload["text"]
    assert "Give goodwill: $40.00" in str(change.payload["blocks"])
    assert waiting.slack.texts[-2] == "You agreed: Give goodwill: $40.00"
    agree = waiting.button("approve")
    assert "Give goodwill: $40.00" in agree["confirm"]["title"]["text"]
    assert "as demo asked" in agree["confirm"]["text"]["text"]
    (told,) = to(waiting, "U1")
    assert "lead agreed" in str(told["blocks"]) and "promise" not in told["text"]


async def test_a_lead_declines_with_a_reason(waiting):
    await tick(waiting)
    await waiting.press(waiting.button("decline"), user="U2", channel="D2")
    view = waiting.slack.view
    assert view["callback_id"] == "decline"
    await waiting.submit(view, user="U2", reason=" ")
    again = waiting.slack.view
    assert "Say why" in str(again["blocks"]) and again["callback_id"] == "decline"
    await waiting.submit(again, user="U2", reason="Too much")
    assert (made(waiting).state, made(waiting).reason) == ("declined", "Too much")
    await tick(waiting)
    (told,) = to(waiting, "U1")
    assert "Too much" in str(told["blocks"]) and "Too much" not in told["text"]


async def test_who_hears_of_consent_goes_back_to_the_case_from_there(waiting):
    await tick(waiting)
    await waiting.press(waiting.button("approve"), user="U2", channel="D2")
    await tick(waiting)
    await waiting.say("new")
    await waiting.press(waiting.button("go_on"))
    card = waiting.queued()[-1]
    assert card.case_id == made(waiting).case_id and made(waiting).decision_id in str(card.payload)
    await waiting.say(TWICE)
    assert waiting.queued()[-1].case_id == card.case_id


async def test_what_the_panel_settled_changes_in_slack(waiting):
    await tick(waiting)
    doing.settle(waiting.place, Agent("manager", "manager"), made(waiting).decision_id, True, "")
    await tick(waiting)
    await tick(waiting)
    changes = [one for one in waiting.slack.calls if one.method == UPDATE]
    assert ["manager" in str(one.payload["blocks"]) for one in changes] == [True]
    await waiting.press(waiting.button("approve"), user="U2", channel="D2")
    assert "settled this already" in waiting.slack.texts[-1]


async def test_an_agent_cannot_agree_to_what_an_agent_asked(waiting):
    await tick(waiting)
    for verb in ("approve", "decline"):
        await waiting.press(waiting.button(verb), user="U1")
    assert made(waiting).state == "waiting"
    assert "not yours to settle" in waiting.slack.texts[-1]


async def test_agreeing_twice_is_agreeing_once(waiting):
    await tick(waiting)
    button = waiting.button("approve")
    for _ in range(2):
        await waiting.press(button, user="U2", channel="D2")
    with waiting.place.desk.connect() as desk:
        assert len(desk.execute(select(goodwill)).all()) == 1


async def test_a_promise_that_is_nearly_due_or_broken_is_told_to_who_is_linked(
    waiting, monkeypatch
):
    late = NOW + timedelta(days=3)
    monkeypatch.setenv("FIRSTLINE_NOW", late.isoformat())
    clocks.tick(waiting.place, late)
    await tick(waiting)
    assert any("Not kept" in str(one["blocks"]) for one in to(waiting, "U2"))


async def test_what_came_before_an_account_was_linked_is_not_told_there(waiting, monkeypatch):
    later = NOW + timedelta(minutes=1)
    with waiting.place.desk.begin() as desk:
        code = link_codes.new_code(waiting.place, desk, "lead", later)
        linking.link(waiting.place, desk, User("T1", "U3"), code, later)
    await tick(waiting)
    assert to(waiting, "U3") == [] and len(to(waiting, "U2")) == 1


async def test_home_shows_the_agent_s_cases_and_the_lead_what_waits(waiting):
    opened = {"type": "app_home_opened", "tab": "home", "channel": "D1"}
    for user in ("U1", "U2", "U9"):
        await waiting.event({**opened, "user": user})
        await waiting.settle()
    mine, lead_s, stranger_s = [
        str(one.payload["view"]) for one in waiting.slack.calls if one.method == PUBLISH
    ]
    case_id = made(waiting).case_id
    assert case_id in mine and "approve:" not in mine
    assert "approve:" in lead_s
    assert case_id not in stranger_s and "link" in stranger_s
