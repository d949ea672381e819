"""Records as they stood: what came later is not there yet, and what was mended is broken again."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from firstline.training.minting.rewinding import rewound

AT = datetime(2026, 11, 10, 15, 0, tzinfo=timezone.utc)
DAY = timedelta(days=1)


def credit(**columns):
    return {"credit_id": "CR-1", "approved_at": AT - DAY, "posted_at": None} | columns


def visit(**columns):
    return {"appointment_id": "AP-1", "starts_at": AT - DAY, "status": "booked"} | columns


def event(kind, at, **columns):
    known = {"appointment_id": "AP-1", "kind": kind, "at": at, "old_starts_at": None}
    return known | {"notified_at": None} | columns


def test_what_came_later_is_not_there() -> None:
    charges = [{"charge_id": n, "created_at": AT + n * DAY, "settled_at": None} for n in (-1, 0, 1)]

    assert [row["charge_id"] for row in rewound({"charges": charges}, AT)["charges"]] == [-1, 0]


def test_a_credit_that_was_posted_later_is_only_approved() -> None:
    held = {"credits": [credit(posted_at=AT + DAY, status="posted")]}

    (then,) = rewound(held, AT)["credits"]

    assert (then["posted_at"], then["status"]) == (None, "approved")
    assert held["credits"][0]["status"] == "posted"


def test_a_visit_stands_where_it_stood_before_it_was_moved() -> None:
    moved = event("moved", AT + DAY, old_starts_at=AT - DAY)
    held = {
        "appointments": [visit(starts_at=AT + 9 * DAY, status="done")],
        "appointment_events": [moved, event("done", AT + 9 * DAY)],
    }

    (then,) = rewound(held, AT)["appointments"]

    assert (then["starts_at"], then["status"]) == (AT - DAY, "booked")


def test_a_part_that_was_ordered_later_was_not_ordered() -> None:
    part = {"part_id": "PT-1", "work_order_id": "WO-1", "ordered_at": AT + DAY}
    part |= {"purchase_order": "PO-7", "ordered_sku": "X", "received_at": None}
    held = {"work_orders": [{"work_order_id": "WO-1", "created_at": AT}], "parts": [part]}

    (then,) = rewound(held, AT)["parts"]

    assert (then["ordered_at"], then["purchase_order"]) == (None, None)


def test_lines_of_an_order_that_was_not_placed_yet_are_not_there() -> None:
    held = {
        "orders": [{"order_id": "1", "placed_at": AT + DAY}],
        "order_lines": [{"order_id": "1", "line": "1"}],
    }

    assert rewound(held, AT) == {}
