"""What the agent reads before confirming a step is true of whoever is going to do it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from firstline.casework import playbook
from firstline.casework.card import words_for
from firstline.casework.card_facts import Staff
from firstline.casework.doing.fields import NotFree
from firstline.casework.doing.model import Option
from firstline.casework.doing.preparing import step_of
from firstline.casework.doing.reserved import of_card, of_case
from firstline.casework.doing.setting import Setting
from firstline.casework.facts import Deadline
from firstline.casework.finding import Finding, Proof
from firstline.casework.findings import families
from firstline.records import rows
from firstline.workplace import PLAYBOOKS
from tests.casework.records import NOW, ORDER, snapshot

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
SLOT = "2026-11-12T15:00:00+00:00"
HER = rows.Customer(
    "CU-1", "Maria", email="maria@example.com", phone="+12125550101", locale="en_US"
)
ALONE, WITH_SAL = Staff("Jo"), Staff("Jo", "Sal")


def setting(staff, given=None, customer=HER):
    records = snapshot(ORDER, customer=customer)
    slots = (Option(SLOT, "Thursday"),)
    return Setting(records, words_for(records, BOOKS), staff, NOW, given or {}, slots)


def found(family, code):
    facts = {"tell_by": Deadline(NOW), "check_by": Deadline(NOW)}
    proof = Proof("none", "orders/10447776")
    wording = BOOKS.by_family[family].findings[code]
    return Finding(family, code, "certain", facts, (proof,)), wording


@pytest.mark.parametrize(
    ("staff", "line"),
    [
        (ALONE, "You are to do it by Fri, Nov 13, 5:00 PM, and are reminded before;"),
        (WITH_SAL, "Sal is to do it by Fri, Nov 13, 5:00 PM; a lead is told"),
    ],
)
def test_the_agent_is_reminded_of_the_agent_s_own_and_somebody_else_is_named(staff, line):
    made = of_card(*found("number", "CREDIT_LATE"), "follow_up", setting(staff))
    assert made.lines[0].startswith(line)


def test_a_task_without_a_time_of_its_own_is_for_this_business_day():
    finding, wording = found("appointment", "NO_ACCESS")
    told = {**finding.facts, **{"was_in": Deadline(NOW)}}
    finding = Finding("appointment", "NO_ACCESS", "certain", told, finding.evidence)
    made = step_of(finding, wording, "ask_engineer", setting(ALONE))
    assert made.due_at is None
    assert made.lines[0].startswith("You are to do it before the business day ends;")


@pytest.mark.parametrize(
    ("staff", "who"), [(ALONE, "The finance team gets"), (WITH_SAL, "Sal, finance team, gets")]
)
def test_a_hand_over_names_the_person_in_charge_where_there_is_one(staff, who):
    made = of_card(*found("number", "CREDIT_LATE"), "escalate", setting(staff))
    assert made.lines[0].startswith(who)
    assert "explains nothing again" in made.lines[1]


def test_a_letter_goes_to_her_e_mail():
    send = step_of(*found("debit", "SPLIT_SHIP"), "send_receipts", setting(ALONE))
    assert send.lines == ("It goes to m***@e***.com.",)


def test_where_the_clocks_are_the_same_a_time_is_told_once():
    made = of_case("callback", setting(ALONE, {"when": SLOT}))
    (line,) = made.lines
    assert line.endswith("for Thu, Nov 12, 10:00 AM; you are reminded before.")


def test_a_time_is_told_on_our_clock_and_on_hers_where_that_is_another():
    west = replace(HER, timezone="America/Los_Angeles")
    made = of_case("callback", setting(ALONE, {"when": SLOT}, west))
    assert "for Thu, Nov 12, 10:00 AM;" in made.lines[0]
    assert made.lines[1] == "Where the customer lives that is Thu, Nov 12, 7:00 AM PST."


def test_without_a_contact_on_file_none_is_named():
    nobody = rows.Customer("CU-1", "Maria")
    made = of_case("callback", setting(ALONE, {"when": SLOT}, nobody))
    assert made.contact == ""
    assert made.lines[0].startswith("A call is booked for ")


def test_a_callback_is_booked_for_a_time_that_was_offered():
    with pytest.raises(NotFree):
        of_case("callback", setting(ALONE, {"when": "2026-11-12T15:10:00+00:00"}))
