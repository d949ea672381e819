"""Every finding makes a whole card, and tells nothing of the account before she is verified."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from firstline.casework import playbook
from firstline.casework.card import make_card
from firstline.casework.card_facts import Staff
from firstline.casework.facts import Level
from firstline.casework.findings import families
from firstline.casework.findings.appointment import CODES, find
from firstline.casework.identity import Identity
from firstline.casework.playbook.reading import MOST_WORDS
from firstline.casework.said import Said
from firstline.casework.said.claim import LOST_PAY, TOLD_US
from firstline.company import Compensation
from firstline.workplace import PLAYBOOKS
from tests.casework.findings.appointment.cases import (
    DAY,
    HOUR,
    NEXT,
    charge,
    claims,
    contract,
    failure,
    names_day,
)
from tests.casework.promises.cases import SLOT, appointment, complaint, event, known
from tests.casework.records import COMPANY, NOW

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
AHEAD = appointment(starts_at=NEXT, promised_at=NEXT, appointment_id="AP-9")
BOOKED = event("booked", "customer", SLOT - 9 * DAY, notified_at=SLOT - 9 * DAY, new_starts_at=SLOT)
UNTOLD = event("moved", at=SLOT - DAY, old_starts_at=SLOT, new_starts_at=NEXT)
MOVED = appointment(starts_at=NEXT), BOOKED, UNTOLD
TWICE = (*failure(1), *failure(2, SLOT - 9 * DAY, "moved"))
GONE = event("no_access", "customer", SLOT + HOUR)
SOLD = {"started_at": NOW - 9 * DAY, "sold_lead_days": 10, "actual_lead_days": 35}
BACK = charge(NOW - HOUR, "CH-2", kind="refund", refunds_charge_id="CH-1")
PAY = claims(LOST_PAY, count=Decimal("2"))
TOLD = claims(TOLD_US, day=(NOW - 4 * DAY).date())
QUIET = Said()
SITUATIONS = {
    "EARNINGS": [(TWICE, PAY), (failure(1), claims(LOST_PAY, count=Decimal(1)))]
    + [((appointment("done"),), claims(LOST_PAY))],
    "CANCELLED_NO_CONTACT": [
        ((contract(), *TWICE, charge(NOW - DAY)), QUIET),
        ((contract(),), QUIET),
        ((contract(product=None), charge(NOW - DAY)), QUIET),
        ((contract(), charge(NOW - DAY), BACK), QUIET),
        ((contract(), charge(NOW - DAY), replace(BACK, status="pending")), QUIET),
        ((contract(), charge(NOW - DAY, amount="30.00"), replace(BACK, status="pending")), QUIET),
    ],
    "MISS_N": [(TWICE, QUIET), ((*TWICE, AHEAD), QUIET)],
    "MOVED_UNTOLD": [
        (MOVED, QUIET),
        ((*MOVED[:2], replace(UNTOLD, notified_at=SLOT + HOUR)), QUIET),
        ((MOVED[0], UNTOLD), QUIET),
        ((BOOKED, replace(UNTOLD, old_starts_at=None, new_starts_at=None)), QUIET),
    ],
    "MISS_1": [
        (failure(1), QUIET),
        ((*failure(1), AHEAD), QUIET),
        ((*failure(1), event("attended", at=NOW - DAY)), QUIET),
        (failure(1, SLOT, "moved"), QUIET),
        (failure(1, SLOT, "cancelled"), QUIET),
        ((appointment(),), QUIET),
        ((appointment(starts_at=NOW - 4 * HOUR),), names_day(NOW.date())),
    ],
    "NO_ACCESS": [((appointment("missed"), GONE), QUIET), ((appointment(), GONE, AHEAD), QUIET)],
    "LEAD_TIME": [((contract(None, **SOLD),), QUIET), ((contract(None, **SOLD), AHEAD), QUIET)],
    "COMPLAINT_STALE": [
        ((complaint(NOW - 40 * DAY),), QUIET),
        ((complaint(NOW - 80 * DAY, acknowledged_at=NOW - 80 * DAY, owner=None),), QUIET),
        ((complaint(NOW - 60 * DAY, closed_at=NOW - 55 * DAY),), QUIET),
    ],
    "COMPLAINT_UNLOGGED": [((), TOLD), ((), claims(TOLD_US))],
}
CASES = [
    pytest.param(code, *given, id=f"{code} {n}")
    for code, several in SITUATIONS.items()
    for n, given in enumerate(several)
]
SECRET = re.compile(r"\$|£|2026|Home care|CP-1|repair")


def test_every_finding_has_a_situation_here():
    assert set(SITUATIONS) == set(CODES)


def card(code, records, said, level=Level.VERIFIED, owner="Bridget Kane", **more):
    records = known(*records, **more)
    found = [one for one in find(records, said, NOW) if one.code == code]
    return make_card(found, records, Identity(level), BOOKS, Staff("Jonas", owner), NOW)


@pytest.mark.parametrize(("code", "records", "said"), CASES)
@pytest.mark.parametrize("level", [Level.CLAIMED, Level.VERIFIED])
@pytest.mark.parametrize("owner", ["", "Bridget Kane"])
def test_every_finding_makes_a_whole_card(code, records, said, level, owner):
    made = card(code, records, said, level, owner)

    assert made["finding"] == code
    assert made["headline"] and len(made["say"]) >= 2
    assert all(row["fact"] and row["record"] for row in made["evidence"])
    assert all(made["ruled_out"]) and all(step["label"] for step in made["do"])
    words = " ".join(made["say"])
    assert len(words.split()) <= MOST_WORDS
    assert "fault" not in words
    assert "{" not in words
    assert "None" not in json.dumps([made["say"], made["headline"], made["do"]])
    if made["follow_up"]:
        assert made["follow_up"]["due_at"] > NOW.isoformat()


@pytest.mark.parametrize(("code", "records", "said"), CASES)
def test_nothing_of_the_account_is_said_before_she_is_verified(code, records, said):
    assert not SECRET.search(" ".join(card(code, records, said, Level.CLAIMED)["say"]))


def test_lost_pay_is_a_manager_s_to_decide_and_no_sum_or_fault_is_named():
    made = card("EARNINGS", TWICE, PAY)
    assert made["escalate"]["level"] == 3
    assert made["offer"] == {"statutory": [], "goodwill": None}
    assert "payslip" in " ".join(made["say"])


def test_a_failure_that_is_not_the_first_goes_to_a_lead():
    assert card("MISS_N", TWICE, QUIET)["escalate"]["level"] == 2
    assert card("MISS_1", failure(1), QUIET)["escalate"]["level"] == 1


def test_what_the_rules_make_due_stands_before_goodwill():
    rule = replace(COMPANY, auto_compensation=Compensation(Decimal("30.00"), "GBP"))
    offer = card("MISS_N", TWICE[:2] + failure(3, SLOT - 20 * DAY), QUIET, company=rule)["offer"]
    assert offer["statutory"] == [
        "£30.00 for each missed visit, £60.00 in all, is due without asking."
    ]


def test_what_was_charged_after_the_end_is_due_back():
    offer = card("CANCELLED_NO_CONTACT", (contract(), charge(NOW - DAY)), QUIET)["offer"]
    assert offer["statutory"] == ["The $24.00 charged after the end goes back in full."]


def test_money_on_its_way_is_not_said_to_be_sent_and_its_step_stays():
    made = card("CANCELLED_NO_CONTACT", SITUATIONS["CANCELLED_NO_CONTACT"][4][0], QUIET)
    words = " ".join(made["say"])
    assert "$24.00 charged afterwards is on its way" in words and "has been sent" not in words
    (step,) = [step["label"] for step in made["do"] if step["id"] == "refund_after_end"]
    assert "send nothing twice" in step
    sent = card("CANCELLED_NO_CONTACT", SITUATIONS["CANCELLED_NO_CONTACT"][3][0], QUIET)
    assert "has been sent back" in " ".join(sent["say"])


def test_the_visit_is_told_in_her_own_time():
    words = " ".join(card("MISS_1", failure(1), QUIET)["say"])
    assert "November 5, 2026, 1:00" in words


def test_a_visit_that_took_place_since_needs_no_new_time():
    came = event("attended", at=NOW - timedelta(days=1))
    made = card("MISS_1", (*failure(1), came), QUIET)
    assert made["follow_up"] is None
    assert "Somebody has been since" in " ".join(made["say"])
