"""What a part of a message names, and the records show broken, is a matter of its own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from firstline.records import rows
from tests.casework.findings.appointment.cases import charge, failure
from tests.casework.findings.call.cases import line, order, parcel
from tests.casework.meant.test_meant import DAY, SOLD, evident, read
from tests.casework.promises.cases import known
from tests.casework.records import NOW, said

EXPLAIN = "explain_number"
ORDER, REFUND, TWICE = "order_status", "refund_status", "debited_twice"
VISIT, CALL, COMPLAINT = "appointment_missed", "call_dropped", "complaint_unanswered"

LATE = rows.Credit(
    "CR-1",
    "CU-1",
    "trade_in",
    Decimal("125.00"),
    "USD",
    approved_at=NOW - 20 * DAY,
    due_at=NOW - 6 * DAY,
    status="approved",
)
KETTLE = (
    order("10430005", status="cancelled", total=Decimal("46.50")),
    line("10430005", "Finch kettle"),
    charge(NOW - 20 * DAY, amount="46.50", order_id="10430005", settled_at=NOW - 19 * DAY),
)
MISSED = [
    replace(one, engineer="Tanya Brooks") if i == 0 else one for i, one in enumerate(failure(1))
]


@pytest.mark.parametrize(
    "text",
    [
        "you still sit on my 46.50. And the 125 for the old dryer? Nothing.",
        "46.50 of the kettle, 125 of the trade-in: none of it here",
        "I miss $125 and $46.50",
    ],
)
def test_each_sum_that_she_gives_and_waits_for_is_a_matter(text):
    assert {*read(text, REFUND, of=(LATE, *KETTLE))} == {REFUND, TWICE}


@pytest.mark.parametrize(
    "text", ["you still sit on my 46.50", "46.50 for 125 days", "46.50 back please, order 125"]
)
def test_a_sum_that_she_does_not_give_is_none(text):
    assert REFUND not in read(text, TWICE, of=(LATE, *KETTLE))


@pytest.mark.parametrize(
    "text",
    [
        "The refund for my kettle which never came, and the trade-in credit of the dryer.",
        "kettle refund missing + trade-in credit too",
        "My money back for the kettle! And the credit of October.",
    ],
)
def test_money_back_for_a_thing_of_a_cancelled_order_is_of_that_order(text):
    assert {*read(text, REFUND, of=(LATE, *KETTLE))} == {REFUND, TWICE}


@pytest.mark.parametrize(
    "text",
    [
        "your Tanya wrote I wasn't home on the 3rd, and then you take 36.50",
        "36.50 twice; Tanya's visit was nothing",
        "Charged twice. Ms Brooks did not come, I was in all day.",
    ],
)
def test_who_was_to_come_is_named_beside_her_visit(text):
    assert VISIT in read(text, TWICE, of=MISSED)
    assert VISIT not in read(text, TWICE)


@pytest.mark.parametrize(
    "text", ["charged twice, I told Tanya so", "Ms Brooks, I was charged twice"]
)
def test_a_name_alone_is_no_visit(text):
    assert VISIT not in read(text, TWICE, of=MISSED)


OVERDUE = (
    order("10430002", status="shipped", promised_at=NOW - 20 * DAY),
    line("10430002", "Four-slice toaster"),
    replace(parcel("10430002", came=22 * DAY), delivered_at=None),
)


@pytest.mark.parametrize(
    "text",
    [
        "charged twice, and Tanya still hasn't come",
        "charged twice, and the credit has not arrived",
        "charged twice, the 125 never got to me",
    ],
)
def test_who_or_what_money_did_not_come_is_no_parcel(text):
    assert ORDER not in read(text, TWICE, of=(*OVERDUE, *MISSED, LATE))


@pytest.mark.parametrize(
    "text",
    [
        "charged twice, and the toaster still hasn't come",
        "charged twice, and the parcel has not arrived",
        "charged twice. Nothing was delivered.",
    ],
)
def test_what_did_not_come_is_a_parcel(text):
    assert ORDER in read(text, TWICE, of=(*OVERDUE, *MISSED, LATE))


@pytest.mark.parametrize(
    "text",
    [
        "cut off, second time now",
        "I was cut off twice this week",
        "dropped again, both times by you",
    ],
)
def test_twice_without_money_is_no_debit(text):
    twice = [
        replace(charge(NOW - n * DAY, f"CH-{n}", settled_at=NOW - n * DAY), order_id="10430001")
        for n in (8, 9)
    ]
    of = (order(), line(), *twice)
    assert read(text, CALL, of=of, hints=(TWICE,)) == (CALL,)
    assert read(f"{text}, and money taken twice", CALL, of=of, hints=(TWICE,)) == (CALL, TWICE)


@pytest.mark.parametrize(
    "text",
    [
        "The technician did not appear, and I complained on the phone on 6 November.",
        "no-show, complained by e-mail on 6 Nov, no answer",
        "nobody came; my complaint of November 6 was ignored",
    ],
)
def test_a_complaint_that_no_record_has_is_a_matter_beside_the_visit(text):
    assert {*read(text, VISIT, of=MISSED, hints=(COMPLAINT,))} == {VISIT, COMPLAINT}


@pytest.mark.parametrize(
    "text",
    [
        "4187 where from? The oven is broken",
        "charged twice. what's 4187?",
        "80 twice, and who is 4187?",
    ],
)
def test_a_short_question_about_digits_is_a_matter(text):
    assert EXPLAIN in read(text, TWICE, of=(order(), line(), parcel()), hints=(TWICE,))


@pytest.mark.parametrize(
    "text", ["4187?? also charged twice", "the 4187 of mine was charged twice, can you see why?"]
)
def test_digits_in_passing_are_none(text):
    assert EXPLAIN not in read(text, TWICE, of=(order(), line(), parcel()), hints=(TWICE,))


@pytest.mark.parametrize(
    "text",
    [
        "The credit for the dryer has not arrived, and I want my money back for the kettle.",
        "the 125 never came. money back for the kettle please",
        "Tanya still hasn't come, and I want my money back for the kettle",
    ],
)
def test_money_or_somebody_that_did_not_come_makes_no_parcel_lost(text):
    came = order("10430009"), line("10430009", "Tumble dryer"), parcel("10430009")
    assert ORDER not in read(text, REFUND, of=(*came, LATE, *KETTLE, *MISSED))


def test_who_was_to_come_is_no_order():
    for text in ("Tanya still hasn't come", "Ms Brooks hasn't come", "Tanya Brooks has not come"):
        assert read(text, ORDER, of=(*SOLD, *MISSED)) == (VISIT,)
    assert read("it still hasn't come", ORDER, of=(*SOLD, *MISSED)) == (ORDER,)


STALE = rows.Complaint(
    "CP-1", "CU-1", received_at=NOW - 30 * DAY, channel="email", about="visits missed"
)


@pytest.mark.parametrize(
    "text",
    [
        "my complaint of 6 October about the missed visits: any answer yet?",
        "complaint about the visit, no reply",
        "I complained about your engineer and hear nothing",
    ],
)
def test_what_a_complaint_was_about_is_no_matter_beside_it(text):
    assert read(text, VISIT, of=(*MISSED, STALE), hints=(COMPLAINT,)) == (COMPLAINT,)
    assert read(text, VISIT, of=MISSED) == (VISIT,)


@pytest.mark.parametrize(
    "text",
    [
        "complaint about the visits, no answer, and nobody came on Thursday",
        "I complained about the visit. The engineer still has not come.",
        "nobody showed up; my complaint about the visit is ignored",
    ],
)
def test_what_failed_beside_a_complaint_stays_a_matter(text):
    assert {*read(text, VISIT, of=(*MISSED, STALE), hints=(COMPLAINT,))} == {VISIT, COMPLAINT}


@pytest.mark.parametrize(
    "text",
    [
        "I rang on Monday already: 80 twice for one thing, give me one back",
        "told you on the phone, 80 twice",
        "As I said when I phoned, you took 80 twice",
    ],
)
def test_who_only_rang_to_tell_of_it_speaks_of_no_call(text):
    waits = rows.Callback(
        "CB-1", "CU-1", placed_at=NOW - 2 * DAY, due_at=NOW - DAY, status="missed"
    )
    assert read(text, TWICE, of=(waits,), hints=(CALL,)) == (TWICE,)
    assert read(f"{text}; no callback", TWICE, of=(waits,), hints=(CALL,)) == (TWICE, CALL)


def test_what_is_not_understood_stays_so_where_nothing_is_broken():
    assert evident(known(), said("the oven, and 125 and Tanya"), (), NOW, ()) == ()
