"""Doubles of orders whose price is told oddly, or not at all."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.ledgers.books import Books, Truth
from benchmarks.ledgers.doubled_orders import some_day
from benchmarks.ledgers.shapes import double, taken_twice
from firstline.records import rows


@double
def postage_on_top(books: Books) -> Truth:
    total, at = books.sum(least=40), books.ago(some_day(books))
    order = books.order(total, at)
    paid = total + 4
    books.take(paid, at, order_id=order)
    return taken_twice(paid, books.take(paid, at + timedelta(hours=3), order_id=order))


@double
def price_only_in_lines(books: Books) -> Truth:
    price, at = books.sum(), books.ago(some_day(books))
    order = books.order(None, at)
    books.order_lines.append(
        rows.OrderLine(order_id=order, line=1, sku="A", quantity=2, unit_price=price)
    )
    books.take(2 * price, at, order_id=order)
    return taken_twice(2 * price, books.take(2 * price, at + timedelta(days=1), order_id=order))


@double
def price_only_authorised(books: Books) -> Truth:
    total, at = books.sum(), books.ago(some_day(books))
    order = books.order(None, at)
    books.charge("authorisation", total, at - timedelta(hours=1), order_id=order)
    books.take(total, at, order_id=order)
    return taken_twice(
        total, books.take(total, min(at + timedelta(days=9), books.ago(3)), order_id=order)
    )


@double
def price_unknown(books: Books) -> Truth:
    """At once, on one card, for an order that left in one parcel at most."""
    total, at = books.sum(), books.ago(some_day(books))
    order = books.order(None, at)
    books.take(total, at, order_id=order)
    if books.dice.random() < 0.5:
        books.parcel(order, at)
    hours = books.dice.uniform(0, 60)
    later = min(at + timedelta(hours=hours), books.ago(2.5))
    return taken_twice(total, books.take(total, later, order_id=order))


@double
def no_currency_column(books: Books) -> Truth:
    total, at = books.sum(), books.ago(some_day(books))
    order = books.order(total, at, currency=None)
    books.take(total, at, order_id=order, currency=None)
    later = at + timedelta(hours=3)
    return taken_twice(total, books.take(total, later, order_id=order, currency=None))
