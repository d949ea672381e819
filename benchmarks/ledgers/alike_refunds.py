"""Doubles that are made good: the money is back already, or the second is called off."""

from __future__ import annotations

from datetime import datetime, timedelta

from benchmarks.ledgers.books import Books, Truth
from benchmarks.ledgers.shapes import alike, only
from firstline.records import rows


def _twice(books: Books) -> tuple[str, str, str, datetime]:
    total, at = books.sum(), books.ago(books.dice.uniform(6, 50))
    order = books.order(total, at)
    first = books.take(total, at, order_id=order)
    return order, first, books.take(total, at + timedelta(hours=3), order_id=order), at


@alike
def one_went_back(books: Books) -> Truth:
    """In full: the second or the first, in one sum or two, settled or on its way."""
    order, first, second, at = _twice(books)
    back = books.dice.choice((first, second))
    total = books.charges[0].amount
    parts = [total] if books.dice.random() < 0.6 else [total - 1, total - (total - 1)]
    for part in parts:
        status = books.dice.choice(("settled", "pending"))
        more = {"refunds_charge_id": back, "order_id": order, "status": status}
        books.charge("refund", part, at + timedelta(days=2), **more)
    return only("REFUND_SENT")


@alike
def refund_names_the_order_or_nothing(books: Books) -> Truth:
    order, _, _, at = _twice(books)
    named = order if books.dice.random() < 0.5 else None
    total = books.charges[0].amount
    books.charge("refund", total, at + timedelta(days=2), order_id=named)
    return only("REFUND_SENT")


@alike
def corrected_by_credit(books: Books) -> Truth:
    order, _, second, at = _twice(books)
    total, back = books.charges[0].amount, at + timedelta(days=2)
    reference = books.dice.choice((order, second))
    books.credits.append(
        rows.Credit(
            *("CR-7", "CU-1", "adjustment", total, books.currency, back, None, back, "posted"),
            reference=reference,
        )
    )
    return only("REFUND_SENT")


@alike
def both_went_back(books: Books) -> Truth:
    order, first, second, at = _twice(books)
    total = books.charges[0].amount
    for back in (first, second):
        books.charge("refund", total, at + timedelta(days=2), refunds_charge_id=back)
    return only("REFUND_SENT")


@alike
def a_part_was_called_off(books: Books) -> Truth:
    """One of two parcels came back, and the order costs what is left of it."""
    kept, gone = books.sum(), books.sum()
    at = books.ago(books.dice.uniform(8, 50))
    order = books.order(kept, at)
    books.take(kept, at, order_id=order)
    parcel = books.take(gone, at + timedelta(hours=5), order_id=order)
    later = at + timedelta(days=2)
    books.charge("refund", gone, later, order_id=order, refunds_charge_id=parcel)
    return only()


@alike
def taken_anew_after_a_refund(books: Books) -> Truth:
    total, at = books.sum(), books.ago(books.dice.uniform(8, 50))
    order = books.order(total, at)
    first = books.take(total, at, order_id=order)
    books.charge("refund", total, at + timedelta(days=1), refunds_charge_id=first)
    later = at + timedelta(days=2)
    books.take(total, later, order_id=order, instrument_id=books.other_card)
    return only("REFUND_SENT")


@alike
def second_order_went_back(books: Books) -> Truth:
    total, at = books.sum(), books.ago(books.dice.uniform(8, 50))
    books.take(total, at, order_id=books.order(total, at))
    second = books.take(total, at, order_id=books.order(total, at, status="cancelled"))
    books.charge("refund", total, at + timedelta(days=1), refunds_charge_id=second)
    return only("REFUND_SENT")
