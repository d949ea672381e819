"""Things nobody should drive or use while their job waits."""

from __future__ import annotations

import pytest

from firstline.casework import workshop
from firstline.casework.sheets import BadWording
from tests.casework.findings.parts.cases import (
    DAY,
    LATER,
    codes,
    find_in,
    here,
    job,
    late,
    one,
    part,
)
from tests.casework.records import NOW


@pytest.mark.parametrize(
    "fault",
    [
        "wipers stopped working",
        "Wiper motor dead",
        "front brakes grind",
        "break pads worn",
        "left headlight out",
        "all lights fail at night",
        "STEERING pulls left",
        "two tyres worn",
        "flat tire",
        "brakes ok, steering loose",
    ],
)
def test_a_fault_of_the_road_leads_with_a_loaner_and_the_part_follows(fault):
    first, second = find_in(job(asset="Alder van", fault=fault), part())
    assert (first.code, second.code) == ("SAFETY_FAULT", "NOT_ORDERED_24H")
    assert "on_the_road" in first.facts
    assert first.evidence == second.evidence


@pytest.mark.parametrize(
    "fault",
    [
        "drum grinds",
        "breaks off at the hinge",
        "interior light dead",
        "warning light comes on",
        "heated steering wheel cold",
        "brakes fine, radio dead",
        "lightweight door hangs",
        "customer is tired of the noise",
        "",
        None,
    ],
)
def test_other_faults_are_no_danger(fault):
    assert codes(job(asset="Alder van", fault=fault), part()) == ["NOT_ORDERED_24H"]


def test_the_lights_of_a_fridge_are_no_danger_on_the_road():
    assert codes(job(asset="Alder 300 l fridge", fault="lights dead"), part()) == [
        "NOT_ORDERED_24H"
    ]
    assert codes(job(asset="Alder fridge van", fault="brakes soft"), part())[0] == "SAFETY_FAULT"


def test_what_the_order_calls_unsafe_is_unsafe_whatever_the_fault():
    found = one("SAFETY_FAULT", job(safety=True), part())
    assert "flagged" in found.facts and "on_the_road" not in found.facts
    assert codes(job(safety=None), part()) == ["NOT_ORDERED_24H"]


def test_a_job_that_waits_for_nothing_raises_no_alarm():
    assert codes(job(safety=True, fault="brakes"), here()) == []
    assert codes(job(safety=True)) == []


def test_an_unsafe_job_goes_before_one_that_begins_earlier_or_is_named():
    unsafe = job("WO-2", LATER, safety=True)
    given = job("WO-1"), unsafe, part("PT-1", "WO-1"), late("PT-2", work_order_id="WO-2")
    expected = ["SAFETY_FAULT", "BACKORDER", "NOT_ORDERED_24H"]
    assert codes(*given) == expected
    assert codes(*given, text="work order WO-1") == expected


def test_books_that_are_old_leave_the_danger_and_the_doubt():
    found = one("SAFETY_FAULT", job(safety=True), part(), until=NOW - 9 * DAY)
    assert found.certainty == "unknown"


def test_a_sheet_with_an_unknown_heading_is_named_with_its_line(tmp_path):
    sheet = tmp_path / "words.txt"
    sheet.write_text("[brakes]\nbrake\n[horns]\nhorn\n")
    with pytest.raises(BadWording, match=r"words.txt line 3: no heading \[horns\]"):
        workshop.read_phrases(sheet)


@pytest.mark.parametrize("kind", ["workshop drop-off", "DROP OFF", "check-in"])
def test_a_thing_that_is_handed_in_is_not_done(kind):
    assert workshop.is_handing_in(kind)
    assert not workshop.is_handing_in("repair")
    assert not workshop.is_handing_in(None)


def test_every_word_of_the_sheet_is_found_in_any_case():
    phrases = workshop.read_phrases(workshop.WORDS)
    for heading in workshop.ROAD:
        for phrase in phrases[heading]:
            assert workshop.road_fault(None, f"the {phrase.upper()}!") is not None
