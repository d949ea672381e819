"""What may be offered with a finding: first what is due by itself, then goodwill within authority."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_DOWN, Decimal
from typing import Any

from firstline.casework.facts import Fact
from firstline.casework.finding import Finding
from firstline.casework.playbook.model import Offer
from firstline.casework.sums import unit
from firstline.casework.words import Words
from firstline.company import Authority
from firstline.records.decided import Decided
from firstline.records.snapshot import Snapshot

GOODWILL = "goodwill"


@dataclass(frozen=True)
class Giver:
    """Who would give it: the agent's role, and what that agent gave away this period, with what
    waits for consent. `case_id`: the case it would be given in."""

    role: str = "agent"
    given: Decimal = Decimal(0)
    case_id: str = ""


def offer(
    finding: Finding,
    worded: Offer,
    facts: Mapping[str, Fact],
    words: Words,
    snapshot: Snapshot,
    giver: Giver,
    now: datetime,
) -> dict[str, Any]:
    """The `offer` of a card."""
    due = [line for one in worded.statutory if (line := words.first(one, facts))]
    return {"statutory": due, "goodwill": _goodwill(finding, worded, snapshot, giver, now)}


def _goodwill(
    finding: Finding, worded: Offer, snapshot: Snapshot, giver: Giver, now: datetime
) -> dict[str, Any] | None:
    """Never more than the harm warrants; `limit` is what may still be given on this case, `left`
    what is left of it this period, `ask` whose consent it needs.

    A failure that is not the first, and a customer who is often given something, are decided one
    role higher.
    """
    authority = snapshot.company.authority
    warranted = authority.bands.get(worded.goodwill)
    if warranted is None:
        return None
    before = _goodwill_before(snapshot, authority, now)
    often = before > authority.often_times
    role = _next_role(authority, giver.role) if worded.repeats or often else giver.role
    already = given_already(finding, snapshot, giver)
    whole = _limit(authority, role, _order_total(finding, snapshot))
    limit = max(whole - already, Decimal(0))
    given = giver.given if role == giver.role else Decimal(0)
    left = max(min(limit, authority.roles[role].per_period - given), Decimal(0))
    return {
        "suggested": _written(max(min(warranted - already, left), Decimal(0)), authority),
        "limit": _written(limit, authority),
        "left": _written(left, authority),
        "currency": authority.currency,
        "ask": role if role != giver.role else None,
        "before": before,
        "often": often,
    }


def given_already(finding: Finding, snapshot: Snapshot, giver: Giver) -> Decimal:
    return sum((one.amount for one in given_before(finding, snapshot, giver)), Decimal(0))


def given_before(finding: Finding, snapshot: Snapshot, giver: Giver) -> tuple[Decided, ...]:
    """Goodwill that she was given, or that waits for consent, in this case or for the same harm in
    another one; the newest first."""
    rows, ours = rows_of(finding), snapshot.company.authority.currency
    about = giver.case_id, rows, finding.code, ours
    return tuple(one for one in snapshot.decided if is_for(one, *about))


def rows_of(finding: Finding) -> frozenset[str]:
    return frozenset(proof.record for proof in finding.evidence if proof.record)


def is_for(one: Decided, case_id: str, rows: frozenset[str], finding: str, currency: str) -> bool:
    """Whether it is goodwill in that currency, of that case or for the same harm."""
    if one.step != GOODWILL or one.amount is None or one.currency != currency:
        return False
    return one.case_id == case_id or is_same_harm(one, rows, finding)


def is_same_harm(one: Decided, rows: frozenset[str], finding: str) -> bool:
    """By a row that both are about; what rests on none, by the finding."""
    if not rows and finding and finding == one.for_finding:
        return True
    return not one.records.isdisjoint(rows)


def consent_for(
    shown: Mapping[str, Any],
    amount: Decimal,
    already: Decimal,
    worded: Offer,
    snapshot: Snapshot,
    role: str,
) -> str | None:
    """The role that has to agree to this much goodwill, "" for nobody; None: nobody may give it.

    `shown` is the goodwill of the card, `already` what was given before, `role` the giver's. What
    goes beyond what the finding warrants is the next role's to judge, and so is what goes beyond
    what is left; above the highest role there is nobody.
    """
    authority = snapshot.company.authority
    names, in_all = list(authority.roles), already + amount
    least = names.index(shown["ask"] or role)
    if in_all > authority.bands[worded.goodwill]:
        least = max(least, names.index(_next_role(authority, role)))
    if amount > Decimal(shown["left"]):
        least = max(least, names.index(role) + 1)
    able = [name for name in names[least:] if authority.roles[name].alone >= in_all]
    if not able:
        return None
    return "" if able[0] == role else able[0]


def most_goodwill(
    shown: Mapping[str, Any], already: Decimal, snapshot: Snapshot, role: str
) -> Decimal:
    """What somebody may still give on the case; the highest role gives itself what is left."""
    roles = snapshot.company.authority.roles
    if role == list(roles)[-1]:
        return Decimal(shown["left"])
    return max(max(each.alone for each in roles.values()) - already, Decimal(0))


def _next_role(authority: Authority, role: str) -> str:
    """A lead and a manager decide what is above an agent themselves."""
    names = list(authority.roles)
    return names[max(names.index(role), 1)]


def _limit(authority: Authority, role: str, order_total: Decimal | None) -> Decimal:
    alone = authority.roles[role].alone
    if role != "agent" or order_total is None:
        return alone
    share = order_total * authority.share_of_order / 100
    return min(alone, share.quantize(unit(authority.currency), ROUND_DOWN))


def _order_total(finding: Finding, snapshot: Snapshot) -> Decimal | None:
    """What the order that the finding is about cost, in the currency of the authority."""
    rows = {proof.record for proof in finding.evidence}
    ids = {charge.order_id for charge in snapshot.charges if charge.record in rows}
    ids |= {parcel.order_id for parcel in snapshot.shipments if parcel.record in rows}
    totals = [
        order.total
        for order in snapshot.orders
        if (order.record in rows or order.order_id in ids)
        and order.total is not None
        and order.currency == snapshot.company.authority.currency
    ]
    return max(totals, default=None)


def _goodwill_before(snapshot: Snapshot, authority: Authority, now: datetime) -> int:
    since = now - timedelta(days=authority.often_days)
    goodwill = (one for one in snapshot.credits if one.reason == "goodwill")
    approved = [one.approved_at for one in goodwill if one.status != "failed"]
    times = [*approved, *(gift.at for gift in snapshot.beside.gifts)]
    return sum(bool(at) and since <= at <= now for at in times)


def _written(amount: Decimal, authority: Authority) -> str:
    return str(amount.quantize(unit(authority.currency)))
