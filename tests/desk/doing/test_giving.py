"""Goodwill is counted again when it is given and when somebody agrees to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select, update

from firstline.casework.doing.fields import BadField
from firstline.company.model import Allowance
from firstline.desk import goodwill
from firstline.desk.doing import confirming, consenting, decisions, drafts
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.doing.wanted import Wanted
from firstline.desk.goodwill import Gift
from firstline.desk.tables import agents
from firstline.desk.tables import goodwill as gifts
from tests.channels.site import NOW, demo_place, place
from tests.desk.doing.cards import card

__all__ = ["demo_place", "place"]

LATER = NOW + timedelta(minutes=5)
CODE = "DUP_CAPTURE"


def drawn(place, shown, amount):
    case, name = shown
    fields = {"amount": amount, "text": "Sorry for the trouble"}
    return drafts.draw_up(place, case, Wanted("goodwill", name, fields), "demo", NOW)


def confirmed(place, draft):
    case = draft.case_id
    return confirming.confirm(place, case, draft.draft_id, draft.key, "demo", LATER)


def gave(place, shown, agent, amount, customer="CU-OTHER"):
    gift = Gift(shown[0], customer, agent, LATER, "MISS_1", Decimal(amount), "USD")
    with place.desk.begin() as desk:
        goodwill.record(desk, gift)


def given(place):
    with place.desk.connect() as desk:
        return desk.execute(select(func.count()).select_from(gifts)).scalar()


def test_what_was_given_since_the_draft_counts(place):
    shown = card(place, CODE, NOW)
    draft = drawn(place, shown, "5.00")
    gave(place, shown, "demo", "245.01")
    with pytest.raises(CannotDo, match="over_authority"):
        confirmed(place, draft)
    assert given(place) == 1
    with place.desk.connect() as desk:
        assert decisions.of_case(desk, shown[0]) == ()


def test_up_to_the_period_s_limit_it_is_given(place):
    shown = card(place, CODE, NOW)
    draft = drawn(place, shown, "5.00")
    gave(place, shown, "demo", "245.00")
    assert confirmed(place, draft).state == "done"


def test_what_somebody_else_gave_does_not_count(place):
    shown = card(place, CODE, NOW)
    draft = drawn(place, shown, "5.00")
    gave(place, shown, "lead", "245.01")
    assert confirmed(place, draft).state == "done"


def test_the_same_case_is_not_given_a_full_sum_twice(place):
    shown = card(place, CODE, NOW)
    first = confirmed(place, drawn(place, shown, "13.00"))
    assert (first.state, first.consent) == ("done", None)
    again = confirmed(place, drawn(place, shown, "13.00"))
    assert (again.state, again.consent) == ("waiting", "lead")


def test_two_cases_about_the_same_do_not_both_give(place):
    one, other = card(place, CODE, NOW), card(place, CODE, NOW)
    drafts_made = drawn(place, one, "13.00"), drawn(place, other, "13.00")
    assert confirmed(place, drafts_made[0]).state == "done"
    with pytest.raises(CannotDo, match="records_changed"):
        confirmed(place, drafts_made[1])


def waiting(place, amount):
    shown = card(place, CODE, NOW)
    return shown, confirmed(place, drawn(place, shown, amount))


def settled(place, made, who):
    return consenting.settle(place, made.decision_id, who, who, True, "", LATER)


def test_who_agrees_has_a_period_too(place):
    shown, made = waiting(place, "60.00")
    gave(place, shown, "lead", "940.01")
    with pytest.raises(CannotDo, match="over_authority"):
        settled(place, made, "lead")
    with place.desk.connect() as desk:
        assert decisions.get(desk, made.decision_id).state == "waiting"
    assert given(place) == 1


def test_who_agrees_within_the_period_gives_it(place):
    shown, made = waiting(place, "60.00")
    gave(place, shown, "lead", "940.00")
    assert settled(place, made, "lead").state == "done"


def test_while_one_request_waits_no_second_one_is_made_for_the_same_in_any_case(place):
    shown, made = waiting(place, "60.00")
    for again in (shown, card(place, CODE, NOW)):
        with pytest.raises(CannotDo, match="already_waiting") as refused:
            drawn(place, again, "5.00")
        assert refused.value.about["decision"] == made.decision_id
    consenting.settle(place, made.decision_id, "lead", "lead", False, "Too much", LATER)
    assert drawn(place, shown, "5.00").doing.consent == ""


def test_what_was_given_before_and_why_somebody_has_to_agree_is_told(place):
    one, other = card(place, CODE, NOW), card(place, CODE, NOW)
    first = confirmed(place, drawn(place, one, "13.00"))
    told = drawn(place, other, "13.00").doing.lines
    assert told[0].startswith(f"Goodwill given before: $13.00, {first.decision_id}, on")
    assert told[-1] == (
        "In all it would be more than the $15.00 that this finding warrants; a lead has to agree."
    )
    assert not any("warrants" in line for line in drawn(place, other, "2.00").doing.lines)


def test_a_lead_agrees_to_one_and_not_to_what_two_come_to(place):
    _, first = waiting(place, "60.00")
    assert settled(place, first, "lead").state == "done"
    _, second = waiting(place, "40.00")
    assert (second.consent, settled(place, second, "lead").state) == ("lead", "done")
    _, third = waiting(place, "60.00")
    assert third.consent == "manager"
    with pytest.raises(CannotDo, match="not_allowed"):
        settled(place, third, "lead")


def test_a_company_that_has_lowered_what_a_lead_may_is_obeyed(place):
    _, made = waiting(place, "60.00")
    lower = {**place.company.authority.roles, "lead": Allowance(Decimal(59), Decimal(1000))}
    authority = replace(place.company.authority, roles=lower)
    there = replace(place, company=replace(place.company, authority=authority))
    with pytest.raises(CannotDo, match="over_authority"):
        settled(there, made, "lead")


def test_declining_needs_no_authority_over_the_sum(place):
    shown, made = waiting(place, "60.00")
    gave(place, shown, "lead", "1000.00")
    no = consenting.settle(place, made.decision_id, "lead", "lead", False, "Not now", LATER)
    assert no.state == "declined"


def test_a_manager_over_the_period_draws_nothing_up(place):
    with place.desk.begin() as desk:
        desk.execute(update(agents).where(agents.c.agent == "demo").values(role="manager"))
    shown = card(place, CODE, NOW)
    with place.desk.begin() as desk:
        past = Gift(shown[0], "CU-OTHER", "demo", NOW, "MISS_1", Decimal("4990.00"), "USD")
        goodwill.record(desk, past)
    assert drawn(place, shown, "10.00").doing.consent == ""
    with pytest.raises(BadField, match=r"the most is \$10\.00"):
        drawn(place, shown, "10.01")
