"""Without a webhook: each order is a file in FIRSTLINE_HOME/outbox, for people or a script."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from firstline.desk.outbox.order import Claimed
from firstline.desk.outbox.receiver import NotDelivered, body


@dataclass(frozen=True)
class Folder:
    """`tell` gets one line an order, without what it holds."""

    path: Path
    tell: Callable[[str], None]

    def take(self, claimed: Claimed) -> None:
        """Write <id>.json, whole or not at all; a repetition writes the same file again."""
        try:
            self._write(claimed.outbox_id, body(claimed))
        except OSError as wrong:
            raise NotDelivered(
                f"the folder cannot be written: {wrong.strerror}", away=True
            ) from None
        self.tell(f"{claimed.order.topic} {claimed.outbox_id} is in {self.path.name}/")

    def _write(self, name: str, text: str) -> None:
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        half = self.path / f".{name}.{os.getpid()}"
        try:
            with open(half, "w", encoding="utf-8", opener=_for_owner_alone) as out:
                out.write(text + "\n")
                out.flush()
                os.fsync(out.fileno())
            os.replace(half, self.path / f"{name}.json")
        finally:
            half.unlink(missing_ok=True)


def _for_owner_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
