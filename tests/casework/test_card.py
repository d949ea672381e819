"""The card: what may be said to whom, in which words, and never more than fits a breath."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from firstline.casework import playbook
from firstline.casework.card import make_card
from firstline.casework.card_facts import Staff
from firstline.casework.facts import Given, Level
from firstline.casework.finding import Finding
from firstline.casework.findings import families
from firstline.casework.findings.number import find
from firstline.casework.identity import Identity
from firstline.casework.playbook.reading import MOST_WORDS
from firstline.records import rows
from firstline.workplace import PLAYBOOKS
from tests.casework.records import (
    CREDIT,
    MASTERCARD,
    MESSAGE,
    NOW,
    ORDER,
    PAID,
    PENDING,
    TEMPLATE,
    VISA,
    said,
    snapshot,
)

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
CLAIMED = Identity(Level.CLAIMED)
VERIFIED = Identity(Level.VERIFIED)
USUAL = (VISA, ORDER, PAID, CREDIT, TEMPLATE, MESSAGE)
SECRETS = ("120.00", "4421", "9034", "November", "10447776")
DEVICE = rows.Instrument("PM-9", "CU-1", "wallet_device", "Apple Pay", "7776", "active", "PM-1")
LATE = replace(PENDING, due_at=NOW - timedelta(days=1))
SITUATIONS = {
    "ORDER_TAIL": (USUAL, (), "7776"),
    "REF_TAIL": ((VISA, rows.Reference("CU-1", "rma", "RMA-447776"), CREDIT), (), "7776"),
    "OWN_WALLET": ((VISA, DEVICE, CREDIT), (), "7776"),
    "CREDIT_PENDING": ((VISA, ORDER, PAID, PENDING, MESSAGE), (), "7776"),
    "CREDIT_LATE": ((VISA, ORDER, PAID, LATE, MESSAGE), (), "7776"),
    "WRONG_DEST_OWN": (
        (VISA, MASTERCARD, ORDER, PAID, replace(CREDIT, destination_instrument_id="PM-2")),
        (),
        "7776",
    ),
    "OTHER_OWNER": (USUAL, ("CR-1",), "7776"),
    "NOT_OURS": ((VISA, CREDIT), (), "email from a@evil.example: account ending 6092"),
    "SENT_NO_MATCH": ((VISA, replace(CREDIT, reference=None), MESSAGE), (), "7776"),
    "OWN_CARD": ((VISA, CREDIT), (), "4421"),
    "SOURCE_UNKNOWN": ((VISA,), (), "6092"),
    "AMBIGUOUS": ((replace(VISA, last4="7776"), ORDER, CREDIT), (), "7776"),
}


def card(records, identity=VERIFIED, text="7776", owner="", agent="Jonas"):
    found = find(records, said(text), NOW)
    return make_card(found, records, identity, BOOKS, Staff(agent, owner), NOW)


@pytest.mark.parametrize("code", SITUATIONS)
@pytest.mark.parametrize("identity", [CLAIMED, VERIFIED])
def test_every_finding_makes_a_whole_card(code, identity):
    given, foreign, text = SITUATIONS[code]
    made = card(snapshot(*given, foreign=foreign), identity, text)

    assert made["finding"] == code
    assert made["headline"] and made["say"]
    assert all(row["fact"] and row["record"] for row in made["evidence"])
    assert all(made["ruled_out"])
    assert len(" ".join(made["say"]).split()) <= MOST_WORDS
    assert len(made["do"]) <= 4 and len(made["also"]) <= 3
    assert "{" not in json.dumps(made["say"]) and "None" not in json.dumps(made)


@pytest.mark.parametrize("code", SITUATIONS)
def test_nothing_of_the_account_is_said_before_she_is_verified(code):
    given, foreign, text = SITUATIONS[code]
    words = " ".join(card(snapshot(*given, foreign=foreign), CLAIMED, text)["say"])

    digits = "".join(filter(str.isdigit, text))
    assert not [secret for secret in SECRETS if secret in words and secret != digits]
    assert "may I have the" in words


def test_the_amount_the_card_and_the_day_are_said_once_she_is_verified():
    words = " ".join(card(snapshot(*USUAL))["say"])
    assert "Your $120.00 went to your Visa card ending 4421 on November 6, 2026." in words


def test_only_the_factor_that_is_missing_is_asked_for():
    half = Identity(Level.CLAIMED, frozenset({"order_number"}))
    assert "may I have the postcode on the account?" in card(snapshot(*USUAL), half)["say"][0]


def test_after_three_failures_nothing_but_the_refusal_is_said():
    locked = Identity(Level.CLAIMED, failures=3)
    assert card(snapshot(*USUAL), locked)["say"] == [BOOKS.identity.locked]


def test_formats_are_those_of_the_customers_country():
    german = rows.Customer("CU-1", "Jana", locale="de_DE", timezone="Europe/Berlin")
    euros = replace(CREDIT, currency="EUR")
    records = snapshot(VISA, ORDER, PAID, euros, TEMPLATE, MESSAGE, customer=german)
    assert "120,00\xa0€" in " ".join(card(records)["say"])
    assert "6 November 2026" in " ".join(card(records)["say"])


def test_the_owner_is_the_team_s_person_or_else_the_agent():
    assert card(snapshot(*USUAL), owner="Paula")["follow_up"]["owner"] == "Paula"
    assert card(snapshot(*USUAL))["follow_up"]["owner"] == "Jonas"


def test_the_proof_names_the_template_its_version_the_slot_and_what_it_printed():
    facts = [row["fact"] for row in card(snapshot(*USUAL))["evidence"]]
    assert (
        "template credit_sent version 7: slot account_tail should print the card's last four "
        "digits and printed the order number (“7776”)"
    ) in facts


def test_the_card_is_as_old_as_the_oldest_record_it_rests_on():
    records = snapshot(*USUAL, log_as_of=NOW - timedelta(hours=9))
    assert card(records)["as_of"] == (NOW - timedelta(hours=9)).isoformat()


def test_what_else_was_asked_stands_under_also():
    made = card(snapshot(*USUAL), text="what are 7776 and 4421?")
    assert [(one["finding"]) for one in made["also"]] == ["OWN_CARD"]


def test_a_privacy_incident_goes_to_level_four_at_once():
    given, foreign, text = SITUATIONS["OTHER_OWNER"]
    made = card(snapshot(*given, foreign=foreign), text=text)
    assert (made["escalate"]["level"], made["escalate"]["due_at"]) == (4, NOW.isoformat())


def test_the_money_is_not_said_to_be_on_a_card_it_did_not_go_to():
    records = snapshot(VISA, MASTERCARD, ORDER, PAID, CREDIT)
    made = card(records, text="9034")
    assert made["finding"] == "OWN_CARD"
    assert "went there" not in made["headline"]
    assert "went there" in card(records, text="4421")["headline"]


def test_that_digits_are_her_card_is_told_to_nobody_unverified():
    for text in ("9034", "4421"):
        words = " ".join(
            card(snapshot(VISA, MASTERCARD, ORDER, PAID, CREDIT), CLAIMED, text)["say"]
        )
        assert "your own" not in words and "Visa" not in words


def test_danger_is_spoken_of_before_anybody_is_asked_who_she_is():
    locked = replace(CLAIMED, failures=3)
    danger = Finding("call", "SAFETY", "likely", {"told": Given("it burned my hand")})
    for identity in (CLAIMED, locked):
        made = make_card([danger], snapshot(ORDER), identity, BOOKS, Staff("Jonas"), NOW)
        assert made["say"]
        assert BOOKS.identity.locked not in made["say"]
        assert not any("order number" in line for line in made["say"])
