"""Two who give in one name at once see each other, on either database."""

from __future__ import annotations

import threading
from dataclasses import replace
from decimal import Decimal

import pytest

from firstline import database
from firstline.casework.doing.model import Doing
from firstline.casework.facts import Money
from firstline.company.model import Allowance
from firstline.desk import agents, cases, goodwill
from firstline.desk.doing import giving, taking
from firstline.desk.doing.decisions import DONE, Decision
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.goodwill import Gift
from tests.casework.records import COMPANY
from tests.desk.conftest import NOW, desk

__all__ = ["desk"]


ROOMY = replace(
    COMPANY.authority,
    roles={role: Allowance(Decimal(900), Decimal(900)) for role in COMPANY.authority.roles},
)


def wanted(case_id, amount, kind="goodwill", agent="jo", limit="900.00"):
    money, most = (Money(Decimal(one), "USD") for one in (amount, limit))
    doing = Doing("goodwill", kind, "debit", "DUP_CAPTURE", "Give goodwill", ("charges/CH-1",))
    doing = replace(doing, amount=money, limit=most)
    return Decision(f"D-{agent}", f"key {agent}", case_id, "CU-1", agent, NOW, doing, DONE)


def opened(desk, spent):
    """A case, by an agent who gave so much before."""
    with desk.begin() as connection:
        case_id = cases.open_case(connection, "jo", NOW, "CU-1").case_id
        before = Gift(case_id, "CU-9", "jo", NOW, "MISS_1", Decimal(spent), "USD")
        goodwill.record(connection, before)
    return case_id


def give(desk, case_id, told, on_held=lambda: None):
    try:
        with database.writing(desk) as connection:
            giving.check(connection, wanted(case_id, "20.00"), "jo", COMPANY.authority, NOW)
            on_held()
            gift = Gift(case_id, "CU-1", "jo", NOW, "MISS_1", Decimal("20.00"), "USD")
            goodwill.record(connection, gift)
            told.append("given")
    except CannotDo as refused:
        told.append(refused.code)


@pytest.mark.parametrize(
    ("spent", "outcome"), [("220.00", ["given", "over_authority"]), ("210.00", ["given", "given"])]
)
def test_the_second_waits_for_the_first_and_counts_it(desk, spent, outcome):
    case_id, told = opened(desk, spent), []
    second = threading.Thread(target=give, args=(desk, case_id, told))
    give(desk, case_id, told, second.start)
    second.join()
    assert told == outcome


@pytest.mark.parametrize(
    ("limit", "outcome"), [("30.00", ["given", "over_authority"]), ("40.00", ["given", "given"])]
)
def test_two_agents_in_two_cases_of_a_customer_give_no_more_than_the_limit(desk, limit, outcome):
    """Each in a case of an own; the rows are the same."""
    with desk.begin() as connection:
        agents.set_agent(connection, "al", "secret", "agent", NOW)
        mine, theirs = (cases.open_case(connection, one, NOW, "CU-1") for one in ("jo", "al"))
    told = []

    def give_as(agent, case_id, on_held=lambda: None):
        made = wanted(case_id, "20.00", agent=agent, limit=limit)
        try:
            with database.writing(desk) as connection:
                giving.check(connection, made, agent, ROOMY, NOW)
                on_held()
                taking.keep(connection, made)
                told.append("given")
        except CannotDo as refused:
            told.append(refused.code)

    second = threading.Thread(target=give_as, args=("al", theirs.case_id))
    give_as("jo", mine.case_id, second.start)
    second.join()
    assert told == outcome


def test_what_is_no_goodwill_is_not_counted(desk):
    case_id = opened(desk, "250.00")
    with database.writing(desk) as connection:
        refund = wanted(case_id, "400.00", "refund")
        assert giving.check(connection, refund, "jo", COMPANY.authority, NOW) is None
        with pytest.raises(CannotDo, match="over_authority"):
            giving.check(connection, wanted(case_id, "0.01"), "jo", COMPANY.authority, NOW)


@pytest.mark.parametrize(
    ("second", "outcome"),
    [("DUP_CAPTURE", ["taken", "already_done"]), ("MISS_1", ["taken", "taken"])],
)
def test_what_rests_on_no_row_is_done_once_for_a_finding_over_two_cases(desk, second, outcome):
    with desk.begin() as connection:
        agents.set_agent(connection, "al", "secret", "agent", NOW)
        mine, theirs = (cases.open_case(connection, one, NOW, "CU-1") for one in ("jo", "al"))
    told = []

    def take_as(agent, case_id, finding, on_held=lambda: None):
        made = wanted(case_id, "20.00", "refund", agent)
        doing = replace(made.doing, records=(), finding=finding, effect="makes_good")
        made = replace(made, doing=doing)
        try:
            with database.writing(desk) as connection:
                taking.keep(connection, made)
                taking.take(connection, made)
                on_held()
                told.append("taken")
        except CannotDo as refused:
            told.append(refused.code)

    later = threading.Thread(target=take_as, args=("al", theirs.case_id, second))
    take_as("jo", mine.case_id, "DUP_CAPTURE", later.start)
    later.join()
    assert told == outcome


def test_goodwill_for_a_finding_without_rows_counts_over_the_customers_cases(desk):
    with desk.begin() as connection:
        mine, other = (cases.open_case(connection, "jo", NOW, "CU-1") for _ in range(2))
    made = [wanted(one.case_id, "20.00", limit="30.00") for one in (mine, other)]
    made = [replace(one, doing=replace(one.doing, records=())) for one in made]
    with database.writing(desk) as connection:
        taking.keep(connection, made[0])
        later = replace(made[1], decision_id="D-2", key="key 2")
        with pytest.raises(CannotDo, match="over_authority"):
            giving.check(connection, later, "jo", ROOMY, NOW)
        another = replace(later, doing=replace(later.doing, finding="MISS_1"))
        assert giving.check(connection, another, "jo", ROOMY, NOW) is None
