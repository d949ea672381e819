"""What a customer gets and pays every week or month."""

from __future__ import annotations

from benchmarks.company.dice import DAY, NOW, Dice, at
from benchmarks.company.people import Person
from benchmarks.company.sales import DESCRIPTOR, money
from benchmarks.company.sheets import Rows

_PLANS = (("Harvest box, weekly", "week"), ("Pantry box, monthly", "month"))


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
                *("failed" if failed else "settled", "", "", DESCRIPTOR, ""),
            )
        )
    return plan
