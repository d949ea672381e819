"""The shipped maps read their sample exports into both databases."""

from __future__ import annotations

from datetime import date, datetime, timezone
from decimal import Decimal
from functools import partial

import pytest

from firstline import company
from firstline.records import snapshot as snapshots
from firstline.records.importing import ImportRejected, mapping
from firstline.records.search import find
from firstline.records.tables import metadata
from tests.records.importing.test_import import everything

NORA, DESMOND = "7301448301101", "7301448301102"


@pytest.fixture
def bring(records_url):
    """Import the sample of a shipped map."""

    def run(name: str):
        sample = mapping.MAPS / name / "sample"
        return mapping.run(mapping.find_map(name), sample, records_url, region="US")

    return run


@pytest.fixture
def of(connection):
    return partial(_snapshot, connection)


def _snapshot(connection, customer_id: str):
    return snapshots.load(connection, customer_id, company.load())


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc)


def test_shopify_gives_customers_orders_lines_and_charges(bring, of):
    report = bring("shopify")
    nora, desmond = of(NORA), of(DESMOND)

    assert report.rows == {
        "customers": 3,
        "orders": 4,
        "order_lines": 6,
        "shipments": 2,
        "charges": 7,
    }
    assert (nora.customer.name, nora.customer.phone) == ("Nora Whitfield", "+16175550142")
    assert desmond.customer.postcode == "60614"
    assert [(o.order_number, o.status, o.total, o.currency) for o in nora.orders] == [
        ("1043", "processing", Decimal("76.00"), "USD"),
        ("1041", "shipped", Decimal("186.40"), "USD"),
    ]
    assert nora.orders[0].placed_at == utc("2026-11-01 04:30:00")
    first = [line for line in nora.order_lines if line.order_id == "5911448301041"]
    assert [(line.line, line.sku, line.quantity, line.unit_price) for line in first] == [
        ("1", "WB-MOSS", 1, Decimal("120.00")),
        ("2", "BC-2", 2, Decimal("28.20")),
        ("3", None, 1, Decimal("10.00")),
    ]
    assert desmond.shipments[0].shipped_at == utc("2026-10-05 14:00:00")


def test_shopifys_transactions_are_authorisations_captures_and_refunds(bring, of):
    bring("shopify")

    assert [(c.kind, c.status, c.amount, c.created_at) for c in of(NORA).charges] == [
        ("authorisation", None, Decimal("76.00"), utc("2026-11-01 04:29:59")),
        ("capture", "settled", Decimal("186.40"), utc("2026-09-15 12:30:00")),
        ("authorisation", None, Decimal("186.40"), utc("2026-09-14 14:12:07")),
    ]
    assert [(c.kind, c.status, c.amount, c.currency) for c in of(DESMOND).charges] == [
        ("refund", "settled", Decimal("49.99"), "USD"),
        ("capture", "settled", Decimal("1049.99"), "USD"),
        ("capture", "failed", Decimal("1049.99"), "USD"),
    ]


def test_orders_of_nobody_are_left_out_and_counted(bring):
    notes = bring("shopify").notes

    assert (
        "orders_export_1.csv: left out of orders, for their customers are not in the export: 1"
        in notes
    )
    assert any(note.startswith("transaction_histories.csv: left out of charges") for note in notes)


def test_stripe_gives_customers_cards_and_charges_with_their_refunds(bring, of):
    bring("stripe")
    nora, odile = of("cus_TernNora01"), of("cus_TernOdile2")

    assert nora.customer.since == date(2025, 3, 2)
    assert {(i.kind, i.network, i.last4) for i in nora.instruments} == {
        ("card", "Visa", "4421"),
        ("wallet_device", "Visa", "0093"),
    }
    assert [(i.instrument_id, i.last4) for i in odile.instruments] == [("pm_OdileCard", "5100")]
    assert [(c.kind, c.status, c.created_at) for c in nora.charges] == [
        ("capture", "settled", utc("2026-11-04 21:10:00")),
        ("capture", "settled", utc("2026-10-04 23:15:09")),
        ("authorisation", "failed", utc("2026-10-04 23:14:40")),
    ]
    by_id = {charge.charge_id: charge for charge in odile.charges}
    refund = by_id["ch_3TernAa refund"]
    assert (refund.kind, refund.amount, refund.currency) == ("refund", Decimal("120.00"), "EUR")
    assert (refund.refunds_charge_id, refund.created_at) == (
        "ch_3TernAa",
        utc("2026-09-12 16:20:00"),
    )
    assert by_id["ch_3TernAa"].amount == Decimal("1120.00")
    assert (by_id["ch_3TernEe"].kind, by_id["ch_3TernEe"].status) == ("authorisation", "pending")
    assert by_id["ch_3TernAa"].reference == "pi_3TernAa"


@pytest.mark.parametrize("name", ["shopify", "stripe"])
def test_importing_the_same_export_twice_changes_nothing(bring, records_url, name, monkeypatch):
    monkeypatch.setenv("FIRSTLINE_NOW", "2026-11-10T10:00:00-05:00")
    bring(name)
    before = everything(records_url)
    bring(name)

    assert everything(records_url) == before
    assert len(before) == len(metadata.sorted_tables)


