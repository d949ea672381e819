"""Which digits a case asks about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firstline.casework.findings.number.asked import asked_digits
from firstline.casework.said import Mention, Said
from firstline.records import rows
from tests.casework.records import VISA, said, snapshot

RECORDS = snapshot(VISA)


def mention(digits, owned=False, kind="tail"):
    return Mention(kind, digits, digits, 0, len(digits), owned)


def test_a_newer_question_about_digits_she_once_called_hers_is_asked():
    case = Said("", (mention("8361"), mention("8361", owned=True), mention("7776")))
    assert asked_digits(RECORDS, case) == ("8361", "7776")


def test_digits_she_always_calls_hers_are_not_asked():
    case = Said("", (mention("7776"), mention("8361", owned=True), mention("8361", owned=True)))
    assert asked_digits(RECORDS, case) == ("7776",)


def test_the_order_she_calls_hers_is_still_asked():
    assert asked_digits(RECORDS, Said("", (mention("7776", True, "order"),))) == ("7776",)


@pytest.mark.parametrize("text", ["what is 7776? postcode 10027", "what is 7776? 10027"])
def test_her_own_postcode_is_not_asked_about(text):
    assert asked_digits(RECORDS, said(text)) == ("7776",)


def test_her_postcode_s_digits_marked_as_an_ending_are_asked():
    assert "10027" in asked_digits(RECORDS, said("it says account ending in 10027"))


def test_another_postcode_than_hers_is_asked():
    elsewhere = replace(RECORDS, customer=rows.Customer("CU-1", postcode="10028"))
    assert "10027" in asked_digits(elsewhere, said("what is 10027?"))
    assert "10027" in asked_digits(snapshot(customer=rows.Customer("CU-1")), said("10027"))
