from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy import select

from firstline.records import database, importing, tables
from firstline.records.tables import metadata

ORDER = {
    "order_id": "10447776",
    "customer_id": "C1",
    "order_number": "10447776",
    "placed_at": "2026-11-03T10:12:00-05:00",
    "status": "shipped",
    "total": "49.90",
    "currency": "usd",
    "promised_at": "",
}


def everything(url: str) -> dict[str, list]:
    """All rows of all tables."""
    engine = database.engine(url)
    with engine.connect() as connection:
        found = {
            table.name: sorted(map(repr, connection.execute(select(table))))
            for table in metadata.sorted_tables
        }
    engine.dispose()
    return found


def row(connection, table, **values):
    query = select(table).filter_by(**values)
    return connection.execute(query).one()


def test_each_column_arrives_as_what_it_is(folder, bring_in, connection):
    folder.write("customers", {"customer_id": "C1", "name": "Zoë Ålund", "since": "2019-03-02"})
    folder.write("orders", ORDER)
    folder.write("work_orders", {"work_order_id": "W1", "customer_id": "C1", "safety": "TRUE"})
    folder.write(
        "appointments",
        {"appointment_id": "A1", "customer_id": "C1", "window_minutes": "240"},
    )
    folder.write("messages", {"message_id": "M1", "customer_id": "C1", "slots": '{"last4":7776}'})

    bring_in()

    order = row(connection, tables.orders)
    assert order.total == Decimal("49.90") and str(order.total) == "49.90"
    assert order.placed_at == datetime(2026, 11, 3, 15, 12, tzinfo=timezone.utc)
    assert (order.currency, order.promised_at) == ("USD", None)
    assert row(connection, tables.customers)[1::6] == ("Zoë Ålund", date(2019, 3, 2))
    assert row(connection, tables.work_orders).safety is True
    assert row(connection, tables.appointments).window_minutes == 240
    assert row(connection, tables.messages).slots == {"last4": "7776"}


def test_the_report_counts_rows_and_names_what_was_ignored(folder, bring_in):
    folder.text("customers.csv", "customer_id,shoe_size\nC1,44\nC2,38\n")
    folder.text("notes.csv", "anything\n")
    folder.text("README.md", "hello")

    report = bring_in()

    assert report.rows == {"customers": 2}
    assert report.notes == (
        "notes.csv: ignored, no table has this name",
        "customers.csv: ignored unknown column shoe_size",
    )


def test_a_row_overwrites_the_row_of_its_key_and_nothing_is_deleted(folder, bring_in, connection):
    folder.write(
        "customers",
        {"customer_id": "C1", "name": "Ada", "postcode": "10001"},
        {"customer_id": "C2", "name": "Bo", "postcode": "10002"},
    )
    bring_in()
    folder.write("customers", {"customer_id": "C1", "name": "Ada Lind", "postcode": ""})
    bring_in()

    assert row(connection, tables.customers, customer_id="C1")[1] == "Ada Lind"
    assert row(connection, tables.customers, customer_id="C1").postcode is None
    assert row(connection, tables.customers, customer_id="C2").name == "Bo"


def test_a_column_the_file_does_not_have_stays_as_it_is(folder, bring_in, connection):
    folder.write("customers", {"customer_id": "C1", "name": "Ada", "email": "a@x.example"})
    bring_in()
    folder.write("customers", {"customer_id": "C1", "name": "Ada Lind"})
    bring_in()

    customer = row(connection, tables.customers)
    assert (customer.name, customer.email) == ("Ada Lind", "a@x.example")
    assert row(connection, tables.identifiers, kind="email").value == "a@x.example"


def test_the_same_directory_twice_changes_nothing(folder, bring_in, records_url):
    folder.customers("C1").write("orders", ORDER)
    folder.write("messages", {"message_id": "M1", "customer_id": "C1", "sender": "a@x.example"})
    folder.text(
        "manifest.csv",
        "table,as_of\ncustomers,2026-11-10T06:00:00Z\norders,2026-11-10T06:00:00Z\n"
        "messages,2026-11-10T06:00:00Z\n",
    )
    bring_in()
    before = everything(records_url)
    bring_in()
    assert everything(records_url) == before


