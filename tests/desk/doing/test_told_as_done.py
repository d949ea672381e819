"""After a step was confirmed the card comes again in its done form, in every case of the customer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from firstline.casework.doing.model import Doing
from firstline.desk import cases, messages
from firstline.desk.doing import consenting, drafts, taking
from firstline.desk.doing.decisions import Decision
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.doing.standing import of_customer
from firstline.desk.doing.wanted import Wanted
from tests.channels.site import NOW, demo_place, place
from tests.desk.doing.cards import card, done

__all__ = ["demo_place", "place"]

LATER = NOW + timedelta(minutes=5)
AT_ONCE = {
    "DUP_CAPTURE": "refund_duplicate",
    "MISS_N": "hand_to_lead",
    "COMPLAINT_STALE": "reopen_complaint",
}


def shown(place, case_id, name):
    message, at = map(int, name.split("-"))
    with place.desk.connect() as desk:
        return messages.card_at(desk, case_id, message, at)


def again(place, code):
    """The same question in a case of its own."""
    return shown(place, *card(place, code, NOW, "lead"))


def spoken(shown_card):
    return " ".join(shown_card["say"])


@pytest.mark.parametrize(("code", "step"), AT_ONCE.items())
def test_the_card_says_it_as_done_with_its_number_also_in_another_case(place, code, step):
    case_id, name = card(place, code, NOW)
    before = shown(place, case_id, name)
    made = done(place, case_id, name, step, NOW)
    after = again(place, code)
    assert after["finding"] == code
    assert made.decision_id in spoken(after) and made.decision_id not in spoken(before)
    assert len(spoken(after).split()) <= 60
    own = next(one for one in after["do"] if one["id"] == step)
    assert own["done"] == {"decision": made.decision_id, "state": "done"}


def test_the_hand_over_done_by_a_step_is_shown_at_the_card_s_own_hand_over(place):
    case_id, name = card(place, "MISS_N", NOW)
    made = done(place, case_id, name, "hand_to_lead", NOW)
    done_ = again(place, "MISS_N")["escalate"]["done"]
    assert done_ == {"decision": made.decision_id, "state": "done"}


@pytest.mark.parametrize(("agrees", "is_told"), [(True, True), (False, False)])
def test_a_loaner_is_told_once_a_lead_agreed_and_not_after_a_no(place, agrees, is_told):
    case_id, name = card(place, "SAFETY_FAULT", NOW)
    before = spoken(shown(place, case_id, name))
    made = done(place, case_id, name, "give_loaner", NOW)
    waiting = again(place, "SAFETY_FAULT")
    assert spoken(waiting) == before

    consenting.settle(place, made.decision_id, "lead", "lead", agrees, "As things are", LATER)

    settled = again(place, "SAFETY_FAULT")
    assert (made.decision_id in spoken(settled)) == is_told
    assert (spoken(settled) == before) != is_told
    own = next(one for one in settled["do"] if one["id"] == "give_loaner")
    assert (own["done"] is not None) == is_told


@pytest.mark.parametrize(("days", "is_done"), [(0, True), (14, True), (15, False)])
def test_a_finding_without_rows_is_done_in_other_cases_for_two_weeks(place, days, is_done):
    with place.desk.begin() as desk:
        case_id = cases.open_case(desk, "demo", NOW, "CU-1018").case_id
    doing = Doing("warn", "note", "call", "SAFETY", "Warn the customer", given={"choice": "keep"})
    made = Decision("D-1", "key", case_id, "CU-1018", "demo", NOW, doing, "done")
    with place.desk.begin() as desk:
        taking.keep(desk, made)
        (one,) = of_customer(desk, "CU-1018", NOW + timedelta(days=days))
    assert one.choice == "keep"
    assert one.is_about("warn", (), "SAFETY") is is_done
    assert not one.is_about("warn", (), "COMPLAINT_UNLOGGED")
    assert not one.is_about("warn", ("orders/1",), "SAFETY")


def test_which_answer_was_taken_is_on_the_card(place):
    case_id, name = card(place, "RENEWAL", NOW)
    asked = drafts.draw_up(place, case_id, Wanted("keep_or_stop", name), "demo", NOW).doing.asks
    made = done(place, case_id, name, "keep_or_stop", NOW)
    after = again(place, "RENEWAL")
    (told,) = (one["done"] for one in after["do"] if one["id"] == "keep_or_stop")
    assert (told["decision"], told["choice"]) == (made.decision_id, asked[0].options[-1].label)


def test_a_card_that_finds_nothing_offers_no_steps_but_those_of_the_case(place):
    shown_card = card(place, "NONE", NOW)
    for step in ("goodwill", "escalate", "follow_up"):
        with pytest.raises(CannotDo) as refused:
            drafts.draw_up(place, shown_card[0], Wanted(step, shown_card[1], {}), "demo", NOW)
        assert refused.value.code == "no_such_step"
    noted = Wanted("note", shown_card[1], {"text": "All is well"})
    assert drafts.draw_up(place, shown_card[0], noted, "demo", NOW).key
