"""Which events are somebody's words, and how those are read."""

from __future__ import annotations

import pytest

from channels.slack import body, commands, events, interactions
from channels.slack.typed import fit
from firstline.casework.said import read
from firstline.slack.incoming import HOME, Incoming
from tests.channels.site import NOW
from tests.slack.sent import BOT, TEAM, message


def wrapped(event, **more):
    whole = {"type": "event_callback", "team_id": TEAM, "event_id": "Ev1", "event": event}
    return {**whole, "authorizations": [{"user_id": BOT}], **more}


def mention(text=f"<@{BOT}> 7776?", **more):
    return {**message(text, channel="C1"), "type": "app_mention", **more}


def test_a_direct_message_and_a_mention_are_for_us():
    direct = events.of_event(wrapped(message("7776?", ts="3.3")))
    assert (direct.text, direct.thread, direct.is_direct) == ("7776?", "", True)
    there = events.of_event(wrapped(mention(ts="4.4")))
    assert (there.text, there.thread, there.is_direct) == ("7776?", "4.4", False)
    assert events.of_event(wrapped(mention(ts="4.4", thread_ts="1.1"))).thread == "1.1"


@pytest.mark.parametrize(
    "more",
    [
        {"subtype": "channel_join"},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "bot_message"},
        {"subtype": "me_message"},
        {"bot_id": "B1"},
        {"bot_profile": {"id": "B1"}},
        {"edited": {"user": "U1"}},
        {"hidden": True},
        {"user": BOT},
        {"user": "USLACKBOT"},
        {"user": None},
        {"ts": None},
        {"channel": 7},
        {"channel_type": "channel"},
        {"channel_type": "mpim"},
        {"type": "reaction_added"},
        {"team": "T-other"},
        {"user_team": "T-other"},
    ],
)
def test_what_nobody_of_ours_said_to_us_is_nothing(more):
    assert events.of_event(wrapped({**message("7776?"), **more})) is None


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast"])
def test_a_message_with_a_file_or_for_the_channel_too_is_still_one(subtype):
    assert events.of_event(wrapped(message("7776?", subtype=subtype))).text == "7776?"


def test_a_channel_that_another_company_reads_too_is_not_answered():
    assert events.of_event(wrapped(mention(), is_ext_shared_channel=True)) is None


def test_the_message_and_the_mention_in_it_are_known_by_the_same_key():
    said = mention(ts="9.9")
    direct = {**said, "type": "message", "channel_type": "im"}
    first = events.of_event(wrapped(said))
    second = events.of_event(wrapped(direct, event_id="Ev2"))
    assert set(first.keys) & set(second.keys)
    assert first.key != second.key


def test_looking_at_our_home_is_no_message():
    opened = {"type": "app_home_opened", "user": "U1", "tab": "home", "channel": "D1"}
    assert events.of_event(wrapped(opened)).kind == HOME
    assert events.of_event(wrapped({**opened, "tab": "messages"})) is None


@pytest.mark.parametrize("given", [{}, {"event": 7}, {"event": {}}, {"type": "event_callback"}])
def test_an_event_of_another_form_is_nothing(given):
    assert events.of_event(given) is None
    assert events.of_event({**wrapped(message("x")), **given, "event": given}) is None


def test_the_challenge_is_answered_and_nothing_else_is_one():
    assert events.challenge_of({"type": "url_verification", "challenge": "abc"}) == "abc"
    assert events.challenge_of({"type": "event_callback", "challenge": "abc"}) is None


@pytest.mark.parametrize(
    "kind", ["application/json", "application/json; charset=utf-8", "APPLICATION/JSON ", ""]
)
def test_parameters_of_the_media_type_mean_nothing(kind):
    assert body.read_json(b'{"a": 1}', kind) == {"a": 1}


@pytest.mark.parametrize(
    ("text", "kind"),
    [(b"{", ""), (b"[1]", ""), (b"\xff", ""), (b'{"a": 1}', "text/plain"), (b"[" * 99999, "")],
)
def test_a_body_that_is_no_object_is_none(text, kind):
    assert body.read_json(text, kind) is None


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("ends in &lt;7776&gt; &amp; more", "ends in <7776> & more"),
        ("<mailto:ann@example.com|ann@example.com>", "ann@example.com"),
        ("<tel:+15551234567|+1 555 123 4567>", "+1 555 123 4567"),
        ("<https://example.com/a|example.com/a>", "example.com/a"),
        ("<@UBOT> order *10447776* _today_", "order 10447776 today"),
        ("<@U2|ann> in <#C1|general> <!here>", "@ann in #general @here"),
        ("`7776` ```and 10447776```", "7776 and 10447776"),
        ("“it’s”—10447776", '"it\'s"-10447776'),
        ("card ****7776 and snake_case_id", "card ****7776 and snake_case_id"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        (None, ""),
    ],
)
def test_what_was_typed_is_read_without_slack_s_marks(typed, read_as):
    assert fit(typed, "UBOT") == read_as


def test_an_order_number_in_bold_is_found():
    said = read(fit("*10447776* and `7776`"), now=NOW)
    assert "10447776" in {mention.value for mention in said.mentions}


def test_a_card_number_does_not_get_through():
    assert "4111" not in fit("card 4111 1111 1111 1111")


def test_a_command_has_its_user_its_channel_and_its_way_back():
    form = {"command": "/firstline", "team_id": "T1", "user_id": "U1", "channel_id": "C1"}
    form |= {"trigger_id": "t1", "text": "7776?", "response_url": "https://hooks.slack.com/1"}
    found = commands.of_form(form)
    assert (found.key, found.text, found.is_direct) == ("trigger:t1", "7776?", False)
    assert commands.of_form({**form, "ssl_check": "1"}) is None
    assert commands.of_form({"text": "x"}) is None


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"type": "block_actions"},
        {"type": "block_actions", "actions": []},
        {"type": "block_actions", "actions": [{"action_id": "rm:0", "value": "{}"}]},
        {"type": "block_actions", "actions": [{"action_id": "choice:0", "value": "no json"}]},
        {"type": "view_submission", "view": {"callback_id": "other"}},
        {"type": "view_closed", "view": {"callback_id": "fields"}},
        {"type": "message_action", "callback_id": "another"},
        {"type": "shortcut", "callback_id": "explain_this"},
        {"type": ["x"]},
    ],
)
def test_an_interaction_that_is_none_of_ours_is_nothing(payload):
    who = {"team": {"id": "T1"}, "user": {"id": "U1", "team_id": "T1"}, "trigger_id": "t1"}
    assert interactions.of_payload({**who, **payload}) is None


def test_an_option_that_was_selected_is_a_button_with_its_label():
    option = {"value": '{"case": "C-1", "button": "b-1"}', "text": {"text": "In an email"}}
    payload = {
        "type": "block_actions",
        "team": {"id": "T1"},
        "user": {"id": "U1"},
        "trigger_id": "t1",
        "channel": {"id": "C1"},
        "message": {"ts": "2.2", "thread_ts": "1.1"},
        "actions": [{"action_id": "choice:0", "selected_option": option}],
    }
    found = interactions.of_payload(payload)
    assert found.value == {"case": "C-1", "button": "b-1"}
    assert (found.label, found.thread, found.message) == ("In an email", "1.1", "2.2")
    assert Incoming.from_json(found.as_json()) == found
