"""What may still be changed or called off of an order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firstline.casework.findings.order import find
from firstline.records import rows
from tests.casework.records import NOW, ORDER, said, snapshot

OPEN = replace(ORDER, status="processing")
SENT = rows.Shipment("SH-1", ORDER.order_id, "Couriers", "FC883", NOW, None, None)


def change(*records, text):
    (found,) = [o for o in find(snapshot(*records), said(text), NOW) if o.code == "CHANGE_GUARDED"]
    return found.facts.keys() & {"to_call_off", "has_left"}


@pytest.mark.parametrize("text", ["cancel it", "cxl ord", "Please stop my order."])
def test_calling_off_is_told_from_other_changes(text):
    assert change(OPEN, text=text) == {"to_call_off"}
    assert change(OPEN, SENT, text=text) == {"to_call_off", "has_left"}


@pytest.mark.parametrize("text", ["new address", "I cancelled my old card, take this one"])
def test_other_changes_call_nothing_off(text):
    assert change(OPEN, text=text) == set()
    assert change(OPEN, SENT, text=text) == {"has_left"}
