"""What a request is about once the records are known."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from firstline.casework.meant import evident, meant, whereabouts
from firstline.records import rows
from tests.casework.findings.appointment.cases import failure
from tests.casework.findings.call.cases import line, order, parcel
from tests.casework.findings.parts.cases import LATER, here, job, part, visit
from tests.casework.promises.cases import known
from tests.casework.records import NOW, said

DAY = timedelta(days=1)
SOLD = order(), line(description="Water filter cartridges"), parcel()
REPAIR = job(asset="Alder washer"), part(description="drum bearing kit")
LOST = (
    order("10430002", status="shipped", promised_at=NOW - 20 * DAY),
    line("10430002", "Four-slice toaster"),
    replace(parcel("10430002", came=22 * DAY), delivered_at=None),
)
PLAN = rows.Subscription(
    "SUB-1", "CU-1", "Fruit box, weekly", Decimal("30"), "USD", "week", NOW, NOW + DAY, "active"
)
BACK = rows.Credit(
    "CR-1", "CU-1", "return", Decimal("80"), "USD", status="posted", reference="10430002"
)


def read(text, *intents, of=(), likely=(), hints=()):
    return meant(known(*of), said(text), intents, NOW, likely, hints)


@pytest.mark.parametrize(
    "text",
    [
        "where is my washing machine, you have had it for a month",
        "washer??",
        "From: g@example.com\nSubject: my WASHER\n\nI want it back, where is the thing?",
        "is the bearing there",
    ],
)
def test_a_thing_that_is_repaired_is_no_order(text):
    assert read(text, "order_status", of=(*SOLD, *REPAIR)) == ("parts_missing",)


def test_a_wrong_part_of_a_repair_is_no_wrong_article():
    assert read("wrong bearing again", "item_wrong", of=(*SOLD, *REPAIR)) == ("parts_missing",)


@pytest.mark.parametrize(
    "text", ["where are my filter cartridges", "where is order 10430001, no washer in it", "where"]
)
def test_what_she_bought_is_an_order_though_something_is_repaired(text):
    assert read(text, "order_status", of=(*SOLD, *REPAIR)) == ("order_status",)


def test_what_was_repaired_long_ago_is_not_in_the_workshop():
    over = job(asset="Alder washer", starts_at=NOW - 90 * DAY, created_at=NOW - 99 * DAY)
    assert read("where is my washer", "order_status", of=(*SOLD, over)) == ("order_status",)


def test_a_thing_that_was_bought_here_and_waits_for_a_part_is_a_repair():
    both = (*SOLD, line("10430001", "Alder washer"), *REPAIR)
    assert read("where is the washer", "order_status", of=both) == ("parts_missing",)
    assert read("the washer still grinds", "item_wrong", of=both) == ("parts_missing",)


def test_a_thing_whose_visit_is_booked_is_a_matter_of_the_visit():
    both = (order(), line(description="Alder washer"), job(asset="Alder washer"), here(), visit())
    assert read("the washer still grinds", "item_wrong", of=both) == ("appointment_missed",)


def test_danger_from_a_thing_that_is_repaired_stays_danger():
    both = (order(), line(description="Alder washer"), *REPAIR)
    assert read("the washer is on fire", "item_wrong", of=both) == ("item_wrong",)


def test_whoever_asks_for_the_engineer_hears_of_the_part_that_is_missing():
    asked = "when does the engineer come", "appointment_missed"
    assert read(*asked, of=REPAIR) == ("appointment_missed", "parts_missing")
    assert read(*asked, of=(job(starts_at=LATER), here())) == ("appointment_missed",)


def test_a_box_that_comes_by_a_plan_is_called_off_with_the_plan():
    assert read("cancel my box", "order_change", of=(PLAN,)) == ("subscription_renewal",)
    came = (PLAN, order(), parcel())
    assert read("cancel my box", "order_change", of=came) == ("subscription_renewal",)


@pytest.mark.parametrize("text", ["new address please", "cancel order 10430001"])
def test_a_change_of_something_else_leaves_the_plan_alone(text):
    assert read(text, "order_change", of=(PLAN, order(), parcel())) == ("order_change",)


def test_an_order_that_may_still_be_called_off_is_meant_before_the_plan():
    to_come = order(status="processing")
    assert read("cancel it please", "order_change", of=(PLAN, to_come)) == ("order_change",)


def test_a_plan_that_ended_is_not_called_off_again():
    ended = replace(PLAN, status="cancelled")
    assert read("cancel my box", "order_change", of=(ended,)) == ("order_change",)


def test_a_plan_is_called_off_beside_another_matter_when_that_is_likely():
    text = "cancel my box and refund the second debit"
    both = read(text, "debited_twice", of=(PLAN,), likely=("debited_twice", "order_change"))
    assert both == ("debited_twice", "subscription_renewal")
    assert read(text, "debited_twice", of=(PLAN,)) == ("debited_twice",)


@pytest.mark.parametrize("intent", ["refund_status", "order_change"])
def test_money_back_for_what_never_came_is_a_matter_of_the_parcel(intent):
    text = "don't send a replacement, I want the money"
    assert read(text, intent, of=LOST) == ("order_status",)
    assert read(text, intent, of=SOLD) == (intent,)
    assert read(text, intent, of=(*LOST, BACK)) == (intent,)


def test_money_back_for_another_thing_is_no_matter_of_the_parcel():
    text = "I want my money back for the filter cartridges"
    assert read(text, "refund_status", of=(*SOLD, *LOST)) == ("refund_status",)


def test_what_is_lost_cannot_be_called_off_but_is_paid_back():
    assert read("cancel my order", "order_change", of=LOST) == ("order_status",)


@pytest.mark.parametrize(
    "text",
    ["nobody came and the toaster hasn't arrived either", "no one came, the parcel never arrived"],
)
def test_a_parcel_that_she_misses_as_well_is_a_second_matter(text):
    found = read(text, "appointment_missed", of=LOST)
    assert found == ("appointment_missed", "order_status")
    assert read(text, "appointment_missed", of=SOLD) == ("appointment_missed",)


def seen(text, *likely, of, by=evident):
    return by(known(*of), said(text), likely, NOW)


def test_words_that_are_not_understood_may_name_a_thing_of_hers():
    assert seen("drum bearing??", of=(*SOLD, *REPAIR)) == ("parts_missing",)
    assert seen("where's my toaster", of=LOST) == ("order_status",)
    assert seen("stop the fruit box", "order_change", of=(PLAN,)) == ("subscription_renewal",)
    assert seen("forget it, money back", "order_change", of=LOST) == ("order_status",)


@pytest.mark.parametrize("text", ["hm", "the toaster is nice", "stop it", ""])
def test_words_that_name_nothing_stay_not_understood(text):
    assert seen(text, "thanks", of=(*LOST, *REPAIR, PLAN)) == ()


def test_small_talk_is_about_a_thing_only_when_it_asks_where_that_is():
    asked = "where is my washer, having a holiday?"
    assert seen(asked, "order_status", of=REPAIR, by=whereabouts) == ("parts_missing",)
    assert seen(asked, "thanks", of=REPAIR, by=whereabouts) == ()
    told = "the washer sings so nicely"
    assert seen(told, "order_status", of=REPAIR, by=whereabouts) == ()


UNSAFE = job(asset="Finch gas cooktop", safety=True), part(description="burner valve")


@pytest.mark.parametrize(
    "text", ["can i use the cooktop again", "is it safe to use?", "May she light it tonight"]
)
def test_whether_a_dangerous_thing_may_be_used_is_a_matter_of_its_work(text):
    assert evident(known(*UNSAFE), said(text), (), NOW) == ("parts_missing",)
    assert whereabouts(known(*UNSAFE), said(text), (), NOW) == ("parts_missing",)
    assert read(text, "item_wrong", of=UNSAFE)[-1] == "parts_missing"


def test_what_is_harmless_or_something_else_may_be_used():
    assert evident(known(*REPAIR), said("can i use it again"), (), NOW) == ()
    assert evident(known(*UNSAFE), said("can i use my card"), (), NOW) == ()


OVER = rows.Contract("K-1", "CU-1", "Home care plan", ended_at=NOW - 9 * DAY)


@pytest.mark.parametrize(
    "text", ["why was my plan cancelled", "I did not cancel, why did it stop", "never canceled!!"]
)
def test_the_end_of_the_only_plan_is_a_matter_of_its_visits(text):
    assert read(text, "subscription_renewal", of=(OVER,)) == ("appointment_missed",)
    assert evident(known(OVER), said(text), (), NOW) == ("appointment_missed",)


def test_whoever_has_orders_may_have_cancelled_one_of_them():
    text = "I cancelled, is that done"
    assert read(text, "order_change", of=(OVER,)) == ("appointment_missed",)
    assert read(text, "order_change", of=(OVER, *SOLD)) == ("order_change",)
    assert evident(known(OVER, *SOLD), said(text), (), NOW) == ()


def test_a_plan_that_goes_on_has_not_ended():
    text = "I cancelled my plan, when does it renew"
    assert read(text, "subscription_renewal", of=(OVER, PLAN)) == ("subscription_renewal",)
    later = replace(OVER, ended_at=NOW + DAY)
    assert read(text, "subscription_renewal", of=(later,)) == ("subscription_renewal",)


CALLBACK = rows.Callback("CB-1", "CU-1", placed_at=NOW - 2 * DAY, due_at=NOW - DAY, status="missed")


@pytest.mark.parametrize("text", ["nobody called", "No one rang me.", "u never called!!"])
def test_whoever_was_not_called_gets_that_answered_beside_her_question(text):
    assert read(text, "debited_twice", of=(CALLBACK,)) == ("debited_twice", "call_dropped")


def test_whoever_was_called_or_waits_for_no_call_is_answered_what_she_asks():
    assert read("you called, thanks", "debited_twice", of=(CALLBACK,)) == ("debited_twice",)
    assert read("nobody called", "debited_twice") == ("debited_twice",)


@pytest.mark.parametrize(
    "text",
    [
        "I have no complaint, I would just like my parcel",
        "I don't want to complain. Only the parcel please.",
    ],
)
def test_nothing_but_a_parcel_that_is_overdue_is_no_change_of_it(text):
    assert read(text, "order_change", of=LOST) == ("order_status",)
    assert read(text, "order_change", of=SOLD) == ("order_change",)


def test_a_parcel_that_is_to_go_elsewhere_is_a_change_of_it():
    text = "I just want my parcel sent to my mother"
    assert read(text, "order_change", of=LOST) == ("order_change",)


MISSED = failure(1, NOW - 3 * DAY)


@pytest.mark.parametrize(
    "text",
    ["parcel and engineer pls", "Is my parcel sent? And the engineer?", "parcel + visit again"],
)
def test_a_second_thing_that_is_named_and_broken_is_a_second_matter(text):
    likely = ("order_status", "appointment_missed")
    both = read(text, "order_status", of=(*LOST, *MISSED), likely=likely)
    assert both == ("order_status", "appointment_missed")
    assert read(text, "order_status", of=LOST, likely=likely) == ("order_status",)


def test_what_is_put_aside_is_no_matter_unless_nothing_else_is():
    text = "not about the engineer, where is my parcel"
    of = (*LOST, *MISSED)
    assert read(text, "order_status", "appointment_missed", of=of) == ("order_status",)
    assert read("never mind the visit", "appointment_missed", of=of) == ("appointment_missed",)


@pytest.mark.parametrize(
    "text", ["when does somebody come", "When is my next visit?", "the date of the visit please"]
)
def test_who_asks_when_somebody_comes_asks_for_the_visit(text):
    assert evident(known(*MISSED), said(text), (), NOW) == ("appointment_missed",)
    assert evident(known(*SOLD), said(text), (), NOW) == ()


@pytest.mark.parametrize("text", ["switch my plan on again", "when does my plan renew", "my plan"])
def test_whatever_is_asked_of_a_plan_that_ended_unheard_is_answered_by_its_end(text):
    assert read(text, "subscription_renewal", of=(OVER,)) == ("appointment_missed",)
    called = replace(OVER, exit_contact_at=NOW - 8 * DAY)
    assert read(text, "subscription_renewal", of=(called,)) == ("subscription_renewal",)


@pytest.mark.parametrize(
    "text", ["it was never ordered", "nobody ordered it", "they forgot to order what it needs"]
)
def test_that_nobody_ordered_it_is_a_matter_of_the_repair(text):
    assert read(text, "order_status", of=(*SOLD, *REPAIR)) == ("parts_missing",)
    assert read(text, "order_status", of=SOLD) == ("order_status",)
