"""Who the customer is, checked in a window: what she gave, or a code to the contact on file."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from firstline.desk.cases import get, save
from firstline.desk.question import OpenQuestion, choice
from firstline.desk.tables import cases, slack_queue
from firstline.records.tables import contacts
from tests.channels.site import NOW
from tests.channels.slack.workspace import put_off_once

TWICE = "10451950: you debited me twice"


@pytest.fixture
async def window(workspace):
    workspace.link()
    workspace.dialogue.intent = "debited_twice"
    await workspace.say(TWICE)
    await workspace.press(workspace.button("verify"), at=workspace.queued()[0].message)
    workspace.window = workspace.slack.view
    return workspace


def button(view):
    blocks = [one for one in view["blocks"] if one["type"] == "actions"]
    return blocks[0]["elements"][0]


async def test_a_code_goes_to_the_contact_on_file_and_the_window_says_where(window):
    offered = button(window.window)
    assert offered["text"]["text"].startswith("Send a code to ")
    await window.press_in(window.window, offered)
    method, view = window.slack.views[-1]
    assert method == "views.update" and "A code went to" in str(view["blocks"])
    assert button(view)["text"]["text"] == "Send another code"
    options = str([one["element"] for one in view["blocks"] if one.get("block_id") == "factor"])
    assert "one_time_code" in options


async def test_the_check_that_is_offered_as_a_choice_opens_the_window_too(window):
    with window.place.desk.begin() as desk:
        (case_id,) = desk.execute(select(cases.c.case_id)).scalars()
        offered = choice("Check who it is", "verify_identity")
        asking = replace(get(desk, case_id), question=OpenQuestion("intent", (offered,)))
        save(desk, asking, NOW)
    value = json.dumps({"case": case_id, "button": offered.id})
    said = len(window.slack.calls)
    await window.press({"action_id": "choice:0", "value": value})
    method, view = window.slack.views[-1]
    assert (method, view["callback_id"]) == ("views.open", "identity")
    assert len(window.slack.calls) == said


async def test_neither_the_contact_nor_the_code_is_told_in_whole(window):
    await window.press_in(window.window, button(window.window))
    with window.place.records.connect() as records:
        on_file = set(records.execute(select(contacts.c.value)).scalars())
    said = str(window.slack.views)
    assert not [one for one in on_file if one and one in said]


async def test_after_three_codes_it_says_why_no_other_goes_out(window):
    for _ in range(4):
        await window.press_in(window.window, button(window.window))
    assert "Three codes went to this customer" in str(window.slack.view["blocks"])


async def test_a_wrong_code_counts_as_a_wrong_factor(window):
    await window.press_in(window.window, button(window.window))
    await window.submit(window.slack.view, factor="one_time_code", value="000000")
    assert "does not match" in str(window.slack.view["blocks"])
    with window.place.desk.connect() as desk:
        assert desk.execute(select(cases.c.failures)).scalar() == 1


@pytest.mark.parametrize(
    ("value", "told", "failures"), [("99999", "2 tries left", 1), ("10960", "Verified", 0)]
)
async def test_a_check_that_is_answered_a_second_time_is_counted_once(
    window, value, told, failures
):
    put_off_once(window)
    await window.submit(window.window, factor="postcode", value=value)
    await window.counter.tick()
    await window.settle()
    assert told in str(window.slack.view["blocks"])
    with window.place.desk.connect() as desk:
        assert desk.execute(select(cases.c.failures)).scalar() == failures


async def test_a_code_asked_for_in_a_window_that_was_closed_is_told_in_words(window):
    window.slack.is_late = True
    for _ in range(4):
        await window.press_in(window.window, button(window.window))
    assert "Three codes" in window.slack.texts[-1]
    with window.place.desk.connect() as desk:
        channels = set(desk.execute(select(slack_queue.c.channel)).scalars())
    assert channels == {"D1"}
