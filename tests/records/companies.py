"""A small company, written straight into the files of an import."""

from __future__ import annotations

from tests.records.folders import Folder

OLD, NEW, UNDATED = "2026-01-01T00:00:00Z", "2026-11-01T00:00:00Z", ""


def write(folder: Folder) -> Folder:
    """Ada (C1) with some of everything, and Bo (C2), whose card got one of her credits."""
    folder.write(
        "customers",
        {"customer_id": "C1", "name": "Ada Lind", "email": "ada@x.example", "phone": "2125550199"},
        {"customer_id": "C2", "name": "Bo Berg", "email": "bo@y.example", "phone": "2125550142"},
        {"customer_id": "1234", "name": "Bo Berg", "email": "", "phone": ""},
    )
    folder.write(
        "contacts",
        {"customer_id": "C1", "kind": "email", "value": "lind@work.example"},
        {"customer_id": "C2", "kind": "phone", "value": "+44 131 496 0123"},
    )
    folder.write("instruments", *_instruments())
    folder.write("orders", *_orders())
    folder.write(
        "order_lines",
        {"order_id": "O1", "line": "1", "description": "Lamp"},
        {"order_id": "O9", "line": "1", "description": "Chair"},
    )
    folder.write(
        "shipments",
        {"shipment_id": "S1", "order_id": "O1", "tracking_number": "1Z 999 AA1"},
        {"shipment_id": "S9", "order_id": "O9", "tracking_number": "1Z 999 BB2"},
    )
    folder.write("charges", {"charge_id": "CH1", "customer_id": "C1", "reference": "ARN-5501"})
    folder.write("credits", *_credits())
    folder.write(
        "references",
        {"customer_id": "C1", "kind": "trade_in", "value": "TI-5-7776"},
        {"customer_id": "C2", "kind": "rma", "value": "RMA-7776"},
    )
    _write_messages(folder)
    _write_service(folder)
    return folder.text("manifest.csv", "table,as_of\norders,2026-11-10T06:00:00Z\n")


def _instruments() -> list[dict]:
    columns = ("instrument_id", "customer_id", "kind", "last4", "parent_instrument_id")
    rows = [
        ("I1", "C1", "card", "4421", ""),
        ("I2", "C1", "wallet_device", "8812", "I1"),
        ("I3", "C1", "wallet_device", "3131", "I9"),
        ("I9", "C2", "card", "7776", ""),
    ]
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _orders() -> list[dict]:
    columns = ("order_id", "customer_id", "order_number", "placed_at")
    rows = [
        ("O1", "C1", "10447776", OLD),
        ("O2", "C1", "10440002", NEW),
        ("O3", "C1", "10440003", UNDATED),
        ("O9", "C2", "20007776", NEW),
        ("O8", "C2", "4321", NEW),
    ]
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _credits() -> list[dict]:
    columns = ("credit_id", "customer_id", "amount", "destination_instrument_id")
    rows = [("CR1", "C1", "12.50", "I1"), ("CR2", "C1", "9.00", "I9"), ("CR3", "C1", "1.00", "")]
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _write_messages(folder: Folder) -> None:
    columns = ("message_id", "customer_id", "template_id", "version", "sender", "sent_at", "slots")
    rows = [
        ("M1", "C1", "credit", "2", "post@alder.example", NEW, '{"account": "7776"}'),
        ("M9", "C2", "welcome", "1", "post@alder.example", NEW, "{}"),
    ]
    folder.write("messages", *(dict(zip(columns, row, strict=True)) for row in rows))
    columns = ("template_id", "version", "slot", "means")
    rows = [
        ("credit", "1", "account", "instrument.last4"),
        ("credit", "2", "account", "instrument.last4"),
        ("welcome", "1", "name", "customer.name"),
    ]
    folder.write("templates", *(dict(zip(columns, row, strict=True)) for row in rows))


def _write_service(folder: Folder) -> None:
    for mine, owner in (("1", "C1"), ("9", "C2")):
        one = Folder(folder.path)
        for table, key, more in (
            ("subscriptions", "subscription_id", {}),
            ("work_orders", "work_order_id", {"safety": "true"}),
            ("appointments", "appointment_id", {}),
            ("calls", "call_id", {}),
            ("callbacks", "callback_id", {}),
            ("booking_errors", "error_id", {}),
            ("complaints", "complaint_id", {}),
            ("contracts", "contract_id", {}),
        ):
            _append(one, table, {key: f"{table}-{mine}", "customer_id": owner, **more})
        event = {"event_id": f"E{mine}", "appointment_id": f"appointments-{mine}", "by": "company"}
        _append(one, "appointment_events", event)
        _append(one, "parts", {"part_id": f"P{mine}", "work_order_id": f"work_orders-{mine}"})


def _append(folder: Folder, table: str, row: dict) -> None:
    file = folder.path / f"{table}.csv"
    if not file.exists():
        file.write_text(",".join(row) + "\n")
    file.write_text(file.read_text() + ",".join(row.values()) + "\n")
