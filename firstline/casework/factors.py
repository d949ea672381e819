"""Which factors of a customer a message or a form field holds."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal
from typing import TYPE_CHECKING

from price_parser import Price

from firstline.casework.postcode import is_bare_postcode, postcodes_in
from firstline.casework.said.model import CUSTOMER, NUMBER, ORDER, POSTCODE, REFERENCE, TRACKING
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
    dated = [order for order in snapshot.orders if order.placed_at]
    if not dated:
        return False
    last = max(dated, key=lambda order: order.placed_at)
    day = last.placed_at.astimezone(snapshot.company.timezone).date()
    amounts = {amount.value for amount in said.amounts if not amount.quoted} | set(more)
    days = {day.day for day in said.days if not day.quoted}
    if max(len(amounts), len(days)) > MOST_OFFERED:
        return False
    return last.total is not None and last.total in amounts and day in days


def _is_zip_plus_four(typed: str, own: str) -> bool:
    return own.isdigit() and typed.isdigit() and len(typed) == 9 and typed.startswith(own)
