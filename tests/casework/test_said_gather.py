from __future__ import annotations

from firstline.casework.said import Said, gather
from tests.casework.said_cases import said


def case(*oldest_first: str) -> Said:
    return gather([said(text) for text in reversed(oldest_first)])


def test_the_newest_message_comes_first_and_nothing_twice():
    gathered = case("order 10447776, x4421", "account ending 7776", "x7776 and order 10447776")

    assert [mention.value for mention in gathered.mentions] == ["7776", "10447776", "4421"]


def test_places_point_into_the_joined_text():
    gathered = case("order 10447776 of 2026-11-03", "ending 7776", "$49.99 yesterday")

    for found in (*gathered.mentions, *gathered.amounts, *gathered.days):
        assert gathered.text[found.start : found.end] == found.written
    assert (
        gathered.text.index("$49.99") < gathered.text.index("7776") < gathered.text.index("10447")
    )


def test_amounts_and_days_are_newest_first():
    gathered = case("$10 on 2026-11-01", "$20 on 2026-11-02", "$10")

    assert [str(amount.value) for amount in gathered.amounts] == ["10", "20"]
    assert [day.day.day for day in gathered.days] == [2, 1]


def test_the_newest_source_that_says_one_stands():
    assert case("she got an email", "no, it was a text", "7776").source.channel == "sms"


def test_a_pasted_message_and_its_sender_are_not_forgotten():
    paste = (
        "cust got this: From: refunds@x.example Subject: Credit Dear Jane, account 7776 credited"
    )

    source = case(paste, "it was in a letter", "thanks").source

    assert (source.channel, source.pasted, source.domains) == ("letter", True, ("x.example",))


def test_what_she_once_called_hers_stays_hers():
    gathered = case("my card ends 4421", "what about 4421")

    assert [(mention.value, mention.owned) for mention in gathered.mentions] == [("4421", True)]


def test_no_messages_say_nothing():
    assert gather([]) == Said()
    assert gather([said("hello")]).source is None
