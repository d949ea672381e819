"""One order paid in parts, which looks like paying it twice."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.ledgers.alike_orders import recent
from benchmarks.ledgers.books import Books, Truth
from benchmarks.ledgers.shapes import alike, only
from firstline.records import rows


@alike
def parcels(books: Books) -> Truth:
    first, second, at = books.sum(), books.sum(), books.ago(recent(books))
    order = books.order(first + second, at)
    for hours, amount in ((0, first), (30, second)):
        charge = books.take(amount, at + timedelta(hours=hours), order_id=order)
        books.parcel(order, at, charge if books.dice.random() < 0.7 else None)
    return only("SPLIT_SHIP")


@alike
def equal_parcels(books: Books) -> Truth:
    part, at, count = books.sum(), books.ago(recent(books)), books.dice.randint(2, 4)
    order = books.order(part * count, at)
    for number in range(count):
        charge = books.take(part, at + timedelta(hours=number), order_id=order)
        if books.dice.random() < 0.6:
            books.parcel(order, at, charge)
    return only("SPLIT_SHIP")


@alike
def first_parcels_of_more(books: Books) -> Truth:
    part, at = books.sum(), books.ago(recent(books))
    order = books.order(part * 3, at)
    for number in range(2):
        books.parcel(order, at, books.take(part, at + timedelta(hours=number), order_id=order))
    return only("SPLIT_SHIP")


@alike
def part_of_the_price_only(books: Books) -> Truth:
    """Two equal sums below the price, and no parcel tells why: it cannot be told."""
    part, at = books.sum(), books.ago(recent(books))
    order = books.order(part * 3, at)
    for number in range(2):
        books.take(part, at + timedelta(hours=number), order_id=order)
    return only("UNCLEAR")


@alike
def instalments(books: Books) -> Truth:
    part = books.sum()
    order = books.order(part * 4, books.ago(50))
    for number in range(3):
        books.take(part, books.ago(50 - 14 * number), order_id=order)
    return only("SPLIT_SHIP", "UNCLEAR")


@alike
def halves_on_two_cards(books: Books) -> Truth:
    half, at = books.sum(), books.ago(recent(books))
    order = books.order(2 * half, at)
    books.take(half, at, order_id=order)
    books.take(half, at, order_id=order, instrument_id=books.other_card)
    return only("SPLIT_SHIP")


@alike
def halves_of_an_unknown_price(books: Books) -> Truth:
    half, at = books.sum(), books.ago(recent(books))
    order = books.order(None, at)
    books.take(half, at, order_id=order)
    books.take(half, at, order_id=order, instrument_id=books.other_card)
    return only("UNCLEAR")


@alike
def unknown_price_in_parcels(books: Books) -> Truth:
    part, at = books.sum(), books.ago(recent(books))
    order = books.order(None, at)
    for hours in (0, 4):
        charge = books.take(part, at + timedelta(hours=hours), order_id=order)
        books.parcel(order, at, charge if hours else None)
    return only("UNCLEAR")


@alike
def net_price_in_halves(books: Books) -> Truth:
    """The price leaves out a tax that the two halves contain."""
    half, at = books.sum(least=50), books.ago(recent(books))
    order = books.order(2 * half - half / 4, at)
    for hours in (0, 4):
        books.take(half, at + timedelta(hours=hours), order_id=order)
    return only("UNCLEAR")


@alike
def price_in_another_currency(books: Books) -> Truth:
    half, at = books.sum(), books.ago(recent(books))
    order = books.order(half * 3, at, currency="SEK")
    for hours in (0, 4):
        books.take(half, at + timedelta(hours=hours), order_id=order)
    return only("UNCLEAR")


@alike
def each_in_a_parcel_above_the_price(books: Books) -> Truth:
    """Two parcels, each with the whole price: the books contradict themselves."""
    total, at = books.sum(), books.ago(recent(books))
    order = books.order(total, at)
    for hours in (0, 20):
        charge = books.take(total, at + timedelta(hours=hours), order_id=order)
        books.parcel(order, at, charge)
    return only("UNCLEAR")


@alike
def postage_of_each_parcel(books: Books) -> Truth:
    """Equal postage of two parcels on top of the price."""
    total, postage, at = books.sum(least=60), books.sum(1, 9), books.ago(recent(books))
    order = books.order(total, at)
    for amount in (total, postage, postage):
        books.take(amount, at, order_id=order)
    return only("UNCLEAR")


@alike
def a_gift_card_and_a_card(books: Books) -> Truth:
    half, at = books.sum(), books.ago(recent(books))
    gift = rows.Instrument("PM-9", "CU-1", "gift_card", None, "1111", "active")
    books.instruments.append(gift)
    order = books.order(2 * half, at)
    books.take(half, at, order_id=order, instrument_id="PM-9")
    books.take(half, at, order_id=order)
    return only("SPLIT_SHIP")
