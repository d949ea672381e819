"""One-time codes: out through the outbox alone, good once, for a short time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from firstline.desk import cases, codes, verification
from firstline.desk.codes import LASTS, CannotSend
from firstline.desk.outbox import topics
from firstline.desk.tables import codes as table
from firstline.desk.tables import outbox, trail
from firstline.desk.verification import CannotVerify
from tests.channels.site import NOW, demo_place, place

__all__ = ["demo_place", "place"]


@pytest.fixture
def case(place):
    with place.desk.begin() as desk:
        return cases.open_case(desk, "demo", NOW, "CU-1018").case_id


def code_in(place) -> str:
    """The newest that a receiver would send on."""
    with place.desk.connect() as desk:
        rows = desk.execute(select(outbox.c.payload).where(outbox.c.topic == "code.send")).all()
    return rows[-1].payload["code"]


def check(place, case, typed, now=NOW):
    return verification.verify(place, case, "demo", "one_time_code", typed, now).identity


def test_the_code_goes_out_and_is_shown_to_nobody_else(place, case):
    sent = codes.send(place, case, "demo", NOW)
    code = code_in(place)
    assert len(code) == 6 and "***" in sent.contact and code not in sent.contact
    with place.desk.connect() as desk:
        (row,) = desk.execute(select(table)).all()
        (entry,) = desk.execute(select(trail).where(trail.c.action == "sent_one_time_code")).all()
    assert code not in str(row) and code not in str(entry)


def test_the_right_code_is_a_factor_and_what_needs_it_is_open(place, case):
    codes.send(place, case, "demo", NOW)
    identity = check(place, case, code_in(place))
    assert "one_time_code" in identity.factors
    assert "one_time_code" not in identity.lacks("change", place.company.identity)


def test_a_code_typed_with_spaces_is_the_code(place, case):
    codes.send(place, case, "demo", NOW)
    code = code_in(place)
    assert check(place, case, f"{code[:3]} {code[3:]}").factors == {"one_time_code"}


def test_a_code_is_good_once(place, case):
    codes.send(place, case, "demo", NOW)
    code = code_in(place)
    check(place, case, code)
    assert check(place, case, code).failures == 1


def test_a_code_is_good_for_ten_minutes(place, case):
    codes.send(place, case, "demo", NOW)
    code = code_in(place)
    assert check(place, case, code, NOW + LASTS).failures == 1


def test_a_new_code_ends_the_one_before(place, case):
    codes.send(place, case, "demo", NOW)
    first = code_in(place)
    codes.send(place, case, "demo", NOW + timedelta(minutes=1))
    if first == code_in(place):
        pytest.fail("one chance in a million: two codes alike")
    assert check(place, case, first, NOW + timedelta(minutes=2)).failures == 1


def test_a_wrong_code_counts_among_the_three_failures_of_the_case(place, case):
    codes.send(place, case, "demo", NOW)
    wrong = "000000" if code_in(place) != "000000" else "111111"
    for _ in range(3):
        identity = check(place, case, wrong)
    assert identity.locked
    with pytest.raises(CannotSend, match="identity_locked"):
        codes.send(place, case, "demo", NOW)


def test_three_codes_an_hour_are_enough(place, case):
    for minute in range(3):
        codes.send(place, case, "demo", NOW + timedelta(minutes=minute))
    with pytest.raises(CannotSend, match="too_many_codes"):
        codes.send(place, case, "demo", NOW + timedelta(minutes=4))
    codes.send(place, case, "demo", NOW + timedelta(minutes=61))


def test_nobody_without_a_case_or_a_customer_gets_one(place):
    with pytest.raises(CannotSend, match="case_not_found"):
        codes.send(place, "C-NONE", "demo", NOW)
    with place.desk.begin() as desk:
        unknown = cases.open_case(desk, "demo", NOW).case_id
    with pytest.raises(CannotSend, match="no_customer"):
        codes.send(place, unknown, "demo", NOW)


def test_the_page_can_tell_where_a_code_went_while_it_is_good(place, case):
    def good(now=NOW):
        with place.desk.connect() as desk:
            return codes.last_good(desk, case, now)

    assert good() is None
    sent = codes.send(place, case, "demo", NOW)
    assert good() == sent
    assert good(NOW + LASTS) is None
    check(place, case, code_in(place))
    assert good() is None


def test_nobody_is_checked_in_a_closed_case(place, case):
    with place.desk.begin() as desk:
        found = replace(cases.get(desk, case), state=cases.CLOSED)
        cases.save(desk, found, NOW)
    with pytest.raises(CannotSend, match="case_closed"):
        codes.send(place, case, "demo", NOW)
    with pytest.raises(CannotVerify, match="case_closed"):
        check(place, case, "123456")


def test_a_right_code_is_not_lost_when_the_case_changes_meanwhile(place, case, monkeypatch):
    codes.send(place, case, "demo", NOW)
    real, met = cases.save, []

    def save(desk, changed, now):
        if not met:
            met.append(changed)
            raise cases.CaseChanged(case)
        return real(desk, changed, now)

    monkeypatch.setattr(cases, "save", save)
    identity = check(place, case, code_in(place))
    assert met and (identity.factors, identity.failures) == ({"one_time_code"}, 0)


def another_case(place, customer="CU-1018"):
    with place.desk.begin() as desk:
        return cases.open_case(desk, "demo", NOW, customer).case_id


def wrong_for(place):
    return "000000" if code_in(place) != "000000" else "111111"


def test_a_customer_gets_three_codes_an_hour_over_all_cases(place, case):
    for minute in range(3):
        codes.send(place, another_case(place), "demo", NOW + timedelta(minutes=minute))
    with pytest.raises(CannotSend, match="too_many_codes"):
        codes.send(place, case, "demo", NOW + timedelta(minutes=4))
    codes.send(place, another_case(place, "CU-1001"), "demo", NOW + timedelta(minutes=4))


def test_a_new_code_ends_those_of_the_customers_other_cases(place, case):
    codes.send(place, case, "demo", NOW)
    first = code_in(place)
    codes.send(place, another_case(place), "demo", NOW + timedelta(minutes=1))
    assert check(place, case, first, NOW + timedelta(minutes=2)).failures == 1


def test_five_wrong_codes_an_hour_are_the_customers_over_all_cases(place, case):
    second = another_case(place)
    codes.send(place, case, "demo", NOW)
    for _ in range(3):
        check(place, case, wrong_for(place))
    codes.send(place, second, "demo", NOW)
    for _ in range(2):
        check(place, second, wrong_for(place))
    with pytest.raises(CannotVerify, match="too_many_wrong_codes"):
        check(place, second, code_in(place))
    third = another_case(place)
    with pytest.raises(CannotSend, match="too_many_wrong_codes"):
        codes.send(place, third, "demo", NOW)
    codes.send(place, third, "demo", NOW + timedelta(minutes=71))
    later = check(place, third, code_in(place), NOW + timedelta(minutes=72))
    assert later.factors == {"one_time_code"}


def test_a_code_is_nobody_elses_when_the_case_turns_out_to_be_about_another(place, case):
    codes.send(place, case, "demo", NOW)
    with place.desk.begin() as desk:
        cases.save(desk, replace(cases.get(desk, case), customer_id="CU-1001"), NOW)
    assert check(place, case, code_in(place)).failures == 1


def test_the_order_names_channel_and_contact_and_its_address_is_blanked_with_the_code(place, case):
    codes.send(place, case, "demo", NOW)
    with place.desk.connect() as desk:
        wanted = select(outbox.c.topic, outbox.c.payload).where(outbox.c.topic == "code.send")
        topic, payload = desk.execute(wanted).one()
    assert (payload["channel"], payload["contact"]["kind"]) == ("email", "email")
    assert payload["contact"]["id"] == "customers/CU-1018/email"
    assert "@" in payload["address"] and "***" not in payload["address"]
    kept = topics.without_secrets(topic, payload)
    assert (kept["code"], kept["address"]) == ("", "")
    assert "***" in kept["contact"]["masked"]
