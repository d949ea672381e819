"""Doubles of a plan's period."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from benchmarks.ledgers.books import Books, Truth
from benchmarks.ledgers.rhythm import PERIODS, dues, step
from benchmarks.ledgers.shapes import double, taken_twice


def run(books: Books, period: str, least: int = 14) -> tuple[str, Decimal, list[datetime]]:
    """A plan of one to six debits in rhythm, the last `least` days ago or more."""
    amount = books.sum()
    times = dues(books, period, books.ago(books.dice.uniform(least, 40)), books.dice.randint(1, 6))
    renews = step(books, times[-1], period, 1)
    plan = books.plan(amount, period, times[0], renews_at=renews)
    for at in times:
        books.take(amount, at, subscription_id=plan)
    return plan, amount, times


@double
def one_period_twice(books: Books) -> Truth:
    period = books.dice.choice(list(PERIODS))
    plan, amount, times = run(books, period)
    recent = [at for at in times if at > books.ago(380)]
    at = books.dice.choice(recent) + timedelta(days=books.dice.uniform(0, PERIODS[period]))
    return taken_twice(amount, books.take(amount, at, subscription_id=plan))


@double
def against_the_rhythm(books: Books) -> Truth:
    """Half a period later, and the plan goes on as if that had not been."""
    period = books.dice.choice(("week", "fortnight", "month"))
    plan, amount, times = run(books, period, least=18)
    middle = {"week": 3.5, "fortnight": 7, "month": 13}[period]
    at = times[-1] + timedelta(days=middle)
    return taken_twice(amount, books.take(amount, at, subscription_id=plan))


@double
def one_period_thrice(books: Books) -> Truth:
    plan, amount, times = run(books, books.dice.choice(list(PERIODS)))
    again = [
        books.take(amount, times[-1] + timedelta(hours=hours), subscription_id=plan)
        for hours in (1, 20)
    ]
    return taken_twice(2 * amount, *again)


@double
def failed_period_paid_twice(books: Books) -> Truth:
    amount, due = books.sum(), books.ago(books.dice.uniform(10, 300))
    plan = books.plan(amount, "month", step(books, due, "month", -3))
    failed = books.charge("capture", amount, due, subscription_id=plan, status="failed")
    more = {"subscription_id": plan, "retry_of_charge_id": failed}
    books.take(amount, due + timedelta(days=1), **more)
    return taken_twice(amount, books.take(amount, due + timedelta(days=2), **more))


@double
def one_box_taken_twice(books: Books) -> Truth:
    """Each period has an order of its own; one of them was taken twice."""
    amount, last = books.sum(), books.ago(books.dice.uniform(5, 200))
    times = dues(books, "week", last, books.dice.randint(2, 10))
    plan = books.plan(amount, "week", times[0])
    for at in times:
        box = books.order(amount, at)
        books.take(amount, at, order_id=box, subscription_id=plan)
    again = books.take(amount, last + timedelta(days=1), order_id=box, subscription_id=plan)
    return taken_twice(amount, again)


@double
def second_without_its_box(books: Books) -> Truth:
    amount, at = books.sum(), books.ago(books.dice.uniform(6, 300))
    plan = books.plan(amount, "month", step(books, at, "month", -2))
    order = books.order(amount, at)
    books.take(amount, at, order_id=order, subscription_id=plan)
    return taken_twice(amount, books.take(amount, at + timedelta(days=1), subscription_id=plan))


@double
def at_an_old_price(books: Books) -> Truth:
    """The plan has become dearer since."""
    amount, dearer = books.sum(), books.sum()
    times = dues(books, "month", books.ago(10), 8)
    plan = books.plan(dearer, "month", times[0])
    for number, at in enumerate(times):
        books.take(amount if number < 5 else dearer, at, subscription_id=plan)
    again = times[2] + timedelta(days=1)
    return taken_twice(amount, books.take(amount, again, subscription_id=plan))
