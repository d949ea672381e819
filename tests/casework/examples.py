"""One fact of each type."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from firstline.casework.facts import (
    Account,
    Day,
    Deadline,
    Given,
    Moment,
    Money,
    Plain,
    State,
    Tail,
    Term,
)
from tests.casework.records import NOW

EXAMPLES = {
    Plain: Plain("Sal"),
    Term: Term("instrument.card", "Visa"),
    Given: Given("7776"),
    Deadline: Deadline(NOW + timedelta(days=1)),
    State: State(),
    Account: Account("A-1"),
    Tail: Tail("4421"),
    Money: Money(Decimal("312.40"), "USD"),
    Day: Day(NOW.date()),
    Moment: Moment(NOW),
}
