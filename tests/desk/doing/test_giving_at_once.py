"""Two who give in one name at once see each other, on either database."""

from __future__ import annotations

import threading
from decimal import Decimal

import pytest

from firstline import database
from firstline.casework.doing.model import Doing
from firstline.casework.facts import Money
from firstline.desk import cases, goodwill
from firstline.desk.doing import giving
from firstline.desk.doing.decisions import DONE, Decision
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.goodwill import Gift
from tests.casework.records import COMPANY
from tests.desk.conftest import NOW, desk

__all__ = ["desk"]


def wanted(case_id, amount, kind="goodwill"):
    money = Money(Decimal(amount), "USD")
    doing = Doing("goodwill", kind, "debit", "DUP_CAPTURE", "Give goodwill", amount=money)
    return Decision("D-1", "key", case_id, "CU-1", "jo", NOW, doing, DONE)


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


def test_what_is_no_goodwill_is_not_counted(desk):
    case_id = opened(desk, "250.00")
    with database.writing(desk) as connection:
        refund = wanted(case_id, "400.00", "refund")
        assert giving.check(connection, refund, "jo", COMPANY.authority, NOW) is None
        with pytest.raises(CannotDo, match="over_authority"):
            giving.check(connection, wanted(case_id, "0.01"), "jo", COMPANY.authority, NOW)
