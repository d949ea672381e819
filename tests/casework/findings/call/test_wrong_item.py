from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from firstline.casework.findings.call import find
from firstline.casework.said.claim import DEFECTIVE, Claim
from firstline.records import rows
from tests.casework.findings.call.cases import (
    DAY,
    codes,
    find_in,
    line,
    one,
    order,
    parcel,
)
from tests.casework.promises.cases import known
from tests.casework.records import CREDIT, NOW, PAID, said

WRONG = line(sent="MX-9")
CLAIM = "you sent the wrong item"


def charge(number, kind="capture", amount="80.00", status="settled"):
    made = replace(PAID, charge_id=number, order_id="10430001", kind=kind)
    return replace(made, amount=Decimal(amount), status=status)


def test_another_item_sent_than_ordered_shows_before_she_says_a_word():
    (found,) = find_in(order(), WRONG, parcel())
    assert (found.code, found.certainty) == ("WRONG_ITEM", "certain")
    assert found.facts["item"].text == "Stand blender"
    assert found.facts["sent_item"].text == "Hand mixer"
    assert found.facts["amount"].amount == Decimal("80.00")
    assert found.evidence[0].record == "order_lines/10430001/1"
    assert "claimed" not in found.facts


@pytest.mark.parametrize(
    "same",
    [
        line(),
        line(sent="bl 1"),
        line(sent="BL-1"),
        line(sent="MX-9", sku=None),
    ],
)
def test_the_same_item_or_an_unknown_one_is_not_wrong(same):
    assert codes(order(), same, parcel()) == []


@pytest.mark.parametrize("status", ["cancelled", "Canceled", "returned"])
def test_an_order_that_is_over_has_nothing_wrong_left(status):
    assert codes(order(status=status), WRONG) == []


def test_a_line_of_an_order_that_is_not_hers_to_see_is_left_out():
    assert codes(WRONG) == []


def test_what_arrived_long_ago_is_not_told_unasked():
    assert codes(order(placed=120 * DAY), WRONG, parcel(came=91 * DAY)) == []
    assert codes(order(placed=120 * DAY), WRONG, parcel(came=91 * DAY), text=CLAIM) == [
        "WRONG_ITEM"
    ]


@pytest.mark.parametrize(
    "mended",
    [
        [charge("CH-1"), charge("CH-2", "refund")],
        [charge("CH-2", "refund", status="pending")],
        [replace(CREDIT, reason="return", reference="10430001")],
        [parcel(came=2 * DAY)],
    ],
)
def test_a_refund_a_return_or_a_second_parcel_makes_it_good(mended):
    assert codes(order(), WRONG, parcel(), *mended) == []


@pytest.mark.parametrize(
    "other",
    [
        [charge("CH-1"), charge("CH-3"), charge("CH-2", "refund")],  # of a debit too many
        [charge("CH-1"), charge("CH-2", "refund", amount="5.00")],
        [charge("CH-1"), charge("CH-2", "refund", status="failed")],
        [replace(CREDIT, reason="goodwill", reference="10430001")],
        [replace(CREDIT, reason="return", reference="10430001", status="failed")],
        [replace(CREDIT, reason="return", reference="10439999")],
    ],
)
def test_money_for_something_else_does_not_make_it_good(other):
    assert codes(order(), WRONG, parcel(), *other) == ["WRONG_ITEM"]


def test_with_her_words_alone_it_is_likely_and_of_the_newest_delivered():
    given = order(), order("10430002", placed=5 * DAY), parcel(), parcel("10430002", came=None)
    found = one("WRONG_ITEM", *given, line(), line("10430002", "Kettle"), text=CLAIM)
    assert (found.certainty, found.facts["order_number"].text) == ("likely", "10430001")
    assert found.evidence[0].record == "orders/10430001"


def test_the_order_she_names_is_meant():
    given = order(), order("10430002"), parcel(), parcel("10430002", came=30 * DAY)
    found = one("WRONG_ITEM", *given, text="wrong item sent, order 10430002")
    assert found.facts["order_number"].text == "10430002"


def test_the_thing_she_names_is_meant():
    given = order(), order("10430002"), parcel(), parcel("10430002", came=30 * DAY)
    goods = line(), line("10430002", "Bath towels, sage")
    found = one("WRONG_ITEM", *given, *goods, text="got a slate towel instead of sage")
    assert found.facts["order_number"].text == "10430002"


def test_an_ending_that_two_orders_share_names_neither():
    given = order("10430001", placed=9 * DAY), order("20430001")
    parcels = parcel("10430001", came=20 * DAY), parcel("20430001", came=2 * DAY)
    found = one("WRONG_ITEM", *given, *parcels, text="wrong item sent, order 0001")
    assert found.facts["order_number"].text == "20430001"


def test_the_records_outweigh_the_order_that_merely_came_last():
    given = order(), order("10430002"), parcel(), parcel("10430002", came=DAY)
    found = one("WRONG_ITEM", *given, WRONG, line("10430002", "Kettle"), text=CLAIM)
    assert (found.certainty, found.facts["order_number"].text) == ("certain", "10430001")


