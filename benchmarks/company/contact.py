"""What was sent to a customer and said with her."""

from __future__ import annotations

from benchmarks.company.credits import Credit
from benchmarks.company.dice import DAY, NOW, Dice, at, day
from benchmarks.company.people import Person
from benchmarks.company.sales import Order
from benchmarks.company.sheets import Rows

_AGENTS = ("Jonas Reed", "Mei Tanaka", "Abena Boateng")
_NOTES = ("Asked when the parcel comes.", "Wanted the invoice again.", "Asked about a box.", "")
_ABOUT = ("visit moved twice", "parcel came late", "wrong colour sent", "nobody rang back")
# The version of trade_in_credit from this day on prints the order's end for the card's.
_CHANGED = NOW - 200 * DAY


class Messages:
    """Gives each message of the company its number."""

    def __init__(self) -> None:
        self._number = 1_000_000

    def about_order(self, dice: Dice, hers: Person, order: Order, rows: Rows) -> None:
        slots = (
            f'{{"customer_name": "{hers.name}", "order_number": "{order.number}", '
            f'"total": "{order.total} {hers.place.currency}", "card_tail": "{hers.cards[0][1]}"}}'
        )
        about, subject = f"order:{order.order_id}", f"We have your order {order.number}"
        self._send(
            hers, "order_confirmation", "12", "orders", order.placed, subject, slots, about, rows
        )
        if order.tracking and dice.chance(0.5):
            slots = (
                f'{{"customer_name": "{hers.name}", "order_end": "{order.number[-4:]}", '
                f'"tracking_number": "{order.tracking}"}}'
            )
            sent, subject = order.placed + DAY, "Your parcel has left us"
            self._send(hers, "shipping_notice", "5", "orders", sent, subject, slots, about, rows)

    def about_credit(self, hers: Person, credit: Credit, rows: Rows) -> None:
        wrong = credit.reason == "trade_in" and credit.approved > _CHANGED
        tail = credit.order.number[-4:] if wrong else credit.card[1]
        slots = (
            f'{{"customer_name": "{hers.name}", "order_number": "{credit.order.number}", '
            f'"amount": "{credit.amount} {hers.place.currency}", "account_tail": "{tail}", '
            f'"due_on": "{day(credit.due)}"}}'
        )
        template, version = ("return_credit", "2")
        if credit.reason == "trade_in":
            template, version = "trade_in_credit", "7" if wrong else "6"
        subject, about = "Your credit", f"credit:{credit.credit_id}"
        self._send(hers, template, version, "credits", credit.approved, subject, slots, about, rows)

    def about_plan(self, hers: Person, plan: str, rows: Rows) -> None:
        slots = f'{{"plan": "{plan}", "card_tail": "{hers.cards[0][1]}"}}'
        self._send(
            hers, "box_renewal", "3", "boxes", NOW - 5 * DAY, "Your next box", slots, "", rows
        )

    def _send(
        self,
        hers: Person,
        template: str,
        version: str,
        box: str,
        sent: int,
        subject: str,
        slots: str,
        about: str,
        rows: Rows,
    ) -> None:
        self._number += 1
        sender, message = f"{box}@alderfinch.example", f"M-{self._number}"
        rows["messages"].append(
            (
                *(message, hers.customer_id, template, version, "email", sender, at(sent)),
                *(subject, slots, about),
            )
        )


def talk(dice: Dice, hers: Person, rows: Rows) -> None:
    """Now and then a call, a callback, an error while booking, a complaint."""
    number, customer_id = hers.number, hers.customer_id
    for place in range(1 + dice.below(2) if dice.chance(0.16) else 0):
        began = hers.since + dice.below(NOW - hers.since)
        ended_by = "network" if dice.chance(0.05) else dice.pick(("customer", "agent"))
        rows["calls"].append(
            (
                *(f"CL-{number}-{place}", customer_id, dice.pick(_AGENTS)),
                *(dice.pick(("in", "in", "out")), at(began), at(began + 2 + dice.below(20))),
                *(ended_by, hers.phone, dice.pick(_NOTES)),
            )
        )
    if dice.chance(0.05):
        due = NOW - dice.below(20 * DAY)
        status = dice.pick(("kept", "kept", "missed", "cancelled"))
        placed = at(due) if status == "kept" else ""
        owner = dice.pick(_AGENTS)
        rows["callbacks"].append(
            (f"CB-{number}", customer_id, at(due), hers.phone, placed, status, owner)
        )
    if dice.chance(0.02):
        moment = at(NOW - dice.below(30 * DAY))
        told = "SCHED-503: no answer from the calendar service"
        rows["booking_errors"].append((f"BE-{number}", customer_id, moment, told))
    if dice.chance(0.03):
        _complain(dice, hers, rows)


def _complain(dice: Dice, hers: Person, rows: Rows) -> None:
    received = NOW - 3 * DAY - dice.below(300 * DAY)
    owner, known = ("", "") if dice.chance(0.2) else ("Ellen Marsh", at(received + DAY))
    answered = at(received + 2 * DAY) if known else ""
    rows["complaints"].append(
        (
            *(f"CP-{hers.number}", hers.customer_id, at(received), dice.pick(("email", "phone"))),
            *(dice.pick(_ABOUT), owner, known, answered, answered),
        )
    )
