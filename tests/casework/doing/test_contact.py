"""A contact is named by where it stands, so that who may can look it up."""

from __future__ import annotations

from firstline.casework.doing.contact import NONE, contact_of, found, number_of
from firstline.records import rows
from tests.casework.records import ORDER, snapshot

HER = rows.Customer("CU-1", "Maria", email="maria@example.com", phone="+12125550101")
OTHER = rows.Contact("CU-1", "phone", "+12125550177")


def test_a_letter_goes_to_the_e_mail_and_a_call_to_the_telephone():
    records = snapshot(ORDER, customer=HER)
    assert contact_of(records).contact_id == "customers/CU-1/email"
    number = number_of(records)
    assert (number.contact_id, number.masked) == ("customers/CU-1/phone", "***01")
    assert number.as_told() == {"id": "customers/CU-1/phone", "kind": "phone", "masked": "***01"}


def test_where_her_own_lack_one_the_further_ones_are_used():
    records = snapshot(ORDER, OTHER, customer=rows.Customer("CU-1", "Maria"))
    assert number_of(records).contact_id == contact_of(records).contact_id == "contacts/CU-1/phone"
    assert "2125550177" not in str(number_of(records).as_told())


def test_a_contact_is_found_again_as_long_as_it_is_on_file():
    records = snapshot(ORDER, OTHER, customer=HER)
    assert found(records, "contacts/CU-1/phone", "***77").address == "+12125550177"
    assert found(records, "contacts/CU-1/phone", "***01") is None
    assert number_of(snapshot(ORDER, customer=rows.Customer("CU-1"))) == NONE
