"""A step drawn up: with every field it asks for, and with a one-time code where it needs one."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.shift.desk_client import Client
from benchmarks.shift.kept import Kept
from firstline.desk.codes import TOPIC
from firstline.desk.doing.refusals import NOT_VERIFIED

MOST_TRIES = 6
CODE_PATIENCE_S, LOOK_EVERY_S = 10.0, 0.2
SUMS = ("5.00", "10.00", "25.00", "60.00")
KNOWN = {"day": "2026-11-02", "time": "2026-11-13T14:30"}


@dataclass(frozen=True)
class Drafting:
    """`orders` is the folder that what is sent to customers comes to."""

    client: Client
    random: Random
    kept: Kept
    orders: Path

    def draft(self, case: str, step: str, card: str) -> dict[str, Any] | None:
        """None when the step cannot be taken."""
        fields: dict[str, str] = {}
        is_checked = False
        for _ in range(MOST_TRIES):
            body = {"step": step, "card": card, "fields": fields}
            answer = self.client.post(f"cases/{case}/drafts", body)
            if answer.is_success and answer.json()["draft"]:
                return answer.json()
            if answer.is_success:
                fields |= {one["name"]: self._typed(one, step) for one in answer.json()["asks"]}
            elif answer.json()["error"]["code"] == NOT_VERIFIED and not is_checked:
                is_checked = True
                self._check(case)
            else:
                return None
        return None

    def _typed(self, asked: dict[str, Any], step: str) -> str:
        if asked["options"]:
            ids = [one["id"] for one in asked["options"]]
            if asked["name"] == "choice":
                return self.kept.rarest(ids, lambda one: f"{step} {one}")
            return self.random.choice(ids)
        if asked["type"] == "money":
            return self.random.choice(SUMS)
        return KNOWN.get(asked["type"], f"as told, {self.random.randrange(1000)}")

    def _check(self, case: str) -> None:
        """The customer reads out what she was sent."""
        if not self.client.post(f"cases/{case}/code").is_success:
            return
        end = time.monotonic() + CODE_PATIENCE_S
        while time.monotonic() < end:
            code = newest_code(self.orders, case)
            if code:
                body = {"factor": "one_time_code", "value": code}
                self.client.post(f"cases/{case}/verify", body)
                return
            time.sleep(LOOK_EVERY_S)


def newest_code(orders: Path, case: str) -> str:
    """The last one that was sent for the case; "" when none has come yet."""
    files = sorted(orders.glob("O-*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files:
        order = json.loads(file.read_text(encoding="utf-8"))
        if order["type"] == TOPIC and order["data"]["case"] == case:
            return order["data"]["code"]
    return ""
