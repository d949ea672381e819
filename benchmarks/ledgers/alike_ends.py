"""Holds that are gone, plans that ended and rows that name no currency."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.ledgers.books import Books, Truth
from benchmarks.ledgers.rhythm import dues
from benchmarks.ledgers.shapes import alike, double, only, taken_twice
from firstline.records import rows


@alike
def released_hold(books: Books) -> Truth:
    """Given free some days later, beside the debit or alone."""
    total, at = books.sum(), books.ago(books.dice.uniform(4, 50))
    order = books.order(total, at)
    gone = at + timedelta(days=books.dice.uniform(0, 3))
    more = {"order_id": order, "status": "voided", "settled_at": gone}
    books.charge("authorisation", total, at, **more)
    if books.dice.random() < 0.7:
        books.take(total, at + timedelta(hours=1), order_id=order)
    return only()


@alike
def cancelled_plan_charged_again(books: Books) -> Truth:
    """Owed back, and no period was taken twice."""
    times = dues(books, "month", books.ago(books.dice.uniform(3, 25)), books.dice.randint(2, 6))
    amount = books.sum()
    plan = books.plan(amount, "month", times[0], status=books.dice.choice(("cancelled", "Ended")))
    for at in times:
        books.take(amount, at, subscription_id=plan)
    if books.dice.random() < 0.7:
        ended = times[-1] - timedelta(days=books.dice.uniform(1, 20))
        books.contracts.append(rows.Contract("K-1", "CU-1", product="Box", ended_at=ended))
    return only("RENEWAL")


@alike
def refund_without_a_currency(books: Books) -> Truth:
    total, at = books.sum(), books.ago(books.dice.uniform(6, 50))
    order = books.order(total, at)
    books.take(total, at, order_id=order)
    second = books.take(total, at + timedelta(hours=3), order_id=order)
    more = {"refunds_charge_id": second, "currency": None}
    books.charge("refund", total, at + timedelta(days=2), **more)
    return only("REFUND_SENT")


@double
def second_without_a_currency(books: Books) -> Truth:
    total, at = books.sum(), books.ago(books.dice.uniform(4, 380))
    order = books.order(total, at)
    books.take(total, at, order_id=order)
    later = at + timedelta(hours=books.dice.uniform(0, 20))
    return taken_twice(total, books.take(total, later, order_id=order, currency=None))
