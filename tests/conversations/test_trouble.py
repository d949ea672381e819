"""When something is away, busy or pressed twice: an answer that tells what to do, and nothing lost."""

from __future__ import annotations

import pytest

from channels.errors import ApiError
from firstline.database import DatabaseUnavailable
from firstline.desk import messages

FALLBACK = "I could not reach the records just now"


def texts(assistant, case):
    with assistant.place.desk.connect() as desk:
        return messages.agent_texts(desk, case)


def test_without_the_action_server_the_agent_is_told_and_the_message_is_kept(assistant):
    case = assistant.open("CU-1001")
    assistant.actions.is_away = True

    (reply,) = assistant.say(case, "what is 7776?")

    assert reply["text"].startswith(FALLBACK)
    assert texts(assistant, case) == ("what is 7776?",)

    assistant.actions.is_away = False
    assert assistant.say(case, "and now: 7776?")[0]["card"]["finding"] == "ORDER_TAIL"


def test_when_the_records_cannot_be_read_the_agent_is_told(assistant, monkeypatch):
    case = assistant.open("CU-1001")

    def away(*_, **__):
        raise DatabaseUnavailable("records are away; the customer said 7776")

    monkeypatch.setattr("firstline.desk.turn.snapshots.load", away)
    (reply,) = assistant.say(case, "what is 7776?")

    assert reply["text"].startswith(FALLBACK)
    assert reply["card"] is None


def test_an_error_says_nothing_of_the_customer_in_the_log(assistant, monkeypatch, caplog):
    case = assistant.open("CU-1001")

    def broken(*_, **__):
        raise RuntimeError("maria.lopez@example.com asked about 7776")

    monkeypatch.setattr("firstline.desk.turn.snapshots.load", broken)
    assistant.say(case, "what is 7776?")

    assert "RuntimeError" in caplog.text
    assert "maria" not in caplog.text and "7776" not in caplog.text


def test_a_button_pressed_twice_is_void_the_second_time(assistant):
    case = assistant.open("CU-1012")
    (asked,) = assistant.say(case, "4187")
    button = asked["buttons"][0]["id"]

    assert assistant.press(case, button)[0]["card"]["finding"] == "NOT_OURS"
    with pytest.raises(ApiError) as refused:
        assistant.press(case, button)
    assert (refused.value.status, refused.value.code) == (409, "button_void")


def test_a_button_of_another_case_does_nothing_here(assistant):
    first, second = assistant.open("CU-1012"), assistant.open("CU-1012")
    (asked,) = assistant.say(first, "4187")
    with pytest.raises(ApiError):
        assistant.press(second, asked["buttons"][0]["id"])


def test_a_full_card_number_is_kept_nowhere(assistant):
    case = assistant.open("CU-1001")
    assistant.say(case, "her card 4111 1111 1111 1111 cvv 123, what is 7776?")
    kept = " ".join(texts(assistant, case))
    assert "1111 1111" not in kept and "4111" not in kept
    assert "7776" in kept


def test_a_turn_late_in_a_long_case_still_answers(assistant):
    case = assistant.open("CU-1001")
    for _ in range(45):
        assistant.say(case, "ok")
    assert assistant.say(case, "7776")[0]["card"]["finding"] == "ORDER_TAIL"
