from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from firstline.records.importing.mapping.applying import Applied
from firstline.records.importing.sources import Unreadable

ORDERS = """
    tables:
      orders:
        file: file.csv
        group by: Name
        carry: [Id]
        repeats: first
        columns: {order_id: Id, customer_id: Who, total: Total}
      order_lines:
        file: file.csv
        group by: Name
        carry: [Id]
        columns: {order_id: Id, line: {text: "{#}"}, sku: Sku}
"""


def test_one_row_a_line_item_gives_the_order_and_its_lines(shop):
    shop.file("file.csv", "Name,Id,Who,Total,Sku", "#1,11,A,9,x", "#1,,,,y", ",,,,z", "#2,12,B,4,x")

    rows = shop.rows(shop.map(ORDERS))

    assert rows[:2] == [
        (2, {"order_id": "11", "customer_id": "A", "total": "9"}),
        (5, {"order_id": "12", "customer_id": "B", "total": "4"}),
    ]
    assert [(line, row["order_id"], row["line"], row["sku"]) for line, row in rows[2:]] == [
        (2, "11", "1", "x"),
        (3, "11", "2", "y"),
        (4, "11", "3", "z"),
        (5, "12", "1", "x"),
    ]


def test_only_named_cells_are_carried_down(shop):
    shop.file("file.csv", "Name,Id,Who,Total,Sku", "#1,11,A,9,x", "#1,,,,")

    assert shop.rows(shop.map(ORDERS))[-1] == (3, {"order_id": "11", "line": "2", "sku": ""})


def test_rows_are_left_out_by_condition(shop):
    shop.file("file.csv", "Id,Kind,Mode", "1,Sale,Live", "2,void,Live", "3,sale,Test", "4,,Live")
    columns = "{customer_id: Id}"

    assert shop.values(
        shop.columns("customers", columns, only_when="{Kind: sale}"), "customer_id"
    ) == [
        "1",
        "3",
    ]
    filled = shop.columns("customers", columns, only_when='{Kind: "*"}', not_when="{Mode: test}")
    assert shop.values(filled, "customer_id") == ["1", "2"]
    blank = shop.columns("customers", columns, only_when='{Kind: [void, ""]}')
    assert shop.values(blank, "customer_id") == ["2", "4"]


def test_a_value_is_joined_built_fixed_or_the_first_that_is_filled(shop):
    shop.file("file.csv", "Id,First,Last,Mobile,Home", "'1,Ada,,,'+1", "'2, Ada , King ,'+2,")
    given = shop.columns(
        "customers",
        """{customer_id: {column: Id, strip: "'"}, name: {join: [First, Last]},
            email: {text: "{First}.{Last}@example.com"}, locale: {fixed: en_US},
            phone: {first of: [Mobile, Fax, Home], strip: "'"}}""",
    )

    first, second = (row for _, row in shop.rows(given))

    assert first["name"] == "Ada" and second["name"] == "Ada King"
    assert first["email"] == "" and second["email"] == "Ada.King@example.com"
    assert (first["phone"], second["phone"]) == ("+1", "+2")
    assert first["customer_id"] == "1" and first["locale"] == "en_US"


def test_a_value_may_hold_only_when(shop):
    shop.file("file.csv", "Id,Cancelled,State", "1,2026-01-01,done", "2,,done", "3,,")
    given = shop.columns(
        "orders",
        """{order_id: Id, customer_id: Id, status: {first of: [
            {fixed: cancelled, when: {Cancelled: "*"}},
            {column: State, words: {done: delivered, "": open}}]}}""",
    )

    assert shop.values(given, "status") == ["cancelled", "delivered", "open"]


def test_a_wrong_cell_is_told_by_the_exports_own_column(shop):
    shop.file("file.csv", "Id,Grand Total,Ordered", '1,"1.049,99",x', "2,3", "3,5,03/11/2026")
    given = shop.columns(
        "orders",
        """{order_id: Id, customer_id: Id, total: {column: Grand Total, money: "1,049.99"},
            placed_at: {column: Ordered, time: "%d/%m/%Y", zone: Europe/Berlin}}""",
    )

    wrong, uneven, good = shop.rows(given)

    assert wrong[0] == 2 and wrong[1].startswith("Grand Total (total) is not an amount")
    assert uneven == (
        3,
        "this row has 2 cells and the header has 3; quote cells that hold commas or line breaks",
    )
    assert good[1]["placed_at"] == "2026-11-03T00:00:00+01:00"


def test_minor_units_are_of_the_rows_own_currency(shop):
    shop.file("file.csv", "Id,Cents,Cur", "1,104999,usd", "2,500,jpy")
    given = shop.columns(
        "orders",
        "{order_id: Id, customer_id: Id, total: {column: Cents, money: minor}, currency: Cur}",
    )

    assert shop.values(given, "total") == ["1049.99", "500"]


cells = st.text(st.sampled_from("ab1,.$-€ '\"#{}"), max_size=6)


@settings(max_examples=100)
@given(st.lists(st.lists(cells, min_size=3, max_size=4), max_size=8))
def test_whatever_the_cells_hold_a_row_comes_out_or_is_told(any_map, rows):
    applied = Applied.to(any_map.sources[0], ["a", "b", "c"])

    for line, row in applied.rows(enumerate(rows, start=2)):
        assert isinstance(line, int)
        assert isinstance(row, Unreadable) or len(row) == 4
