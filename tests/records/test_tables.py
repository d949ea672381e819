from __future__ import annotations

import pytest

from firstline.records import rows
from firstline.records.tables import FILES, metadata

COLUMNS = {
    "customers": "customer_id name email phone postcode locale timezone since",
    "contacts": "customer_id kind value",
    "instruments": "instrument_id customer_id kind network last4 status parent_instrument_id",
    "orders": "order_id customer_id order_number placed_at status total currency promised_at",
    "order_lines": "order_id line sku description quantity unit_price sent_sku sent_description",
    "shipments": "shipment_id order_id carrier tracking_number shipped_at delivered_at charge_id",
    "charges": "charge_id customer_id order_id subscription_id instrument_id kind amount currency "
    "created_at settled_at status refunds_charge_id retry_of_charge_id descriptor reference",
    "subscriptions": "subscription_id customer_id plan amount currency period started_at "
    "renews_at status",
    "credits": "credit_id customer_id reason amount currency approved_at due_at posted_at status "
    "destination_instrument_id reference",
    "references": "customer_id kind value label",
    "templates": "template_id version slot means",
    "messages": "message_id customer_id template_id version channel sender sent_at subject slots "
    "about",
    "appointments": "appointment_id customer_id kind promised_at starts_at window_minutes status "
    "engineer work_order_id",
    "appointment_events": "event_id appointment_id at kind by notified_at old_starts_at "
    "new_starts_at",
    "work_orders": "work_order_id customer_id asset fault safety created_at starts_at",
    "parts": "part_id work_order_id sku description needed_at purchase_order ordered_sku "
    "ordered_at supplier eta received_at shelved_under depot depot_quantity",
    "calls": "call_id customer_id agent direction started_at ended_at ended_by phone note",
    "callbacks": "callback_id customer_id due_at phone placed_at status owner",
    "booking_errors": "error_id customer_id at message",
    "complaints": "complaint_id customer_id received_at channel about owner acknowledged_at "
    "answered_at closed_at",
    "teams": "team person role email direct_line works_on hours",
    "slots": "slot_id kind starts_at minutes place person taken_by",
    "contracts": "contract_id customer_id product started_at sold_lead_days actual_lead_days "
    "ended_at end_reason exit_contact_at",
}


def test_each_file_has_its_table_and_the_table_its_columns():
    assert {name: " ".join(t.columns.keys()) for name, t in FILES.items()} == COLUMNS


def test_references_lead_to_a_table_with_a_single_key():
    for table in FILES.values():
        for column in table.columns:
            if target := column.info.get("refers"):
                assert len(metadata.tables[target].primary_key) == 1, column


def test_rows_are_indexed_by_what_they_are_loaded_by():
    for table in FILES.values():
        owner = next((c for c in table.columns if c.info.get("refers") and not c.nullable), None)
        if owner is None:
            continue
        leading = [next(iter(index.columns)).name for index in table.indexes]
        leading.append(next(iter(table.primary_key)).name)
        assert owner.name in leading, table.name


@pytest.mark.parametrize("table", FILES.values(), ids=str)
def test_every_table_has_a_row_class_of_its_columns(table):
    (row,) = (each for each in vars(rows).values() if getattr(each, "table", None) is table)
    assert list(row.__dataclass_fields__) == table.columns.keys()
    assert all(value in (None, {}) for value in vars(row()).values())


def test_a_row_knows_its_record():
    assert rows.Order(order_id="10447776").record == "orders/10447776"
    contact = rows.Contact(customer_id="C1", kind="email", value="a/b@x.example")
    assert contact.record == "contacts/C1/email/a%2Fb@x.example"


def test_messages_without_slots_have_none():
    assert rows.Message(message_id="M1").slots == {}
    assert hash(rows.Message(message_id="M1", slots={"order": "7776"}))
