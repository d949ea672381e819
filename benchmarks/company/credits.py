"""What a customer gets back for what she traded in or sent back."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.company.dice import DAY, NOW, Dice, at
from benchmarks.company.people import Person
from benchmarks.company.sales import Order, money
from benchmarks.company.sheets import Rows


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