def test_an_order_she_names_is_not_swapped_for_another_with_a_wrong_item():
    given = order(), order("10430002"), parcel(), parcel("10430002", came=DAY)
    found = one("WRONG_ITEM", *given, WRONG, text="wrong item sent, order 10430002")
    assert (found.certainty, found.facts["order_number"].text) == ("likely", "10430002")


def two_lamps(**more):
    desk = line("10430002", "Desk lamp")
    floor = line("10430001", "Floor lamp", sent="MX-9", **more)
    came = parcel("10430002", came=DAY), parcel(came=200 * DAY)
    return order("10430002", placed=3 * DAY), order(placed=210 * DAY), desk, floor, *came


def test_of_things_she_names_alike_the_one_packed_wrong_is_meant():
    found = one("WRONG_ITEM", *two_lamps(), text="you sent the wrong lamp")
    assert (found.certainty, found.facts["item"].text) == ("certain", "Floor lamp")


def test_a_thing_she_names_outright_is_not_swapped_for_one_of_long_ago():
    found = one("WRONG_ITEM", *two_lamps(), text="the desk lamp is the wrong item")
    assert (found.certainty, found.facts["item"].text) == ("likely", "Desk lamp")


def test_a_description_alone_does_not_hide_what_the_records_show():
    given = order(), order("10430002"), WRONG, line("10430002", "Kettle"), parcel()
    found = one("WRONG_ITEM", *given, text="you sent the wrong kettle")
    assert (found.certainty, found.facts["order_number"].text) == ("certain", "10430001")


def test_one_word_that_is_not_what_the_thing_is_names_nothing():
    text = "you sent the wrong kettle, it has no power button"
    given = order("10430002"), line("10430002", "Power bank"), order(placed=DAY), line(), parcel()
    found = one("WRONG_ITEM", *given, text=text)
    assert (found.certainty, found.facts["item"].text) == ("likely", "Stand blender")
    wrong = order("10430002"), line("10430002", "Power bank"), order(), line(sent="MX-9")
    found = one("WRONG_ITEM", *wrong, parcel(), text=text)
    assert (found.certainty, found.facts["item"].text) == ("certain", "Stand blender")


@pytest.mark.parametrize(
    ("description", "text"),
    [
        ("Bath towel set, sage", "you sent the wrong towels"),
        ("Cooker hood with light", "you sent the wrong hood"),
        ("Water filter cartridges", "you sent the wrong water filter"),
        ("Harvest box for two", "you sent the wrong harvest box"),
    ],
)
def test_a_thing_is_named_by_what_it_is_or_by_two_of_its_words(description, text):
    given = order(), order("10430002"), parcel(), line(), line("10430002", description)
    assert one("WRONG_ITEM", *given, text=text).facts["item"].text == description


def test_a_replacement_that_she_calls_wrong_too_is_looked_at_again():
    assert codes(order(), WRONG, parcel(), parcel(came=2 * DAY), text=CLAIM) == ["WRONG_ITEM"]


def test_without_any_order_her_word_is_still_taken():
    found = one("WRONG_ITEM", text=CLAIM)
    assert (found.certainty, set(found.facts)) == ("likely", {"claimed"})


@pytest.mark.parametrize(
    "text", ["it was not the wrong item", "my neighbour says she got the wrong item"]
)
def test_what_she_denies_or_somebody_else_says_is_no_claim(text):
    assert codes(order(), line(), parcel(), text=text) == []


def test_an_order_in_another_currency_keeps_it():
    found = one("WRONG_ITEM", order(currency="EUR"), replace(WRONG, quantity=2), parcel())
    assert (found.facts["amount"].amount, found.facts["amount"].currency) == (Decimal(160), "EUR")


def test_rows_with_nothing_in_them_say_nothing():
    empty = rows.Order("10430001", "CU-1"), rows.OrderLine("10430001", "1"), rows.Shipment("S-1")
    assert codes(*empty) == []
    assert codes(*empty, text=CLAIM) == ["WRONG_ITEM"]


def test_five_hundred_wrong_lines_are_read():
    orders = [order(str(number)) for number in range(10_000, 10_500)]
    wrong = [line(one.order_number, sent="MX-9") for one in orders]
    found = one("WRONG_ITEM", *orders, *wrong)
    assert found.facts["order_number"].text == "10000"


def test_an_order_from_the_future_is_told_by_its_records():
    assert codes(order(placed=-DAY), WRONG) == ["WRONG_ITEM"]
    assert order(placed=-DAY).placed_at > NOW


def test_what_is_only_understood_to_be_wrong_is_the_item_that_the_records_show():
    inferred = replace(said("odd"), claims=(Claim(DEFECTIVE, "", 0, 0),))
    assert [o.code for o in find(known(order(), WRONG, parcel()), inferred, NOW)] == ["WRONG_ITEM"]
    assert [o.code for o in find(known(order(), line(), parcel()), inferred, NOW)] == ["DEFECT"]
    told = said("the blender is broken")
    codes_told = [o.code for o in find(known(order(), WRONG, parcel()), told, NOW)]
    assert sorted(codes_told) == ["DEFECT", "WRONG_ITEM"]
