from __future__ import annotations

import pytest

from tests.casework.said_cases import said

OURS = "alderfinch.example"
EVIL = "alder-finch.example"


def source(text: str):
    return said(text).source


@pytest.mark.parametrize(
    "text",
    [
        f"she got an email from refunds@{EVIL} about 7776",
        f"cust received an email from jane.smith@{EVIL} saying 7776",
        f"email from refunds@{EVIL} says account 7776",
        f"email from support@{EVIL} says account 7776",
        f"sent by {EVIL}",
        f"it came from noreply@{EVIL}",
        f"the sender is refunds@{EVIL}",
        f"email from {EVIL}",
        f"the email links to https://{EVIL}/login?x=7776",
        "the email links to hxxps://alder-finch[.]example/login",
        "link www.alder-finch.example/a",
        "click alder-finch(.)example/login in the email",
        f"<https://{EVIL}/a|Your order>",
        "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Falder-finch.example%2Fa&data=1",
    ],
)
def test_a_named_sender_or_link_is_a_domain(text):
    assert source(text).domains == (EVIL,)
    assert source(text).writer_domains == ()


@pytest.mark.parametrize(
    "text",
    [
        "email from jane@gmail.com asking about 7776",
        "Got an email from jane@gmail.com asking about 7776",
        "message from jane@gmail.com: whose is 7776",
        "email from jane@acme.example asking about 7776",
        "received a mail from jane@acme.example wanting to know about 7776",
        "email from jane@acme.example says account 7776",
        "she wrote from jane@acme.example about the email with 7776",
        "customer emailed us from jane@gmail.com, got an email with 7776",
    ],
)
def test_an_address_that_may_be_hers_is_a_writer_and_no_sender(text):
    assert source(text).domains == ()
    assert source(text).writer_domains in (("gmail.com",), ("acme.example",))


@pytest.mark.parametrize(
    "text",
    [
        "her email is jane@gmail.com and she asks about 7776",
        "customer's email address is jane@acme.example, got a text 7776",
        "jane@gmail.com 7776",
        "reply to jane@acme.example please",
        "7776 e.g. this.That and etc.and so",
        "see https://www.ups.com/track and https://facebook.com/alder",
    ],
)
def test_contact_data_and_carriers_accuse_nobody(text):
    found = source(text)

    assert found is None or found.domains == ()


def test_a_free_mail_sender_counts_where_she_surely_received_it():
    text = "cust got email from alder.refunds@gmail.com saying acct 7776 credited"

    assert source(text).domains == ("gmail.com",)


def test_links_are_told_apart_from_senders():
    found = source(f"got an email from refunds@{OURS} that links to https://{EVIL}/a")

    assert found.domains == (OURS, EVIL)
    assert found.links == (EVIL,)


def test_look_alike_letters_are_shown_as_what_they_are():
    assert source("link https://аlder.example/a").domains == ("xn--lder-43d.example",)
    assert source("link https://xn--lder-43d.example/a").domains == ("xn--lder-43d.example",)


HER_OWN_MAIL = """From: Jane Roe <jane@gmail.com>
To: support@alderfinch.example
Subject: Odd credit

Hi,

I got an email saying my account ending in 7776 was credited. My card ends 4421.

Jane
"""


def test_her_own_mail_to_us_makes_her_no_sender():
    found = source(HER_OWN_MAIL)

    assert (found.channel, found.domains, found.writer_domains) == ("email", (), ("gmail.com",))
    assert not found.pasted


def test_her_own_mail_about_a_text_is_about_a_text():
    assert source(HER_OWN_MAIL.replace("an email", "a text message")).channel == "sms"


def test_her_own_mail_from_work_makes_her_no_sender_and_its_signature_no_link():
    text = (
        "From: jane@acme.example\nTo: hello@alderfinch.example\nSubject: 7776?\n\n"
        "Hi, your email says account ending 7776. Whose is it?\n\nKind regards\nJane\n"
        "https://www.acme-shop.example/about\n"
    )

    found = source(text)

    assert found.domains == ()
    assert found.writer_domains == ("acme.example",)


