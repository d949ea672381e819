"""What else stands in a customer's books: things that have nothing to do with the shape."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.ledgers.books import Books

MOST = 14


def add(books: Books) -> None:
    """Up to a few dozen rows of other orders, plans, holds, failures and refunds, each in order."""
    for _ in range(books.dice.randint(0, MOST)):
        books.dice.choice(_KINDS)(books)


def _order(books: Books) -> None:
    total, at = books.sum(), books.ago(books.dice.uniform(3, 420))
    order = books.order(total, at)
    if books.dice.random() < 0.5:
        books.charge("authorisation", total, at - timedelta(hours=2), order_id=order)
    books.take(total, at, order_id=order)
    if books.dice.random() < 0.5:
        books.parcel(order, at)


def _parcels(books: Books) -> None:
    first, second = books.sum(), books.sum()
    at = books.ago(books.dice.uniform(3, 420))
    order = books.order(first + second, at)
    for number, amount in enumerate((first, second)):
        charge = books.take(amount, at + timedelta(hours=9 * number), order_id=order)
        books.parcel(order, at, charge)


def _plan(books: Books) -> None:
    amount, months = books.sum(), books.dice.randint(1, 6)
    last = books.dice.uniform(3, 30)
    start = books.ago(last + 30.5 * months)
    plan = books.plan(amount, "month", start, renews_at=books.ago(last - 30.5))
    for month in range(months):
        books.take(amount, books.ago(last + 30.5 * month), subscription_id=plan)


def _refunded(books: Books) -> None:
    total, at = books.sum(), books.ago(books.dice.uniform(5, 420))
    order = books.order(total, at, status="returned")
    charge = books.take(total, at, order_id=order)
    books.charge("refund", total, at + timedelta(days=1), order_id=order, refunds_charge_id=charge)


def _failed(books: Books) -> None:
    total, at = books.sum(), books.ago(books.dice.uniform(3, 420))
    order = books.order(total, at)
    books.charge("capture", total, at, order_id=order, status="failed")
    books.take(total, at + timedelta(hours=1), order_id=order)


def _unnamed(books: Books) -> None:
    books.take(books.sum(), books.ago(books.dice.uniform(3, 420)), reference=books.number())


def _abroad(books: Books) -> None:
    total, at = books.sum(), books.ago(books.dice.uniform(3, 420))
    currency = "CAD"
    order = books.order(total, at, currency=currency)
    books.take(total, at, order_id=order, currency=currency)


def _held(books: Books) -> None:
    total, at = books.sum(), books.ago(books.dice.uniform(3, 420))
    order = books.order(total, at, status="cancelled")
    books.charge("authorisation", total, at, order_id=order, status="voided")


def _same_sum(books: Books) -> None:
    """Another order that happens to cost the same, paid once and perhaps given back."""
    amount = books.charges[0].amount
    at = books.ago(books.dice.uniform(70, 420))
    order = books.order(amount, at)
    charge = books.take(amount, at, order_id=order)
    if books.dice.random() < 0.5:
        linked = charge if books.dice.random() < 0.5 else None
        later = at + timedelta(days=3)
        books.charge("refund", amount, later, order_id=order, refunds_charge_id=linked)


_KINDS = (
    _same_sum,
    _order,
    _order,
    _order,
    _parcels,
    _plan,
    _refunded,
    _failed,
    _unnamed,
    _abroad,
    _held,
)
