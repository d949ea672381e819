"""The demo company's customers with a concern, and what verifies them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.engine import Connection

from benchmarks.shift.script import Customer
from firstline.records import tables

# Customer -> what the dialogue is told she asks: an intent and her words.
CONCERNS = {
    "CU-1001": "explain_number: account ending 7776",
    "CU-1004": "explain_number: account ending 4518",
    "CU-1006": "order_status: where is the toaster",
    "CU-1008": "account_summary: what is open",
    "CU-1009": "order_status: where is my newest order",
    "CU-1017": "debited_twice: two debits of 49.90",
    "CU-1018": "debited_twice: two debits of 133.20",
    "CU-1023": "debited_twice: two debits of 42.00",
}


def customers(records: Connection) -> tuple[Customer, ...]:
    return tuple(_customer(records, name, asks) for name, asks in CONCERNS.items())


def _customer(records: Connection, customer_id: str, asks: str) -> Customer:
    of_hers = tables.orders.c.customer_id == customer_id
    order = records.execute(select(tables.orders.c.order_number).where(of_hers)).scalar()
    is_she = tables.customers.c.customer_id == customer_id
    postcode = records.execute(select(tables.customers.c.postcode).where(is_she)).scalar()
    factors = (("order_number", order), ("postcode", postcode))
    return Customer(customer_id, asks, tuple((name, value) for name, value in factors if value))
