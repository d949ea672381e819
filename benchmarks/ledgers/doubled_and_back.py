"""Doubles of which a part went back, or something that looks like it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from benchmarks.ledgers.books import Books, Truth
from benchmarks.ledgers.doubled_orders import again, some_day
from benchmarks.ledgers.shapes import double, taken_twice
from firstline.records import rows

PENNY = Decimal(1)


@double
def part_went_back(books: Books) -> Truth:
    total, extra = again(books, timedelta(hours=30), some_day(books))
    part = (total / 4).quantize(PENNY) or PENNY
    books.charge("refund", part, books.ago(2), refunds_charge_id=extra)
    return taken_twice(total - part, extra)


@double
def price_reduced_besides(books: Books) -> Truth:
    """Money back for the first, which she owes: an allowance, not the double."""
    total, extra = again(books, timedelta(hours=30))
    first = next(row for row in books.charges if row.charge_id != extra)
    part = (total / 4).quantize(PENNY) or PENNY
    books.charge("refund", part, books.ago(2), refunds_charge_id=first.charge_id)
    return taken_twice(total, extra)


@double
def one_of_three_went_back(books: Books) -> Truth:
    total, at = books.sum(), books.ago(some_day(books))
    order = books.order(total, at)
    taken = [books.take(total, at + timedelta(hours=h), order_id=order) for h in (0, 1, 5)]
    books.charge("refund", total, books.ago(2), refunds_charge_id=books.dice.choice(taken))
    return taken_twice(total)


@double
def refund_failed(books: Books) -> Truth:
    total, extra = again(books, timedelta(hours=30))
    status = books.dice.choice(("failed", "voided"))
    books.charge("refund", total, books.ago(2), refunds_charge_id=extra, status=status)
    return taken_twice(total, extra)


@double
def goodwill_besides(books: Books) -> Truth:
    """A gift or a trade-in of the same sum gives no debit back."""
    total, extra = again(books, timedelta(hours=30))
    reason = books.dice.choice(("goodwill", "trade_in"))
    credit = rows.Credit(
        "CR-1", "CU-1", reason, total, books.currency, books.ago(2), None, books.ago(1), "posted"
    )
    books.credits.append(credit)
    return taken_twice(total, extra)


@double
def with_holds(books: Books) -> Truth:
    total, extra = again(books, timedelta(hours=30))
    order = books.orders[0].order_id
    for status in books.dice.sample(("settled", "voided", "pending", "failed"), 2):
        books.charge("authorisation", total, books.ago(3.5), order_id=order, status=status)
    return taken_twice(total, extra)


@double
def the_new_one_went_back(books: Books) -> Truth:
    total, extra = again(books, timedelta(hours=30), books.dice.uniform(4, 60))
    books.charge("refund", total, books.ago(2), refunds_charge_id=extra)
    before, earlier = again(books, timedelta(hours=30), books.dice.uniform(65, 390))
    return taken_twice(before, earlier)
