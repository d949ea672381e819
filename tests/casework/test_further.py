"""Two things of one kind, each told in words of its own, get a card each."""

from __future__ import annotations

import pytest

from firstline.casework.finding import Finding
from firstline.casework.guiding.further import further
from tests.casework.records import said


def finding(family, code):
    return Finding(family, code, "certain", {})


CUT_OFF, PAGE, UNCALLED = (finding("call", o) for o in ("DROP_PAST", "PORTAL_FAIL", "CB_MISSED"))
PAY, MISSED = (finding("appointment", one) for one in ("EARNINGS", "MISS_N"))
FOUND = {"call": (CUT_OFF, UNCALLED, PAGE), "appointment": (PAY, MISSED)}


def beside(lead, text):
    return further(FOUND, [lead], said(text))


@pytest.mark.parametrize(
    "text",
    [
        "cut off with your man, booking page gave errors",
        "We were disconnected, and then your website would not let me book.",
        "line dropped + portal down",
    ],
)
def test_a_call_that_was_cut_off_and_a_page_that_failed_are_two_things(text):
    assert beside(CUT_OFF, text) == (PAGE,)
    assert beside(PAGE, text) == (CUT_OFF,)


@pytest.mark.parametrize(
    "text",
    [
        "I was cut off, it's a disgrace",
        "we were disconnected on the phone and I rang again",
        "cut off. Never mind the callback, I only want to know why",
    ],
)
def test_one_thing_around_a_call_is_one_card(text):
    assert beside(CUT_OFF, text) == ()


def test_what_the_records_do_not_show_is_no_second_thing():
    text = "cut off with your man, booking page gave errors"
    assert further({"call": (CUT_OFF,)}, [CUT_OFF], said(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "She lost two days' wages. The engineer for the dryer has again not come.",
        "engineer for the dryer missed again; she lost 2 days' wages",
        "I lost 340 dollars pay, and three times nobody showed up",
    ],
)
def test_lost_pay_and_a_visit_that_failed_are_two_things(text):
    assert beside(PAY, text) == (MISSED,)


@pytest.mark.parametrize(
    "text",
    [
        "I lost 2 days of pay because of the dryer visits",
        "lost a day's pay for the dryer man who did not come, my complaint is unanswered",
        "I lost a day's wages and I want them back",
    ],
)
def test_why_she_lost_her_pay_is_no_second_thing(text):
    assert beside(PAY, text) == ()
