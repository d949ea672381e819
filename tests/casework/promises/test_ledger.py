"""What holds of every ledger, whatever the records say."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from firstline.casework.promises import Promise, ledger
from firstline.records import rows
from firstline.records.snapshot import Snapshot
from tests.casework.promises.arbitrary import AGES, RECORDS, ZONES
from tests.casework.promises.cases import call, complaint, known
from tests.casework.records import NOW, snapshot

STATES = {"kept", "broken", "due", "unknown"}


def made(given_rows, zone=None, ages=None) -> Snapshot:
    customer = rows.Customer(customer_id="CU-1", name="Maria Lopez", timezone=zone)
    return replace(snapshot(*given_rows, customer=customer), as_of=ages or {})


def by_promise(promises) -> dict[tuple, Promise]:
    return {(one.kind, one.record, one.due_at, one.what): one for one in promises}


def latest(records: Snapshot) -> datetime:
    """From then on nothing in the records is still to come."""
    return NOW + timedelta(days=101)


@settings(max_examples=75, deadline=None)
@given(RECORDS, ZONES, AGES)
def test_any_records_make_a_ledger_in_order_with_one_state_a_promise(given_rows, zone, ages):
    promises = ledger(made(given_rows, zone, ages), NOW)

    assert all(one.state in STATES for one in promises)
    assert all(one.late_by(NOW) >= timedelta(0) for one in promises)
    assert all(one.kept_at is None or one.kept_at <= NOW for one in promises)
    dues = [one.due_at for one in promises if one.due_at]
    assert dues == sorted(dues)


@settings(max_examples=75, deadline=None)
@given(RECORDS, AGES, st.integers(0, 5000))
def test_as_time_goes_on_nothing_broken_is_due_again_and_what_is_kept_stays_kept(
    given_rows, ages, hours
):
    records = made(given_rows, None, ages)
    start = latest(records)
    before = by_promise(ledger(records, start))
    after = by_promise(ledger(records, start + timedelta(hours=hours)))

    for key, promise in before.items():
        if promise.state in ("kept", "broken"):
            assert after[key].state == promise.state


def test_the_promise_that_was_due_first_stands_first():
    monday = NOW - timedelta(days=8)
    promises = ledger(known(complaint(monday), call("will ring her tomorrow", at=monday)), NOW)
    assert [one.kind for one in promises] == [
        "follow_up",
        "acknowledgement",
        "answer",
        "final_answer",
    ]


def test_a_promise_kept_late_is_broken_and_tells_how_late():
    promise = Promise("callback", "callbacks/1", "", None, NOW, "", "broken", NOW + timedelta(1))
    assert promise.late_by(NOW + timedelta(days=9)) == timedelta(days=1)
    assert not promise.is_open
    still = replace(promise, kept_at=None)
    assert still.late_by(NOW + timedelta(days=9)) == timedelta(days=9)
    assert still.is_open