FORWARDED = """From: jane@gmail.com
Subject: Fwd: Your credit

What is this 7776?

---------- Forwarded message ---------
From: Alder & Finch <{sender}>
Date: Tue, Nov 3, 2026 at 10:12 AM
Subject: Your credit
To: <jane@gmail.com>

Dear Jane, your account ending in 7776 has been credited with $49.99 for order 10447776.
"""


@pytest.mark.parametrize(
    ("sender", "domain"),
    [
        (f"refunds@{OURS}", OURS),
        (f"jane.smith@{EVIL}", EVIL),
        ("alder.refunds@outlook.com", "outlook.com"),
    ],
)
def test_a_forwarded_message_names_its_sender_and_its_writer(sender, domain):
    found = source(FORWARDED.format(sender=sender))

    assert (found.channel, found.pasted) == ("email", True)
    assert found.domains == (domain,)
    assert found.writer_domains == ("gmail.com",)


def test_a_forwarded_message_in_one_line_reads_the_same():
    found = source(FORWARDED.format(sender=f"news@{EVIL}").replace("\n", " "))

    assert (found.domains, found.writer_domains, found.pasted) == ((EVIL,), ("gmail.com",), True)


@pytest.mark.parametrize(
    "introduction",
    [
        "On Tue, Nov 3, 2026 at 10:12 AM Alder & Finch <{}> wrote:\n> Dear Jane,\n> account 7776",
        "On Tue, Nov 3, 2026 at 10:12 AM Alder & Finch\n<{}> wrote:\n\nDear Jane, account 7776",
        "-----Original Message-----\nFrom: Alder [mailto:{}]\nSent: Tuesday\nSubject: Credit\n\n7776",
        "Begin forwarded message:\n\nFrom: Alder <{}>\nSubject: Credit\n\naccount 7776",
        "________________________________\nFrom: Alder <{}>\nSent: Tuesday\nSubject: Credit\n\n7776",
        "> From: Alder <{}>\n> Subject: Credit\n>\n> account ending 7776\n",
    ],
)
def test_every_way_mail_programs_quote_is_a_received_message(introduction):
    found = source("I don't get this.\n\n" + introduction.format(f"service@{EVIL}"))

    assert (found.channel, found.pasted, found.domains) == ("email", True, (EVIL,))


def test_a_received_message_pasted_alone_names_its_sender():
    body = "Subject: Your credit\n\nDear Jane,\n\nWe have credited $49.99 to your account ending in 7776.\n"

    for sender in (f"refunds@{EVIL}", f"hello@{EVIL}", f"jane.smith@{EVIL}"):
        found = source(f"From: Alder <{sender}>\nTo: jane@gmail.com\n{body}")
        assert (found.domains, found.writer_domains, found.pasted) == ((EVIL,), (), True)


def test_a_pasted_mail_of_unclear_origin_names_a_writer_only():
    found = source("From: jane@acme.example\nSubject: credit\n\nAccount ending 7776, see below.\n")

    assert (found.domains, found.writer_domains) == ((), ("acme.example",))


def test_a_lead_that_says_she_got_it_makes_the_pasted_mail_received():
    found = source(
        f"cust got this: From: Al <al@{EVIL}> Subject: Your credit account 7776 credited"
    )

    assert (found.domains, found.pasted) == ((EVIL,), True)


def test_her_words_quoted_in_our_own_mail_accuse_nobody():
    text = (
        f"From: support@{OURS}\nTo: jane@gmail.com\nSubject: Re: 7776\n\nHi Jane, we look into it.\n\n"
        "On Mon, Nov 2, 2026, Jane <jane@gmail.com> wrote:\n> I got an email about 7776\n"
    )

    assert "gmail.com" not in source(text).domains


def test_a_greeted_message_or_a_quotation_is_pasted():
    greeted = "Dear Jane,\n\nGood news! We have credited $49.99 to your account ending in 7776.\n\nThe team"
    quoted = 'text says "Your account ending in 7776 has been credited $49.99"'
    opt_out = "Alder: your credit of $49.99 went to account ending 7776. Reply STOP to opt out"

    assert (source(greeted).channel, source(greeted).pasted) == ("email", True)
    assert (source(quoted).channel, source(quoted).pasted) == ("sms", True)
    assert (source(opt_out).channel, source(opt_out).pasted) == ("sms", True)
