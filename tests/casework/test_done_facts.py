"""Which decision a card tells as done, and what it shows as handed over, followed up or given."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from firstline.casework.card import briefly
from firstline.casework.card_facts import Staff
from firstline.casework.finding import Finding, Proof
from firstline.casework.findings.debit import find as debits
from firstline.records.decided import Decided
from tests.casework.done_cards import (
    BOOKS,
    NUMBER,
    RECORD,
    card,
    taken,
)
from tests.casework.findings.debit.books import TWICE
from tests.casework.records import NOW, ORDER, said, snapshot

# Which decision counts


def refund(*decided, names=("owed", "arrives_by")):
    return card("debit", "DUP_CAPTURE", names, decided)


def test_what_waits_for_consent_is_told_as_before_and_shown_as_waiting():
    made = refund(taken("refund_duplicate", "waiting"))
    assert made["say"] == refund()["say"]
    assert made["do"][0]["done"] == {"decision": NUMBER, "state": "waiting"}


def test_a_second_refund_that_waits_does_not_undo_the_first():
    first = taken("refund_duplicate", at=NOW - timedelta(days=1))
    made = refund(first, taken("refund_duplicate", "waiting", number="D-2ND"))
    assert NUMBER in " ".join(made["say"])
    assert made["do"][0]["done"]["decision"] == "D-2ND"


def test_of_two_decisions_the_newest_is_told():
    older = taken("refund_duplicate", at=NOW - timedelta(days=1), number="D-OLD")
    assert "D-OLD" not in " ".join(refund(older, taken("refund_duplicate"))["say"])


def test_a_step_about_other_rows_is_not_done():
    other = Decided("refund_duplicate", frozenset({"orders/1"}), NUMBER, "done", NOW, "demo")
    assert refund(other)["say"] == refund()["say"]


def test_the_headline_and_the_line_under_also_tell_it_too():
    made = refund(taken("refund_duplicate"))
    assert NUMBER in made["headline"]
    found = Finding("debit", "DUP_CAPTURE", "certain", {}, (Proof("debit_taken", RECORD),))
    records = snapshot(ORDER, decided=(taken("refund_duplicate"),))
    assert NUMBER in briefly(found, records, BOOKS)["headline"]


# What every card offers


@pytest.mark.parametrize("step", ["escalate", "follow_up"])
def test_what_was_handed_over_or_taken_on_is_shown_with_its_number(step):
    assert card("appointment", "MISS_N")[step]["done"] is None
    made = card("appointment", "MISS_N", decided=[taken(step)])
    assert made[step]["done"] == {"decision": NUMBER, "state": "done"}


def test_goodwill_that_was_given_is_shown_with_its_number():
    assert card("appointment", "MISS_N")["offer"]["goodwill"]["done"] is None
    made = card("appointment", "MISS_N", decided=[taken("goodwill", "waiting")])
    assert made["offer"]["goodwill"]["done"] == {"decision": NUMBER, "state": "waiting"}


def test_who_handed_the_case_over_by_a_step_of_the_playbook_has_escalated_it():
    made = card("appointment", "MISS_N", decided=[taken("hand_to_lead")])
    assert made["escalate"]["done"] == {"decision": NUMBER, "state": "done"}
    assert any(line.startswith(f"Sal has this now, number {NUMBER}") for line in made["say"])


def test_without_a_person_in_charge_the_team_is_named():
    made = card("appointment", "MISS_N", decided=[taken("escalate")], staff=Staff("Jo"))
    assert any(line.startswith("Our field service lead has this now") for line in made["say"])


def test_whoever_takes_it_over_is_told_with_a_direct_line_where_one_is_known():
    staffed = Staff("Jo", "Sal", direct_line="+12125550101", owner_line="+12125550102")
    made = card("appointment", "MISS_N", staff=staffed)
    assert "The direct line of Sal is +12125550102." in made["say"]
    assert "My direct line is +12125550101." in card("call", "REPEAT_DROP", staff=staffed)["say"]
    alone = card("call", "REPEAT_DROP", staff=Staff("Jo", "Sal"))
    assert not any("direct line is" in line for line in alone["say"])


def test_a_follow_up_stays_due_when_it_was_due_as_it_was_taken_on():
    promised = card("number", "CREDIT_LATE")["follow_up"]["due_at"]
    later = NOW + timedelta(days=2)
    again = card("number", "CREDIT_LATE", decided=[taken("follow_up", at=NOW)], now=later)
    assert again["follow_up"]["due_at"] == promised
    assert card("number", "CREDIT_LATE", now=later)["follow_up"]["due_at"] > promised


def test_a_follow_up_whose_time_is_over_is_due_anew():
    later = NOW + timedelta(days=9)
    made = card("number", "CREDIT_LATE", decided=[taken("follow_up", at=NOW)], now=later)
    assert made["follow_up"]["due_at"] > later.isoformat()


@pytest.mark.parametrize("days", [2, 30])
def test_money_ordered_back_arrives_when_it_was_to_arrive_unless_that_is_over(days):
    ordered = Decided("refund_duplicate", frozenset({"charges/CH-2"}), NUMBER, "done", NOW, "demo")
    then, later = snapshot(*TWICE), NOW + timedelta(days=days)
    now = replace(then, decided=(ordered,))
    first, fresh, since = (
        debits(records, said(), at)[0].facts["arrives_by"]
        for records, at in ((then, NOW), (then, later), (now, later))
    )
    assert since == (first if days == 2 else fresh)
    assert first.at < fresh.at
