"""What every playbook's steps and deadlines keep to, whatever the family."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from firstline.casework import playbook
from firstline.casework.card import make_card
from firstline.casework.card_facts import Staff
from firstline.casework.facts import Given, Level, State
from firstline.casework.finding import Finding
from firstline.casework.findings import families
from firstline.casework.identity import Identity
from firstline.workplace import PLAYBOOKS
from tests.casework.records import ORDER, snapshot

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
WORDINGS = [
    (code, wording) for book in BOOKS.by_family.values() for code, wording in book.findings.items()
]
MOVES_MONEY_OR_GOODS = re.compile(
    r"refund_|pay_|reissue_|resend_|move_|replace_|cancel_|keep_or_stop|send_right_|offer_refund"
)
CHRISTMAS = datetime(2026, 12, 26, 4, 30, tzinfo=timezone.utc)  # Friday the 25th, 23:30 in New York


@pytest.mark.parametrize(
    ("code", "step"),
    [
        pytest.param(code, step, id=f"{code} {step.id}")
        for code, wording in WORDINGS
        for step in wording.do
        if MOVES_MONEY_OR_GOODS.match(step.id)
    ],
)
def test_money_and_goods_move_for_nobody_whose_name_is_not_checked(code, step):
    rules = snapshot(ORDER).company.identity
    assert "verified" in Identity(Level.CLAIMED).lacks(step.needs, rules)


def test_a_double_debit_is_paid_back_once_she_is_verified():
    found = Finding("debit", "DUP_CAPTURE", "certain", {})
    for level, needs in ((Level.CLAIMED, ["verified"]), (Level.VERIFIED, [])):
        made = make_card([found], snapshot(ORDER), Identity(level), BOOKS, Staff("Jo"), CHRISTMAS)
        assert made["do"][0]["needs"] == needs


@pytest.mark.parametrize("gas", [{}, {"gas": State()}])
def test_who_is_in_danger_is_rung_within_the_hour_on_a_holiday_too(gas):
    danger = Finding("call", "SAFETY", "likely", {"told": Given("it burns"), **gas})
    made = make_card(
        [danger], snapshot(ORDER), Identity(Level.CLAIMED), BOOKS, Staff("Jo"), CHRISTMAS
    )
    assert made["escalate"]["due_at"] == CHRISTMAS.isoformat()
    assert made["follow_up"]["due_at"] <= (CHRISTMAS + timedelta(hours=1)).isoformat()
