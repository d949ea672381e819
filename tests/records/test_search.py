from __future__ import annotations

import pytest

from firstline.records import search
from firstline.records.search import Candidate


def ids(candidates) -> list[str]:
    return [candidate.customer_id for candidate in candidates]


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("C1", "customer"),
        (" c-1 ", "customer"),
        ("ADA@X.example", "email"),
        ("lind@work.example", "email"),
        ("(212) 555-0199", "phone"),
        ("+1 212 555 0199", "phone"),
        ("212.555.0199", "phone"),
        ("10447776", "order_number"),
        ("#1044-7776", "order_number"),
        ("1044 7776", "order_number"),
        ("o1", "order_id"),
        ("1z999aa1", "tracking"),
        ("1Z-999-AA1", "tracking"),
        ("ti57776", "reference"),
        ("TI 5 7776", "reference"),
        ("ARN 5501", "reference"),
        ("work_orders-1", "work_order"),
        ("Ada Lind", "name"),
        ("ADA  LIND", "name"),
        ("Lind, Ada", "name"),
        ("Áda Lind", "name"),
    ],
)
def test_a_customer_is_found_by_each_identifier_however_it_is_written(
    records, company, written, kind
):
    found = search.find(records, written, company)
    assert found == (Candidate("C1", "Ada Lind", kind, "ada@x.example", "2125550199"),)


@pytest.mark.parametrize(
    "written",
    ["+441314960123", "+44 (0)131 496 0123", "0044 131 496 0123", "011 44 131 496 0123 ext. 5"],
)
def test_a_second_phone_is_found_in_each_spelling(records, company, written):
    assert ids(search.find(records, written, company)) == ["C2"]


@pytest.mark.parametrize(
    "written", ["<LIND@work.example>", "Ada <lind@WORK.example>", "mailto:lind@work.example."]
)
def test_a_second_email_is_found_as_mail_programs_write_it(records, company, written):
    assert ids(search.find(records, written, company)) == ["C1"]


@pytest.mark.parametrize(
    "written",
    ["7776", "x7776", "0199", "4421", "I1", "8812", "", " ", "🙂", "%", "'; DROP"],
)
def test_neither_tails_nor_card_numbers_nor_nonsense_find_anybody(records, company, written):
    assert search.find(records, written, company) == ()


def test_an_endless_text_finds_nobody(records, company):
    assert search.find(records, "C1 " * 9999, company) == ()


@pytest.mark.parametrize(("written", "owner"), [("1234", "1234"), ("4321", "C2"), ("#4321", "C2")])
def test_four_digits_find_only_as_a_whole_id_that_was_called_so(records, company, written, owner):
    assert search.find(records, written, company) == ()
    assert ids(search.find(records, written, company, exact_ids=True)) == [owner]


@pytest.mark.parametrize("written", ["7776", "4421", "0199"])
def test_a_tail_is_no_whole_id(records, company, written):
    assert search.find(records, written, company, exact_ids=True) == ()


def test_several_identifiers_are_looked_up_together(records, company):
    found = search.find_many(records, ["10447776", "RMA-7776", "bo@y.example", "7776"], company)
    assert [(one.customer_id, one.matched_kind) for one in found] == [
        ("C1", "order_number"),
        ("C2", "email"),
    ]


def test_an_identifier_beats_a_name(records, company):
    found = search.find_many(records, ["Bo Berg", "10447776"], company)
    assert ids(found) == ["C1"]


def test_nothing_asked_is_nobody_found(records, company):
    assert search.find_many(records, [], company) == ()


def test_a_common_name_does_not_crowd_out_a_number(folder, bring_in, connection, company):
    people = ({"customer_id": f"P{number:03d}", "name": "Jo Doe"} for number in range(300))
    folder.write("customers", {"customer_id": "C1", "name": "Ada Lind"}, *people)
    bring_in()
    assert ids(search.find_many(connection, ["Jo Doe", "C1"], company)) == ["C1"]
    assert len(search.find(connection, "Jo Doe", company)) == search.LISTED


def test_of_many_namesakes_the_same_ones_are_listed_however_they_came_in(
    folder, bring_in, connection, company
):
    for first in (100, 50, 0):
        people = ({"customer_id": f"P{n:03d}", "name": "Jo Doe"} for n in range(first, first + 50))
        folder.write("customers", *people)
        bring_in()
    listed = [f"P{number:03d}" for number in range(search.LISTED)]
    assert ids(search.find(connection, "Jo Doe", company)) == listed
    assert ids(search.find(connection, "Jo", company)) == []


def test_a_phone_of_hundreds_does_not_crowd_out_a_number(folder, bring_in, connection, company):
    shared = [{"customer_id": f"P{n:03d}", "phone": "2125550100"} for n in range(300)]
    folder.write("customers", *shared)
    bring_in()
    found = search.find_many(connection, ["212-555-0100", "P250"], company)
    assert ids(found)[0] == "P250"
    assert len(found) == search.LISTED


def test_a_name_is_no_identifier(records, company):
    assert search.find_many(records, ["Ada Lind"], company) == ()
