"""Buttons and modals in Slack do what the panel's do, and the message shows what was chosen."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from firstline.desk.tables import cases, decisions, judgements
from firstline.slack import delivering
from firstline.slack.calls import REPLY, UPDATE
from tests.slack.sent import submitted

TWICE = "10451950: you debited me twice"


def card_trigger():
    return {"trigger_id": "the-same"}


@pytest.fixture
async def card(workspace):
    """The card about the customer who was debited twice stands in the direct conversation."""
    workspace.link()
    workspace.dialogue.intent = "debited_twice"
    await workspace.say(TWICE)
    return workspace


def rows(workspace, table):
    with workspace.place.desk.connect() as desk:
        return desk.execute(select(table)).all()


def at(workspace):
    """Where the card stands."""
    return workspace.queued()[0].message


def step_button(workspace, step):
    number = 0
    while True:
        button = workspace.button("step", number)
        if json.loads(button["value"])["step"] == step:
            return button
        number += 1


async def test_a_choice_is_answered_and_shown_and_cannot_be_chosen_again(workspace):
    workspace.link()
    workspace.dialogue.intent = "nlu_fallback"
    await workspace.say("10451950 hmm")
    workspace.dialogue.intent = "explain_number"
    await workspace.say("what is this account ending 7776?")
    button = workspace.button("choice")
    before = len(workspace.slack.calls)
    await workspace.press(button, at=workspace.queued()[-1].message)
    changed, *answers = workspace.slack.calls[before:]
    assert changed.method == UPDATE and changed.payload["ts"]
    assert button["text"]["text"] in str(changed.payload["blocks"])
    assert "choice:" not in str(changed.payload["blocks"])
    assert answers
    await workspace.press(button, at=changed.payload["ts"])
    assert "no longer open" in workspace.slack.texts[-1]


async def test_a_step_of_an_older_card_is_done_in_its_own_case(card):
    """Another customer's card stands below it by then."""
    older = step_button(card, "open_payment_ticket")
    await card.say("new")
    await card.say("10447776: you debited me twice")
    first, second = rows(card, cases)
    assert first.customer_id != second.customer_id
    await card.press(older, at=at(card))
    await card.submit(card.slack.view)
    (made,) = rows(card, decisions)
    assert (made.case_id, made.customer_id) == (first.case_id, first.customer_id)
    assert first.case_id in str(card.slack.calls[-1].payload["blocks"])


async def test_a_card_of_one_case_is_none_of_another(card):
    older = json.loads(step_button(card, "open_payment_ticket")["value"])
    await card.say("new 10447776")
    other = next(one.case_id for one in rows(card, cases) if one.case_id != older["case"])
    value = json.dumps({**older, "case": other})
    await card.press({"action_id": "step:0", "value": value})
    assert card.slack.views == [] and rows(card, decisions) == []


async def test_what_was_drawn_up_for_one_case_is_not_confirmed_in_another(card):
    await card.press(step_button(card, "open_payment_ticket"), at=at(card))
    view = card.slack.view
    await card.say("new 10447776")
    state = json.loads(view["private_metadata"])
    other = next(one.case_id for one in rows(card, cases) if one.case_id != state["case"])
    await card.submit({**view, "private_metadata": json.dumps({**state, "case": other})})
    assert rows(card, decisions) == []


async def test_a_judgement_is_kept_and_shown(card):
    await card.press(card.button("judge", 1), at=at(card))
    (kept,) = rows(card, judgements)
    assert (kept.agent, kept.is_right) == ("demo", False)
    changed = card.slack.calls[-1]
    assert changed.method == UPDATE and "Not right" in str(changed.payload["blocks"])
    assert "step:" in str(changed.payload["blocks"])


async def test_what_only_its_reader_sees_is_replaced_by_its_response_url(workspace):
    workspace.link()
    workspace.dialogue.intent = "debited_twice"
    await workspace.command(TWICE)
    await workspace.press(workspace.button("judge"), channel="C1", at="77.7")
    changed = workspace.slack.calls[-1]
    assert changed.method == REPLY and changed.payload["replace_original"] is True


