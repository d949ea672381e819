"""What is hardly right is imported as it is, and told with its file and first line."""

from __future__ import annotations

import pytest

CUSTOMERS = "customer_id\nC1\nC2\n"
ORDERS = "order_id,customer_id,total,currency\nO1,C1,10.00,USD\nO2,C2,{},{}\n"
CHARGES = "charge_id,customer_id,order_id,created_at,settled_at\nH1,{},O1,2026-01-02T00:00Z,{}\n"


@pytest.fixture
def told(folder, bring_in):
    def notes(total="5", currency="EUR", payer="C1", settled="2026-01-03T00:00Z", skip=None):
        folder.text("customers.csv", CUSTOMERS)
        folder.text("orders.csv", ORDERS.format(total, currency))
        folder.text("charges.csv", CHARGES.format(payer, settled))
        report = bring_in(rejected=skip) if skip else bring_in()
        assert report.total == 5
        return report.notes

    return notes


def test_nothing_is_told_of_what_is_right(told):
    assert told() == told(settled="") == ()


@pytest.mark.parametrize(
    ("changed", "file", "line", "what"),
    [
        ({"total": "-5.00"}, "orders.csv", 3, "a total below nothing"),
        ({"currency": "XXX"}, "orders.csv", 3, "stands for no money"),
        ({"payer": "C2"}, "charges.csv", 2, "an order of another customer"),
        ({"settled": "2026-01-01T00:00Z"}, "charges.csv", 2, "settled_at before created_at"),
    ],
)
def test_what_is_hardly_right_is_told(told, tmp_path, changed, file, line, what):
    (note,) = told(**changed)
    assert note.startswith(f"{file}: 1 row with ") and what in note and f"line {line};" in note
    assert told(**changed, skip=tmp_path / "rejected.csv") == (note,)


def test_an_order_that_only_the_database_knows_is_looked_at_too(told, folder, bring_in):
    told()
    (folder.path / "orders.csv").unlink()
    folder.text("charges.csv", CHARGES.format("C2", ""))
    (note,) = bring_in().notes
    assert "an order of another customer" in note
