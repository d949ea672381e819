from __future__ import annotations

import pytest

from firstline.records.importing import ImportRejected
from tests.records.importing.test_import import ORDER, everything


@pytest.fixture
def rejected(bring_in, records_url):
    """Import, be refused, and keep nothing; the errors as texts."""

    def refuse() -> list[str]:
        before = everything(records_url)
        with pytest.raises(ImportRejected) as refusal:
            bring_in()
        assert everything(records_url) == before
        return [str(error) for error in refusal.value.errors]

    return refuse


def test_one_bad_row_keeps_out_all_the_others(folder, rejected):
    folder.customers("C1").write("orders", ORDER, {**ORDER, "order_id": "2", "total": "12,50"})
    assert rejected() == [
        "orders.csv, line 3, total: is not a decimal number; "
        "write digits and a point, such as 1049.99"
    ]


def test_the_line_is_that_of_the_file_even_after_cells_of_many_lines(folder, rejected):
    folder.text(
        "customers.csv", 'customer_id,name,since\nC1,"Ada\nLove\nlace",\n\nC2,"Bo\nLind",soon\n'
    )
    (error,) = rejected()
    assert error.startswith("customers.csv, line 6, since: ")


def test_all_that_is_wrong_is_told_at_once(folder, rejected):
    folder.text("customers.csv", "customer_id,since\nC1,never\n,2020-01-01\n")
    folder.write("orders", {**ORDER, "placed_at": "2026-11-03T10:12:00", "currency": "doubloons"})
    folder.write("instruments", {"instrument_id": "I1", "customer_id": "C1", "status": "lost"})
    errors = rejected()
    assert [error.split(": ")[0] for error in errors] == [
        "customers.csv, line 2, since",
        "customers.csv, line 3, customer_id",
        "instruments.csv, line 2, status",
        "orders.csv, line 2, placed_at",
        "orders.csv, line 2, currency",
    ]
    assert "'2026-11-03T10:12:00' has no offset from UTC" in errors[3]


def test_a_missing_column_that_is_needed(folder, rejected):
    folder.text("customers.csv", "name\nAda\n")
    assert rejected() == [
        "customers.csv, line 1, customer_id: this column is missing; "
        "add it to the header and to every row"
    ]


def test_semicolons_are_recognised(folder, rejected):
    folder.text("customers.csv", "customer_id;name\nC1;Ada\n")
    assert "separate the columns with commas" in rejected()[0]


def test_a_column_that_stands_twice(folder, rejected):
    folder.text("customers.csv", "customer_id,name,name\nC1,Ada,Bo\n")
    assert "line 1, name: stands twice in the header" in rejected()[0]


def test_rows_of_another_width(folder, rejected):
    folder.text("customers.csv", "customer_id,name\nC1,Lind, Ada\nC2\n")
    errors = rejected()
    assert "line 2: this row has 3 cells and the header has 2" in errors[0]
    assert "line 3: this row has 1 cell " in errors[1]


def test_an_empty_file_has_no_header(folder, rejected):
    folder.text("customers.csv", "")
    assert "there is no header row" in rejected()[0]


def test_bytes_that_are_not_utf8_are_found_by_line(folder, rejected):
    folder.text("customers.csv", "")
    (folder.path / "customers.csv").write_bytes(b"customer_id,name\nC1,Ada\nC2,J\xfcrgen\n")
    assert rejected() == ["customers.csv, line 3: this line is not UTF-8; save the file as UTF-8"]


@pytest.mark.parametrize("broken", ['C1,"Ada', 'C1,"Ada"x', "C1,A\x00da"])
def test_broken_quoting_is_found_by_line(folder, rejected, broken):
    folder.text("customers.csv", f"customer_id,name\nC0,Bo\n{broken}\n")
    (error,) = rejected()
    assert error.startswith("customers.csv, line 3: broken CSV")


def test_a_key_that_comes_twice(folder, rejected):
    folder.customers("C1", "C2", "C1")
    assert rejected() == [
        "customers.csv, line 4, customer_id: 'C1' stands in line 2 already; "
        "keep one row for each key"
    ]


