"""Practice in Slack: a customer in a thread, the assistant on made-up records, the score at the end."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select, update

from channels.slack.practice_card import card_of
from firstline.desk.tables import cases, decisions, slack_queue
from firstline.slack import queue
from firstline.slack.calls import POST, UPDATE
from firstline.training.sessions import rows
from tests.channels.site import NOW
from tests.channels.slack.call import ROOT, say, session, shown
from tests.slack import kit


async def test_the_customer_speaks_first_in_the_thread_of_who_practises(call):
    intro, opening = call.slack.calls
    assert intro.payload["thread_ts"] == opening.payload["thread_ts"] == ROOT
    assert "assistant" in intro.payload["text"]
    assert session(call).lines[0].text in opening.payload["text"]


async def test_what_is_written_there_the_customer_hears_and_answers(call):
    (answer,) = await say(call, "Good morning, may I have your order number, please?")
    assert answer.payload["thread_ts"] == ROOT
    first, mine, hers = session(call).lines
    assert mine.text.startswith("Good morning") and hers.text in answer.payload["text"]


async def test_nothing_of_it_reaches_a_real_case(call):
    await say(call, "Good morning, may I have your order number, please?")
    await say(call, "assistant 20538146 was debited twice")
    with call.place.desk.connect() as desk:
        assert desk.execute(select(cases)).all() == []


async def test_the_assistant_answers_from_the_records_of_the_session(call):
    (card,) = await say(call, "assistant 20538146 was debited twice")
    assert "86.40" in shown([card]) and kit.problems_of_blocks(card.payload["blocks"]) == []
    assert len(session(call).lines) == 1
    assert {one.kind for one in session(call).events} >= {"lookup", "finding"}
    assert "close:" not in shown([card]) and "judge:" not in shown([card])


async def test_a_step_of_that_card_is_done_in_the_session_alone(call):
    await say(call, "assistant 20538146 was debited twice")
    await call.press(call.button("verify"), thread_ts=ROOT)
    for factor, value in (("order_number", "20538146"), ("postcode", "11217")):
        await call.submit(call.slack.view, factor=factor, value=value)
    assert "Verified" in str(call.slack.view["blocks"])
    assert "verified" in {one.kind for one in session(call).events}
    button = call.button("step")
    assert json.loads(button["value"])["practice"] == session(call).practice_id
    await call.press(button)
    while call.slack.view["callback_id"] == "fields":
        await call.submit(call.slack.view, text="Both debits are ours.")
    await call.submit(call.slack.view)
    assert {one.kind for one in session(call).events} & {"action", "task"}
    with call.place.desk.connect() as desk:
        assert desk.execute(select(decisions)).all() == []


async def test_at_the_end_stands_the_score_card(call):
    await say(call, "I am sorry that we took it twice. May I have your order number, please?")
    (card,) = await say(call, "end")
    kept = session(call)
    assert kept.score is not None and f"{kept.score['total']} of 100" in shown([card])
    assert kit.problems_of_blocks(card.payload["blocks"]) == [] and card.method == POST
    (after,) = await say(call, "one more thing")
    assert "over" in after.payload["text"]


async def test_the_score_card_writes_days_as_agents_write_them(call):
    await say(call, "I am sorry that we took it twice.")
    await say(call, "end")
    wrong = {"said": "Friday", "true": "2026-04-17 or 2026-04-20"}
    kept = session(call)
    card = card_of(call.place, replace(kept, score={**kept.score, "wrong_facts": [wrong]}))
    assert "“Friday” ≠ “April 17, 2026 or April 20, 2026”" in card["notes"]


async def test_the_score_card_says_why_in_the_words_of_the_scorer_s_reason(call):
    await say(call, "I am sorry that we took it twice.")
    await say(call, "end")
    kept = session(call)
    closes = {**kept.score["dimensions"]["closes"], "score": 0.5, "reason": "not_asked"}
    changed = {
        "dimensions": {**kept.score["dimensions"], "closes": closes},
        "to_change": ["closes"],
    }
    (line,) = card_of(call.place, replace(kept, score={**kept.score, **changed}))["change"]
    assert line["why"] == "Nobody asked whether all is settled."


async def test_without_an_answer_nothing_is_scored_and_one_may_leave(call):
    (told,) = await say(call, "end")
    assert "Answer the customer first" in told.payload["text"]
    (told,) = await say(call, "leave")
    assert "nothing is scored" in told.payload["text"]


async def test_practise_alone_offers_every_customer_and_one_is_chosen(workspace):
    workspace.link()
    await workspace.say("practise", ts=ROOT)
    chooser = workspace.button("practise")
    (offered,) = workspace.slack.calls
    assert len(chooser["options"]) == 15
    press = {"action_id": "practise:0", "selected_option": chooser["options"][0]}
    await workspace.press(press, at="900.1")
    *_, opening = workspace.slack.calls
    assert opening.payload["thread_ts"] == "900.1"
    assert offered.method == POST


async def test_of_a_list_one_customer_is_chosen_once(workspace):
    workspace.link()
    await workspace.say("practise", ts=ROOT)
    first, second = workspace.button("practise")["options"][:2]
    await workspace.press({"action_id": "practise:0", "selected_option": first}, at="900.1")
    _, changed, *_ = workspace.slack.calls
    assert changed.method == UPDATE and changed.payload["ts"] == "900.1"
    assert "practise:" not in shown([changed]) and first["text"]["text"] in shown([changed])
    await workspace.press({"action_id": "practise:0", "selected_option": second}, at="900.1")
    assert "no longer good" in workspace.slack.texts[-1]
    with workspace.place.desk.connect() as desk:
        assert len(rows.of_agent(desk, "demo", "open")) == 1


async def test_in_a_channel_one_is_sent_to_the_direct_conversation(workspace):
    workspace.link()
    await workspace.command("practise")
    assert "direct message" in workspace.slack.texts[-1]
    with workspace.place.desk.connect() as desk:
        assert desk.execute(select(cases)).all() == []


async def test_assistant_managers_are_for_the_customer_to_hear_about(call):
    await say(call, "Assistant managers may do that.")
    assert session(call).lines[1].text == "Assistant managers may do that."


async def test_a_practice_thread_is_known_weeks_later(call):
    await say(call, "Good morning, may I have your order number?")
    with call.place.desk.begin() as desk:
        desk.execute(update(slack_queue).values(state="sent", ended_at=NOW - timedelta(days=30)))
        queue.clear_away(desk, NOW)
    await say(call, "I am so sorry that we took it twice")
    with call.place.desk.connect() as desk:
        assert desk.execute(select(cases)).all() == []
