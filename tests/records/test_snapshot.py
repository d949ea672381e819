from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime, timezone

import pytest

from firstline.records import queries, snapshot
from firstline.records.identifiers import Identifier
from firstline.records.rows import Row
from tests.records.plans import statements


@pytest.fixture
def ada(records, company):
    return snapshot.load(records, "C1", company, ["7776"])


def tables(loaded) -> dict[str, list[Row]]:
    found = {field.name: getattr(loaded, field.name) for field in fields(loaded)}
    return {
        name: list(value)
        for name, value in found.items()
        if isinstance(value, tuple) and name not in ("identifiers", "decided")
    }


def test_an_unknown_customer_has_no_snapshot(records, company):
    assert snapshot.load(records, "C7", company) is None


def test_every_table_of_a_customer_is_loaded(ada):
    assert ada.customer.name == "Ada Lind"
    assert all(tables(ada).values()), tables(ada)


def test_no_row_of_another_customer_is_loaded(ada):
    for rows in tables(ada).values():
        for row in rows:
            assert getattr(row, "customer_id", "C1") == "C1"
    assert [row.order_id for row in ada.order_lines] == ["O1"]
    assert [row.shipment_id for row in ada.shipments] == ["S1"]
    assert [row.event_id for row in ada.appointment_events] == ["E1"]
    assert [row.part_id for row in ada.parts] == ["P1"]
    assert [(row.template_id, row.version) for row in ada.templates] == [("credit", "2")]


def test_rows_are_newest_first_and_undated_ones_last(ada):
    assert [order.order_id for order in ada.orders] == ["O2", "O1", "O3"]


def test_values_are_what_they_mean(ada):
    assert ada.work_orders[0].safety is True
    assert ada.messages[0].slots == {"account": "7776"}
    assert ada.orders[0].placed_at == datetime(2026, 11, 1, tzinfo=timezone.utc)
    assert str(ada.credits[0].amount) == "12.50"


def test_her_own_identifiers_that_end_so_are_found_with_what_is_written(ada):
    assert set(ada.identifiers) == {
        Identifier("C1", "order_number", "10447776", "orders/O1", None, "10447776"),
        Identifier(
            "C1",
            "reference",
            "ti57776",
            "references/C1/trade_in/TI-5-7776",
            "trade_in",
            "TI-5-7776",
        ),
    }


@pytest.mark.parametrize(
    ("ending", "records_found"),
    [
        ("0199", ["customers/C1"]),
        ("aa1", ["shipments/S1"]),
        ("AA-1", ["shipments/S1"]),
        ("4421", ["instruments/I1"]),
        ("5501", ["charges/CH1"]),
        ("1044", []),
        ("", []),
        ("--", []),
        ("%", []),
    ],
)
def test_endings_are_compared_without_marks_and_case(records, company, ending, records_found):
    loaded = snapshot.load(records, "C1", company, [ending])
    assert [found.record for found in loaded.identifiers] == records_found


def test_a_credit_on_the_card_of_another_is_named_and_nothing_of_the_other(ada):
    assert ada.foreign_destinations == {"CR2"}
    # Her own ledger holds the card's id; neither its number nor its owner may come along.
    told = repr(ada).replace("destination_instrument_id='I9'", "")
    told = told.replace("parent_instrument_id='I9'", "")
    for private in ("I9", "C2", "Berg", "RMA"):
        assert private not in told


def test_a_destination_that_nobody_has_is_not_foreign(records, company):
    records.exec_driver_sql("UPDATE credits SET destination_instrument_id = 'I404'")
    assert snapshot.load(records, "C1", company).foreign_destinations == frozenset()


def test_sender_domains_are_those_of_our_messages_or_of_the_company(records, company):
    assert snapshot.load(records, "C1", company).sender_domains == {"alder.example"}
    told = replace(company, sender_domains=frozenset({"told.example"}))
    assert snapshot.load(records, "C1", told).sender_domains == {"told.example"}


def test_the_age_of_each_table_is_known(ada):
    assert ada.as_of["orders"] == datetime(2026, 11, 10, 6, tzinfo=timezone.utc)
    assert set(ada.as_of) >= {"customers", "messages"}


@pytest.mark.parametrize("customer", ["C1", "C2", "1234", "C404"])
def test_a_snapshot_takes_at_most_twenty_five_queries(records, company, customer):
    endings = [f"{number:04d}" for number in range(50)]
    asked = statements(records, lambda c: snapshot.load(c, customer, company, endings))
    assert len(asked) <= 25


def test_only_the_newest_are_loaded_and_those_that_end_so(
    folder, bring_in, connection, company, monkeypatch
):
    monkeypatch.setattr(queries, "NEWEST", 3)
    queries._own_query.cache_clear()
    orders = [(f"O{day}", f"1000{day:04d}", f"2026-10-{day:02d}T00:00:00Z") for day in range(1, 10)]
    columns = ("order_id", "order_number", "placed_at")
    rows = (dict(zip(columns, order, strict=True), customer_id="C1") for order in orders)
    folder.customers("C1").write("orders", *rows)
    bring_in()

    plain = snapshot.load(connection, "C1", company)
    asked = snapshot.load(connection, "C1", company, ["0002"])
    queries._own_query.cache_clear()

    assert [order.order_id for order in plain.orders] == ["O9", "O8", "O7"]
    assert [order.order_id for order in asked.orders] == ["O9", "O8", "O2"]
    assert asked.identifiers[0].written == "10000002"
