"""Visits to a customer, the work and its parts, and her contract."""

from __future__ import annotations

from benchmarks.company.dice import DAY, NOW, Dice, at
from benchmarks.company.people import Person
from benchmarks.company.sheets import Rows

_ASSETS = (
    ("Alder 7 kg washer", "drum bearing grinds on spin", "BRG-204", "drum bearing kit"),
    ("Alder range cooker", "oven thermostat reads low", "THM-88", "oven thermostat"),
    ("Finch espresso machine", "pump does not build pressure", "PMP-15", "15 bar pump"),
)
_ENGINEERS = ("Carl Winters", "Tanya Brooks")
_WINDOW = 120


def visits(dice: Dice, hers: Person, rows: Rows) -> None:
    """Now and then a work order with its part and its visits, and a contract."""
    if dice.chance(0.12):
        _work(dice, hers, rows)
    if dice.chance(0.08):
        started, sold = hers.since, 7 + dice.below(10)
        ended = at(NOW - dice.below(9 * DAY)) if dice.chance(0.1) else ""
        reason = dice.pick(("moving house", "missed visits")) if ended else ""
        taken = sold + dice.below(10)
        rows["contracts"].append(
            (
                *(f"K-{hers.number}", hers.customer_id, "Home care plan", at(started)),
                *(sold, taken, ended, reason, ""),
            )
        )


def _work(dice: Dice, hers: Person, rows: Rows) -> None:
    work, made = f"WO-{hers.number}", NOW - dice.below(90 * DAY)
    starts = made + 10 * DAY
    asset, fault, sku, name = dice.pick(_ASSETS)
    safety = "true" if dice.chance(0.02) else "false"
    rows["work_orders"].append(
        (work, hers.customer_id, asset, fault, safety, at(made), at(starts, hers.place.offset))
    )
    _part(dice, work, sku, name, made, starts, rows)
    for number in range(2 if dice.chance(0.3) else 1):
        _visit(
            dice, hers, f"AP-{hers.number}-{number}", work, made, starts + number * 9 * DAY, rows
        )


def _part(dice: Dice, work: str, sku: str, name: str, made: int, starts: int, rows: Rows) -> None:
    ordered = dice.chance(0.9)
    arrives = made + (5 + dice.below(9)) * DAY
    came = at(arrives) if ordered and arrives <= NOW else ""
    purchase = (f"PO-{work[3:]}", sku, at(made + 60)) if ordered else ("", "", "")
    rows["parts"].append(
        (
            *(f"PT-{work[3:]}", work, sku, name, at(starts), *purchase, "Northway Parts"),
            *(at(arrives) if ordered else "", came, work if came else ""),
            *("Secaucus depot", dice.below(4)),
        )
    )


def _visit(
    dice: Dice, hers: Person, visit: str, work: str, made: int, starts: int, rows: Rows
) -> None:
    offset, over = hers.place.offset, starts <= NOW
    status = dice.pick(("done", "done", "done", "missed", "cancelled")) if over else "booked"
    when, engineer = at(starts, offset), dice.pick(_ENGINEERS)
    rows["appointments"].append(
        (
            *(visit, hers.customer_id, "appliance repair", when, when, _WINDOW),
            *(status, engineer, work),
        )
    )
    add, booked = rows["appointment_events"].append, at(made)
    add((f"EV-{visit[3:]}-0", visit, booked, "booked", "customer", booked, "", when))
    if over:
        add((f"EV-{visit[3:]}-1", visit, at(starts), status, "company", "", "", ""))
