"""What the demo company's customers are concerned with, and what verifies them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from firstline.records import tables

# Customer, intent and what the agent types. Between them their cards offer every kind of step.
_CONCERNS = (
    ("CU-1001", "explain_number", "the message says account ending 7776"),
    ("CU-1003", "parts_missing", "why is the part for her stove repair still not there"),
    ("CU-1004", "order_change", "he wants his address changed"),
    ("CU-1005", "call_dropped", "nobody called her back as promised"),
    ("CU-1006", "order_status", "where is his parcel"),
    ("CU-1007", "explain_number", "what is the credit to the account ending 1163"),
    ("CU-1008", "refund_status", "his credit to the card ending 6027 has not come"),
    ("CU-1009", "refund_status", "her refund has not arrived"),
    ("CU-1010", "explain_number", "his credit went to the account ending 8820"),
    ("CU-1010", "parts_missing", "the part for his repair has not come"),
    ("CU-1011", "explain_number", "her credit went to an account ending 3946"),
    ("CU-1014", "parts_missing", "is the part for his repair there"),
    ("CU-1015", "call_dropped", "the callback came at the wrong time"),
    ("CU-1017", "debited_twice", "there are two debits of 49.90"),
    ("CU-1017", "subscription_renewal", "she wants to stop her subscription"),
    ("CU-1018", "debited_twice", "there are two debits of 133.20"),
    ("CU-1018", "call_dropped", "he waited for a callback and nobody rang"),
    ("CU-1019", "debited_twice", "there are two debits of 219.00"),
    ("CU-1019", "parts_missing", "the wrong part came for his repair"),
    ("CU-1020", "parts_missing", "was the part for her repair ordered at all"),
    ("CU-1021", "debited_twice", "there are two debits of 79.95"),
    ("CU-1021", "debited_twice", "two debits of 79.95 and he made neither order"),
    ("CU-1021", "appointment_missed", "his installation is so far off"),
    ("CU-1022", "debited_twice", "there are two debits of 36.50"),
    ("CU-1022", "appointment_missed", "nobody came for her visit"),
    ("CU-1023", "call_dropped", "his call was cut off twice"),
    ("CU-1024", "item_wrong", "she got the wrong towels"),
    ("CU-1025", "complaint_unanswered", "nobody has answered her complaint"),
    ("CU-1025", "appointment_missed", "nobody came to repair her dryer again"),
    ("CU-1026", "order_status", "his parcel is late"),
    ("CU-1026", "appointment_missed", "nobody came for his visit"),
    ("CU-1028", "appointment_missed", "her plan ended and the visits never took place"),
    ("CU-1029", "call_dropped", "her call was cut off"),
    ("CU-1030", "parts_missing", "his washer waits in the workshop for a part"),
)
# What a message means to the front that has no language model.
INTENTS: Mapping[str, str] = {asks: intent for _, intent, asks in _CONCERNS}


@dataclass(frozen=True)
class Customer:
    """Somebody with a concern; `factors` verify her."""

    customer_id: str
    asks: str
    factors: tuple[tuple[str, str], ...]


def customers(records: Connection) -> tuple[Customer, ...]:
    return tuple(_customer(records, name, asks) for name, _, asks in _CONCERNS)


def _customer(records: Connection, customer_id: str, asks: str) -> Customer:
    of_hers = tables.orders.c.customer_id == customer_id
    order = records.execute(select(tables.orders.c.order_number).where(of_hers)).scalar()
    is_she = tables.customers.c.customer_id == customer_id
    postcode = records.execute(select(tables.customers.c.postcode).where(is_she)).scalar()
    factors = (("order_number", order), ("postcode", postcode))
    return Customer(customer_id, asks, tuple((name, value) for name, value in factors if value))
