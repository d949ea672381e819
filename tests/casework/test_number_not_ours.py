"""A message in our name that we never sent, and what only looks like one."""

from __future__ import annotations

from datetime import timedelta

from firstline.casework.findings.number import find
from tests.casework.records import (
    CREDIT,
    MESSAGE,
    NOW,
    ORDER,
    PAID,
    TEMPLATE,
    VISA,
    said,
    snapshot,
)

USUAL = (VISA, ORDER, PAID, CREDIT, TEMPLATE, MESSAGE)


def code(records, *texts):
    found = find(records, said(*texts or ("7776",)), NOW)
    return found[0].code if found else None


# NOT_OURS


def test_a_sender_that_is_not_ours_sent_it():
    finding = find(
        snapshot(VISA, CREDIT), said("email from refunds@evil.example, account ending 6092"), NOW
    )[0]

    assert (finding.code, finding.certainty) == ("NOT_OURS", "likely")
    assert finding.facts["foreign_domain"].text == "evil.example"


def test_a_message_she_describes_and_our_log_does_not_hold_is_not_ours():
    assert code(snapshot(*USUAL), "she got an email about an account ending 6092") == "NOT_OURS"


def test_a_log_that_is_too_old_proves_nothing():
    records = snapshot(*USUAL, log_as_of=NOW - timedelta(days=3))
    assert code(records, "she got an email about an account ending 6092") == "SOURCE_UNKNOWN"


def test_without_any_log_nothing_is_called_phishing():
    assert code(snapshot(VISA, log_as_of=None), "she got an email, account ending 6092") == (
        "SOURCE_UNKNOWN"
    )


def test_a_bank_statement_is_no_message_of_ours_and_never_phishing():
    assert code(snapshot(*USUAL), "her bank statement shows 6092") == "SOURCE_UNKNOWN"


def test_a_subdomain_of_ours_is_ours():
    assert (
        code(snapshot(*USUAL), "email from no-reply@mail.alderfinch.example: 7776") == "ORDER_TAIL"
    )


def test_a_domain_that_only_contains_ours_is_not_ours():
    text = "email from no-reply@alderfinch.example.pay.example: account ending 7776"
    assert code(snapshot(*USUAL), text) == "NOT_OURS"


def test_her_own_mail_address_makes_no_message_foreign():
    text = "From: Maria Lopez <maria@gmail.example>\n\nYour email says my account ending in 7776."
    assert code(snapshot(*USUAL), text) == "ORDER_TAIL"


def test_a_message_the_log_lacks_is_not_foreign_when_it_names_a_record_of_hers():
    assert code(snapshot(VISA, ORDER), "she got an email: account ending 7776") == "ORDER_TAIL"


def test_a_foreign_sender_stays_foreign_though_it_names_a_record_of_hers():
    text = "email from refunds@evil.example: account ending 7776"
    assert code(snapshot(VISA, ORDER), text) == "NOT_OURS"
