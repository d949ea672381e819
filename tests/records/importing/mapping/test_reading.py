from __future__ import annotations

import pytest

from firstline.records.importing import mapping
from firstline.records.importing.mapping import MapError, find_map

GOOD = """
    zone: UTC
    tables:
      customers:
        file: "people*.csv"
        columns:
          customer_id: Id
          name: {join: [First, Last]}
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("customers:", "custmers:", 3, "unknown key 'custmers'; did you mean 'customers'?"),
        ("name:", "nmae:", 7, "customers has no column 'nmae'; did you mean 'name'?"),
        ("customer_id: Id", "email: Id", 5, "customers needs 'customer_id'"),
        ("UTC", "Mars/Olympus", 1, "'Mars/Olympus' is no time zone"),
        ("zone", "zome", 1, "unknown key 'zome'; did you mean 'zone'?"),
        ("join", "joined", 7, "say where name comes from with one of"),
        ("{join: [First, Last]}", "{column: A, fixed: B}", 7, "say where name comes from"),
        ("{join: [First, Last]}", "", 7, "expected a text, found nothing"),
        ("{join: [First, Last]}", '""', 7, "expected the name of a column"),
        ("{join: [First, Last]}", "{column: A, money: minor}", 7, "name holds no amount"),
        ("{join: [First, Last]}", "{column: A, time: iso}", 7, "name holds no time"),
        ("{join: [First, Last]}", "{column: A, stripe: x}", 7, "did you mean 'strip'?"),
        ("{join: [First, Last]}", "{find in: orders, where: a, is: b}", 7, "no table of this map"),
        ('file: "people*.csv"', "carry: [Id]", 3, "'file' is missing for customers"),
        ('"people*.csv"', "a.csv\n        carry: [Id]", 5, "carry needs group by"),
        ('"people*.csv"', "a.csv\n        repeats: always", 5, "'always' is not known here"),
        ("tables:", "tablets:", 2, "did you mean 'tables'?"),
        ("zone: UTC", "zone: [", 3, "mend the YAML"),
    ],
)
def test_a_mistake_in_a_map_is_told_with_its_line(shop, old, new, line, told):
    with pytest.raises(MapError) as wrong:
        shop.map(GOOD.replace(old, new, 1))

    assert str(wrong.value).startswith(f"{shop.map_file}, line {line}: ")
    assert told in str(wrong.value)


@pytest.mark.parametrize("text", ["", "- a\n", "tables: {}\n", "tables:\n", "zone: UTC\n", "\x00"])
def test_what_is_no_map_is_told_as_such(shop, text):
    shop.map_file.write_text(text)

    with pytest.raises(MapError, match="shop.yml, line 1"):
        mapping.read_map(shop.map_file)


def test_minor_units_need_a_currency_beside_them(shop):
    with pytest.raises(MapError, match="currency column"):
        shop.columns("orders", "{order_id: a, customer_id: b, total: {column: c, money: minor}}")


def test_a_map_is_named_or_a_file(shop, monkeypatch):
    shop.map(GOOD)

    assert find_map(str(shop.map_file)).sources[0].file == "people*.csv"
    assert find_map("shopify").file.name == "shopify.yml"
    with pytest.raises(MapError, match="name a file or one of shopify, stripe"):
        find_map("woocommerce")
    with pytest.raises(MapError, match="no such map"):
        find_map(str(shop.folder))


def test_tables_stand_in_the_order_of_the_import_whatever_the_map_says(shop):
    given = shop.map(
        """
        tables:
          orders: {file: o.csv, columns: {order_id: a, customer_id: b}}
          customers:
            - {file: a.csv, columns: {customer_id: a}}
            - {file: b.csv, columns: {customer_id: a}}
        """
    )

    assert [source.file for source in given.sources] == ["a.csv", "b.csv", "o.csv"]


@pytest.mark.parametrize(
    ("find", "told"),
    [
        ("{find in: customers, where: email, is: A}", "'email' is not known here"),
        ("{find in: customers, is: A}", "'where' is missing"),
        ("{find in: order_lines, where: line, is: A}", "no table of this map from before orders"),
    ],
)
def test_only_what_the_map_fills_before_can_be_searched(shop, find, told):
    with pytest.raises(MapError, match=f"line 3: .*{told}"):
        shop.map(
            f"""
            tables:
              customers: {{file: a.csv, columns: {{customer_id: Id, phone: Tel}}}}
              orders: {{file: b.csv, columns: {{order_id: Id, customer_id: {find}}}}}
            """
        )


def test_only_a_column_that_is_filled_can_be_found(shop):
    with pytest.raises(MapError, match="the map fills no 'order_number' of customers"):
        shop.map(
            """
            tables:
              customers: {file: a.csv, columns: {customer_id: Id}}
              orders:
                file: b.csv
                columns:
                  order_id: Id
                  customer_id: Who
                  order_number: {find in: customers, where: customer_id, is: A}
            """
        )
