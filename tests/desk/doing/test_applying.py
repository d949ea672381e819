"""What a decision sets up at the desk, and in whose name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from firstline import database
from firstline.casework.doing.model import Doing
from firstline.desk import cases
from firstline.desk.doing import applying, complaining, refusals
from firstline.desk.doing.decisions import DONE, Decision
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.tables import complaints, trail
from firstline.records import tables
from tests.channels.site import NOW, demo_place, place

__all__ = ["demo_place", "place"]


def decided(place, customer, **about) -> Decision:
    """A decision that has no row: what it brings about needs none."""
    with place.desk.begin() as desk:
        case_id = cases.open_case(desk, "demo", NOW, customer).case_id
    doing = Doing("step", "acknowledge", "appointment", "COMPLAINT_LATE", "Acknowledge it", **about)
    return Decision(None, "key", case_id, customer, "demo", NOW, doing, DONE)


def of_records(place):
    """A complaint of the records and whose it is."""
    columns = tables.complaints.c
    wanted = select(columns.complaint_id, columns.customer_id).order_by(columns.complaint_id)
    with place.records.connect() as records:
        return records.execute(wanted).first()


def test_there_must_be_a_complaint_to_acknowledge(place):
    made = decided(place, "CU-1018")
    with database.writing(place.desk) as desk, pytest.raises(CannotDo) as refused:
        applying.apply(desk, place, made, NOW)
    assert refused.value.code == refusals.NO_COMPLAINT


def test_a_complaint_of_the_records_is_taken_up_in_the_name_of_who_did_it(place):
    record, customer = of_records(place)
    made = decided(place, customer, records=(f"complaints/{record}",), owner="service desk")
    recorded = complaining.of_records(place, made.doing, NOW)
    with database.writing(place.desk) as desk:
        applying.apply(desk, place, made, NOW, recorded)
        assert {row.agent for row in desk.execute(select(complaints))} == {"demo"}
        logged = trail.c.action == "logged_complaint"
        assert [row.agent for row in desk.execute(select(trail).where(logged))] == ["demo"]


def test_the_records_are_not_read_while_the_desk_is_written_to(place):
    record, customer = of_records(place)
    made = decided(place, customer, records=(f"complaints/{record}",), owner="service desk")
    recorded = complaining.of_records(place, made.doing, NOW)
    assert recorded.of_record == record
    without = replace(place, records=None)
    with database.writing(place.desk) as desk:
        applying.apply(desk, without, made, NOW, recorded)
        assert [row.of_record for row in desk.execute(select(complaints))] == [record]
