"""Nothing of worth leaves, and nothing is changed, before one knows who is asking."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firstline.casework.facts import Level
from firstline.casework.identity import MOST_FAILURES, ONE_TIME_CODE, Identity
from firstline.casework.playbook.kinds import kinds
from firstline.desk import cases
from firstline.desk.doing import drafts
from firstline.desk.doing.refusals import NOT_VERIFIED, CannotDo
from firstline.desk.doing.wanted import Wanted
from tests.channels.site import NOW, demo_place, place
from tests.desk.doing.cards import card, done

__all__ = ["demo_place", "place"]

ANONYMOUS = Identity()
LOCKED = Identity(Level.CLAIMED, failures=MOST_FAILURES)
NO_CODE = Identity(Level.VERIFIED, frozenset({"order_number", "postcode"}))


def asked_by(place, identity, code):
    case_id, name = card(place, code, NOW)
    with place.desk.begin() as desk:
        cases.save(desk, replace(cases.get(desk, case_id), identity=identity), NOW)
    return case_id, name


def refused(place, case_id, name, step, **fields):
    with pytest.raises(CannotDo) as caught:
        drafts.draw_up(place, case_id, Wanted(step, name, fields), "demo", NOW)
    assert caught.value.code == NOT_VERIFIED
    return caught.value.about["needs"]


@pytest.mark.parametrize("who", [ANONYMOUS, LOCKED])
def test_goodwill_is_not_for_somebody_unknown(place, who):
    case_id, name = asked_by(place, who, "DUP_CAPTURE")
    told = {"amount": "5.00", "text": "For the wait"}
    assert refused(place, case_id, name, "goodwill", **told) == ["verified"]
    assert refused(place, case_id, name, "goodwill") == ["verified"]


@pytest.mark.parametrize(
    ("who", "lacking"),
    [(ANONYMOUS, ["verified", ONE_TIME_CODE]), (NO_CODE, [ONE_TIME_CODE])],
)
def test_a_record_is_corrected_after_a_code_to_the_contact_on_file(place, who, lacking):
    case_id, name = asked_by(place, who, "NO_ACCESS")
    assert refused(place, case_id, name, "check_contact", text="A new number") == lacking


def test_what_was_chosen_decides_what_it_needs(place):
    case_id, name = asked_by(place, ANONYMOUS, "LEAD_TIME")
    assert drafts.draw_up(
        place, case_id, Wanted("keep_or_release", name, {"choice": "keep"}), "demo", NOW
    ).draft_id
    lacking = refused(place, case_id, name, "keep_or_release", choice="leave")
    assert lacking == ["verified", ONE_TIME_CODE]


def test_further_charges_are_blocked_without_a_code_that_a_thief_could_get(place):
    case_id, name = asked_by(place, NO_CODE, "UNAUTHORISED")
    assert drafts.draw_up(place, case_id, Wanted("stop_charges", name), "demo", NOW).draft_id


@pytest.mark.parametrize("step", ["open_fraud_case", "send_record", "escalate", "follow_up"])
def test_a_locked_case_is_still_handed_over(place, step):
    case_id, name = asked_by(place, LOCKED, "UNAUTHORISED")
    assert drafts.draw_up(place, case_id, Wanted(step, name), "demo", NOW).draft_id


def test_whatever_moves_money_or_goods_needs_a_customer_who_was_checked():
    free = {one.name for one in kinds().values() if not one.needs}
    assert free == {
        *("order_part", "relink_part", "book", "trace", "claim", "fix_slot", "send", "ticket"),
        *("task", "note", "wish", "choice", "escalate", "take_over", "callback", "complaint"),
        *("acknowledge", "reopen"),
    }


def test_a_code_counts_for_one_change_and_the_next_one_needs_a_new_one(place):
    (case_id, name), fields = card(place, "CHANGE_GUARDED", NOW), {"text": "12 Elm Street"}
    made = done(place, case_id, name, "make_change", NOW)
    with place.desk.connect() as desk:
        identity = cases.get(desk, case_id).identity
    assert (made.state, identity.level) == ("done", Level.VERIFIED)
    assert refused(place, case_id, name, "make_change", **fields) == ["one_time_code"]


def test_what_needs_no_code_uses_none_up(place):
    case_id, name = card(place, "DUP_CAPTURE", NOW)
    done(place, case_id, name, "refund_duplicate", NOW)
    with place.desk.connect() as desk:
        assert ONE_TIME_CODE in cases.get(desk, case_id).identity.factors
