"""Codes by which an agent links a Slack account: good once, and not for long."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select
from sqlalchemy.engine import Connection

from firstline import settings
from firstline.desk import names
from firstline.desk.tables import agents, slack_link_codes, slack_seen
from firstline.desk.trail import entries, verbs
from firstline.desk.trail.entries import UNKNOWN, Entry
from firstline.workplace import Workplace

LASTS = timedelta(minutes=15)
MOST_WRONG, WITHIN = 5, timedelta(hours=1)
_LENGTH = 8


class NoSuchAgent(LookupError):
    """Nobody of that name may log in."""


def new_code(
    place: Workplace, connection: Connection, agent: str, now: datetime, by: str = ""
) -> str:
    """Such as "7KQ2-MX4P", good once until `now` + LASTS; the agent's earlier ones are void. `by`
    is who asked for it, "" for the agent. Raises NoSuchAgent."""
    active = select(agents.c.agent).where(agents.c.agent == agent, agents.c.active)
    if connection.execute(active).first() is None:
        raise NoSuchAgent(agent)
    code = "".join(secrets.choice(names.ALPHABET) for _ in range(_LENGTH))
    void = (slack_link_codes.c.agent == agent) | (slack_link_codes.c.expires_at <= now)
    connection.execute(delete(slack_link_codes).where(void))
    row = {"code_hash": _hash(place, code), "agent": agent, "expires_at": now + LASTS}
    connection.execute(insert(slack_link_codes).values(**row))
    told = Entry(now, by or agent, verbs.MADE_LINK_CODE, f"agents/{agent}")
    entries.write(connection, told)
    return f"{code[:4]}-{code[4:]}"


def spend(place: Workplace, connection: Connection, typed: str, now: datetime) -> str | None:
    """Whose code it is; it counts no more. None for one that is wrong, used or too old."""
    mine = slack_link_codes.c.code_hash == _hash(place, _plain(typed))
    row = connection.execute(select(slack_link_codes).where(mine)).first()
    is_first = connection.execute(delete(slack_link_codes).where(mine)).rowcount == 1
    return row.agent if row and is_first and row.expires_at > now else None


def good(
    place: Workplace, connection: Connection, typed: Collection[str], now: datetime
) -> tuple[str, ...]:
    """Those of them that could be sent now."""
    hashes = {_hash(place, _plain(one)): one for one in typed}
    mine = slack_link_codes.c.code_hash.in_(hashes), slack_link_codes.c.expires_at > now
    found = connection.execute(select(slack_link_codes.c.code_hash).where(*mine)).scalars()
    return tuple(hashes[one] for one in found)


def burn(place: Workplace, connection: Connection, typed: Collection[str]) -> None:
    """Others have read them: none is good any more."""
    hashes = [_hash(place, _plain(one)) for one in typed]
    connection.execute(delete(slack_link_codes).where(slack_link_codes.c.code_hash.in_(hashes)))


def are_too_many_wrong(connection: Connection, subject: str, now: datetime) -> bool:
    """Whether so many wrong codes came from there that none is looked at for a while."""
    mine = slack_seen.c.key.like(f"wrong:{subject}/%"), slack_seen.c.at > now - WITHIN
    found = select(func.count()).select_from(slack_seen).where(*mine)
    return connection.execute(found).scalar() >= MOST_WRONG


def keep_wrong(connection: Connection, subject: str, now: datetime) -> None:
    key = f"wrong:{subject}/{secrets.token_hex(8)}"
    row = {"key": key, "at": now, "state": "wrong", "incoming": {}, "attempts": 0}
    connection.execute(insert(slack_seen).values(**row))
    entries.write(connection, Entry(now, UNKNOWN, verbs.LOGIN_FAILED, subject))


def _plain(typed: str) -> str:
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def _hash(place: Workplace, code: str) -> str:
    """Without the installation's secret a copy of the desk tells none."""
    secret = settings.secret(place.settings.home).encode()
    return hmac.new(secret, f"slack:{code}".encode(), hashlib.sha256).hexdigest()