async def test_a_step_is_shown_then_confirmed_and_done_once(card):
    await card.press(step_button(card, "open_payment_ticket"), at=at(card))
    method, view = card.slack.views[-1]
    assert (method, view["callback_id"]) == ("views.open", "confirm")
    assert "Ask finance why order 10451950" in str(view["blocks"])
    (case,) = rows(card, cases)
    assert case.case_id in str(view["blocks"]) and "For Peter Jansen" in str(view["blocks"])
    answers = [await card.submit(view)]
    once = len(card.slack.calls)
    answers.append(await card.submit(view))
    assert len(card.slack.calls) == once
    assert answers[0].json()["response_action"] == "update"
    (made,) = rows(card, decisions)
    assert (made.agent, made.state) == ("demo", "done")
    assert made.decision_id in str(card.slack.view["blocks"])
    assert made.decision_id in str([call.payload for call in card.slack.calls])


async def test_what_was_sent_off_and_comes_again_does_not_undo_what_the_window_says(card):
    """Such as when Slack did not hear our acknowledgement."""
    await card.press(step_button(card, "open_payment_ticket"), at=at(card))
    view, trigger = card.slack.view, card_trigger()
    first, again = [await card.interact({**submitted(view, {}), **trigger}) for _ in range(2)]
    assert first.json()["response_action"] == "update"
    assert (again.status_code, again.content) == (200, b"")
    assert len(rows(card, decisions)) == 1


async def test_a_window_that_slack_was_away_for_says_what_came_of_it_afterwards(card, monkeypatch):
    monkeypatch.setattr(delivering, "pause_after", lambda attempts: timedelta(0))
    await card.press(step_button(card, "open_payment_ticket"), at=at(card))
    card.slack.is_away = True
    await card.submit(card.slack.view)
    assert card.slack.view["callback_id"] == "confirm"
    card.slack.is_away = False
    await card.counter.tick()
    await card.settle()
    (made,) = rows(card, decisions)
    assert made.decision_id in str(card.slack.view["blocks"])


async def test_a_step_that_asks_is_asked_again_until_all_is_given(card):
    case_id = rows(card, cases)[0].case_id
    value = json.dumps({"case": case_id, "step": "note", "card": ""})
    await card.press({"action_id": "step:0", "value": value})
    view = card.slack.view
    assert view["callback_id"] == "fields"
    await card.submit(view, text=" ")
    assert card.slack.view["callback_id"] == "fields"
    await card.submit(view, text="She rang twice.")
    assert card.slack.view["callback_id"] == "confirm"
    await card.submit(card.slack.view)
    (made,) = rows(card, decisions)
    assert made.kind == "note"


async def test_the_card_changes_once_the_customer_is_who_she_says(card):
    await card.press(card.button("verify"), at=at(card))
    view = card.slack.view
    await card.submit(view, factor="order_number", value="10451950")
    assert "1 more to go" in str(card.slack.view["blocks"])
    await card.submit(view, factor="postcode", value="wrong")
    assert "does not match" in str(card.slack.view["blocks"])
    assert rows(card, cases)[0].failures == 1


async def test_a_wrong_factor_says_so_when_the_modal_was_closed(card):
    await card.press(card.button("verify"), at=at(card))
    view = card.slack.view
    card.slack.is_late = True
    await card.submit(view, factor="postcode", value="wrong")
    assert "does not match" in card.slack.texts[-1]


async def test_a_modal_that_slack_does_not_open_any_more_is_said_in_words(card):
    card.slack.is_late = True
    await card.press(card.button("verify"), at=at(card))
    assert "Press the button again" in card.slack.texts[-1]


async def test_a_button_of_somebody_who_is_not_linked_does_nothing(card):
    await card.press(card.button("judge"), user="U9", at=at(card))
    assert rows(card, judgements) == []
    assert "link" in card.slack.texts[-1]


async def test_a_refusal_is_told_in_the_words_of_the_panel(card):
    value = json.dumps({"case": "C-NOSUCH", "step": "note", "card": ""})
    await card.press({"action_id": "step:0", "value": value})
    assert "no such case" in card.slack.texts[-1]
