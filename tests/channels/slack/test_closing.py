"""A case is closed in Slack as on the panel: proposed, changed, and read by whoever opens the next."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select, update

from firstline.desk.closing import ending
from firstline.desk.tables import cases, trail

TWICE = "10451950: you debited me twice"


@pytest.fixture
async def card(workspace):
    workspace.link()
    workspace.dialogue.intent = "debited_twice"
    await workspace.say(TWICE)
    return workspace


@pytest.fixture
async def window(card):
    """What is proposed."""
    await card.press(card.button("close"), at=card.queued()[0].message)
    return card.slack.view


def kept(workspace):
    with workspace.place.desk.connect() as desk:
        return desk.execute(select(cases).order_by(cases.c.opened_at)).all()


def element(view, name):
    return next(one["element"] for one in view["blocks"] if one.get("block_id") == name)


async def test_what_is_proposed_can_be_read_and_changed(card, window):
    assert window["callback_id"] == "close"
    assert "took $133.20 twice" in element(window, "text")["initial_value"]
    assert element(window, "outcome")["initial_option"]["value"] == "unsolved"


async def test_the_case_is_closed_as_the_agent_left_it_and_the_next_message_begins_another(
    card, window
):
    await card.submit(window, outcome="handed_over", text="She will send the statement.")
    (case,) = kept(card)
    assert (case.state, case.outcome) == ("closed", "handed_over")
    assert case.summary["text"] == "She will send the statement."
    assert case.case_id in card.slack.texts[-1] and "Closed" in str(card.slack.view["title"])
    await card.say(TWICE)
    assert len(kept(card)) == 2


async def test_without_a_summary_it_is_asked_again(card, window):
    await card.submit(window, outcome="solved", text=" ")
    again = card.slack.view
    assert again["callback_id"] == "close" and kept(card)[0].state == "open"
    assert "at least a few words" in str(again["blocks"][0])
    assert element(again, "outcome")["initial_option"]["value"] == "solved"


async def test_a_case_that_went_on_meanwhile_is_shown_anew_with_what_was_typed(card, window):
    with card.place.desk.begin() as desk:
        desk.execute(update(cases).values(version=cases.c.version + 1))
    await card.submit(window, outcome="solved", text="All is well.")
    again = card.slack.view
    assert kept(card)[0].state == "open"
    assert element(again, "text")["initial_value"] == "All is well."
    await card.submit(again, outcome="solved", text="All is well.")
    assert kept(card)[0].state == "closed"


async def test_closed_twice_it_is_closed_once(card, window):
    for _ in range(2):
        await card.submit(window, outcome="solved", text="All is well.")
    with card.place.desk.connect() as desk:
        told = desk.execute(select(trail.c.action).where(trail.c.action == "closed_case")).all()
    assert len(told) == 1
    await card.press(card.button("close"))
    assert "closed" in card.slack.texts[-1]


async def test_a_summary_is_never_longer_than_a_window_takes(card, window, monkeypatch):
    assert element(window, "text")["max_length"] <= ending.LONGEST_SUMMARY
    assert json.loads(window["private_metadata"])["version"] == kept(card)[0].version
