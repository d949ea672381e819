"""What is said in Slack is answered as in the panel, once, and only who may read it reads it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from firstline import clock
from firstline.desk.tables import slack_threads
from firstline.slack import link_codes
from firstline.slack.calls import DIRECT, EPHEMERAL, POST, REPLY
from tests.slack.sent import BOT, message

ASKED = "10447776: my credit went to an account ending 7776, that is not mine!"


@pytest.fixture
def linked(workspace):
    workspace.link()
    return workspace


async def test_a_question_in_a_direct_message_gets_the_card(linked):
    answer = await linked.say(ASKED)
    assert (answer.status_code, answer.content) == (200, b"")
    (call,) = linked.slack.calls
    assert (call.method, call.payload["channel"]) == (POST, "D1")
    assert "7776 is the end of our own order number" in call.payload["text"]
    assert "thread_ts" not in call.payload


async def test_who_is_not_linked_reads_how_to_link_and_nothing_else(workspace):
    await workspace.say(ASKED)
    await workspace.command(ASKED)
    (first, second) = workspace.slack.texts
    assert first == second and "firstline agents link" in first
    assert workspace.dialogue.place is workspace.place
    assert [row.incoming for row in workspace.seen()] == [{}] * len(workspace.seen())


@pytest.mark.parametrize("typed", ['/explain_number{"n":"7776"}', "//help me", "/restart"])
async def test_a_conversation_is_its_case_and_a_typed_slash_commands_nothing(
    linked, monkeypatch, typed
):
    heard = []
    dialogue = linked.room.conversation._dialogue

    async def listening(told):
        heard.append(told)
        await dialogue(told)

    monkeypatch.setattr(linked.room.conversation, "_dialogue", listening)
    await linked.say(typed)
    (told,) = heard
    assert told.sender_id == f"slack:{linked.queued()[0].case_id}"
    assert not told.text.startswith("/") and told.text in typed


async def test_the_next_direct_message_goes_on_with_the_case(linked):
    await linked.say(ASKED)
    linked.dialogue.intent = "inform"
    await linked.say("her postcode is 10025")
    cases = {row.case_id for row in linked.queued()}
    assert len(cases) == 1


async def test_new_begins_another_case_and_so_does_half_an_hour_of_silence(linked):
    await linked.say(ASKED)
    await linked.say("new")
    await linked.say(ASKED)
    with linked.place.desk.begin() as desk:
        long_ago = clock.machine() - timedelta(minutes=31)
        desk.execute(slack_threads.update().values(used_at=long_ago))
    await linked.say(ASKED)
    answers = [row.case_id for row in linked.queued() if row.case_id]
    assert len(set(answers)) == 3


async def test_new_with_a_customer_tells_what_is_broken_before_anything_is_asked(linked):
    await linked.say("new 10451950")
    (told,) = linked.slack.texts
    assert "twice" in told or "debit" in told


async def test_two_threads_of_a_channel_are_two_cases_and_only_the_asker_sees_the_answers(linked):
    for ts in ("1.1", "2.1"):
        mention = message(f"<@{BOT}> {ASKED}", channel="C1", ts=ts)
        await linked.event({**mention, "type": "app_mention"})
        await linked.settle()
    first, second = linked.slack.calls
    assert (first.method, first.payload["user"]) == (EPHEMERAL, "U1")
    assert [first.payload["thread_ts"], second.payload["thread_ts"]] == ["1.1", "2.1"]
    assert "7776" not in first.payload["text"]
    assert len({row.case_id for row in linked.queued()}) == 2


async def test_a_thread_under_our_answer_goes_on_with_its_case(linked):
    await linked.say(ASKED)
    (sent,) = linked.queued()
    await linked.say("new")
    await linked.say("and what now?", channel=sent.channel, thread_ts=sent.message)
    answer = linked.queued()[-1]
    assert answer.case_id == sent.case_id
    assert answer.payload["thread_ts"] == sent.message


async def test_a_command_is_answered_where_it_was_given_and_goes_on_in_private(linked):
    answer = await linked.command(ASKED)
    assert (answer.status_code, answer.content) == (200, b"")
    (call,) = linked.slack.calls
    assert (call.method, call.payload["response_type"]) == (REPLY, "ephemeral")
    assert "7776" not in call.payload["text"]
    await linked.say("and what now?")
    assert len({row.case_id for row in linked.queued()}) == 1


async def test_a_command_moves_the_direct_conversation_to_no_other_customer(linked):
    await linked.say(ASKED)
    await linked.command("10451950: you debited me twice")
    await linked.say("and what now?")
    first, commanded, third = [row.case_id for row in linked.queued()]
    assert first == third != commanded


async def test_a_message_is_explained_from_its_menu(linked):
    shortcut = {
        "type": "message_action",
        "callback_id": "explain_this",
        "channel": {"id": "C1"},
        "message": {"ts": "5.5", "text": "", "attachments": [{"text": ASKED}]},
        "response_url": "https://hooks.slack.com/actions/2",
    }
    await linked.interact(shortcut)
    (call,) = linked.slack.calls
    assert call.method == REPLY
    assert "own order number" in str(call.payload["blocks"])


async def test_a_code_links_in_private_once(workspace):
    with workspace.place.desk.begin() as desk:
        code = link_codes.new_code(workspace.place, desk, "demo", clock.now())
    await workspace.say(f"link {code}")
    await workspace.say(f"link {code}", user="U2")
    first, second = workspace.slack.texts
    assert "You are demo from now on" in first
    assert "not right" in second


async def test_who_unlinks_is_nobody_again(linked):
    await linked.say("unlink")
    await linked.say(ASKED)
    assert "link" in linked.slack.texts[-1] and len(linked.slack.calls) == 2


async def test_a_full_card_number_is_kept_nowhere(linked):
    await linked.say("she paid with 4111 1111 1111 1111, refund it")
    with linked.place.desk.connect() as desk:
        raw = desk.connection.dbapi_connection
        kept = "\n".join(raw.iterdump())
    assert "4111 1111" not in kept and "4111111111111111" not in kept


async def test_when_the_place_is_refused_the_answer_comes_in_private(linked):
    from firstline.slack.calls import NotSent

    linked.slack.refusals.append(NotSent("user_not_in_channel"))
    mention = message(f"<@{BOT}> {ASKED}", channel="C1")
    await linked.event({**mention, "type": "app_mention"})
    await linked.settle()
    (call,) = linked.slack.calls
    assert (call.method, call.payload["user"]) == (DIRECT, "U1")


async def test_help_and_nothing_at_all_are_told_what_can_be_done(linked):
    for text in ("help", "", "?", "..."):
        await linked.say(text)
    assert len(set(linked.slack.texts)) == 1 and len(linked.slack.calls) == 4


async def test_when_the_dialogue_is_away_a_fixed_line_is_said(linked):
    linked.dialogue.is_away = True
    await linked.say(ASKED)
    assert linked.slack.texts == ["I could not reach the records just now."]
