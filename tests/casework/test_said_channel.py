from __future__ import annotations

import pytest

from tests.casework.said_cases import channel, said


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("cust got an email saying account ending 7776", "email"),
        ("eml says 7776", "email"),
        ("she has an e-mail, it reads 7776", "email"),
        ("we emailed her that 7776 was credited", "email"),
        ("she doesn't know the 7776 in the email", "email"),
        ("nobody can explain the email", "email"),
        ("she got a txt msg: acct 7776", "sms"),
        ("text says 7776", "sms"),
        ("someone texted her 7776", "sms"),
        ("via SMS 7776", "sms"),
        ("she got a letter in the post with 7776", "letter"),
        ("came by post", "letter"),
        ("it was in the mail", "letter"),
        ("got a push notification about 7776", "push"),
        ("app alert says 7776", "push"),
        ("on her bank statement it says 7776", "statement"),
        ("7776 on my card statement", "statement"),
        ("stmt shows 7776", "statement"),
        ("saw 7776 on your website", "website"),
        ("your site says 7776", "website"),
        ("got a call from someone saying 7776", "call"),
        ("a man called her about 7776", "call"),
        ("it wasn't an email, it was a text", "sms"),
        ("not the email but the letter", "letter"),
        ("no email, got a push notification", "push"),
        ("the text, not the email, says 7776", "sms"),
        ("the refund will show on her statement, says the email", "email"),
        ("not on her statement, only in the email", "email"),
    ],
)
def test_the_words_tell_where_she_read_it(text, where):
    assert channel(text) == where


@pytest.mark.parametrize(
    "text",
    [
        "7776",
        "what is 7776",
        "customer emailed us asking about 7776",
        "please email me back about 7776",
        "her email is jane@gmail.com",
        "email address jane@gmail.com",
        "text me back",
        "please call me",
        "customer called about 7776",
        "she never got an email",
        "it wasn't an email",
        "there was no letter",
        "a@b.com",
        "order 10447776",
    ],
)
def test_words_about_contact_are_no_source(text):
    assert channel(text) is None


def test_a_message_that_tells_of_no_source_has_none():
    assert said("order 10447776 for $49.99").source is None


def test_how_she_complained_is_not_where_she_read_it():
    assert channel("She complained by letter on 12 February") is None
    assert channel("you told me in October that it would cost $40") is None


def test_a_card_bill_and_a_tracking_page_are_sources():
    assert channel("two lines with your name on my Mastercard bill") == "statement"
    assert channel("tracking says dropped at the door") == "website"