def test_two_systems_in_one_database_keep_their_own_customer_numbers(bring, connection):
    bring("shopify")
    bring("stripe")

    found = find(connection, "nora.whitfield@example.com", company.load())

    assert {one.customer_id for one in found} == {NORA, "cus_TernNora01"}


def test_a_wrong_cell_is_told_with_the_exports_file_line_and_column(shop, sqlite_url):
    shop.file("file.csv", "Customer No,Joined", "1,2025-01-01", "2,last year", ",2025-01-02")
    given = shop.columns("customers", "{customer_id: Customer No, since: Joined}")

    with pytest.raises(ImportRejected) as wrong:
        mapping.run(given, shop.folder, sqlite_url)

    told = {(error.file, error.line, error.column) for error in wrong.value.errors}
    assert told == {
        ("file.csv", 3, "Joined (since)"),
        ("file.csv", 4, "Customer No (customer_id)"),
    }


def test_a_key_that_comes_twice_is_told_by_the_exports_column(shop, sqlite_url):
    shop.file("file.csv", "No", "1", "2", "1")

    with pytest.raises(ImportRejected) as wrong:
        mapping.run(shop.columns("customers", "{customer_id: No}"), shop.folder, sqlite_url)

    assert [(error.line, error.column) for error in wrong.value.errors] == [(4, "No (customer_id)")]


def test_the_first_row_of_a_repeated_key_is_kept_where_the_map_says_so(shop, sqlite_url):
    shop.file("file.csv", "No,Name", "1,Ada", "2,Bo", "1,Cy")
    given = shop.columns("customers", "{customer_id: No, name: Name}", repeats="first")

    assert mapping.run(given, shop.folder, sqlite_url).rows == {"customers": 2}
    assert "Cy" not in str(everything(sqlite_url))


def test_several_files_of_one_pattern_fill_one_table(shop, sqlite_url):
    shop.file("people_1.csv", "No", "1", "2").file("people_2.csv", "No", "3")
    given = shop.map(
        'tables: {customers: {file: "people_*.csv", columns: {customer_id: No}}}',
    )

    assert mapping.run(given, shop.folder, sqlite_url).rows == {"customers": 3}


def test_a_missing_column_is_told_with_the_maps_line(shop, sqlite_url):
    shop.file("file.csv", "Nos,Name", "1,Ada")
    given = shop.columns("customers", "{customer_id: No, name: {first of: [Nom, Name]}}")

    with pytest.raises(ImportRejected) as wrong:
        mapping.run(given, shop.folder, sqlite_url)

    assert "shop.yml, line 1: file.csv has no column 'No'; did you mean 'nos'?" in str(wrong.value)


def test_a_directory_without_any_file_of_the_map_is_told(shop, sqlite_url):
    shop.file("other.csv", "No", "1")

    with pytest.raises(ImportRejected, match="holds no file of the map; put in file.csv"):
        mapping.run(shop.columns("customers", "{customer_id: No}"), shop.folder, sqlite_url)


FINDING = """
    tables:
      customers: {file: people.csv, columns: {customer_id: No, email: Mail}}
      orders:
        file: orders.csv
        columns:
          order_id: Order
          customer_id: {find in: customers, where: email, is: Mail}
"""


def test_a_customer_is_found_by_email_whatever_its_case(shop, sqlite_url):
    shop.file("people.csv", "No,Mail", "1,Ada@Example.com").file(
        "orders.csv", "Order,Mail", "7,ada@example.com"
    )

    assert mapping.run(shop.map(FINDING), shop.folder, sqlite_url).rows["orders"] == 1


@pytest.mark.parametrize(
    ("people", "told"),
    [
        (["1,bo@example.com"], "is the email of none of the customers"),
        (["1,ada@example.com", "2,ada@example.com"], "is the email of several of the customers"),
    ],
)
def test_a_customer_that_is_not_found_or_not_the_only_one_is_an_error(
    shop, sqlite_url, people, told
):
    shop.file("people.csv", "No,Mail", *people).file(
        "orders.csv", "Order,Mail", "7,ada@example.com"
    )

    with pytest.raises(ImportRejected) as wrong:
        mapping.run(shop.map(FINDING), shop.folder, sqlite_url)

    assert f"orders.csv, line 2: Mail (customer_id) {told}" in str(wrong.value)
    assert "ada@" not in str(wrong.value)


def test_the_file_that_is_searched_must_be_there(shop, sqlite_url):
    shop.file("orders.csv", "Order,Mail", "7,ada@example.com")

    with pytest.raises(ImportRejected, match="their file is not here; put people.csv beside"):
        mapping.run(shop.map(FINDING), shop.folder, sqlite_url)


def test_an_import_with_a_map_leaves_nothing_behind(shop, sqlite_url, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "notes"))
    shop.file("file.csv", "No", "1")

    mapping.run(shop.columns("customers", "{customer_id: No}"), shop.folder, sqlite_url)

    assert list((tmp_path / "notes").iterdir()) == []
