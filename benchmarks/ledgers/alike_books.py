"""Holds, failures and books that are not closed."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.ledgers.books import Books, Truth
from benchmarks.ledgers.shapes import alike, only


@alike
def open_hold(books: Books) -> Truth:
    total, at = books.sum(), books.ago(books.dice.uniform(3, 6))
    order = books.order(total, at)
    more = {"order_id": order} if books.dice.random() < 0.7 else {}
    books.charge("authorisation", total, at - timedelta(hours=40), status="pending", **more)
    books.take(total, at, order_id=order)
    return only("AUTH_HOLD")


@alike
def two_open_holds(books: Books) -> Truth:
    total, at = books.sum(), books.ago(books.dice.uniform(1, 6))
    order = books.order(total, at)
    for minutes in (0, 3):
        when = at + timedelta(minutes=minutes)
        books.charge("authorisation", total, when, status="pending", order_id=order)
    return only("AUTH_HOLD")


@alike
def hold_that_is_none(books: Books) -> Truth:
    total, at = books.sum(), books.ago(books.dice.uniform(3, 50))
    order = books.order(total, at)
    for _ in range(books.dice.randint(1, 3)):
        status = books.dice.choice(("voided", "settled", "settled", "failed"))
        when = at - timedelta(hours=5)
        books.charge("authorisation", total, when, status=status, order_id=order)
    books.take(total, at, order_id=order)
    return only()


@alike
def voided_debit(books: Books) -> Truth:
    total, at = books.sum(), books.ago(books.dice.uniform(3, 50))
    order = books.order(total, at)
    books.take(total, at, order_id=order, status="voided")
    books.take(total, at + timedelta(minutes=1), order_id=order)
    return only()


@alike
def failed_and_paid_again(books: Books) -> Truth:
    total, at = books.sum(), books.ago(books.dice.uniform(4, 50))
    order = books.order(total, at)
    last = books.charge("capture", total, at, order_id=order, status="failed")
    if books.dice.random() < 0.4:
        more = {"order_id": order, "status": "failed", "retry_of_charge_id": last}
        last = books.charge("capture", total, at + timedelta(minutes=2), **more)
    retry = last if books.dice.random() < 0.6 else None
    books.take(total, at + timedelta(minutes=9), order_id=order, retry_of_charge_id=retry)
    return only("CATCH_UP")


@alike
def two_pending_of_today(books: Books) -> Truth:
    total, at = books.sum(), books.ago(0.001 + books.dice.random() / 24)
    order = books.order(total, at)
    for seconds in (0, 50):
        when = at + timedelta(seconds=seconds)
        books.take(total, when, order_id=order, status="pending")
    return only("UNCLEAR")


@alike
def second_is_pending(books: Books) -> Truth:
    total, at = books.sum(), books.ago(books.dice.uniform(0.2, 9))
    order = books.order(total, at)
    books.take(total, at, order_id=order)
    books.take(total, at + timedelta(hours=1), order_id=order, status="pending")
    return only("UNCLEAR")


@alike
def books_of_yesterday_still_open(books: Books) -> Truth:
    """Settled already, at any minute before six in the morning of the company's next day."""
    at = books.local(3, 12)
    morning = books.local(2, 5, books.dice.randint(0, 59), books.dice.randint(0, 59))
    books.now = books.as_of = morning
    total = books.sum()
    order = books.order(total, at)
    books.take(total, at, order_id=order)
    books.take(total, at + timedelta(minutes=books.dice.randint(1, 400)), order_id=order)
    return only("UNCLEAR")


@alike
def copy_from_before_the_close(books: Books) -> Truth:
    """The books are closed; our copy of them is from before."""
    at = books.local(3, 12)
    total = books.sum()
    order = books.order(total, at)
    for minutes in (0, 30):
        books.take(total, at + timedelta(minutes=minutes), order_id=order)
    books.as_of = books.local(2, 1)
    return only("UNCLEAR")


@alike
def settlement_unknown(books: Books) -> Truth:
    total, at = books.sum(), books.ago(books.dice.uniform(4, 50))
    order = books.order(total, at)
    books.take(total, at, order_id=order)
    later = at + timedelta(hours=1)
    books.take(total, later, order_id=order, status=None, settled_at=None)
    return only("UNCLEAR")
