"""What every row says about itself."""

from __future__ import annotations

from firstline.records import rows


def test_a_row_is_addressed_by_its_table_and_key():
    assert rows.Order("1", "CU-1").record == "orders/1"


def test_each_part_of_a_longer_key_is_written_so_that_no_two_rows_share_an_address():
    one = rows.OrderLine(order_id="1/2", line="3")
    other = rows.OrderLine(order_id="1", line="2/3")
    assert one.record == "order_lines/1%2F2/3"
    assert other.record == "order_lines/1/2%2F3"