def test_files_of_other_systems_are_read(folder, bring_in, connection):
    text = '\ufeff Customer_ID ,Name\r\nC1,"Ada ""the first""\r\nLovelace"\r\n,\r\n\r\nC2, Bo \r\n'
    folder.text("Customers.CSV", text)

    assert bring_in().rows == {"customers": 2}
    assert row(connection, tables.customers, customer_id="C1").name == (
        'Ada "the first"\r\nLovelace'
    )
    assert row(connection, tables.customers, customer_id="C2").name == "Bo"


def test_more_rows_than_one_batch_arrive(folder, bring_in, connection, monkeypatch):
    monkeypatch.setattr("firstline.records.importing.reading.BATCH", 1000)
    monkeypatch.setattr("firstline.records.importing.staging.filling.CHECKPOINT", 1000)
    folder.customers(*(f"C{number}" for number in range(2500)))
    seen = []
    bring_in(on_progress=seen.append)
    assert [now.rows for now in seen if now.phase == "reading"] == [1000, 2000, 2500]
    assert {now.phase for now in seen} == {"reading", "checking", "writing"}
    assert [now.done for now in seen] == sorted(now.done for now in seen)
    assert len(connection.execute(select(tables.customers)).all()) == 2500


def test_an_age_comes_from_the_manifest_or_else_from_the_clock(
    folder, bring_in, connection, monkeypatch
):
    monkeypatch.setenv("FIRSTLINE_NOW", "2026-11-11T09:00:00Z")
    folder.customers("C1").write("orders", ORDER)
    folder.text("manifest.csv", "table,as_of\norders,2026-11-10T06:00:00+00:00\n")
    bring_in()

    ages = dict(
        connection.execute(select(tables.imports.c.table_name, tables.imports.c.as_of)).all()
    )
    assert ages == {
        "customers": datetime(2026, 11, 11, 9, tzinfo=timezone.utc),
        "orders": datetime(2026, 11, 10, 6, tzinfo=timezone.utc),
    }


def test_a_shift_moves_dates_and_leaves_ids(folder, bring_in, connection):
    folder.customers("C1").write("orders", {**ORDER, "order_id": "O-2026-11-03"})
    folder.write(
        "messages",
        {
            "message_id": "M1",
            "customer_id": "C1",
            "version": "2026-01-01",
            "subject": "Paid on 2026-11-03",
            "slots": '{"date": "2026-11-03"}',
        },
    )
    folder.text("manifest.csv", "table,as_of\norders,2026-11-10T06:00:00Z\n")
    bring_in(shift=timedelta(days=7), zone=timezone.utc)

    order = row(connection, tables.orders)
    assert order.placed_at == datetime(2026, 11, 10, 15, 12, tzinfo=timezone.utc)
    assert order.order_id == "O-2026-11-03"
    message = row(connection, tables.messages)
    assert (message.subject, message.version) == ("Paid on 2026-11-10", "2026-01-01")
    assert message.slots == {"date": "2026-11-10"}
    as_of = row(connection, tables.imports, table_name="orders").as_of
    assert as_of == datetime(2026, 11, 17, 6, tzinfo=timezone.utc)


def test_domains_of_senders_follow_the_messages(folder, bring_in, connection):
    sent = {"message_id": "M1", "customer_id": "C1", "sender": "Alder <post@Mail.Example>"}
    by_text = {"message_id": "M2", "customer_id": "C1", "sender": "ALDER"}
    folder.customers("C1").write("messages", sent, by_text)
    bring_in()
    assert connection.execute(select(tables.senders)).scalars().all() == ["mail.example"]
    connection.rollback()

    folder.write("messages", {**sent, "sender": "post@new.example"})
    bring_in()
    assert connection.execute(select(tables.senders)).scalars().all() == ["new.example"]


def test_two_imports_at_once_are_refused(folder, bring_in, records_url, monkeypatch):
    monkeypatch.setattr("firstline.database._PRAGMAS", ("busy_timeout = 10",))
    folder.customers("C1")
    refused = pytest.raises(database.DatabaseUnavailable, match="another import")
    with importing.transaction(records_url), refused:
        bring_in()
    bring_in()


def test_look_ups_go_on_while_an_import_runs(folder, bring_in, connection):
    folder.customers("C1")
    bring_in()
    folder.customers("C1", "C2")
    counts = []

    def look(*_) -> None:
        counts.append(len(connection.execute(select(tables.customers)).all()))
        connection.rollback()

    bring_in(on_progress=look)
    look()
    assert set(counts[:-1]) == {1} and counts[-1] == 2
