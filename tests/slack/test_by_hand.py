"""The Slack that is tried by hand: what is typed becomes what Slack sends, and what Firstline says is
shown with names for what can be pressed."""

from __future__ import annotations

import pytest

from channels.slack import commands, events, interactions
from tests.slack.by_hand.__main__ import Hand, main
from tests.slack.by_hand.people import People
from tests.slack.by_hand.screen import Screen
from tests.slack.double import double

BUTTON = {"type": "button", "action_id": "step:0", "value": '{"case":"C-1"}'}
SELECT = {
    "type": "static_select",
    "action_id": "value",
    "options": [{"text": {"type": "plain_text", "text": "Postcode"}, "value": "postcode"}],
}


def plain(text):
    return {"type": "plain_text", "text": text}


def typed_in(name, element):
    return {"type": "input", "block_id": name, "label": plain(name), "element": element}


@pytest.fixture
def slack():
    with double() as made:
        yield made


@pytest.fixture
def screen(slack):
    said = []
    made = Screen(slack.state, said.append)
    made.said = said
    return made


@pytest.fixture
def people(slack, screen):
    return People(slack, screen)


def read(one):
    """As our own routes read it."""
    if one.address == "commands":
        return commands.of_form(one.payload)
    reader = events.of_event if one.address == "events" else interactions.of_payload
    return reader(one.payload)


@pytest.mark.parametrize(
    ("line", "kind", "text", "is_direct"),
    [
        ("U1 what is 7776?", "message", "what is 7776?", True),
        ("U1 in 1.5 what is 7776?", "message", "what is 7776?", True),
        ("U1 @ what is 7776?", "message", "what is 7776?", False),
        ("U1 /firstline what is 7776?", "command", "what is 7776?", False),
        ("U1 explain Dear all, what is 7776?", "explain", "Dear all, what is 7776?", False),
        ("U1 home", "home", "", True),
    ],
)
def test_what_is_typed_is_what_somebody_did(people, line, kind, text, is_direct):
    found = read(people.request(line))
    assert (found.kind, found.user, found.text, found.is_direct) == (kind, "U1", text, is_direct)
    assert found.thread == ("1.5" if " in " in line else found.message if "@" in line else "")


def test_nothing_has_the_name_of_something_before(people):
    asked = [people.request("U1 what is 7776?") for _ in range(2)]
    assert len({key for one in asked for key in read(one).keys}) == 6


def test_a_button_is_pressed_by_its_number_where_it_stands(slack, screen, people):
    block = {"type": "actions", "elements": [{**BUTTON, "text": plain("Do this")}]}
    slack.state.messages["D1", "1.1"] = {"text": "hi", "blocks": [block], "thread_ts": "1.0"}
    screen.look()
    assert "   [1: Do this]" in screen.said
    found = read(people.request("U1 press 1"))
    assert (found.channel, found.message, found.thread) == ("D1", "1.1", "1.0")
    assert (found.verb, found.value) == ("step", {"case": "C-1"})


def test_a_button_that_asks_first_says_what(slack, screen):
    asks = {"title": plain("Refund $5"), "text": plain("For Ada."), "confirm": plain("Yes")}
    element = {**BUTTON, "text": plain("Agree"), "confirm": asks}
    slack.state.messages["D1", "1.1"] = {"blocks": [{"type": "actions", "elements": [element]}]}
    screen.look()
    assert "   [1: Agree; asks first: Refund $5 For Ada.]" in screen.said


def test_firstline_is_looked_for_where_it_was_started(monkeypatch):
    option = next(one for one in main.params if one.name == "firstline")
    monkeypatch.setenv("PORT", "5605")
    assert option.default() == "http://127.0.0.1:5605"
    monkeypatch.delenv("PORT")
    assert option.default() == "http://127.0.0.1:5005"


def test_a_window_is_sent_off_with_what_was_typed_and_what_stood_in_it(slack, screen, people):
    note = {"type": "plain_text_input", "action_id": "value", "initial_value": "as proposed"}
    blocks = [typed_in("factor", SELECT), typed_in("text", note)]
    slack.state.views["V1"] = {
        "type": "modal",
        "callback_id": "identity",
        "title": plain("Who is it?"),
        "blocks": blocks,
    }
    screen.look()
    found = read(people.request("U1 send factor=postcode"))
    assert found.fields == {"factor": "postcode", "text": "as proposed"}
    with pytest.raises(ValueError, match="no value"):
        people.request("U1 send value=10025")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("hello", "Begin with who does it"),
        ("U12 hello", "Begin with who does it"),
        ("U1 press 9", "no button 9"),
        ("U1 send a=b", "No window is open"),
        ("again", "no last request"),
    ],
)
def test_a_line_that_means_nothing_is_told(slack, screen, line, told):
    class Nobody:
        def deliver(self, *_):
            raise AssertionError

    assert told in Hand(slack, screen, Nobody()).does(line)


def test_what_is_changed_is_shown_again_and_nothing_else(slack, screen):
    slack.state.messages["D1", "1.1"] = {"text": "one"}
    screen.look()
    screen.look()
    assert screen.said.count("   one") == 1
    slack.state.messages["D1", "1.1"] = {"text": "two"}
    screen.look()
    assert screen.said[-2:] == ["\n== D1 message 1.1, changed", "   two"]
