"""company.yml: what is wrong in it is told with its file and key."""

from __future__ import annotations

from decimal import Decimal

import pytest

from firstline import company
from firstline.casework.facts import Level
from firstline.casework.identity import Identity
from firstline.company import BadCompany


def loaded(tmp_path, text):
    (tmp_path / "company.yml").write_text(text)
    return company.load(tmp_path)


def test_one_sum_is_laid_over_and_the_others_stay(tmp_path):
    text = "authority: {currency: EUR, agent: {alone: '30.00', per_period: '300.00'}}\n"
    authority = loaded(tmp_path, text).authority
    assert (authority.currency, authority.roles["agent"].alone) == ("EUR", Decimal("30.00"))
    assert (
        authority.roles["lead"].alone
        == company.load(tmp_path / "none").authority.roles["lead"].alone
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("authority: {agent: {alone: '900.00', per_period: '1'}}", "must not fall"),
        ("authority: {bands: {small: '1', medium: '2', huge: '3'}}", "unknown key 'huge'"),
        ("authority: {clerk: 1}", "unknown key 'clerk' under 'authority'"),
        ("authority: {currency: dollars}", "'currency' cannot be"),
        ("authority: 5", "'authority' cannot be 5"),
        ("identity: {details: sure}", "'details' cannot be 'sure'"),
        ("identity: {change: anonymous}", "must not need less"),
        ("identity: {one_time_code: [everything]}", "'one_time_code' cannot be"),
        ("identity: {voice: claimed}", "unknown key 'voice' under 'identity'"),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path, text, told):
    with pytest.raises(BadCompany, match="company.yml") as wrong:
        loaded(tmp_path, text)
    assert told in str(wrong.value)


def test_details_are_for_the_verified_unless_the_company_says_otherwise(tmp_path):
    strict = company.load(tmp_path).identity
    assert Identity(Level.CLAIMED).clearance(strict) == Level.CLAIMED
    assert Identity(Level.VERIFIED).clearance(strict) == Level.VERIFIED
    open_ = loaded(tmp_path, "identity: {details: claimed}").identity
    assert Identity(Level.CLAIMED).clearance(open_) == Level.VERIFIED
    assert Identity(Level.ANONYMOUS).clearance(open_) == Level.ANONYMOUS


def test_even_the_status_can_be_kept_for_the_verified(tmp_path):
    closed = loaded(tmp_path, "identity: {status: verified}").identity
    assert Identity(Level.CLAIMED).clearance(closed) == Level.ANONYMOUS


def test_a_change_needs_a_verified_customer_and_a_code(tmp_path):
    rules = company.load(tmp_path).identity
    assert Identity(Level.CLAIMED).lacks("change", rules) == ["verified", "one_time_code"]
    assert Identity(Level.VERIFIED).lacks("change", rules) == ["one_time_code"]
    assert Identity(Level.VERIFIED).lacks("details", rules) == []
