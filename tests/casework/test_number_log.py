"""What the log of sent messages proves, and up to when."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from firstline.casework.findings.number import find
from firstline.records import rows
from tests.casework.records import CREDIT, MESSAGE, NOW, ORDER, TEMPLATE, VISA, said, snapshot

HOURS = timedelta(hours=1)
PLAIN = "she got an email about an account ending 6092"


def finding(text, age, *records):
    log = snapshot(VISA, MESSAGE, *records, log_as_of=NOW - age)
    return find(log, said(text), NOW)[0]


@pytest.mark.parametrize(
    ("text", "age", "code"),
    [
        (PLAIN, 9 * HOURS, "NOT_OURS"),
        (PLAIN, 37 * HOURS, "SOURCE_UNKNOWN"),
        (f"{PLAIN} yesterday", 9 * HOURS, "NOT_OURS"),
        (f"{PLAIN} yesterday", 20 * HOURS, "SOURCE_UNKNOWN"),
        (f"{PLAIN} on 2026-11-03", 100 * HOURS, "NOT_OURS"),
        (f"{PLAIN} today", 9 * HOURS, "SOURCE_UNKNOWN"),
        (f"{PLAIN} today", 2 * HOURS, "NOT_OURS"),
        (f"{PLAIN} today", 2 * HOURS + timedelta(seconds=1), "SOURCE_UNKNOWN"),
        (f"{PLAIN} just now", 9 * HOURS, "SOURCE_UNKNOWN"),
        (f"{PLAIN} an hour ago", 9 * HOURS, "SOURCE_UNKNOWN"),
        (f"{PLAIN}, paid out by 2026-11-15", 9 * HOURS, "NOT_OURS"),
        ("email today from refunds@evil.example: account ending 6092", 9 * HOURS, "NOT_OURS"),
        ("email from refunds@evil.example: account ending 6092", 90 * HOURS, "SOURCE_UNKNOWN"),
    ],
)
def test_absence_is_proof_only_for_the_time_that_the_log_covers(text, age, code):
    assert finding(text, age).code == code


def test_a_log_that_ends_too_early_says_where_it_ends():
    found = finding(f"{PLAIN} today", 9 * HOURS)
    assert found.facts["log_until"].at == NOW - 9 * HOURS
    assert "log_until" not in finding(f"{PLAIN} yesterday", 9 * HOURS).facts


def test_a_message_whose_channel_and_texts_were_not_recorded_may_be_hers():
    silent = replace(MESSAGE, message_id="M-2", channel=None, slots={})
    assert finding(PLAIN, 0 * HOURS, silent).code == "SOURCE_UNKNOWN"


def test_digits_in_the_subject_of_a_message_were_printed_by_it():
    ours = replace(MESSAGE, message_id="M-2", subject="Your case 6092 is open")
    found = finding(PLAIN, 0 * HOURS, ours)

    assert found.code == "SENT_NO_MATCH"
    assert found.facts["slot"].text == "subject"
    assert "slot_defect" not in found.facts


def test_an_amount_in_the_subject_is_not_the_number():
    ours = replace(MESSAGE, message_id="M-2", subject="You paid $60.92")
    assert finding(PLAIN, 0 * HOURS, ours).code == "NOT_OURS"


def test_a_wrong_slot_is_told_before_the_subject_of_a_newer_message():
    newer = replace(MESSAGE, message_id="M-2", subject="Order 10447776", slots={}, sent_at=NOW)
    records = snapshot(VISA, ORDER, CREDIT, TEMPLATE, MESSAGE, newer)
    assert "slot_defect" in find(records, said("7776"), NOW)[0].facts


def test_the_row_that_proves_the_wrong_slot_is_the_template_s():
    records = snapshot(VISA, ORDER, CREDIT, TEMPLATE, MESSAGE)
    rows_told = [proof.record for proof in find(records, said("7776"), NOW)[0].evidence]
    assert TEMPLATE.record in rows_told
    assert rows.Template("credit_sent", "7", "account_tail").record in rows_told
