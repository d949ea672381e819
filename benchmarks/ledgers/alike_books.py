"""Holds, failures, money already back and books that are not closed."""

from __future__ import annotations

from datetime import datetime, timedelta

from benchmarks.ledgers.books import Books, Truth
from benchmarks.ledgers.shapes import alike, only
from firstline.records import rows


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
