from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timezone

import pytest

from firstline.records import rows
from tests.casework.findings.call.cases import DAY, codes, line, one, order, parcel
from tests.casework.records import COMPANY, NOW

CLAIM = "the stand blender is defective"


def test_what_broke_within_its_guarantee_is_a_defect():
    found = one("DEFECT", order(), line(), parcel(), text=CLAIM)
    assert found.certainty == "likely"
    assert found.facts["item"].text == "Stand blender"
    assert found.facts["guarantee_until"].day == date(2028, 10, 26)
    assert found.facts["amount"].amount == 80


def test_nothing_is_defective_before_she_says_so():
    assert codes(order(), line(), parcel()) == []


@pytest.mark.parametrize(
    "text",
    [
        "the blender is not defective",
        "is the blender perhaps defective?",
        "my neighbour says her blender is defective",
    ],
)
def test_what_is_denied_asked_or_said_by_others_is_no_defect(text):
    assert codes(order(), line(), parcel(), text=text) == []


def delivered(*day):
    at = datetime(*day, 15, tzinfo=timezone.utc)
    return replace(parcel(), shipped_at=at - DAY, delivered_at=at)


@pytest.mark.parametrize(
    ("came", "holds"),
    [((2024, 11, 9), False), ((2024, 11, 10), True), ((2022, 1, 1), False), ((2026, 11, 9), True)],
)
def test_the_guarantee_ends_with_its_last_day(came, holds):
    found = codes(order(placed=900 * DAY), line(), delivered(*came), text=CLAIM)
    assert found == (["DEFECT"] if holds else [])


def test_a_guarantee_that_began_on_a_leap_day_ends_on_the_last_of_february():
    now = datetime(2026, 2, 28, 15, tzinfo=timezone.utc)
    given = order(placed=1000 * DAY), line(), delivered(2024, 2, 29)
    assert one("DEFECT", *given, text=CLAIM, now=now).facts["guarantee_until"].day == now.date()
    assert codes(*given, text=CLAIM, now=now + DAY) == []


def test_the_company_says_how_long_its_guarantee_is():
    given = order(), line(), delivered(2025, 9, 1)
    assert codes(*given, text=CLAIM) == ["DEFECT"]
    short = replace(COMPANY, guarantee_months=12)
    assert codes(*given, text=CLAIM, company=short) == []


def test_without_a_delivery_the_guarantee_begins_when_it_left_or_was_ordered():
    left = replace(parcel(), delivered_at=None)
    assert one("DEFECT", order(), line(), left, text=CLAIM).certainty == "likely"
    assert one("DEFECT", order(), line(), text=CLAIM).certainty == "likely"
    assert codes(order(placed=800 * DAY), line(), text=CLAIM) == []


def test_a_thing_of_unknown_age_is_asked_about():
    found = one("DEFECT", order(placed_at=None), line(), text=CLAIM)
    assert found.certainty == "unknown"
    assert "guarantee_until" not in found.facts


def test_without_any_order_she_is_asked_which():
    assert one("DEFECT", text=CLAIM).certainty == "unknown"


def test_the_thing_she_names_is_meant_and_not_the_newest():
    orders = order(placed=900 * DAY), order("10430002", placed=4 * DAY)
    parcels = parcel(came=890 * DAY), parcel("10430002", came=2 * DAY)
    goods = line(), line("10430002", "Cordless kettle")
    assert codes(*orders, *parcels, *goods, text=CLAIM) == []
    found = one("DEFECT", *orders, *parcels, *goods, text="the kettle is defective")
    assert found.facts["order_number"].text == "10430002"


def test_the_company_s_own_name_is_no_name_of_a_thing():
    orders = order(), order("10430002")
    parcels = parcel(), parcel("10430002", came=2 * DAY)
    goods = line(description="Alder kettle"), line("10430002", "Toaster")
    text = "Alder & Finch sold me junk, it is broken"
    found = one("DEFECT", *orders, *parcels, *goods, text=text)
    assert found.facts["order_number"].text == "10430002"


def test_a_cancelled_order_is_never_meant():
    orders = order(), order("10430002", status="cancelled")
    found = one("DEFECT", *orders, line(), line("10430002"), parcel(), text=CLAIM)
    assert found.facts["order_number"].text == "10430001"


def test_the_sum_of_an_order_with_several_lines_is_not_told_for_one_of_them():
    several = line(), replace(line(description="Kettle"), line="2")
    found = one("DEFECT", order(), *several, parcel(), text="it is defective, arrived broken")
    assert "amount" not in found.facts


def test_an_order_with_nothing_but_its_id_is_asked_about():
    assert one("DEFECT", rows.Order("A", "CU-1"), text=CLAIM).certainty == "unknown"
    assert order().placed_at < NOW


TWO = (
    *(order(), order("10430002", placed=4 * DAY), parcel(), parcel("10430002", came=2 * DAY)),
    *(line(), line("10430002", "Cordless kettle")),
)


@pytest.mark.parametrize(
    "text", ["it broke", "broken", "It has stopped working, I want a new one."]
)
def test_of_several_things_none_of_which_she_names_the_newest_is_only_asked_about(text):
    found = one("DEFECT", *TWO, text=text)
    assert (found.certainty, found.facts["order_number"].text) == ("unknown", "10430002")
    assert "guessed" in found.facts and not {"guarantee_until", "amount"} & found.facts.keys()


def test_of_several_things_the_one_she_names_is_not_asked_about():
    assert "guessed" not in one("DEFECT", *TWO, text="the kettle is broken").facts
    assert "guessed" not in one("DEFECT", *TWO, text="order 10430002 is broken").facts


def test_the_same_thing_bought_again_is_the_newest_of_them():
    boxes = line(), line("10430002")
    found = one("DEFECT", *TWO[:4], *boxes, text="it is broken")
    assert (found.certainty, found.facts["order_number"].text) == ("likely", "10430002")


UNDER_WAY = replace(parcel("10430002", came=9 * DAY), delivered_at=None)


@pytest.mark.parametrize("text", ["box damaged, want a new one", "parcel came but it's broken"])
def test_what_came_broken_is_the_parcel_that_was_still_on_its_way(text):
    goods = line(), line("10430002", "Cordless kettle")
    orders = order(), order("10430002", placed=10 * DAY, status="shipped")
    found = one("DEFECT", *orders, parcel(), UNDER_WAY, *goods, text=text)
    assert found.facts["order_number"].text == "10430002"


def test_what_broke_in_use_is_not_the_parcel_that_is_on_its_way():
    goods = line(), line("10430002", "Cordless kettle")
    orders = order(), order("10430002", placed=10 * DAY, status="shipped")
    found = one("DEFECT", *orders, parcel(), UNDER_WAY, *goods, text="it stopped working")
    assert found.facts["order_number"].text == "10430001"


@pytest.mark.parametrize(
    "text", ["boiler not working", "my coffee maker leaks", "The fridge is broken."]
)
def test_a_thing_that_she_did_not_buy_is_not_taken_for_one_that_she_did(text):
    found = one("DEFECT", order(), line(), parcel(), text=text)
    assert found.certainty == "unknown"
    assert found.facts == {}


@pytest.mark.parametrize(
    "text",
    [
        "customer died, his daughter is calling about the 210",
        "cust passed away and her son died too",
        "Is this yours? I did not click anything!",
    ],
)
def test_who_died_or_did_not_click_is_no_defect(text):
    assert codes(order(), line(), parcel(), text=text) == []
