"""Every finding makes a whole card, and tells nothing of the account before she is verified."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from firstline.casework import playbook
from firstline.casework.card import make_card
from firstline.casework.card_facts import Staff
from firstline.casework.facts import Level
from firstline.casework.findings import families
from firstline.casework.findings.parts import CODES, find
from firstline.casework.identity import Identity
from firstline.casework.playbook.reading import MOST_WORDS
from firstline.casework.said import Said
from firstline.records import rows
from firstline.workplace import PLAYBOOKS
from tests.casework.findings.parts.cases import (
    DAY,
    HOUR,
    LATER,
    here,
    job,
    late,
    ordered,
    part,
    stocked,
    wrong,
)
from tests.casework.promises.cases import known
from tests.casework.records import NOW

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
VAN = {"asset": "Alder van", "fault": "wipers dead"}
BARE = {"asset": None, "fault": None, "created_at": None}
NAMELESS = {"sku": None, "description": None, "depot": None, "supplier": None}
SITUATIONS = {
    "SAFETY_FAULT": [
        (job(**VAN), part()),
        (job(safety=True), stocked()),
        (job(safety=True, **BARE), late(**NAMELESS)),
        (job(**VAN), here(shelf="WO-7")),
    ],
    "NOT_ORDERED_LOCAL": [
        (job(), stocked()),
        (job(starts_at=LATER), stocked()),
        (job(**BARE), stocked(**NAMELESS)),
        (job(), stocked(), stocked("PT-2"), stocked("PT-3")),
    ],
    "NOT_ORDERED_24H": [
        (job(), part()),
        (job(), part(eta=NOW + DAY)),
        (job(starts_at=LATER), part(eta=NOW + DAY)),
        (job(starts_at=LATER, **BARE), part(eta=NOW + DAY, **NAMELESS)),
        (job(**BARE), rows.Part("PT-1", "WO-1")),
    ],
    "BACKORDER": [
        (job(), late()),
        (job(), late(depot_quantity=1)),
        (job(starts_at=LATER), ordered(eta=NOW - DAY)),
        (job(starts_at=NOW - HOUR), ordered(eta=None, ordered_at=None, **NAMELESS)),
        (job(), late(), part("PT-2")),
    ],
    "WRONG_PART": [
        (job(), wrong()),
        (job(starts_at=LATER), wrong(depot_quantity=1)),
        (job(**BARE), wrong(received_at=None, description=None, depot=None, supplier=None)),
    ],
    "RECEIVED_UNLINKED": [
        (job(), here(shelf="WO-7")),
        (job(starts_at=LATER), here(shelf="WO-7")),
        (job(starts_at=NOW - DAY, **BARE), here(shelf="WO-7", **NAMELESS)),
    ],
}
CASES = [
    pytest.param(code, given, id=f"{code} {n}")
    for code, several in SITUATIONS.items()
    for n, given in enumerate(several)
]
SECRET = re.compile(r"2026|Alder|bearing|WO-|PO-|BRG|Secaucus|Northway|\$")
TOLD_BY = re.compile(r"[A-Z][a-z]{2}, Nov \d+, \d+:\d\d")


def card(code, given, level=Level.VERIFIED, owner="Sal Romano", now=NOW, until=None):
    records = known(*given, until=until)
    found = [one for one in find(records, Said(), now) if one.code == code]
    return make_card(found, records, Identity(level), BOOKS, Staff("Jonas", owner), now)


def spoken(made) -> str:
    return " ".join(made["say"])


def test_every_finding_has_a_situation_here():
    assert set(SITUATIONS) == set(CODES)


@pytest.mark.parametrize(("code", "given"), CASES)
@pytest.mark.parametrize("level", [Level.CLAIMED, Level.VERIFIED])
@pytest.mark.parametrize("owner", ["", "Sal Romano"])
@pytest.mark.parametrize("until", [None, NOW - 7 * DAY])
def test_every_finding_makes_a_whole_card(code, given, level, owner, until):
    if until and code == "BACKORDER" and given in SITUATIONS[code][2:4]:
        pytest.raises(IndexError, card, code, given, until=until)  # old books tell nothing of it
        return
    made = card(code, given, level, owner, until=until)

    assert made["finding"] == code
    assert made["headline"] and len(made["say"]) >= 2
    assert all(row["fact"] and row["record"] for row in made["evidence"])
    assert all(made["ruled_out"])
    assert made["do"] and all(step["label"] for step in made["do"])
    words = spoken(made)
    assert len(words.split()) <= MOST_WORDS
    assert "{" not in words and words.count("sorry") <= 1
    assert "None" not in json.dumps([made["say"], made["headline"], made["do"]])
    assert made["follow_up"]["due_at"] > NOW.isoformat()


@pytest.mark.parametrize(("code", "given"), CASES)
def test_nothing_of_the_account_is_said_before_she_is_verified(code, given):
    assert not SECRET.search(spoken(card(code, given, Level.CLAIMED)))
    unknown = spoken(card(code, given, Level.ANONYMOUS))
    assert not SECRET.search(unknown)
    assert not re.search(r"wasn't ordered|is late|wrong part|is here\b", unknown)


@pytest.mark.parametrize(("code", "given"), CASES)
def test_whoever_is_verified_hears_by_when_there_is_news_or_that_the_date_stands(code, given):
    words = spoken(card(code, given))
    assert TOLD_BY.search(words) or "stands" in words


def test_no_time_is_told_that_the_records_do_not_hold():
    times = re.findall(
        r"November \d+, 2026, \d+:\d+", spoken(card("NOT_ORDERED_24H", (job(), part())))
    )
    assert times == []
    words = spoken(card("NOT_ORDERED_24H", (job(), part(eta=NOW + DAY))))
    assert "the supplier estimates November 11, 2026, 10:00" in words


def test_whoever_waits_today_is_offered_lunch_and_whoever_comes_later_is_not():
    assert "lunch" in spoken(card("NOT_ORDERED_LOCAL", (job(), stocked())))
    later = card("NOT_ORDERED_LOCAL", (job(starts_at=LATER), stocked()))
    assert "lunch" not in spoken(later)
    assert "give_voucher" not in [step["id"] for step in later["do"]]


def test_an_unsafe_van_gets_a_loaner_once_a_lead_agrees():
    made = card("SAFETY_FAULT", (job(**VAN), part()))
    assert "loaner" in spoken(made)
    assert made["escalate"]["level"] == 2
    assert "give_loaner" in [step["id"] for step in made["do"]]
    assert made["offer"]["goodwill"] is None


@pytest.mark.parametrize(
    ("owner", "approver"), [("Sal Romano", "Sal Romano or another lead"), ("", "a lead")]
)
def test_a_loaner_needs_a_lead_before_it_is_given(owner, approver):
    teller = f"{owner} will" if owner else "I'll"
    made = card("SAFETY_FAULT", (job(**VAN), part()), owner=owner)
    assert made["escalate"]["to"] == "workshop lead"
    labels = {step["id"]: step["label"] for step in made["do"]}
    assert labels["give_loaner"] == (f"Ask for a loaner now; {approver} agrees before it is given")
    assert f"{teller} tell you by" in spoken(made)


def test_a_deposit_is_due_back_and_never_called_goodwill():
    offer = card("BACKORDER", (job(), late()))["offer"]
    assert "deposit" in offer["statutory"][0]
    assert offer["goodwill"]["suggested"] == "15.00"
    in_time = job(starts_at=LATER), part(eta=NOW + DAY)
    assert card("NOT_ORDERED_24H", in_time)["offer"]["statutory"] == []


def test_news_of_a_late_part_comes_every_second_business_day():
    friday = datetime(2026, 11, 13, 17, tzinfo=ZoneInfo("America/New_York"))
    made = card("BACKORDER", (job(), late()))
    assert datetime.fromisoformat(made["follow_up"]["due_at"]) == friday
    assert "Fri, Nov 13" in spoken(made)


def test_old_books_make_the_agent_ask_the_workshop_and_accuse_nobody():
    made = card("NOT_ORDERED_24H", (job(), part()), until=NOW - 7 * DAY)
    assert made["certainty"] == "unknown"
    assert "sorry" not in spoken(made)
    assert [step["id"] for step in made["do"]] == ["check_part"]


def test_the_other_parts_of_the_job_are_not_forgotten():
    one = card("BACKORDER", SITUATIONS["BACKORDER"][4])["do"]
    assert "the other part of this job" in " ".join(step["label"] for step in one)
    several = card("NOT_ORDERED_LOCAL", SITUATIONS["NOT_ORDERED_LOCAL"][3])["do"]
    assert "the other 2 parts" in " ".join(step["label"] for step in several)