def test_a_line_of_an_order_that_comes_twice(folder, rejected):
    one = {"order_id": "10447776", "line": "1"}
    folder.customers("C1").write("orders", ORDER).write("order_lines", one, {**one, "line": 2}, one)
    assert rejected()[0].startswith(
        "order_lines.csv, line 4, order_id + line: '10447776' + '1' stands in line 2 already"
    )


def test_a_contact_that_comes_twice_is_not_told(folder, rejected):
    contact = {"customer_id": "C1", "kind": "email", "value": "ada@x.example"}
    folder.customers("C1").write("contacts", contact, contact)
    (error,) = rejected()
    assert error.startswith("contacts.csv, line 3, customer_id + kind + value: 'C1' + 'email'")
    assert "ada" not in error


def test_keys_that_come_twice_are_found_across_batches(folder, rejected):
    folder.customers("C0", *(f"C{number}" for number in range(1500)))
    assert "line 3, customer_id: 'C0' stands in line 2" in rejected()[0]


def test_a_reference_that_leads_nowhere(folder, rejected):
    folder.customers("C1").write("orders", ORDER, {**ORDER, "order_id": "2", "customer_id": "C9"})
    assert rejected() == [
        "orders.csv, line 3, customer_id: 'C9' is in customers neither here nor in the database; "
        "add it to customers.csv or take this row out"
    ]


def test_a_reference_may_lead_to_an_earlier_import(folder, bring_in):
    folder.customers("C1")
    bring_in()
    (folder.path / "customers.csv").unlink()
    folder.write("orders", ORDER)
    assert bring_in().rows == {"orders": 1}


def test_references_within_a_file_go_both_ways(folder, bring_in):
    card = {"instrument_id": "I1", "customer_id": "C1", "parent_instrument_id": "I2"}
    new = {"instrument_id": "I2", "customer_id": "C1", "parent_instrument_id": ""}
    folder.customers("C1").write("instruments", card, new)
    assert bring_in().rows["instruments"] == 2


def test_a_row_that_was_rejected_is_no_second_mistake_where_it_is_referred_to(folder, rejected):
    folder.write("customers", {"customer_id": "C1", "since": "never"})
    folder.write("orders", ORDER)
    (error,) = rejected()
    assert "since" in error


def test_a_file_that_cannot_be_read_is_one_mistake(folder, rejected):
    folder.text("customers.csv", "name\nAda\n").write("orders", ORDER)
    assert len(rejected()) == 1


def test_fifty_are_shown_and_the_others_counted(folder, bring_in):
    folder.write("orders", *({**ORDER, "order_id": str(n), "total": "x"} for n in range(1300)))
    with pytest.raises(ImportRejected) as refusal:
        bring_in()
    assert len(refusal.value.errors) == 50
    assert refusal.value.count == 1300 + 1300  # the sum and the unknown customer
    assert "... and 2550 more\nNothing was imported." in str(refusal.value)


def test_a_wrong_manifest_is_an_error(folder, rejected):
    folder.customers("C1").text("manifest.csv", "table,as_of\ncustomers,yesterday\n")
    (error,) = rejected()
    assert error.startswith("manifest.csv, line 2, as_of: ")


def test_a_directory_without_files_or_that_is_none(folder, rejected):
    assert "holds no file of a table" in rejected()[0]
    folder.path.rmdir()
    assert "is not a directory" in rejected()[0]


def test_ids_of_absurd_length_are_refused(folder, rejected):
    folder.customers("C" * 5000)
    assert "has 5000 characters" in rejected()[0]


@pytest.mark.parametrize("last4", ["4242424242424242", "12345", "4 21", "**42"])
def test_more_than_the_last_four_of_a_card_is_refused(folder, rejected, last4):
    folder.customers("C1").text(
        "instruments.csv",
        f"instrument_id,customer_id,kind,last4\nPM-1,C1,card,{last4}\n",
    )
    assert rejected() == [
        "instruments.csv, line 2, last4: is not the last four alone; "
        "write the last four digits and nothing more"
    ]
