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


def test_one_fact_of_the_desk_is_laid_over_and_the_others_stay(tmp_path):
    desk = loaded(tmp_path, "desk: {warn_minutes: 30}").desk
    assert (desk.warn_minutes, desk.callback_warn_minutes) == (30, 10)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("authority: {agent: {alone: '900.00', per_period: '1000'}}", "must not fall"),
        ("authority: {bands: {small: '1', medium: '2', huge: '3'}}", "unknown key 'huge'"),
        ("authority: {clerk: 1}", "unknown key 'clerk' under 'authority'"),
        ("authority: {currency: dollars}", "'currency' cannot be"),
        ("authority: {currency: XQZ}", "write a currency's code"),
        ("authority: {agent: {alone: '-5', per_period: '9'}}", "write an amount above 0"),
        ("authority: {agent: {alone: '9', per_period: '5'}}", "'per_period' must not be less"),
        ("authority: {share_of_order: 110}", "at most 100 per cent"),
        ("authority: {team: {alone: '5', per_period: '9'}}", "unknown key 'team'"),
        ("auto_compensation: {amount: '-30.00', currency: GBP}", "write an amount above 0"),
        ("auto_compensation: {amount: '30.00', currency: PND}", "write a currency's code"),
        ("auto_compensation: {amount: '30.00', currency: GBP, per: day}", "unknown key 'per'"),
        ("business_hours: {opens: '18:00'}", "'closes' must be later than 'opens'"),
        ("business_hours: {opens: 9 o'clock}", "write a time of day"),
        ("business_hours: {days: []}", "write at least one of mon"),
        ("promises: {reach_until: '07:30'}", "'reach_until' must be later"),
        ("region: Atlantis", "write a country's code"),
        ("language: 5", "write a language's code"),
        ("name: ''", "write a text"),
        ("log_fresh_hours: -1", "from 0 to 999"),
        ("extra_holidays: [tomorrow]", "write days such as"),
        ("authority: 5", "'authority' cannot be 5"),
        ("identity: {details: sure}", "'details' cannot be 'sure'"),
        ("identity: {change: anonymous}", "must not need less"),
        ("identity: {one_time_code: [everything]}", "'one_time_code' cannot be"),
        ("identity: {voice: claimed}", "unknown key 'voice' under 'identity'"),
        ("desk: {warn_minutes: soon}", "'warn_minutes' cannot be 'soon'"),
        ("desk: {callback_every_minutes: 0}", "'callback_every_minutes' cannot be 0"),
        ("desk: {conversation_days: 0}", "'conversation_days' cannot be 0"),
        ("desk: {lunch: 60}", "unknown key 'lunch' under 'desk'"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_file_and_line(tmp_path, text, told):
    with pytest.raises(BadCompany) as wrong:
        loaded(tmp_path, f"# our own\n{text}\n")
    assert str(wrong.value).startswith(f"{tmp_path / 'company.yml'}, line 2: ")
    assert told in str(wrong.value)


def test_a_fact_further_down_is_told_with_its_own_line(tmp_path):
    with pytest.raises(BadCompany, match=r"company\.yml, line 4: 'closes' must be later"):
        loaded(tmp_path, "name: Elm\nbusiness_hours:\n  opens: '09:00'\n  closes: '08:00'\n")


def test_the_shipped_file_says_what_the_company_is_when_the_own_one_is_empty(tmp_path):
    assert loaded(tmp_path, "# nothing yet\n") == company.load(tmp_path / "none")


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
