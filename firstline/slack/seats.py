"""A server's seat is its machine and port: whoever sits down there knows that who sat there before is
gone, and need not wait until what that one held is over."""

from __future__ import annotations

import hashlib
import secrets
import socket
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import update
from sqlalchemy.engine import Connection

from firstline.desk.tables import slack_queue, slack_seen

_BOOT = Path("/proc/sys/kernel/random/boot_id")


def _machine() -> str:
    """Replicas may all have been given one name, but not one network address on one host; two hosts
    never started as one."""
    address = uuid.getnode()
    is_made_up = address >> 40 & 1  # where there is none it is another one for each process
    boot = _BOOT.read_text().strip() if _BOOT.is_file() else ""
    return f"{socket.gethostname()}/{boot}/{'' if is_made_up else f'{address:x}'}"


@dataclass(frozen=True)
class Seat:
    """`holder` is the name of who sits there now, no other process's ever."""

    port: int
    machine: str = field(default_factory=_machine)
    token: str = field(default_factory=lambda: secrets.token_hex(6))

    @property
    def holder(self) -> str:
        return f"{self._name}{self.token}"

    @property
    def _name(self) -> str:
        whole = hashlib.sha256(self.machine.encode()).hexdigest()[:16]
        return f"slack-{whole}:{self.port}-"

    def inherit(self, connection: Connection, now: datetime) -> int:
        """What who sat there before held is anybody's now; how much it was. A message that was being
        sent stays marked as held, so that it is looked for at Slack first."""
        return sum(self._free(connection, table, now) for table in (slack_seen, slack_queue))

    def _free(self, connection: Connection, table, now: datetime) -> int:
        before = table.c.holder.startswith(self._name, autoescape=True)
        mine = before, table.c.holder != self.holder, table.c.held_until > now
        return connection.execute(update(table).where(*mine).values(held_until=now)).rowcount
