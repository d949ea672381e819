"""What agents gave away, so that nobody gives more in a period than the role may."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from firstline.casework.offers import GOODWILL, Giver
from firstline.company import Authority
from firstline.desk.tables import agents, decisions, goodwill
from firstline.records.decided import WAITING


@dataclass(frozen=True)
class Gift:
    """Goodwill given to a customer; `amount` is in ISO 4217 `currency`."""

    case_id: str
    customer_id: str
    agent: str
    at: datetime
    finding: str
    amount: Decimal
    currency: str


def record(connection: Connection, gift: Gift) -> str:
    """Keep a gift; its id."""
    goodwill_id = f"G-{secrets.token_hex(6)}"
    connection.execute(insert(goodwill).values(goodwill_id=goodwill_id, **vars(gift)))
    return goodwill_id


def giver(
    connection: Connection, agent: str, authority: Authority, now: datetime, case_id: str = ""
) -> Giver:
    """The agent's role, and what that agent gave, or asked consent for and waits, in the period
    that ends now; `case_id`: the case that is worked on."""
    role = connection.execute(select(agents.c.role).where(agents.c.agent == agent)).scalar()
    since = now - timedelta(days=authority.period_days)
    given = connection.execute(
        select(goodwill.c.amount).where(
            goodwill.c.agent == agent,
            goodwill.c.at > since,
            goodwill.c.at <= now,
            goodwill.c.currency == authority.currency,
        )
    ).scalars()
    waits = _waiting(connection, agent, authority, since, now)
    return Giver(role or "agent", sum(given, waits), case_id)


def _waiting(
    connection: Connection, agent: str, authority: Authority, since: datetime, now: datetime
) -> Decimal:
    contents = connection.execute(
        select(decisions.c.content).where(
            decisions.c.agent == agent,
            decisions.c.kind == GOODWILL,
            decisions.c.state == WAITING,
            decisions.c.at > since,
            decisions.c.at <= now,
        )
    ).scalars()
    sums = (content["amount"] for content in contents)
    ours = (one for one in sums if one["currency"] == authority.currency)
    return sum((Decimal(one["amount"]) for one in ours), Decimal(0))
