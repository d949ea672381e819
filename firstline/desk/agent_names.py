"""Names of agents: one agent, however the name is typed."""

from __future__ import annotations

import unicodedata

from sqlalchemy import select
from sqlalchemy.engine import Connection

from firstline.desk.tables import agents


def key(name: str) -> str:
    """What two ways of typing the same name share: "Zoe" and " ZOE" are one."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def spelled(connection: Connection, name: str) -> str:
    """The name as its agent has it, also one who may not log in any more; else as it was typed,
    without stray spaces."""
    known = connection.execute(select(agents.c.agent).order_by(agents.c.agent)).scalars().all()
    if name in known:
        return name
    wanted = key(name)
    return next((one for one in known if key(one) == wanted), " ".join(name.split()))
