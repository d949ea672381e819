"""What the agent reads out: short, in the form for before, and nothing of the account to a stranger."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from firstline.casework import playbook
from firstline.casework.card import make_card
from firstline.casework.card_facts import Staff
from firstline.casework.facts import Level
from firstline.casework.findings import families
from firstline.casework.findings.debit import FAMILY, find
from firstline.casework.identity import Identity
from firstline.casework.said import Said
from firstline.casework.said.claim import Claim
from firstline.records import rows
from firstline.workplace import PLAYBOOKS
from tests.casework.findings.debit.books import (
    AGAIN,
    FIRST,
    TWICE,
    ago,
    capture,
    order,
    plan,
    refund,
    renewal,
)
from tests.casework.records import NOW, VISA, said, snapshot

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
HOLD = capture("CH-H", at=ago(5), kind="authorisation", status="pending", settled_at=None)
EARLIER = [
    replace(row, charge_id=f"B-{n}", order_id="O-0", created_at=ago(90 - n))
    for n, row in enumerate((FIRST, AGAIN))
]
FAILED = renewal("R-1", ago(12), status="failed", settled_at=None)
WEEKLY = (plan(), renewal("R-0", ago(19)), renewal("R-3", ago(5)))
TODAY = [capture(f"CH-{n}", at=ago(hours=n), status="pending") for n in (1, 2)]
CASES = {
    "DUP_CAPTURE": TWICE,
    "DUP_PRIOR": (*TWICE, order("O-0"), *EARLIER),
    "AUTH_HOLD": (order(), FIRST, HOLD),
    "SPLIT_SHIP": (order(total="100.00"), FIRST, capture("CH-2", "20.00", ago(4))),
    "TWO_ORDERS": (order(), order("O-2"), FIRST, replace(AGAIN, order_id="O-2")),
    "RENEWAL": WEEKLY,
    "CATCH_UP": (*WEEKLY, FAILED, renewal("R-2", ago(7), retry_of_charge_id="R-1")),
    "REFUND_SENT": (*TWICE, refund("CH-R", "CH-2", reference="ARN-5501")),
    "NOT_OUR_DEBIT": (order(), FIRST),
    "UNAUTHORISED": (order(), order("O-2"), FIRST, replace(AGAIN, order_id="O-2")),
    "UNCLEAR": (order(), *TODAY),
    "CANCELLED_ORDER": (order(status="cancelled"), FIRST),
}
RELEASED = replace(HOLD, status="voided", settled_at=ago(3))
OVER = rows.Contract("K-1", "CU-1", product="Fruit box", ended_at=ago(20))
ASKS = "did my hold of 80.00 drop off?"
ORDERS = (order(), order("O-2"), FIRST, replace(AGAIN, order_id="O-2"))
ONCE = "it was charged only once after all"
# Name -> the code, the books and her words: findings that are worded by what she says.
TOLD = {
    "open hold asked about": ("AUTH_HOLD", (order(), FIRST, HOLD), said(ASKS)),
    "released hold": ("AUTH_HOLD", (order(), FIRST, RELEASED), said(ASKS)),
    "hold of unknown release": ("AUTH_HOLD", (replace(RELEASED, settled_at=None),), said(ASKS)),
    "hold that was paid": (
        "AUTH_HOLD",
        (order(), FIRST, replace(RELEASED, status="settled")),
        said(ASKS),
    ),
    "one order denied": (
        "TWO_ORDERS",
        ORDERS,
        said("two debits of 80.00, the second order was not me"),
    ),
    "one of two denied": ("TWO_ORDERS", ORDERS, said("one of the two is not mine")),
    "charge after the end": (
        "RENEWAL",
        (plan(status="cancelled"), OVER, renewal("R-1", ago(3))),
        said("I cancelled my plan and you still charge me"),
    ),
    "another sum besides": ("NOT_OUR_DEBIT", (order(), FIRST), said("charged 80.00 and 35.00")),
    "duplicate and another sum": ("DUP_CAPTURE", TWICE, said("80.00 twice and 35.00 charged")),
    "duplicate taken back": (
        "DUP_CAPTURE",
        TWICE,
        Said(text=ONCE, claims=(Claim("charged_once", ONCE, 0, len(ONCE)),)),
    ),
    "orders that are hers": (
        "TWO_ORDERS",
        ORDERS,
        Said(text=ONCE, claims=(Claim("charged_once", ONCE, 0, len(ONCE)),)),
    ),
}
WORDS = {
    "NOT_OUR_DEBIT": said("two debits on the statement"),
    "UNAUTHORISED": Said(text="x", claims=(Claim("made_neither", "x", 0, 1),)),
}
DONE = re.compile(r"\bI'?ve (?:refunded|sent|stopped|asked|cancelled)|\bI have (?:refunded|sent)")


def card(code, level=Level.VERIFIED, records=None):
    held = snapshot(VISA, *(records or CASES[code]))
    findings = find(held, WORDS.get(code, Said()), NOW)
    assert findings[0].code == code
    return make_card(findings, held, Identity(level), BOOKS, Staff("Sam"), NOW)


@pytest.mark.parametrize("name", TOLD)
def test_what_she_says_changes_the_words_and_all_of_them_are_heard(name):
    code, records, words = TOLD[name]
    held = snapshot(VISA, *records)
    findings = find(held, words, NOW)
    assert findings[0].code == code
    made = make_card(findings, held, Identity(Level.VERIFIED), BOOKS, Staff("Sam"), NOW)
    assert len(made["say"]) == len(BOOKS.by_family["debit"].findings[code].say), made["say"]
    assert not DONE.search(" ".join(made["say"]))
    assert made["headline"] and all(row["fact"] for row in made["evidence"])
    plain = find(held, Said(), NOW)
    others = [one for one in plain if one.code == code]
    if others and findings[0] not in plain:
        usual = make_card(others, held, Identity(Level.VERIFIED), BOOKS, Staff("Sam"), NOW)
        assert made["say"] != usual["say"]
    hushed = make_card(findings, held, Identity(Level.CLAIMED), BOOKS, Staff("Sam"), NOW)["say"]
    for secret in ("4421", "November", "O-1", "O-2", "Fruit box"):
        assert secret not in " ".join(hushed).replace(BOOKS.identity.locked, "")


def test_every_code_has_a_case():
    assert set(CASES) == set(FAMILY.codes)


@pytest.mark.parametrize("code", CASES)
def test_a_verified_customer_hears_all_of_it_in_sixty_words(code):
    spoken = card(code)["say"]
    wanted = len(BOOKS.by_family["debit"].findings[code].say)
    assert len(spoken) == wanted, spoken
    assert spoken[0].startswith("Thank you for")
    assert not DONE.search(" ".join(spoken))


@pytest.mark.parametrize("code", CASES)
def test_a_stranger_hears_no_sum_no_card_and_no_day_of_the_account(code):
    spoken = " ".join(card(code, Level.CLAIMED)["say"])
    for secret in ("80.00", "20.00", "30.00", "4421", "November 4", "November 5", "O-1", "ARN"):
        assert secret not in spoken
    assert "Fruit box" not in spoken


@pytest.mark.parametrize("code", CASES)
def test_every_row_is_shown_with_its_sum_its_day_and_its_reference(code):
    rows = [row for row in card(code)["evidence"] if row["record"].startswith("charges/")]
    assert rows or code == "NOT_OUR_DEBIT"
    for row in rows:
        reference = row["record"].removeprefix("charges/")
        assert "$" in row["fact"] and "2026" in row["fact"]
        assert reference in row["fact"] or "ARN" in row["fact"]


def test_what_the_error_makes_due_is_offered_before_any_goodwill():
    offer = card("DUP_CAPTURE")["offer"]
    assert offer["statutory"][0] == "The $80.00 we took too much goes back in full."
    assert "Bank fees" in offer["statutory"][1]


def letter(*records, text, as_of=NOW):
    held = snapshot(VISA, *records)
    held = replace(held, as_of={**held.as_of, "charges": as_of})
    findings = find(held, said(text), NOW)
    assert findings[0].code == "NOT_OUR_DEBIT"
    made = make_card(findings, held, Identity(Level.VERIFIED), BOOKS, Staff("Sam"), NOW)
    labels = {step["id"]: step["label"] for step in made["do"]}
    return made["certainty"], labels["write_bank_letter"], made["headline"]


def test_the_letter_denies_a_second_debit_as_far_as_the_books_tell():
    likely, denial, _ = letter(order(), FIRST, text="cust sees 2 debits of $80.00")
    assert likely == "likely" and denial.endswith("that we took no second")
    unknown, neutral, _ = letter(order(), FIRST, text="debited twice, $55.00")
    assert unknown == "unknown" and neutral.endswith("what our books show")


def test_old_books_are_quoted_up_to_their_day():
    for text in ("cust sees 2 debits of $80.00", "debited twice, $55.00"):
        _, label, headline = letter(order(), FIRST, text=text, as_of=ago(3))
        assert "that we took no second" not in label
        assert "our books up to November 7, 2026" in label
        assert "November 7, 2026" in headline


def test_the_sum_of_three_debits_is_told_as_three():
    third = capture("CH-3", at=ago(4))
    headline = card("DUP_CAPTURE", records=(*TWICE, third))["headline"]
    assert "$80.00 3 times" in headline and "$160.00" in headline
