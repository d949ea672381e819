"""What a customer bought, how it came, what she paid and what she got back."""

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
_PLANS = (("Harvest box, weekly", "week"), ("Pantry box, monthly", "month"))
_DESCRIPTOR = "ALDER & FINCH 2125550100"


@dataclass(frozen=True)
class Order:
    order_id: str
    number: str
    placed: int
    total: str
    tracking: str


@dataclass(frozen=True)
class Credit:
    credit_id: str
    reason: str
    reference: str
    amount: str
    approved: int
    due: int
    card: tuple[str, str]
    order: Order


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
                *(_DESCRIPTOR, told),
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


def subscription(dice: Dice, hers: Person, rows: Rows) -> str:
    """Now and then a box every week or month, with its latest debits; the plan or nothing."""
    if not dice.chance(0.1):
        return ""
    plan, period = dice.pick(_PLANS)
    every = 7 * DAY if period == "week" else 30 * DAY
    name, place = f"SUB-{hers.number}", hers.place
    amount, last = money(3650 + dice.below(30) * 50, place.minor), NOW - dice.below(every)
    status = "cancelled" if dice.chance(0.15) else "active"
    renews = at(last + every) if status == "active" else ""
    begun = at(min(hers.since, last - 5 * every) if hers.since < last - 5 * every else last)
    rows["subscriptions"].append(
        (name, hers.customer_id, plan, amount, place.currency, period, begun, renews, status)
    )
    card = hers.cards[0][0]
    for back in range(4 if hers.since < last - 5 * every else 1):
        taken = last - back * every
        failed = dice.chance(0.02)
        rows["charges"].append(
            (
                *(f"CH-S{hers.number}-{back}", hers.customer_id, "", name, card, "capture"),
                *(amount, place.currency, at(taken), "" if failed else at(taken)),
                *("failed" if failed else "settled", "", "", _DESCRIPTOR, ""),
            )
        )
    return plan


def credit(dice: Dice, hers: Person, orders: list[Order], rows: Rows) -> Credit | None:
    """Now and then money for what she traded in or sent back, onto her own card."""
    if not orders or not dice.chance(0.18):
        return None
    order = dice.pick(orders)
    reason, kind, letters = dice.pick((("trade_in", "trade_in", "TI"), ("return", "rma", "RMA")))
    reference = f"{letters}-{hers.number}"
    amount = money(1500 + dice.below(400) * 100, hers.place.minor)
    approved = min(order.placed + 8 * DAY + dice.below(4 * DAY), NOW)
    due, posted = approved + 7 * DAY, approved + 3 * DAY
    status = "approved" if posted > NOW else "failed" if dice.chance(0.02) else "posted"
    when = at(posted) if status == "posted" else ""
    card = hers.cards[0]
    name = f"CR-{hers.number}"
    rows["credits"].append(
        (
            *(name, hers.customer_id, reason, amount, hers.place.currency, at(approved), at(due)),
            *(when, status, card[0], reference),
        )
    )
    label = f"{reason.replace('_', '-')} with order {order.number}"
    rows["references"].append((hers.customer_id, kind, reference, label))
    return Credit(name, reason, reference, amount, approved, due, card, order)
