"""Doubles of one order or one payment."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from benchmarks.ledgers.books import Books, Truth
from benchmarks.ledgers.shapes import double, taken_twice
from firstline.records import rows


def some_day(books: Books, most: float = 380) -> float:
    """Days ago, in books that are closed."""
    return books.dice.uniform(4, most)


def again(books: Books, gap: timedelta, days: float | None = None, **more) -> tuple[Decimal, str]:
    """An order whose price was taken twice, `gap` apart: its price and the charge too many."""
    total, at = books.sum(), books.ago(days or some_day(books))
    order = books.order(total, at, **more)
    books.take(total, at, order_id=order)
    return total, books.take(total, min(at + gap, books.ago(3)), order_id=order)


@double
def seconds_later(books: Books) -> Truth:
    total, extra = again(books, timedelta(seconds=books.dice.randint(0, 600)))
    return taken_twice(total, extra)


@double
def days_later(books: Books) -> Truth:
    total, extra = again(
        books, timedelta(days=books.dice.uniform(0.2, 60)), books.dice.uniform(4, 390)
    )
    return taken_twice(total, extra)


@double
def over_midnight(books: Books) -> Truth:
    total, day = books.sum(), books.dice.randint(4, 380)
    first, then = books.local(day, 23, 59, 58), books.local(day - 1, 0, 0, 1)
    order = books.order(total, first)
    books.take(total, first, order_id=order)
    return taken_twice(total, books.take(total, then, order_id=order))


@double
def thrice(books: Books) -> Truth:
    total, at = books.sum(), books.ago(some_day(books))
    order = books.order(total, at)
    taken = [books.take(total, at + timedelta(hours=h), order_id=order) for h in (0, 1, 5)]
    return taken_twice(2 * total, *taken[1:])


@double
def one_parcel_again(books: Books) -> Truth:
    first, second, at = books.sum(), books.sum(), books.ago(some_day(books))
    order = books.order(first + second, at)
    for amount in (first, second):
        books.parcel(order, at, books.take(amount, at, order_id=order))
    return taken_twice(second, books.take(second, at + timedelta(hours=20), order_id=order))


@double
def one_of_equal_parts_again(books: Books) -> Truth:
    part, at = books.sum(), books.ago(some_day(books))
    order = books.order(2 * part, at)
    taken = [books.take(part, at + timedelta(hours=h), order_id=order) for h in (0, 20, 21)]
    return taken_twice(part, taken[-1])


@double
def on_both_cards(books: Books) -> Truth:
    total, at = books.sum(), books.ago(some_day(books))
    order = books.order(total, at)
    books.take(total, at, order_id=order)
    again = books.take(
        total, at + timedelta(minutes=4), order_id=order, instrument_id=books.other_card
    )
    return taken_twice(total, again)


@double
def paid_one_tried_again(books: Books) -> Truth:
    total, at = books.sum(), books.ago(some_day(books))
    first = books.take(total, at)
    days = books.dice.uniform(0.1, 12)
    later = min(at + timedelta(days=days), books.ago(3))
    return taken_twice(total, books.take(total, later, retry_of_charge_id=first))


@double
def failed_one_tried_twice(books: Books) -> Truth:
    total, at = books.sum(), books.ago(some_day(books))
    failed = books.charge("capture", total, at, status="failed")
    books.take(total, at + timedelta(hours=2), retry_of_charge_id=failed)
    again = books.take(total, at + timedelta(hours=3), retry_of_charge_id=failed)
    return taken_twice(total, again)


@double
def one_reference(books: Books) -> Truth:
    total, at, reference = books.sum(), books.ago(some_day(books)), f"PAY-{books.number()}"
    books.take(total, at, reference=reference)
    gap = timedelta(minutes=books.dice.randint(0, 2 * 24 * 60))
    return taken_twice(total, books.take(total, min(at + gap, books.ago(3)), reference=reference))


@double
def one_invoice(books: Books) -> Truth:
    """Only the descriptor names it."""
    total, at, invoice = books.sum(), books.ago(some_day(books)), f"INV-{books.number()}"
    books.references.append(rows.Reference("CU-1", "invoice", invoice, "Repair"))
    books.take(total, at, descriptor=f"ALDER {invoice}")
    later = at + timedelta(hours=7)
    return taken_twice(total, books.take(total, later, descriptor=f"ALDER {invoice}"))


@double
def second_without_order(books: Books) -> Truth:
    """The reference or the descriptor says which order it was for."""
    total, at, reference = books.sum(), books.ago(some_day(books)), f"PAY-{books.number()}"
    order = books.order(total, at)
    books.take(total, at, order_id=order, reference=reference)
    more = books.dice.choice(({"reference": reference}, {"descriptor": f"ALDER FINCH {order}"}))
    return taken_twice(total, books.take(total, at + timedelta(hours=9), **more))


@double
def and_before(books: Books) -> Truth:
    now, extra = again(books, timedelta(hours=30), books.dice.uniform(4, 60))
    before, earlier = again(books, timedelta(hours=30), books.dice.uniform(65, 390))
    return Truth(frozenset({"DUP_PRIOR"}), now + before, (extra, earlier))


@double
def nearly_thirteen_months_ago(books: Books) -> Truth:
    total, extra = again(books, timedelta(hours=5), books.dice.uniform(385, 393))
    return taken_twice(total, extra)
