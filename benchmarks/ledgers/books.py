"""The books of one made-up customer, row by row."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from firstline import company
from firstline.records import rows
from firstline.records.snapshot import Snapshot

ZONES = (
    *("America/New_York", "Europe/London", "Asia/Kolkata", "Pacific/Auckland", "UTC"),
    *("America/St_Johns", "Europe/Berlin", "America/Los_Angeles"),
)
CURRENCIES = ("USD", "EUR", "GBP", "JPY", "CHF")
GENERIC = "ALDER & FINCH 2125550100"
_COMPANY = company.load()


@dataclass(frozen=True)
class Truth:
    """`owed`: what was taken too often and not given back, None where nothing may be called a double.

    `codes`: one of them must be found. `extra`: charges that the proof must name.
    """

    codes: frozenset[str]
    owed: Decimal | None = None
    extra: tuple[str, ...] = ()


class Books:
    """Times are given in days before `now`; every sum of money is used for one thing only."""

    def __init__(self, seed: str):
        self.dice = random.Random(seed)
        self.zone = ZoneInfo(self.dice.choice(ZONES))
        minutes = self.dice.randrange(2 * 365 * 24 * 60)
        self.now = datetime(2025, 6, 1, tzinfo=timezone.utc) + timedelta(minutes=minutes)
        self.as_of = self.now
        self.currency = self.dice.choice(CURRENCIES)
        self.card = self._instrument("card")
        self.other_card = self._instrument("card")
        self.descriptor: str | None = self.dice.choice((GENERIC, None))
        self._used: set[Decimal] = set()
        self._count = 0

    def __getattr__(self, name: str) -> list[Any]:
        """The rows of a table, by the snapshot's name for it."""
        if name.startswith("_") or name not in Snapshot.__dataclass_fields__:
            raise AttributeError(name)
        self.__dict__[name] = []
        return self.__dict__[name]

    def ago(self, days: float, **more: float) -> datetime:
        return self.now - timedelta(days=days) + timedelta(**more)

    def local(self, days: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
        """An hour of the company's clock, so many days ago."""
        day = (self.now.astimezone(self.zone) - timedelta(days=days)).date()
        local = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=self.zone)
        return local.astimezone(timezone.utc)

    def sum(self, least: int = 5, most: int = 900) -> Decimal:
        """A sum that nothing else in these books comes to."""
        while True:
            cents = 0 if self.currency == "JPY" else self.dice.choice((0, 50, 90, 95, 99, 20, 37))
            found = Decimal(self.dice.randint(least, most)) + Decimal(cents) / 100
            if not any(found * n in self._used or found / n in self._used for n in (1, 2, 3, 4)):
                self._used.add(found)
                return found

    def number(self) -> str:
        self._count += 1
        return f"{10400000 + self.dice.randrange(50) + 60 * self._count}"

    def order(self, total: Decimal | None, at: datetime, **more: Any) -> str:
        number = self.number()
        row = {
            "order_id": number,
            "customer_id": "CU-1",
            "order_number": number,
            "placed_at": at - timedelta(minutes=self.dice.randint(0, 3000)),
            "status": self.dice.choice(("paid", "processing", "shipped", "delivered")),
            "total": total,
            "currency": self.currency,
        }
        self.orders.append(rows.Order(**{**row, **more}))
        return number

    def charge(self, kind: str, amount: Decimal, at: datetime, **more: Any) -> str:
        number = f"CH-{self.number()}"
        settles = at + timedelta(hours=self.dice.randint(2, 30))
        row = {
            "charge_id": number,
            "customer_id": "CU-1",
            "instrument_id": self.card,
            "kind": kind,
            "amount": amount,
            "currency": self.currency,
            "created_at": at,
            "settled_at": settles if more.get("status", "settled") == "settled" else None,
            "status": "settled",
            "descriptor": self.descriptor,
        }
        self.charges.append(rows.Charge(**{**row, **more}))
        return number

    def take(self, amount: Decimal, at: datetime, **more: Any) -> str:
        return self.charge("capture", amount, at, **more)

    def parcel(self, order: str, at: datetime, charge: str | None = None) -> None:
        number = self.number()
        self.shipments.append(rows.Shipment(f"SH-{number}", order, "UPS", None, at, None, charge))

    def plan(self, amount: Decimal | None, period: str, started: datetime, **more: Any) -> str:
        number = f"SUB-{self.number()}"
        made = rows.Subscription(
            subscription_id=number,
            customer_id="CU-1",
            plan="Box",
            amount=amount,
            currency=self.currency,
            period=period,
            started_at=started,
            status="active",
        )
        self.subscriptions.append(replace(made, **more))
        return number

    def snapshot(self) -> Snapshot:
        """Newest first, as the look-up gives them."""
        tables = {
            name: tuple(getattr(self, name))
            for name in (
                *("orders", "order_lines", "shipments", "subscriptions", "credits", "references"),
                "contracts",
            )
        }
        self.dice.shuffle(self.charges)
        undated = datetime.min.replace(tzinfo=timezone.utc)
        newest = sorted(self.charges, key=lambda row: row.created_at or undated, reverse=True)
        return Snapshot(
            company=replace(_COMPANY, timezone=self.zone),
            customer=rows.Customer(customer_id="CU-1"),
            instruments=tuple(self.instruments),
            charges=tuple(newest),
            as_of={"charges": self.as_of, "orders": self.as_of},
            **tables,
        )

    def _instrument(self, kind: str) -> str:
        number = f"PM-{len(self.instruments) + 1}"
        tail = f"{self.dice.randrange(10000):04d}"
        self.instruments.append(rows.Instrument(number, "CU-1", kind, "Visa", tail, "active"))
        return number
