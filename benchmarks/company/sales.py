"""What a customer bought, how it came and what she paid for it."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.company.dice import DAY, NOW, Dice, at, past
from benchmarks.company.people import Person
from benchmarks.company.sheets import Rows

# How many orders each of two hundred customers has: most none or one, one of them twenty.
_ORDERS = (0,) * 84 + (1,) * 66 + (2,) * 26 + (3,) * 12 + (4,) * 6 + (5,) * 3 + (8,) * 2 + (20,)
# Below this lie the numbers of the known customers.
FIRST_ORDER = 20_000_000
_GOODS = (
    ("WM-70", "Alder 7 kg washer"),
    ("DW-45", "Alder slim dishwasher"),
    ("CF-12", "Finch 12-cup coffee maker"),
    ("FR-300", "Alder fridge, 300 l"),
    ("TW-4", "Finch towels, set of four"),
    ("KT-17", "Finch kettle, 1.7 l"),
    ("VC-9", "Alder vacuum cleaner"),
    ("LP-2", "Finch reading lamp"),
)
_CARRIERS = (("Finch Couriers", "FC"), ("Northline", "NL"), ("Parcelway", "1Z"))
DESCRIPTOR = "ALDER & FINCH 2125550100"


@dataclass(frozen=True)
class Order:
    order_id: str
    number: str
    placed: int
    total: str
    tracking: str


class Sales:
    """Gives each order of the company its number."""

    def __init__(self) -> None:
        self._order = FIRST_ORDER

    def orders(self, dice: Dice, hers: Person, rows: Rows) -> list[Order]:
        return [self._ordered(dice, hers, rows) for _ in range(dice.pick(_ORDERS))]

    def _ordered(self, dice: Dice, hers: Person, rows: Rows) -> Order:
        self._order += 1
        number = str(self._order)
        order_id = f"MP-{self._order:x}" if dice.chance(0.1) else number
        placed = hers.since + dice.below(NOW - hers.since)
        cost = _lines(dice, hers.place.minor, order_id, rows)
        currency, total = hers.place.currency, money(cost, hers.place.minor)
        waits = placed + 3 * DAY > NOW
        status = "open" if waits else "cancelled" if dice.chance(0.03) else "delivered"
        promised = at(placed + 5 * DAY)
        rows["orders"].append(
            (order_id, hers.customer_id, number, at(placed), status, total, currency, promised)
        )
        captured = status == "delivered"
        _charges(dice, hers, order_id, number, cost, placed, captured, rows)
        tracking = _shipment(dice, order_id, number, placed, rows) if captured else ""
        return Order(order_id, number, placed, total, tracking)


def money(cost: int, minor: bool) -> str:
    """Hundredths as the currency writes them; one without cents has whole numbers alone."""
    return f"{cost // 100}.{cost % 100:02d}" if minor else str(cost)


def _lines(dice: Dice, minor: bool, order_id: str, rows: Rows) -> int:
    """The lines of an order; what they cost together."""
    cost = 0
    for line in range(2 if dice.chance(0.35) else 1):
        sku, name = dice.pick(_GOODS)
        price, quantity = 995 + dice.below(600) * 100, 2 if dice.chance(0.1) else 1
        cost += price * quantity
        unit = money(price, minor)
        wrong = ("TW-4G", "Finch towels, slate") if dice.chance(0.01) else ("", "")
        rows["order_lines"].append((order_id, str(line + 1), sku, name, quantity, unit, *wrong))
    return cost


def _charges(
    dice: Dice,
    hers: Person,
    order_id: str,
    number: str,
    cost: int,
    placed: int,
    captured: bool,
    rows: Rows,
) -> None:
    """A hold, the capture that settles it and now and then money back."""
    currency, amount = hers.place.currency, money(cost, hers.place.minor)
    card = hers.cards[0][0]

    def add(
        end: str, kind: str, made: int, settled: int, status: str, of: str = "", told: str = ""
    ):
        rows["charges"].append(
            (
                *(f"CH-{number}-{end}", hers.customer_id, order_id, "", card, kind, amount),
                *(currency, at(made), past(settled) if settled else "", status, of, ""),
                *(DESCRIPTOR, told),
            )
        )

    taken = placed + DAY + dice.below(DAY)
    hold = "settled" if captured else "pending" if taken > NOW - DAY else "voided"
    add("H", "authorisation", placed, taken if captured else 0, hold)
    if captured:
        settled = taken + DAY
        add("A", "capture", taken, settled, "settled" if settled <= NOW else "pending")
        if dice.chance(0.06):
            back = min(taken + 6 * DAY, NOW)
            reference = f"ARN-74{dice.below(10**10):010d}"
            add("R", "refund", back, back, "settled", f"CH-{number}-A", reference)


def _shipment(dice: Dice, order_id: str, number: str, placed: int, rows: Rows) -> str:
    """The order's parcel, now and then two; the tracking number of the first."""
    carrier, letters = dice.pick(_CARRIERS)
    sent = placed + DAY
    tracking = f"{letters}{dice.below(10**10):010d}"
    delivered = "" if dice.chance(0.02) else past(sent + 2 * DAY)
    rows["shipments"].append(
        (f"SH-{number}-A", order_id, carrier, tracking, at(sent), delivered, f"CH-{number}-A")
    )
    if dice.chance(0.05):
        second = f"{letters} {dice.below(10**5):05d} {dice.below(10**5):05d}"
        rows["shipments"].append((f"SH-{number}-B", order_id, carrier, second, at(sent), "", ""))
    return tracking
