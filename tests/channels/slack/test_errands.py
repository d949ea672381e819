"""Whole errands of people in Slack, through the real server and the calls that Slack gets."""

from __future__ import annotations

import json
from dataclasses import replace

from sqlalchemy import select

from firstline import database
from firstline.casework.facts import Level
from firstline.casework.identity import Identity
from firstline.desk import cases
from firstline.desk.doing.decisions import decisions
from firstline.desk.tables import case_messages
from tests.channels.site import NOW
from tests.channels.slack.office import button
from tests.slack.sent import message

ASKED = "10447776: my credit went to an account ending 7776, that is not mine!"
TWICE = "10451950: you debited me twice"


async def test_a_question_gets_its_card_and_a_choice_is_shown_where_it_was_pressed(office):
    office.dialogue.intent = "nlu_fallback"
    await office.say("10451950 hmm")
    await office.until(lambda: office.said_to("D1"))
    office.dialogue.intent = "explain_number"
    await office.say("what is this account ending 7776?")
    _, asking = await office.until(lambda: len(office.said_to("D1")) == 2 and office.said_to("D1"))
    choice = button(asking, "choice")
    answer = await office.press(choice, at=asking["ts"])
    assert (answer.status_code, answer.content) == (200, b"")
    await office.until(lambda: len(office.said_to("D1")) == 3)
    _, changed, _ = office.said_to("D1")
    assert changed["ts"] == asking["ts"] and "choice:" not in str(changed["blocks"])
    assert choice["text"]["text"] in str(changed["blocks"])


async def test_a_command_in_a_channel_is_answered_to_its_user_alone(office):
    answer = await office.command(ASKED, channel="C1")
    assert (answer.status_code, answer.content) == (200, b"")
    (told,) = await office.until(lambda: office.slack.state.responses)
    assert told["response_type"] == "ephemeral" and "7776" not in told["text"]
    assert "own order number" in str(told["blocks"])
    assert office.said_to("C1") == [] == office.said_to("D1")


async def test_a_pasted_mail_is_explained_to_who_asked_from_its_menu(office):
    mail = {"ts": "5.5", "text": "", "attachments": [{"text": ASKED}]}
    shortcut = {"type": "message_action", "callback_id": "explain_this", "message": mail}
    await office.interact({**shortcut, "channel": {"id": "C1"}})
    (told,) = await office.until(lambda: office.slack.state.responses)
    assert "own order number" in str(told["blocks"]) and office.said_to("C1") == []


async def test_home_shows_the_case_that_was_opened(office):
    await office.say(ASKED)
    await office.until(lambda: office.said_to("D1"))
    await office.event({"type": "app_home_opened", "user": "U1", "tab": "home", "channel": "D1"})
    home = await office.until(lambda: office.slack.state.homes.get("U1"))
    with office.place.desk.connect() as desk:
        assert desk.execute(select(cases.cases.c.case_id)).scalar() in str(home["blocks"])


async def test_a_lead_agrees_in_slack_and_the_panel_shows_it(office):
    office.dialogue.intent = "debited_twice"
    await office.say(TWICE)
    (card,) = await office.until(lambda: office.said_to("D1"))
    with database.writing(office.place.desk) as desk:
        case = cases.get(desk, desk.execute(select(cases.cases.c.case_id)).scalar())
        cases.save(desk, replace(case, identity=Identity(Level.VERIFIED)), NOW)
    judge = json.loads(button(card, "judge")["value"])["judge"]
    value = json.dumps({"case": case.case_id, "step": "goodwill", "card": judge})
    await office.press({"action_id": "step:0", "value": value}, at=card["ts"])
    form = await office.until(lambda: view_of(office, "fields"))
    await office.submit(form, amount="40.00", text="For her trouble")
    confirm = await office.until(lambda: view_of(office, "confirm"))
    await office.submit(confirm)
    (asked,) = await office.until(lambda: office.said_to("D2"))
    await office.site.log_in("lead", "lead")
    assert "For her trouble" in (await office.site.get("/panel/approvals")).text
    await office.press(button(asked, "approve"), user="U2", channel="D2", at=asked["ts"])
    await office.until(lambda: "approve:" not in str(office.said_to("D2")[0]["blocks"]))
    assert "For her trouble" not in (await office.site.get("/panel/approvals")).text
    with office.place.desk.connect() as desk:
        made = desk.execute(select(decisions)).one()
    assert (made.state, made.settled_by) == ("done", "lead")


async def test_while_slack_is_away_the_answer_waits_at_the_desk_and_comes_once(office):
    office.slack.hide(times=2)
    answer = await office.say(ASKED)
    assert answer.status_code == 200
    await office.until(lambda: office.said_to("D1"))
    with office.place.desk.connect() as desk:
        speakers = desk.execute(select(case_messages.c.speaker)).scalars().all()
    assert len(speakers) == 2
    await office.say("help")
    first, second = await office.until(
        lambda: len(office.said_to("D1")) == 2 and office.said_to("D1")
    )
    assert "7776" in first["text"] and "Type or paste" in second["text"]


async def test_a_mention_in_a_channel_tells_the_channel_nothing(office):
    mention = {**message(f"<@UBOT> {ASKED}", channel="C1"), "type": "app_mention"}
    await office.event(mention)
    (told,) = await office.until(lambda: office.slack.state.ephemerals)
    assert (told["channel"], told["user"], told["thread_ts"]) == ("C1", "U1", mention["ts"])
    assert "7776" not in told["text"] and office.said_to("C1") == []


def view_of(office, callback):
    """The window that shows this now, with what Slack sends back of it."""
    found = office.slack.state.views.items()
    shown = [{**view, "id": name} for name, view in found if view["callback_id"] == callback]
    return shown[-1] if shown else None
