"""Which factors of a customer a message or a form field holds."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from price_parser import Price

from firstline.casework.postcode import is_bare_postcode, postcodes_in
from firstline.casework.said.mention import CUSTOMER, NUMBER, ORDER, POSTCODE, REFERENCE, TRACKING
from firstline.records.identifiers import compact

if TYPE_CHECKING:
    from firstline.casework.said import Mention, Said
    from firstline.records.snapshot import Snapshot

MOST_OFFERED = 2  # values of one kind; who offers more is guessing
ORDER_LIKE = (ORDER, NUMBER, REFERENCE, CUSTOMER, TRACKING)
ALIASES = {
    "order": "order_number",
    "order_id": "order_number",
    "work_order": "order_number",
    "booking": "order_number",
    "zip": "postcode",
    "zip_code": "postcode",
}


def available(snapshot: Snapshot) -> frozenset[str]:
    """The factors that this customer's records can check."""
    found = {"order_number"} if _own_numbers(snapshot) else set()
    if compact(snapshot.customer.postcode or ""):
        found.add("postcode")
    if _last_purchases(snapshot):
        found.add("last_order")
    return frozenset(found)


def factors_given(snapshot: Snapshot, said: Said, case: Said | None = None) -> frozenset[str]:
    """The factors that one message or one form field holds, in the writer's own words: what stands
    in a message of ours, an ending, and a list to choose from give none. `case` is all that was
    said, so that digits called an ending in another message are no postcode here."""
    given = set()
    if _says_order(snapshot, said):
        given.add("order_number")
    if _says_postcode(snapshot, said, case):
        given.add("postcode")
    if _says_last_order(snapshot, said):
        given.add("last_order")
    return frozenset(given)


def form_matches(snapshot: Snapshot, factor: str, said: Said) -> bool:
    """`said` is what was typed into the form's one field for `factor` (a name of FACTORS)."""
    typed = compact(said.text)
    if factor == "order_number":
        return bool(typed) and typed in _own_numbers(snapshot)
    if factor == "postcode":
        own = compact(snapshot.customer.postcode or "")
        return bool(own) and (typed == own or (len(own) == 5 and _is_zip_plus_four(typed, own)))
    return _says_last_order(snapshot, said, _bare_amounts(said))


def wrong_postcode(snapshot: Snapshot, said: Said) -> bool:
    """A postcode was named as one, and it is not this customer's or one of a list."""
    named = [m for m in said.mentions if m.kind == POSTCODE and not m.quoted]
    return bool(named) and not _says_postcode(snapshot, said)


def is_postcode_of(snapshot: Snapshot, mention: Mention) -> bool:
    """`mention` is this customer's whole postcode, labelled or with no word that calls it an ending:
    the answer to our question rather than digits to explain."""
    own = snapshot.customer.postcode or ""
    return bool(compact(own)) and is_bare_postcode(mention, own)


def _own_numbers(snapshot: Snapshot) -> set[str]:
    numbers = [n for o in snapshot.orders for n in (o.order_number, o.order_id)]
    numbers += [w.work_order_id for w in snapshot.work_orders]
    numbers += [a.appointment_id for a in snapshot.appointments]
    numbers += [r.value for r in snapshot.references if r.kind == "booking"]
    return _compacted(numbers)


def _other_numbers(snapshot: Snapshot) -> set[str]:
    """What is hers and no factor; naming it is no guess at an order number."""
    numbers = [snapshot.customer.customer_id, *(r.value for r in snapshot.references)]
    numbers += [s.tracking_number for s in snapshot.shipments]
    numbers += [c.credit_id for c in snapshot.credits]
    return _compacted(numbers)


def _compacted(numbers: list[str | None]) -> set[str]:
    return {compact(number) for number in numbers if number} - {""}


def _says_order(snapshot: Snapshot, said: Said) -> bool:
    """One of her numbers, with at most one other that is not hers."""
    own = _own_numbers(snapshot)
    offered = {compact(m.value) for m in said.mentions if m.kind in ORDER_LIKE and not m.quoted}
    strange = offered - own - _other_numbers(snapshot)
    return bool(offered & own) and len(strange) < MOST_OFFERED


def _says_postcode(snapshot: Snapshot, said: Said, case: Said | None = None) -> bool:
    own = compact(snapshot.customer.postcode or "")
    if not own:
        return False
    offered = postcodes_in(said, own, case)
    return own in offered and len(offered) <= MOST_OFFERED


def _bare_amounts(said: Said) -> set[Decimal]:
    """Numbers beside the day in a field that asks for an amount, with or without a currency."""
    taken = [(day.start, day.end) for day in said.days]
    found = [
        Price.fromstring(number[0]).amount
        for number in re.finditer(r"\d[\d.,]*", said.text)
        if not any(start <= number.start() < end for start, end in taken)
    ]
    return {amount for amount in found if amount is not None}


def _says_last_order(
    snapshot: Snapshot, said: Said, more: Collection[Decimal] = frozenset()
) -> bool:
    """`more`: amounts that are such by where they were typed."""
    amounts = {amount.value for amount in said.amounts if not amount.quoted} | set(more)
    days = {day.day for day in said.days if not day.quoted}
    if max(len(amounts), len(days)) > MOST_OFFERED:
        return False
    return any(day in days and total in amounts for day, total in _last_purchases(snapshot))


def _last_purchases(snapshot: Snapshot) -> set[tuple[date, Decimal]]:
    """Day and amount of the last order; without any order, of the last payment."""
    orders = [(o.placed_at, o.total) for o in snapshot.orders if o.placed_at]
    payments = [
        (c.created_at, c.amount)
        for c in snapshot.charges
        if c.created_at and c.kind == "capture" and c.status == "settled"
    ]
    last = max(orders or payments, key=lambda one: one[0], default=None)
    if last is None or last[1] is None:
        return set()
    day = _local_day(last[0], snapshot)
    return {(day, last[1])} if day else set()


def _local_day(moment: datetime, snapshot: Snapshot) -> date | None:
    """None for a placeholder at either end of the calendar, of which there is no day here."""
    try:
        return moment.astimezone(snapshot.company.timezone).date()
    except OverflowError:
        return None


def _is_zip_plus_four(typed: str, own: str) -> bool:
    return own.isdigit() and typed.isdigit() and len(typed) == 9 and typed.startswith(own)
