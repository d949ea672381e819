"""What makes good for the same money or goods is done once, by whichever step."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from firstline.desk.doing import confirming, consenting, drafts, refusals
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.doing.wanted import Wanted
from firstline.desk.tables import once
from tests.channels.site import NOW, demo_place, place
from tests.desk.doing.cards import card, done

__all__ = ["demo_place", "place"]


def drawn(place, case_id, name, step, agent="demo", **fields):
    return drafts.draw_up(place, case_id, Wanted(step, name, fields), agent, NOW)


def confirmed(place, draft):
    return confirming.confirm(place, draft.case_id, draft.draft_id, draft.key, draft.agent, NOW)


def held(place):
    with place.desk.connect() as desk:
        return {row.record: row.decision_id for row in desk.execute(select(once))}


@pytest.mark.parametrize(
    ("first", "second"), [("send_right_item", "offer_refund"), ("offer_refund", "send_right_item")]
)
def test_money_after_goods_and_goods_after_money_need_consent(place, first, second):
    case_id, name = card(place, "WRONG_ITEM", NOW, step=first)
    made = done(place, case_id, name, first, NOW)
    assert made.state == "done"
    draft = drawn(place, case_id, name, second)
    assert (draft.doing.consent, draft.doing.again) == ("lead", (made.decision_id,))
    assert draft.doing.lines[0] == f"Done before: {made.decision_id} on November 10, 2026 by demo."


def test_a_lead_does_again_what_the_draft_told_was_done(place):
    case_id, name = card(place, "DUP_CAPTURE", NOW)
    first = done(place, case_id, name, "refund_duplicate", NOW)
    other, its_name = card(place, "DUP_CAPTURE", NOW, "lead")
    draft = drawn(place, other, its_name, "refund_duplicate", "lead")
    assert draft.doing.again == (first.decision_id,)
    assert confirmed(place, draft).state == "done"


def test_what_came_after_the_draft_is_not_done_again(place):
    case_id, name = card(place, "DUP_CAPTURE", NOW)
    other, its_name = card(place, "DUP_CAPTURE", NOW, "lead")
    draft = drawn(place, other, its_name, "refund_duplicate", "lead")
    done(place, case_id, name, "refund_duplicate", NOW)
    with pytest.raises(CannotDo) as caught:
        confirmed(place, draft)
    assert caught.value.code == refusals.TAKEN


def test_while_a_request_waits_there_is_no_second_and_a_no_frees_only_its_own(place):
    case_id, name = card(place, "DUP_CAPTURE", NOW)
    first = done(place, case_id, name, "refund_duplicate", NOW)
    second = confirmed(place, drawn(place, case_id, name, "refund_duplicate"))
    assert second.state == "waiting"
    other, its_name = card(place, "DUP_CAPTURE", NOW, "lead")
    with pytest.raises(CannotDo) as caught:
        drawn(place, other, its_name, "refund_duplicate", "lead")
    assert caught.value.code == refusals.ALREADY_WAITING
    consenting.settle(place, second.decision_id, "lead", "lead", False, "Once is enough", NOW)
    assert set(held(place).values()) == {first.decision_id}
    assert drawn(place, case_id, name, "refund_duplicate").doing.consent == "lead"


def test_the_same_key_in_two_tabs_is_one_request(place):
    case_id, name = card(place, "SAFETY_FAULT", NOW)
    draft = drawn(place, case_id, name, "give_loaner")
    made = confirmed(place, draft)
    assert confirmed(place, draft) == made
    assert made.state == "waiting"
