"""What the orders of decisions tell their receivers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from firstline.desk import opening
from firstline.desk.doing import drafts, refusals
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.doing.wanted import Wanted
from firstline.desk.tables import callbacks, outbox
from tests.channels.site import NOW, demo_place, place
from tests.desk.doing.cards import card, done

__all__ = ["demo_place", "place"]


def ordered(place, made):
    with place.desk.connect() as desk:
        wanted = select(outbox.c.payload).where(outbox.c.decision_id == made.decision_id)
        return desk.execute(wanted).scalar_one()


def test_a_refund_names_the_debit_that_goes_back(place):
    case_id, name = card(place, "DUP_CAPTURE", NOW)
    made = done(place, case_id, name, "refund_duplicate", NOW)
    told = ordered(place, made)
    (debit,) = told["returns"]
    assert f"charges/{debit['charge']}" in told["records"]
    assert debit["reason"] == "taken_twice"
    assert (debit["amount"], debit["currency"]) == (told["amount"], told["currency"])


def test_a_refund_s_reference_is_sent_after_the_refund_and_names_it(place):
    case_id, name = card(place, "DUP_CAPTURE", NOW)
    with pytest.raises(CannotDo) as refused:
        drafts.draw_up(place, case_id, Wanted("confirm_in_writing", name), "demo", NOW)
    assert refused.value.code == refusals.NOT_YET
    assert refused.value.about["first"].startswith("Refund $")
    refund = done(place, case_id, name, "refund_duplicate", NOW)
    told = ordered(place, done(place, case_id, name, "confirm_in_writing", NOW))
    assert told["follows"] == refund.decision_id
    assert told["contact"]["id"].startswith("customers/") and "***" in told["contact"]["masked"]


def test_a_call_names_the_number_without_telling_it(place):
    case_id = opening.open_case(place, "demo", "CU-1002", NOW).case.case_id
    made = done(place, case_id, "", "callback", NOW + timedelta(minutes=1))
    told = ordered(place, made)
    assert (told["contact"]["id"], told["contact"]["kind"]) == ("customers/CU-1002/phone", "phone")
    with place.desk.connect() as desk:
        booked = desk.execute(select(callbacks)).one()
    assert (booked.contact_id, booked.contact) == (told["contact"]["id"], told["contact"]["masked"])
