"""What somebody has begun to put right: told before hello, and its opposite is not taken any more."""

from __future__ import annotations

import pytest

from firstline.desk import cases
from firstline.desk.doing import drafts
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.doing.wanted import Wanted
from firstline.desk.greeting import greeting
from firstline.desk.trail.reading import Reader
from tests.channels.site import NOW, demo_place, place
from tests.desk.doing.cards import card, done

__all__ = ["demo_place", "place"]


def _broken(place, case_id):
    with place.desk.connect() as desk:
        customer = cases.get(desk, case_id).customer_id
    return greeting(place, customer, NOW, Reader("lead", case_id))["broken"]


@pytest.mark.parametrize(
    ("code", "step"), [("DUP_CAPTURE", "refund_duplicate"), ("WRONG_ITEM", "send_right_item")]
)
def test_before_hello_what_was_done_is_told_after_what_nobody_has_touched(place, code, step):
    case_id, name = card(place, code, NOW, step=step)
    before = _broken(place, case_id)
    if not any(one["finding"] == code for one in before):
        pytest.fail(f"{code} does not stand before hello")
    assert all(one["done"] == [] for one in before)
    made = done(place, case_id, name, step, NOW)
    after = _broken(place, case_id)
    (own,) = (one for one in after if one["finding"] == code)
    what = made.doing.what
    assert own["done"] == [
        {"id": step, "what": what, "decision": made.decision_id, "state": "done"}
    ]
    assert [bool(one["done"]) for one in after] == sorted(bool(one["done"]) for one in after)


def test_what_was_moved_is_not_left_where_it_was(place):
    case_id, name = card(place, "WRONG_DEST_OWN", NOW)
    leave = Wanted("leave_credit", name, {})
    assert drafts.draw_up(place, case_id, leave, "demo", NOW).key
    done(place, case_id, name, "move_credit", NOW)
    with pytest.raises(CannotDo) as refused:
        drafts.draw_up(place, case_id, leave, "demo", NOW)
    assert refused.value.code == "already_done"


def test_a_customer_may_think_better_of_leaving_it(place):
    case_id, name = card(place, "WRONG_DEST_OWN", NOW)
    done(place, case_id, name, "leave_credit", NOW)
    assert done(place, case_id, name, "move_credit", NOW).state == "done"


def test_the_example_of_a_field_is_taken_as_it_stands(place):
    case_id, name = card(place, "DUP_CAPTURE", NOW)
    asked = drafts.draw_up(place, case_id, Wanted("complaint", "", {}), "demo", NOW).doing.asks
    day = next(one for one in asked if one.type == "day")
    assert (day.example, day.today) == (NOW.date().isoformat(), day.today)
    fields = {day.name: day.example, "text": "As told"}
    assert drafts.draw_up(place, case_id, Wanted("complaint", "", fields), "demo", NOW).key
