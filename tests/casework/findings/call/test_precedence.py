"""Which finding leads, and that every one of them has its words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firstline.casework.card import make_card
from firstline.casework.card_facts import Staff
from firstline.casework.facts import Level
from firstline.casework.findings import families
from firstline.casework.findings.call import CHECKS, CODES, FAMILY, find
from firstline.casework.findings.call.known import KINDS
from firstline.casework.identity import Identity
from firstline.casework.playbook import load
from firstline.casework.playbook.reading import MOST_WORDS
from firstline.casework.said import Said
from firstline.records import rows
from firstline.settings import PROJECT
from tests.casework.findings.call.cases import (
    CUSTOMER,
    DAY,
    HOUR,
    MINUTE,
    call,
    callback,
    codes,
    error,
    find_in,
    line,
    order,
    parcel,
)
from tests.casework.promises.arbitrary import AGES, ZONES, row
from tests.casework.records import NOW, said, snapshot

BOOKS = load(families(), PROJECT / "data" / "playbooks", PROJECT / "none")
DROPS = call(NOW - DAY), call(NOW - 2 * DAY)
STRANGE = callback(NOW - DAY, "missed", phone="+12125550199")
MISSED = callback(NOW - 3 * DAY, "missed")
GOODS = order(), line(sent="MX-9"), parcel()
EVERYTHING = (*DROPS, call(NOW - MINUTE), STRANGE, MISSED, error(NOW - HOUR), *GOODS)


def test_the_order_of_precedence():
    assert codes(*EVERYTHING) == [
        "REPEAT_DROP",
        "DROP_LIVE",
        "CB_WRONG",
        "CB_MISSED",
        "PORTAL_FAIL",
        "WRONG_ITEM",
    ]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("", "REPEAT_DROP"),
        ("she was cut off", "REPEAT_DROP"),
        ("nobody rang her back, no callback", "CB_WRONG"),
        ("your booking page shows an error", "PORTAL_FAIL"),
        ("cant book a cb slot online", "PORTAL_FAIL"),
        ("the callback booked online never came", "REPEAT_DROP"),
        ("cut off, then no callback and the website fails", "REPEAT_DROP"),
        ("the blender is smoking and the website fails", "SAFETY"),
    ],
)
def test_what_she_speaks_of_leads_when_it_is_one_thing(text, leads):
    assert codes(*EVERYTHING, text=text)[0] == leads


def test_an_empty_message_shows_what_the_records_show_and_no_claim():
    shown = {one.code for one in find_in(*EVERYTHING)}
    assert shown <= set(CHECKS)
    assert all(one.certainty == "certain" for one in find_in(*EVERYTHING))


ROWS = (
    *(rows.Call, rows.Callback, rows.BookingError, rows.Contact, rows.AppointmentEvent),
    *(rows.Order, rows.OrderLine, rows.Shipment, rows.Charge, rows.Credit),
)
WORDS = st.sampled_from(
    [
        "",
        "cut off on 29 February 2024, the thing is defective",
        "wrong item sent, order A",
        "I think I smell gas, it burned my hand",
        "no callback came, booking page down",
    ]
)


@settings(deadline=None)
@given(st.lists(st.one_of([row(kind) for kind in ROWS]), max_size=14), ZONES, AGES, WORDS)
def test_any_records_give_findings_with_words_and_known_facts(records, zone, ages, text):
    made = snapshot(*records, customer=replace(CUSTOMER, timezone=zone))
    made = replace(made, as_of=ages)
    found = find(made, said(text) if text else Said(), NOW)
    assert len({one.code for one in found}) == len(found)
    for one in found:
        assert one.code in CODES
        facts = [one.facts, *(proof.facts for proof in (*one.evidence, *one.ruled_out))]
        assert all(isinstance(fact, KINDS[name]) for each in facts for name, fact in each.items())
        for level in Level:
            card = make_card([one], made, Identity(level), BOOKS, Staff("Ann", "Abena"), NOW)
            assert card["headline"] and card["say"]
            assert all(each["fact"] for each in card["evidence"]) and all(card["ruled_out"])
            assert sum(len(said_line.split()) for said_line in card["say"]) <= MOST_WORDS
        no_claims = {one.code for one in find(made, Said(), NOW)}
        assert no_claims <= set(CHECKS)


@pytest.mark.parametrize("code", CODES)
def test_every_finding_tells_an_unverified_customer_something_and_nothing_of_her_account(code):
    texts = {
        "SAFETY": "the blender is smoking",
        "DEFECT": "the blender is defective",
        "DROP_PAST": "",
    }
    given_ = EVERYTHING if code != "DROP_PAST" else DROPS[:1]
    found = [one for one in find_in(*given_, text=texts.get(code, "")) if one.code == code]
    made = snapshot(*given_, customer=CUSTOMER)
    staff = Staff("Ann", "Abena")
    spoken = make_card(found, made, Identity(Level.CLAIMED), BOOKS, staff, NOW)["say"]
    words = " ".join(spoken)
    assert len(spoken) > 1  # behind the request for a proof of identity
    for secret in ("Maria", "10430001", "80.00", "blender", "SCHED", "2026", "0123", "0199"):
        assert secret not in words


def test_a_note_of_a_colleague_is_never_read_out():
    noted = call(NOW - DAY, note="Rude on the phone.")
    for now in (NOW, NOW - DAY + MINUTE):
        found = find_in(noted, call(NOW - 2 * DAY, note="Rude."), now=now)
        for one in found:
            made = snapshot(noted, customer=CUSTOMER)
            card = make_card([one], made, Identity(Level.VERIFIED), BOOKS, Staff("Ann"), now)
            assert "Rude" not in " ".join(card["say"])
            assert "Rude" in card["headline"]


def test_what_is_checked_needs_no_claim():
    assert set(FAMILY.checks) == set(CODES) - {"SAFETY", "DEFECT"}
