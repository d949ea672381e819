"""The identifier index says what the records say, also after they change."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from firstline.records.tables import identifiers
from tests.records.importing.test_import import ORDER


@pytest.fixture
def index(connection):
    """(record, kind) -> (owner, value, detail), of all that is indexed."""

    def read() -> dict:
        connection.rollback()
        columns = [identifiers.c[n] for n in ("record", "kind", "customer_id", "value", "detail")]
        return {row[:2]: row[2:] for row in connection.execute(select(*columns))}

    return read


def test_every_identifier_of_a_customer_is_indexed(folder, bring_in, index):
    folder.write(
        "customers",
        {"customer_id": "C1", "name": "Núria Díaz", "email": "N@x.Example", "phone": "2125550199"},
    )
    folder.write("contacts", {"customer_id": "C1", "kind": "phone", "value": "+44 131 496 0123"})
    folder.write(
        "instruments",
        {"instrument_id": "I1", "customer_id": "C1", "kind": "card", "last4": "4421"},
    )
    folder.write("orders", {**ORDER, "order_id": "O-1"})
    folder.write("shipments", {"shipment_id": "S1", "order_id": "O-1", "tracking_number": "1Z 9"})
    folder.write("credits", {"credit_id": "CR-91", "customer_id": "C1", "reference": "TI-5-7776"})
    folder.write("references", {"customer_id": "C1", "kind": "rma", "value": "R/88", "label": ""})
    bring_in()
    assert index() == {
        ("customers/C1", "customer"): ("C1", "c1", None),
        ("customers/C1", "name"): ("C1", "nuria diaz", None),
        ("customers/C1", "email"): ("C1", "n@x.example", None),
        ("customers/C1", "phone"): ("C1", "+12125550199", None),
        ("contacts/C1/phone/+44 131 496 0123", "phone"): ("C1", "+441314960123", None),
        ("instruments/I1", "instrument_id"): ("C1", "i1", "card"),
        ("instruments/I1", "instrument"): ("C1", "4421", "card"),
        ("orders/O-1", "order_id"): ("C1", "o1", None),
        ("orders/O-1", "order_number"): ("C1", "10447776", None),
        ("shipments/S1", "shipment"): ("C1", "s1", None),
        ("shipments/S1", "tracking"): ("C1", "1z9", None),
        ("credits/CR-91", "credit"): ("C1", "cr91", None),
        ("credits/CR-91", "reference"): ("C1", "ti57776", "credit"),
        ("references/C1/rma/R%2F88", "reference"): ("C1", "r88", "rma"),
    }


def test_a_value_that_changes_leaves_nothing_behind(folder, bring_in, index):
    folder.write(
        "customers", {"customer_id": "C1", "email": "old@x.example", "phone": "2125550199"}
    )
    bring_in()
    folder.write("customers", {"customer_id": "C1", "email": "new@x.example", "phone": ""})
    bring_in()
    assert index() == {
        ("customers/C1", "customer"): ("C1", "c1", None),
        ("customers/C1", "email"): ("C1", "new@x.example", None),
    }


def test_a_record_that_changes_hands_is_the_new_owners(folder, bring_in, index):
    folder.customers("C1", "C2").write("orders", ORDER)
    folder.write("shipments", {"shipment_id": "S1", "order_id": "10447776", "tracking_number": "T"})
    bring_in()
    for file in ("customers", "shipments"):
        (folder.path / f"{file}.csv").unlink()
    folder.write("orders", {**ORDER, "customer_id": "C2"})
    bring_in()
    assert {key: value[0] for key, value in index().items() if key[0][0] != "c"} == {
        ("orders/10447776", "order_id"): "C2",
        ("orders/10447776", "order_number"): "C2",
        ("shipments/S1", "shipment"): "C2",
        ("shipments/S1", "tracking"): "C2",
    }


def test_a_file_without_the_kind_of_an_instrument_leaves_it(folder, bring_in, index):
    card = {"instrument_id": "I1", "customer_id": "C1", "last4": "4421", "kind": "card"}
    folder.customers("C1").write("instruments", card)
    bring_in()
    del card["kind"]
    folder.write("instruments", {**card, "last4": "7776"})
    bring_in()
    assert index()["instruments/I1", "instrument"] == ("C1", "7776", "card")


def test_what_has_no_letter_or_digit_is_no_identifier(folder, bring_in, index):
    folder.customers("C1").write("orders", {**ORDER, "order_number": "---"})
    bring_in()
    assert ("orders/10447776", "order_number") not in index()
