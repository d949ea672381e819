"""Several issues of one message reach the desk."""

from __future__ import annotations

import actions.guide
from firstline.desk.turn import take_turn


def asked(assistant, monkeypatch, text):
    """What the desk was asked when `text` was typed into a new case."""
    heard = []

    def noting(place, asked, now):
        heard.append(asked)
        return take_turn(place, asked, now)

    monkeypatch.setattr(actions.guide, "take_turn", noting)
    assistant.say(assistant.open(), text)
    return heard[-1]


def test_the_desk_is_told_of_each_issue_that_a_message_raises(assistant, monkeypatch):
    mail = (
        "The engineer did not come to the appointment on Tuesday.\n"
        "And you have charged my card twice for the same order."
    )
    got = asked(assistant, monkeypatch, mail)
    assert set(got.issues) == {"appointment_missed", "debited_twice"}
    assert got.issues[0] == got.intent


def test_an_identifier_raises_no_issue(assistant, monkeypatch):
    assert asked(assistant, monkeypatch, "order 10447776").issues == ()


def test_a_courtesy_raises_no_issue(assistant, monkeypatch):
    assert asked(assistant, monkeypatch, "thank you so much").issues == ()
