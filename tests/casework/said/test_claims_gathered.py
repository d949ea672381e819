from __future__ import annotations

from datetime import date
from decimal import Decimal

from firstline.casework.said import Said, gather
from tests.casework.said_cases import said


def case(*oldest_first: str) -> Said:
    return gather([said(text) for text in reversed(oldest_first)])


def test_claims_of_earlier_messages_are_kept():
    gathered = case("it smokes", "x7776", "what now?")

    assert gathered.claimed("danger").written == "smokes"
    for claim in gathered.claims:
        assert gathered.text[claim.start : claim.end] == claim.written


def test_a_later_denial_takes_a_claim_back():
    assert case("I lost a day's pay", "no, I didn't lose any pay").claimed("lost_pay") is None


def test_a_later_claim_wins_over_a_denial():
    assert case("I didn't lose any pay", "I did, I lost a day's pay").claimed("lost_pay")


def test_a_later_doubt_takes_nothing_back():
    assert case("it caught fire", "could it burn again?").claimed("danger")


def test_what_somebody_else_says_takes_nothing_back():
    assert case("it caught fire", "my neighbour's never smoked").claimed("danger")


def test_what_came_after_all_is_no_longer_missing_and_the_reverse():
    came = case("my parcel never arrived", "the parcel came today")
    gone = case("the parcel came today", "sorry, my parcel never arrived")

    assert came.conceded("received") and came.claimed("not_received") is None
    assert gone.claimed("not_received") and gone.claimed("received") is None


def test_two_parcels_of_which_one_came_concede_nothing():
    both = case("the kettle came today, but the chairs never arrived")

    assert both.claimed("received") and both.claimed("not_received")
    assert both.conceded("received") is None and both.conceded("not_received") is None


def test_a_denial_of_one_kind_leaves_the_others():
    gathered = case("it smokes and it does not work", "it works fine now")

    assert gathered.claimed("danger") and gathered.claimed("defective") is None


def test_the_newest_claim_leads_and_keeps_the_day_that_was_given_before():
    told = case("I told you on 12 May", "as I told your colleague").claimed("told_us")

    assert (told.written, told.day) == ("I told your", date(2026, 5, 12))


def test_a_new_count_replaces_the_old_one():
    assert case("I lost a day's pay", "I lost two days' pay").claimed("lost_pay").count == Decimal(
        2
    )
