"""A customer, how to reach her and what she pays with."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.company import names
from benchmarks.company.dice import DAY, NOW, Dice, day
from benchmarks.company.places import BY_SHARE, Place
from benchmarks.company.sheets import Rows

_NETWORKS = ("Visa", "Visa", "Visa", "Mastercard", "Mastercard", "American Express")
_FAMILY = 0.06
# A second address or telephone, and whose numbers are written otherwise than E.164.
_SECOND_EMAIL, _SECOND_PHONE, _SPELT = 0.18, 0.12, 0.5


@dataclass(frozen=True)
class Person:
    """`cards` are (instrument id, last four); `since` is a minute of the calendar.

    number: seven digits that the ids of her records share
    """

    number: str
    customer_id: str
    name: str
    last_name: str
    phone: str
    postcode: str
    place: Place
    since: int
    cards: tuple[tuple[str, str], ...]


def person(dice: Dice, number: int, before: Person | None, rows: Rows) -> Person:
    """The next customer; now and then one of the family of the customer `before`."""
    related = before is not None and dice.chance(_FAMILY)
    place = before.place if related else dice.pick(BY_SHARE)
    first = names.first_name(dice)
    last = before.last_name if related else names.last_name(dice)
    spelling = dice.below(7) if dice.chance(_SPELT) else 0
    phone = before.phone if related else place.phone(number, spelling)
    own = f"{number:07d}"
    customer_id = f"CU-{own}"
    made = Person(
        number=own,
        customer_id=customer_id,
        name=f"{first} {last}",
        last_name=last,
        phone=phone,
        postcode=before.postcode if related else f"{dice.below(90_000) + 10_000}",
        place=place,
        since=dice.below(NOW - 30 * DAY),
        cards=_instruments(dice, own, customer_id, rows),
    )
    email = names.email(dice, first, last, number)
    rows["customers"].append(_customer(dice, made, email))
    if dice.chance(_SECOND_EMAIL):
        rows["contacts"].append((customer_id, "email", f"{number}.{email}"))
    if dice.chance(_SECOND_PHONE):
        second = place.phone(number + 500_009, dice.below(7))
        rows["contacts"].append((customer_id, "phone", second))
    return made


def _customer(dice: Dice, made: Person, email: str) -> tuple:
    return (
        made.customer_id,
        made.name,
        "" if dice.chance(0.03) else email,
        "" if dice.chance(0.04) else made.phone,
        made.postcode,
        made.place.locale,
        made.place.timezone,
        day(made.since),
    )


def _instruments(dice: Dice, number: str, customer_id: str, rows: Rows) -> tuple:
    """One card, now and then replaced, in a telephone's wallet or with a bank account beside it."""
    add = rows["instruments"].append
    card, tail = f"PM-{number}-A", f"{dice.below(10_000):04d}"
    network = dice.pick(_NETWORKS)
    replaced = dice.chance(0.12)
    status = "replaced" if replaced else "active"
    add((card, customer_id, "card", network, tail, status, ""))
    cards = [(card, tail)]
    if replaced:
        card, tail = f"PM-{number}-B", f"{dice.below(10_000):04d}"
        add((card, customer_id, "card", network, tail, "active", f"PM-{number}-A"))
        cards.insert(0, (card, tail))
    if dice.chance(0.15):
        device = f"{dice.below(10_000):04d}"
        add((f"PM-{number}-W", customer_id, "wallet_device", network, device, "active", card))
    if dice.chance(0.07):
        account = f"{dice.below(10_000):04d}"
        add((f"PM-{number}-K", customer_id, "bank_account", "", account, "active", ""))
    return tuple(cards)
