"""The shapes a ledger can have, by name; each writes its rows and tells the truth about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from benchmarks.ledgers import noise
from benchmarks.ledgers.books import Books, Truth

Shape = Callable[[Books], Truth]
DOUBLES: dict[str, Shape] = {}
ALIKES: dict[str, Shape] = {}


@dataclass(frozen=True)
class Made:
    shape: str
    books: Books
    truth: Truth


def double(shape: Shape) -> Shape:
    DOUBLES[shape.__name__] = shape
    return shape


def alike(shape: Shape) -> Shape:
    ALIKES[shape.__name__] = shape
    return shape


def taken_twice(owed: Decimal, *extra: str) -> Truth:
    return Truth(frozenset({"DUP_CAPTURE"}), owed, extra)


def only(*codes: str) -> Truth:
    """Not a double; one of these must be found, anything but a double when there are none."""
    return Truth(frozenset(codes))


def made(shapes: dict[str, Shape], seed: int, number: int) -> Made:
    """The `number`-th ledger of `seed`; the shapes take turns."""
    name = list(shapes)[number % len(shapes)]
    books = Books(f"{seed} {name} {number}")
    truth = shapes[name](books)
    noise.add(books)
    return Made(name, books, truth)
