"""The next renewal of a subscription that goes on."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from firstline.casework.facts import Account, Day, Fact, Level, Money, State, Term
from firstline.casework.finding import Finding, Proof
from firstline.casework.said import Said
from firstline.casework.wishes import calls_off, wants_a_pause
from firstline.records.cancellation import has_ended
from firstline.records.snapshot import Snapshot


def renewals(snapshot: Snapshot, now: datetime, said: Said | None = None) -> list[Finding]:
    """One for each subscription that renews, the next renewal first; `said`: whether she wants it
    stopped, or to rest for a while."""
    going_on = [one for one in snapshot.subscriptions if not has_ended(one) and one.renews_at]
    wish = _wish(said.text) if said is not None else ""
    ahead = sorted(going_on, key=lambda one: one.renews_at)
    return [_notice(snapshot, one, now, wish) for one in ahead]


def _notice(snapshot: Snapshot, subscription: Any, now: datetime, wish: str) -> Finding:
    known = _facts(snapshot, subscription)
    if wish:
        known[wish] = State(Level.ANONYMOUS)
    if subscription.renews_at <= now:
        known["renewal_passed"] = State()
    row = Proof("subscription_row", subscription.record, subscription.renews_at, known)
    return Finding("order", "RENEWAL_NOTICE", "certain", known, (row,))


def _wish(text: str) -> str:
    """The fact of what she wants with it."""
    if wants_a_pause(text):
        return "to_pause"
    return "to_call_off" if calls_off(text) else ""


def _facts(snapshot: Snapshot, subscription: Any) -> dict[str, Fact]:
    day = subscription.renews_at.astimezone(snapshot.company.timezone).date()
    known: dict[str, Fact] = {"renews_on": Day(day)}
    if subscription.plan:
        known["plan"] = Account(subscription.plan)
    if subscription.amount is not None and subscription.currency:
        known["renewal_amount"] = Money(subscription.amount, subscription.currency)
    if subscription.period:
        known["period"] = Term(f"period.{subscription.period}")
    return known
