"""What looks like an order or a payment taken twice and is not, or cannot be told."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.ledgers.books import Books, Truth
from benchmarks.ledgers.shapes import alike, only


def recent(books: Books) -> float:
    return books.dice.uniform(4, 50)


@alike
def two_orders(books: Books) -> Truth:
    total, at = books.sum(), books.ago(recent(books))
    for number in range(books.dice.randint(2, 3)):
        when = at + timedelta(minutes=4 * number)
        books.take(total, when, order_id=books.order(total, when))
    return only("TWO_ORDERS")


@alike
def payment_for_another_order(books: Books) -> Truth:
    """Booked on the wrong one of two orders of the same price."""
    total, at = books.sum(), books.ago(recent(books))
    order = books.order(total, at)
    books.order(total, at, status="delivered")
    for hours in (0, 1):
        books.take(total, at + timedelta(hours=hours), order_id=order)
    return only("UNCLEAR")


@alike
def cents_apart(books: Books) -> Truth:
    total, at = books.sum(), books.ago(recent(books))
    for amount in (
        total,
        total + 1 if books.currency == "JPY" else total + total.__class__("0.01"),
    ):
        books.take(amount, at, order_id=books.order(amount, at))
    return only()


@alike
def same_figures_two_currencies(books: Books) -> Truth:
    total, at = books.sum(), books.ago(recent(books))
    order = books.order(total, at)
    books.take(total, at, order_id=order)
    other = order if books.dice.random() < 0.5 else books.order(total, at, currency="SEK")
    books.take(total, at + timedelta(minutes=5), order_id=other, currency="SEK")
    return only()


@alike
def nothing_tells(books: Books) -> Truth:
    """Two equal debits at once without order, plan or reference: two coffees or one twice."""
    total, at = books.sum(), books.ago(recent(books))
    for minutes in (0, books.dice.randint(0, 600)):
        books.take(total, at + timedelta(minutes=minutes))
    return only("UNCLEAR")


@alike
def one_of_them_for_an_order(books: Books) -> Truth:
    total, at = books.sum(), books.ago(recent(books))
    books.take(total, at, order_id=books.order(total, at))
    books.take(total, at + timedelta(minutes=30))
    return only("UNCLEAR")


@alike
def two_references(books: Books) -> Truth:
    total, at = books.sum(), books.ago(recent(books))
    for minutes in (0, 3):
        reference = f"PAY-{books.number()}"
        books.take(total, at + timedelta(minutes=minutes), reference=reference)
    return only("UNCLEAR")


@alike
def a_mandate_as_reference(books: Books) -> Truth:
    """It stands on every debit of hers."""
    mandate, total, at = f"MND-{books.number()}", books.sum(), books.ago(recent(books))
    books.take(books.sum(), books.ago(books.dice.uniform(60, 300)), reference=mandate)
    for minutes in (0, 90):
        books.take(total, at + timedelta(minutes=minutes), reference=mandate)
    return only("UNCLEAR")


@alike
def instalments_under_one_reference(books: Books) -> Truth:
    part, reference = books.sum(), f"INV-{books.number()}"
    for number in range(3):
        books.take(part, books.ago(40 - 7 * number), reference=reference)
    return only()


@alike
def without_dates(books: Books) -> Truth:
    total = books.sum()
    order = books.order(total, books.ago(20))
    books.take(total, books.ago(20), order_id=order)
    books.take(total, books.ago(20), order_id=order, created_at=None, settled_at=None)
    return only("UNCLEAR")


@alike
def longer_than_thirteen_months_ago(books: Books) -> Truth:
    total, at = books.sum(), books.ago(books.dice.uniform(400, 800))
    order = books.order(total, at)
    for minutes in (0, 9):
        books.take(total, at + timedelta(minutes=minutes), order_id=order)
    return only()


@alike
def dated_in_the_future(books: Books) -> Truth:
    total, at = books.sum(), books.ago(3)
    order = books.order(total, at)
    books.take(total, at, order_id=order)
    books.take(total, books.ago(-books.dice.uniform(0.1, 20)), order_id=order)
    return only()
