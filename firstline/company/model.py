"""What is known of the company itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from firstline.company.identity import IdentityRules


@dataclass(frozen=True)
class Promises:
    """What the company holds itself to. A complaint's clocks run from the day it was received.

    `reach_from`, `reach_until`: on her clock, the first and last time of day that she is rung; a
    call promised for a day must have come by then.
    `failures_days`: how far back broken appointments are counted. `parcel_lost_after_days`: how
    long a parcel may be overdue before it counts as lost.
    """

    callback_grace_minutes: int = 15
    reach_from: time = time(8)
    reach_until: time = time(21)
    acknowledge_business_days: int = 3
    answer_business_days: int = 15
    final_answer_weeks: int = 8
    failures_days: int = 90
    parcel_lost_after_days: int = 14


@dataclass(frozen=True)
class Desk:
    """`warn_minutes`, `callback_warn_minutes`: how long before a promise, and before a callback, its
    owner is reminded. A callback is offered every `callback_every_minutes`, at least
    `callback_ahead_minutes` ahead and `callback_days` days at most; one person rings
    `callbacks_at_once` customers at a time. A delivered order is kept for `delivered_days`;
    what the dialogue keeps of a closed case for `conversation_days` after its last word.
    """

    warn_minutes: int = 60
    callback_warn_minutes: int = 10
    callback_every_minutes: int = 30
    callback_ahead_minutes: int = 15
    callback_days: int = 14
    callbacks_at_once: int = 1
    delivered_days: int = 90
    conversation_days: int = 30


@dataclass(frozen=True)
class Compensation:
    """What each missed appointment makes due by itself; `currency` is ISO 4217."""

    amount: Decimal
    currency: str


@dataclass(frozen=True)
class Allowance:
    """What one role may give away: `alone` on one case, `per_period` in all."""

    alone: Decimal
    per_period: Decimal


@dataclass(frozen=True)
class Authority:
    """How much goodwill the company gives, in `currency`.

    `roles`: agent, lead and manager, each with more than the one before it. `share_of_order`: what
    an agent may give at most, in per cent of the order. `bands`: what a finding of each band
    warrants. More than `often_times` goodwill payments to one customer in `often_days` are flagged.
    """

    currency: str
    period_days: int
    share_of_order: Decimal
    roles: Mapping[str, Allowance] = field(hash=False)
    bands: Mapping[str, Decimal] = field(hash=False)
    often_times: int
    often_days: int


@dataclass(frozen=True)
class Company:
    """`opens` and `closes` are wall times in `timezone`; `business_days` counts Monday as 0.

    `guarantee_months`: how long what was sold must work, from its delivery.
    """

    name: str
    region: str
    language: str
    timezone: ZoneInfo
    business_days: frozenset[int]
    opens: time
    closes: time
    extra_holidays: frozenset[date]
    sender_domains: frozenset[str]
    abuse_address: str
    log_fresh_hours: int
    authority: Authority
    identity: IdentityRules = IdentityRules()
    guarantee_months: int = 24
    promises: Promises = Promises()
    auto_compensation: Compensation | None = None
    desk: Desk = Desk()
