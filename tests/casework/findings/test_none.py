"""The answer when nothing is broken: what the records know better, and what she took back herself."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from firstline.casework import playbook
from firstline.casework.facts import Moment
from firstline.casework.findings import families
from firstline.casework.findings.none import Asked, finding
from firstline.casework.formats import formats
from firstline.casework.guide import Asking, guidance, unasked
from firstline.casework.words import Words
from firstline.records import rows
from firstline.workplace import PLAYBOOKS
from tests.casework.findings.appointment.cases import failure
from tests.casework.findings.call.cases import callback
from tests.casework.findings.parts.cases import LATER, here, job, late, ordered, part, wrong
from tests.casework.promises.cases import SLOT, appointment, event, known
from tests.casework.records import NOW, ORDER, said

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
DAY = timedelta(days=1)
LATE = replace(ORDER, status="shipped", promised_at=NOW - 5 * DAY)
SENT = rows.Shipment("SH-1", ORDER.order_id, "Couriers", "FC883", NOW - 12 * DAY, None, None)


def guided(*given, intent: str, text: str):
    heard = said(text)
    return guidance(known(*given), Asking(heard, heard, (intent,)), NOW, BOOKS)


def settled(*given, intent: str, text: str = ""):
    asked = Asked((intent,), said(text), NOW)
    return finding(known(*given), 30, is_broken=False, asked=asked)


def headline(found, snapshot=None) -> str:
    words = Words(formats((snapshot or known()).company, "en_US", None), BOOKS.terms)
    return words.first(BOOKS.by_family["none"].findings["NONE"].headline, found.facts)


def test_a_callback_that_was_made_is_told_with_its_time_and_who_made_it():
    made = callback(NOW - DAY, "kept", placed_at=NOW - DAY + timedelta(minutes=3))

    found = settled(made, intent="call_dropped")

    assert found.evidence[0].record == made.record
    assert found.facts["rang_at"] == Moment(NOW - DAY + timedelta(minutes=3))
    assert headline(found).endswith("Mei Tanaka rang on November 9, 2026, 10:03 AM.")


def test_an_answered_complaint_is_told_with_the_day_of_the_answer():
    answered = rows.Complaint(
        complaint_id="CO-1",
        customer_id="CU-1",
        received_at=NOW - 20 * DAY,
        acknowledged_at=NOW - 19 * DAY,
        answered_at=NOW - 4 * DAY,
    )

    found = settled(answered, intent="complaint_unanswered")

    assert found.evidence[0].record == answered.record
    assert headline(found) == (
        "Complaint CO-1 of October 21, 2026 was answered on November 6, 2026."
    )


def test_a_visit_moved_at_her_own_wish_is_told_with_the_day_she_asked():
    to = NOW + 6 * DAY
    move = event("moved", "customer", SLOT - DAY, old_starts_at=SLOT, new_starts_at=to)

    found = settled(appointment(starts_at=to), move, intent="appointment_missed")

    assert found.evidence[0].record == move.record
    assert {"asked_on", "slot", "new_slot"} <= found.facts.keys()
    assert "own wish" in headline(found)


def test_a_visit_that_took_place_is_told():
    kept = appointment("done"), event("attended", at=SLOT)

    found = settled(*kept, intent="appointment_missed")

    assert found.evidence[0].phrase == "visit_kept"


def test_a_visit_still_to_come_is_told_with_its_time():
    found = settled(appointment(starts_at=NOW + 2 * DAY), intent="appointment_missed")

    assert found.evidence[0].phrase == "visit_booked"
    assert found.facts["next_slot"] == Moment(NOW + 2 * DAY)
    assert "is booked for" in headline(found)


@pytest.mark.parametrize(
    ("of_part", "told"), [(here(), "all_here"), (ordered(eta=NOW + DAY), "all_in_time")]
)
def test_a_repair_that_has_all_it_needs_is_told_with_the_day_of_its_work(of_part, told):
    found = settled(job(starts_at=LATER), of_part, intent="parts_missing")

    assert found.evidence[0].phrase == "repair_in_order"
    assert told in found.facts and found.facts["work_at"] == Moment(LATER)
    assert "All that the Alder washer needs" in headline(found)


@pytest.mark.parametrize("of_part", [part(), late(), wrong(), here(shelf="WO-9")])
def test_a_repair_that_waits_for_a_part_is_never_told_to_be_in_order(of_part):
    found = settled(job(starts_at=LATER), of_part, intent="parts_missing")

    assert not {"all_here", "all_in_time"} & found.facts.keys()


@pytest.mark.parametrize(
    "elsewhere",
    [
        callback(NOW - 200 * DAY, "kept"),
        callback(NOW + DAY),
        callback(NOW - DAY, "cancelled"),
    ],
)
def test_a_callback_long_ago_still_to_come_or_called_off_settles_nothing(elsewhere):
    found = settled(elsewhere, intent="call_dropped")

    assert "callback_at" not in found.facts


def test_what_was_not_asked_about_is_not_told():
    made = callback(NOW - DAY, "kept", placed_at=NOW - DAY)

    assert "callback_at" not in settled(made, intent="complaint_unanswered").facts


@pytest.mark.parametrize(
    ("given", "intent", "text", "state", "phrase"),
    [
        (
            (callback(NOW - DAY, "missed"),),
            "call_dropped",
            "he did call",
            "says_called",
            "still_call",
        ),
        (
            failure(1),
            "appointment_missed",
            "the engineer did come",
            "says_visited",
            "still_appointment",
        ),
    ],
)
def test_what_she_takes_back_is_to_be_noted_and_neither_leads_nor_stands_behind(
    given, intent, text, state, phrase
):
    found = guided(*given, intent=intent, text=text)

    assert [one.code for one in found.leads] == ["NONE"]
    assert state in found.leads[0].facts
    assert found.leads[0].evidence[0].phrase == phrase
    assert not {"CB_MISSED", "MISS_1", "MISS_N"} & {one.code for one in found.also}
    assert headline(found.leads[0]).endswith("Note it.")


def test_a_parcel_that_came_is_the_order_s_own_answer():
    found = guided(LATE, SENT, intent="order_status", text="the parcel came today")

    assert [one.code for one in found.leads] == ["ORDER_STATUS"]
    assert "PARCEL_LATE" not in {one.code for one in found.also}


@pytest.mark.parametrize(
    "text", ["did he call?", "your notes say that you called me", "he did not call"]
)
def test_what_she_does_not_take_back_goes_on_leading(text):
    found = guided(callback(NOW - DAY, "missed"), intent="call_dropped", text=text)

    assert [one.code for one in found.leads] == ["CB_MISSED"]


def test_the_worst_that_is_broken_is_not_what_she_took_back():
    heard = said("he did call, all good")
    missed = known(callback(NOW - DAY, "missed"))

    assert unasked(missed, Asking(said("hm"), said("hm"), ()), NOW, BOOKS).leads
    assert unasked(missed, Asking(heard, heard, ()), NOW, BOOKS) is None
