"""The desk's own rows beside the records: findings and the ledger see them as if imported."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import event

from firstline import database
from firstline.casework.findings import families
from firstline.casework.hello import standing
from firstline.casework.offers import _goodwill_before
from firstline.casework.promises import ledger
from firstline.desk import cases, goodwill
from firstline.desk.beside import beside
from firstline.desk.goodwill import Gift
from firstline.desk.keeping import callbacks, complaints, placing, promises
from firstline.desk.keeping.about import About
from firstline.desk.keeping.callbacks import Booking
from firstline.desk.keeping.complaints import NewComplaint
from firstline.desk.keeping.promises import NewPromise
from firstline.records import rows
from tests.casework.records import COMPANY, snapshot
from tests.desk.conftest import NOW

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ELLEN = NewComplaint(NOW - 30 * DAY, "visits", "Ellen")
RECORDED = rows.Complaint("CP-1", "CU-1", NOW - 30 * DAY, owner="Uma")


@pytest.fixture
def about(desk) -> About:
    with desk.begin() as connection:
        return About(cases.open_case(connection, "jo", NOW, "CU-1").case_id, "CU-1")


@pytest.fixture
def writing(desk):
    return lambda: database.writing(desk)


@pytest.fixture
def laid(desk):
    def lay(*given, now=NOW):
        with desk.connect() as connection:
            return beside(snapshot(*given), connection, now)

    return lay


def book(connection, about, starts_at=NOW + HOUR, now=NOW, **more) -> str:
    given = {"minutes": 15, "timezone": "UTC", "contact": "+12125550101", "owner": "jo", **more}
    booking = Booking(starts_at, **given)
    return callbacks.book(connection, booking, about, "jo", COMPANY, now)


def codes(laid, now=NOW) -> list[str]:
    return [one.code for one in standing(laid, now)]


def states(laid, now=NOW) -> list[tuple[str, str, str]]:
    return [(one.kind, one.record, one.state) for one in ledger(laid, now)]


def test_without_rows_of_the_desk_the_records_stay_as_they_are(laid):
    plain = snapshot(RECORDED)
    assert laid(RECORDED) == plain


def test_a_callback_booked_here_is_due_like_one_of_the_records(writing, about, laid):
    with writing() as connection:
        callback_id = book(connection, about)
    recorded = rows.Callback("CB-1", "CU-1", NOW + 2 * HOUR, status="booked")
    hers = laid(recorded)
    assert [one.record for one in hers.callbacks] == ["callbacks/CB-1", f"callbacks/{callback_id}"]
    assert ("callback", f"callbacks/{callback_id}", "due") in states(hers)


def test_a_callback_nobody_placed_is_missed_before_any_clock_ticks(writing, about, laid):
    with writing() as connection:
        callback_id = book(connection, about)
    in_time, late = NOW + HOUR + timedelta(minutes=15), NOW + HOUR + timedelta(minutes=16)
    assert "CB_MISSED" not in codes(laid(now=in_time), in_time)
    hers = laid(now=late)
    assert ("callback", f"callbacks/{callback_id}", "broken") in states(hers, late)
    (missed,) = [one for one in standing(hers, late) if one.code == "CB_MISSED"]
    assert missed.certainty == "certain"  # though no callbacks were ever imported


def test_a_callback_that_was_placed_is_kept_and_a_late_one_made_good(writing, about, laid):
    with writing() as connection:
        kept, late = book(connection, about), book(connection, about, NOW + 2 * HOUR)
        placing.placed(connection, kept, "jo", NOW + HOUR)
        placing.placed(connection, late, "jo", NOW + 5 * HOUR)
    now = NOW + 6 * HOUR
    by_record = {one.record: one for one in ledger(laid(now=now), now)}
    assert by_record[f"callbacks/{kept}"].state == "kept"
    good = by_record[f"callbacks/{late}"]
    assert (good.state, good.is_open, good.kept_at) == ("broken", False, NOW + 5 * HOUR)
    assert "CB_MISSED" not in codes(laid(now=now), now)


def test_a_cancelled_callback_is_no_promise(writing, about, laid):
    with writing() as connection:
        placing.cancel(connection, book(connection, about), "jo", NOW)
    assert states(laid(now=NOW + DAY), NOW + DAY) == []


def test_a_callback_to_somebody_elses_number_is_noticed(writing, about, laid):
    with writing() as connection:
        book(connection, about, contact="+12125550199")
    hers = laid()
    known = replace(hers, customer=replace(hers.customer, phone="+12125550101"))
    assert "CB_WRONG" in codes(known)


def test_a_callback_that_was_imported_since_is_there_once(writing, about, laid):
    with writing() as connection:
        callback_id = book(connection, about)
    imported = rows.Callback(callback_id, "CU-1", NOW + HOUR, status="kept", placed_at=NOW + HOUR)
    assert laid(imported).callbacks == (imported,)


def test_a_complaint_told_here_is_on_record_and_its_clocks_run(writing, about, laid):
    with writing() as connection:
        complaint_id = complaints.log(connection, ELLEN, about, "jo", COMPANY, NOW)
    hers = laid()
    assert [one.complaint_id for one in hers.complaints] == [complaint_id]
    record = f"complaints/{complaint_id}"
    assert set(states(hers)) == {
        ("acknowledgement", record, "broken"),
        ("answer", record, "broken"),
        ("final_answer", record, "due"),
    }
    (stale,) = [one for one in standing(hers, NOW) if one.code == "COMPLAINT_STALE"]
    assert stale.certainty == "certain"


def test_a_complaint_answered_here_is_stale_no_more(writing, about, laid):
    with writing() as connection:
        complaint_id = complaints.log(connection, ELLEN, about, "jo", COMPANY, NOW)
        complaints.answer(connection, complaint_id, "jo", NOW + HOUR)
    assert "COMPLAINT_STALE" not in codes(laid(now=NOW + HOUR), NOW + HOUR)


def test_an_acknowledgement_of_a_recorded_complaint_changes_its_row(writing, about, laid):
    with writing() as connection:
        taken = replace(ELLEN, of_record="CP-1")
        complaint_id = complaints.log(connection, taken, about, "jo", COMPANY, NOW)
        complaints.acknowledge(connection, complaint_id, "jo", NOW + HOUR)
    (row,) = laid(RECORDED).complaints
    assert (row.complaint_id, row.owner) == ("CP-1", "Ellen")
    assert (row.acknowledged_at, row.answered_at) == (NOW + HOUR, None)


def test_what_closed_a_complaint_before_it_was_taken_up_counts_no_more(writing, about, laid):
    with writing() as connection:
        complaints.log(connection, replace(ELLEN, of_record="CP-1"), about, "jo", COMPANY, NOW)
    closed = replace(RECORDED, closed_at=NOW - DAY, answered_at=NOW - DAY)
    assert (laid(closed).complaints[0].closed_at, laid(closed).complaints[0].answered_at) == (
        None,
        None,
    )
    since = replace(RECORDED, closed_at=NOW + DAY, answered_at=NOW + DAY)
    assert laid(since).complaints[0].answered_at == NOW + DAY


def test_the_last_word_on_a_complaint_taken_up_twice_holds(writing, about, laid):
    taken = replace(ELLEN, of_record="CP-1")
    with writing() as connection:
        first = complaints.log(connection, taken, about, "jo", COMPANY, NOW)
        complaints.answer(connection, first, "jo", NOW)
        complaints.log(connection, taken, about, "jo", COMPANY, NOW + DAY)
    assert laid(RECORDED).complaints[0].answered_at is None


def test_a_follow_up_promised_here_is_in_the_ledger(writing, about, laid):
    with writing() as connection:
        made = [
            promises.make(connection, NewPromise("follow_up", "jo", what, NOW + HOUR), about, NOW)
            for what in ("Ring her", "Write to her", "Never mind")
        ]
        promises.end(connection, made[1], "kept", "jo", NOW + HOUR)
        promises.end(connection, made[2], "dropped", "jo", NOW)
    records = [f"promises/{one}" for one in made]
    assert set(states(laid())) == {
        ("follow_up", records[0], "due"),
        ("follow_up", records[1], "due"),  # it is kept an hour from then
    }
    later = NOW + 2 * HOUR
    assert set(states(laid(), later)) == {
        ("follow_up", records[0], "broken"),
        ("follow_up", records[1], "kept"),
    }
    (broken,) = [one for one in standing(laid(), later) if one.code == "PROMISE_BROKEN"]
    assert broken.evidence[0].record == records[0]


def test_promises_to_colleagues_are_none_to_her(writing, about, laid):
    with writing() as connection:
        for kind in ("escalation", "approval"):
            promises.make(connection, NewPromise(kind, "lead", "x", NOW), about, NOW)
    assert states(laid()) == []


@pytest.fixture
def give(writing, about):
    def given(amount="15.00", at=NOW) -> str:
        with writing() as connection:
            money = {"amount": Decimal(amount), "currency": "USD"}
            gift = Gift(about.case_id, "CU-1", "jo", at, "MISS_1", **money)
            return goodwill.record(connection, gift)

    return given


def credit(number=1, amount="15.00", **more) -> rows.Credit:
    given = {"reason": "goodwill", "currency": "USD", "approved_at": NOW + HOUR, **more}
    return rows.Credit(f"CR-{number}", "CU-1", amount=Decimal(amount), **given)


def before(laid, now=NOW + DAY) -> int:
    return _goodwill_before(laid, COMPANY.authority, now)


def test_goodwill_given_here_counts_at_once(give, laid):
    give(), give("9.00")
    assert before(laid(credit(2, "5.00"))) == 3


def test_goodwill_that_the_records_show_by_now_counts_once(give, laid):
    give(), give()
    assert before(laid(credit(1))) == 2
    assert before(laid(credit(1), credit(2))) == 2
    assert before(laid(credit(1), credit(2), credit(3))) == 3


def test_goodwill_is_known_again_by_its_number(give, laid):
    goodwill_id = give()
    assert before(laid(credit(1, "14.50", reference=goodwill_id, approved_at=NOW + 20 * HOUR))) == 1


@pytest.mark.parametrize(
    "other",
    [
        credit(reason="return"),
        credit(approved_at=NOW - 30 * DAY, status="failed"),
        credit(currency="EUR", status="failed"),
        credit(approved_at=None),
    ],
)
def test_another_credit_is_not_taken_for_it(give, laid, other):
    give()
    assert len(laid(other).beside.gifts) == 1


def test_rows_of_another_customer_stay_hers(writing, about, laid):
    hers = About(about.case_id, "CU-2")
    with writing() as connection:
        book(connection, hers)
        complaints.log(connection, ELLEN, hers, "jo", COMPANY, NOW)
        promises.make(connection, NewPromise("follow_up", "jo", "x", NOW), hers, NOW)
    assert laid() == snapshot()


def test_five_queries_all_by_an_index(desk, about):
    asked = []

    def note(_connection, _cursor, statement, values, *_):
        if statement.startswith("SELECT"):
            asked.append((statement, values))

    with desk.connect() as connection:
        event.listen(desk, "before_cursor_execute", note)
        beside(snapshot(), connection, NOW)
        event.remove(desk, "before_cursor_execute", note)
        if connection.dialect.name == "sqlite":
            plans = [
                str(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", values).all())
                for query, values in asked
            ]
            assert [plan for plan in plans if "SCAN" in plan or "INDEX" not in plan] == []
    assert len(asked) == 5


def test_every_family_still_finds_with_the_desks_rows(writing, about, laid):
    with writing() as connection:
        book(connection, about)
        complaints.log(connection, ELLEN, about, "jo", COMPANY, NOW)
    hers = laid()
    found = {one.family for one in standing(hers, NOW + DAY)}
    assert found <= {family.name for family in families()}
    assert {"call", "appointment"} <= found
