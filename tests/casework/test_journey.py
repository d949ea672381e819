"""One time line of everything that touched the customer, with what broke marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from firstline.casework import playbook
from firstline.casework.card import words_for
from firstline.casework.findings import families
from firstline.casework.journey import MOST_EVENTS, entries, journey
from firstline.casework.playbook import PlaybookError
from firstline.records import rows
from firstline.records.tables import FILES
from firstline.workplace import PLAYBOOKS
from tests.casework.records import CREDIT, MESSAGE, NOW, ORDER, PAID, VISA, snapshot

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
ENTRIES = entries.load(PLAYBOOKS / "journey.yml")
CALLBACK = rows.Callback("CB-1", "CU-1", NOW - timedelta(days=1), None, None, "missed", "Ellen")


def events(*records):
    found = snapshot(*records)
    return journey(found, ENTRIES, words_for(found, BOOKS), BOOKS, NOW)


def test_what_happened_stands_newest_first_in_the_customers_formats():
    told = [event.text for event in events(VISA, ORDER, PAID, CREDIT, MESSAGE)]
    assert told == [
        "Email sent: Your credit",
        "Trade-in credit of $120.00 posted",
        "Trade-in credit of $120.00 approved",
        "Ordered 10447776 for $499.00",
        "Payment of $499.00, settled",
    ]


def test_a_broken_promise_is_marked_and_a_kept_one_is_not():
    kept = replace(CALLBACK, callback_id="CB-2", status="kept", placed_at=CALLBACK.due_at)
    marks = {event.record: event.broken for event in events(CALLBACK, kept)}
    assert marks["callbacks/CB-1"] != ""
    assert marks["callbacks/CB-2"] == ""


def test_what_is_still_to_come_says_so():
    booked = replace(CALLBACK, due_at=NOW + timedelta(days=2), status="booked")
    (event,) = events(booked)
    assert event.is_ahead
    assert event.broken == ""


def test_an_amount_without_its_currency_is_left_out_of_the_words():
    (event,) = events(replace(PAID, currency=None))
    assert event.text == "A payment"


def test_a_record_without_any_date_is_no_event():
    assert events(replace(ORDER, placed_at=None)) == ()


def test_a_very_long_history_keeps_its_newest_events():
    many = [
        replace(PAID, charge_id=f"CH-{number}", created_at=NOW - timedelta(hours=number))
        for number in range(MOST_EVENTS + 20)
    ]
    found = events(*many)
    assert len(found) == MOST_EVENTS
    assert found[0].record == "charges/CH-0"


def test_every_dated_record_of_a_customer_has_words():
    dated = {
        name
        for name, table in FILES.items()
        if "newest" in table.info and name not in ("parts", "slots")
    }
    assert dated <= {entry.table for entry in ENTRIES}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("visits:\n  at: [x]\n", "line 1: unknown key 'visits'"),
        ("orders:\n  total: [x]\n", "line 2: unknown key 'total'"),
        ("orders:\n  placed_at: ['{colour}']\n", "unknown placeholder {colour}"),
    ],
)
def test_a_wrong_entry_is_told_with_its_line(tmp_path, text, told):
    file = tmp_path / "journey.yml"
    file.write_text(text)
    with pytest.raises(PlaybookError, match=told):
        entries.load(file)
