"""Doubles of one order or one payment."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from benchmarks.ledgers.books import Books, Truth
from benchmarks.ledgers.shapes import double, taken_twice
from firstline.records import rows

PENNY = Decimal(1)


def _day(books: Books, most: float = 380) -> float:
    return books.dice.uniform(4, most)


def _again(books: Books, gap: timedelta, days: float | None = None, **more) -> tuple[Decimal, str]:
    """An order whose price was taken twice."""
    total, at = books.sum(), books.ago(days or _day(books))
    order = books.order(total, at, **more)
    books.take(total, at, order_id=order)
    return total, books.take(total, min(at + gap, books.ago(3)), order_id=order)


@double
def seconds_later(books: Books) -> Truth:
    total, extra = _again(books, timedelta(seconds=books.dice.randint(0, 600)))
    return taken_twice(total, extra)


@double
def days_later(books: Books) -> Truth:
    total, extra = _again(
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
    total, at = books.sum(), books.ago(_day(books))
    order = books.order(total, at)
    taken = [books.take(total, at + timedelta(hours=h), order_id=order) for h in (0, 1, 5)]
    return taken_twice(2 * total, *taken[1:])


@double
def one_parcel_again(books: Books) -> Truth:
    first, second, at = books.sum(), books.sum(), books.ago(_day(books))
    order = books.order(first + second, at)
    for amount in (first, second):
        books.parcel(order, at, books.take(amount, at, order_id=order))
    return taken_twice(second, books.take(second, at + timedelta(hours=20), order_id=order))


@double
def one_of_equal_parts_again(books: Books) -> Truth:
    part, at = books.sum(), books.ago(_day(books))
    order = books.order(2 * part, at)
    taken = [books.take(part, at + timedelta(hours=h), order_id=order) for h in (0, 20, 21)]
    return taken_twice(part, taken[-1])


@double
def on_both_cards(books: Books) -> Truth:
    total, at = books.sum(), books.ago(_day(books))
    order = books.order(total, at)
    books.take(total, at, order_id=order)
    again = books.take(
        total, at + timedelta(minutes=4), order_id=order, instrument_id=books.other_card
    )
    return taken_twice(total, again)


@double
def paid_one_tried_again(books: Books) -> Truth:
    total, at = books.sum(), books.ago(_day(books))
    first = books.take(total, at)
    days = books.dice.uniform(0.1, 12)
    later = min(at + timedelta(days=days), books.ago(3))
    return taken_twice(total, books.take(total, later, retry_of_charge_id=first))


@double
def failed_one_tried_twice(books: Books) -> Truth:
    total, at = books.sum(), books.ago(_day(books))
    failed = books.charge("capture", total, at, status="failed")
    books.take(total, at + timedelta(hours=2), retry_of_charge_id=failed)
    again = books.take(total, at + timedelta(hours=3), retry_of_charge_id=failed)
    return taken_twice(total, again)


@double
def one_reference(books: Books) -> Truth:
    total, at, reference = books.sum(), books.ago(_day(books)), f"PAY-{books.number()}"
    books.take(total, at, reference=reference)
    gap = timedelta(minutes=books.dice.randint(0, 2 * 24 * 60))
    return taken_twice(total, books.take(total, min(at + gap, books.ago(3)), reference=reference))


@double
def one_invoice(books: Books) -> Truth:
    """Only the descriptor names it."""
    total, at, invoice = books.sum(), books.ago(_day(books)), f"INV-{books.number()}"
    books.references.append(rows.Reference("CU-1", "invoice", invoice, "Repair"))
    books.take(total, at, descriptor=f"ALDER {invoice}")
    later = at + timedelta(hours=7)
    return taken_twice(total, books.take(total, later, descriptor=f"ALDER {invoice}"))


@double
def second_without_order(books: Books) -> Truth:
    """The reference or the descriptor says which order it was for."""
    total, at, reference = books.sum(), books.ago(_day(books)), f"PAY-{books.number()}"
    order = books.order(total, at)
    books.take(total, at, order_id=order, reference=reference)
    more = books.dice.choice(({"reference": reference}, {"descriptor": f"ALDER FINCH {order}"}))
    return taken_twice(total, books.take(total, at + timedelta(hours=9), **more))


@double
def part_went_back(books: Books) -> Truth:
    total, extra = _again(books, timedelta(hours=30), _day(books))
    part = (total / 4).quantize(PENNY) or PENNY
    books.charge("refund", part, books.ago(2), refunds_charge_id=extra)
    return taken_twice(total - part, extra)


@double
def price_reduced_besides(books: Books) -> Truth:
    """Money back for the first, which she owes: an allowance, not the double."""
    total, extra = _again(books, timedelta(hours=30))
    first = next(row for row in books.charges if row.charge_id != extra)
    part = (total / 4).quantize(PENNY) or PENNY
    books.charge("refund", part, books.ago(2), refunds_charge_id=first.charge_id)
    return taken_twice(total, extra)


@double
def one_of_three_went_back(books: Books) -> Truth:
    total, at = books.sum(), books.ago(_day(books))
    order = books.order(total, at)
    taken = [books.take(total, at + timedelta(hours=h), order_id=order) for h in (0, 1, 5)]
    books.charge("refund", total, books.ago(2), refunds_charge_id=books.dice.choice(taken))
    return taken_twice(total)


@double
def refund_failed(books: Books) -> Truth:
    total, extra = _again(books, timedelta(hours=30))
    status = books.dice.choice(("failed", "voided"))
    books.charge("refund", total, books.ago(2), refunds_charge_id=extra, status=status)
    return taken_twice(total, extra)


@double
def goodwill_besides(books: Books) -> Truth:
    """A gift or a trade-in of the same sum gives no debit back."""
    total, extra = _again(books, timedelta(hours=30))
    reason = books.dice.choice(("goodwill", "trade_in"))
    credit = rows.Credit(
        "CR-1", "CU-1", reason, total, books.currency, books.ago(2), None, books.ago(1), "posted"
    )
    books.credits.append(credit)
    return taken_twice(total, extra)


@double
def with_holds(books: Books) -> Truth:
    total, extra = _again(books, timedelta(hours=30))
    order = books.orders[0].order_id
    for status in books.dice.sample(("settled", "voided", "pending", "failed"), 2):
        books.charge("authorisation", total, books.ago(3.5), order_id=order, status=status)
    return taken_twice(total, extra)


@double
def postage_on_top(books: Books) -> Truth:
    total, at = books.sum(least=40), books.ago(_day(books))
    order = books.order(total, at)
    paid = total + 4
    books.take(paid, at, order_id=order)
    return taken_twice(paid, books.take(paid, at + timedelta(hours=3), order_id=order))


@double
def price_only_in_lines(books: Books) -> Truth:
    price, at = books.sum(), books.ago(_day(books))
    order = books.order(None, at)
    books.order_lines.append(
        rows.OrderLine(order_id=order, line=1, sku="A", quantity=2, unit_price=price)
    )
    books.take(2 * price, at, order_id=order)
    return taken_twice(2 * price, books.take(2 * price, at + timedelta(days=1), order_id=order))


@double
def price_only_authorised(books: Books) -> Truth:
    total, at = books.sum(), books.ago(_day(books))
    order = books.order(None, at)
    books.charge("authorisation", total, at - timedelta(hours=1), order_id=order)
    books.take(total, at, order_id=order)
    return taken_twice(
        total, books.take(total, min(at + timedelta(days=9), books.ago(3)), order_id=order)
    )


@double
def price_unknown(books: Books) -> Truth:
    """At once, on one card, for an order that left in one parcel at most."""
    total, at = books.sum(), books.ago(_day(books))
    order = books.order(None, at)
    books.take(total, at, order_id=order)
    if books.dice.random() < 0.5:
        books.parcel(order, at)
    hours = books.dice.uniform(0, 60)
    later = min(at + timedelta(hours=hours), books.ago(2.5))
    return taken_twice(total, books.take(total, later, order_id=order))


@double
def no_currency_column(books: Books) -> Truth:
    total, at = books.sum(), books.ago(_day(books))
    order = books.order(total, at, currency=None)
    books.take(total, at, order_id=order, currency=None)
    later = at + timedelta(hours=3)
    return taken_twice(total, books.take(total, later, order_id=order, currency=None))


@double
def and_before(books: Books) -> Truth:
    now, extra = _again(books, timedelta(hours=30), books.dice.uniform(4, 60))
    before, earlier = _again(books, timedelta(hours=30), books.dice.uniform(65, 390))
    return Truth(frozenset({"DUP_PRIOR"}), now + before, (extra, earlier))


@double
def the_new_one_went_back(books: Books) -> Truth:
    total, extra = _again(books, timedelta(hours=30), books.dice.uniform(4, 60))
    books.charge("refund", total, books.ago(2), refunds_charge_id=extra)
    before, earlier = _again(books, timedelta(hours=30), books.dice.uniform(65, 390))
    return taken_twice(before, earlier)


@double
def nearly_thirteen_months_ago(books: Books) -> Truth:
    total, extra = _again(books, timedelta(hours=5), books.dice.uniform(385, 393))
    return taken_twice(total, extra)
