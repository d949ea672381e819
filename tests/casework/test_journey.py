"""One time line of everything that touched the customer, with what broke marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from firstline.casework import playbook
from firstline.casework.card import words_for
from firstline.casework.findings import families
from firstline.casework.journey import MOST_EVENTS, entries, journey, values
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


CALL = rows.Call("CA-1", "CU-1", "Ellen", "in", NOW - timedelta(days=2), ended_by="customer")
CARD = "paid with 4111 1111 1111 1111, please check"


@pytest.mark.parametrize(
    "record",
    [
        replace(CALL, note=CARD),
        replace(MESSAGE, subject=CARD),
        rows.BookingError("BE-1", "CU-1", NOW - timedelta(days=1), CARD),
        rows.Complaint("CO-1", "CU-1", NOW - timedelta(days=1), "email", CARD),
    ],
    ids=lambda record: record.table.name,
)
def test_a_full_card_number_that_somebody_wrote_into_a_record_is_not_told(record):
    (event,) = events(record)
    assert "please check" in event.text
    assert "ends 1111" in event.text
    assert "4111" not in event.text


def test_a_long_note_is_told_shortly():
    (event,) = events(replace(CALL, note="the parcel is late " * 100))
    assert event.text.endswith("…")
    assert len(event.text) < values.LONGEST + 60


def test_the_number_of_an_order_is_told_whole_though_it_could_be_a_card():
    (event,) = events(replace(ORDER, order_number="4111111111111111"))
    assert "4111111111111111" in event.text


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
