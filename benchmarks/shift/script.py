"""What the ten agents and their lead do, from a seed: the same seed plays the same shift."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from benchmarks.shift.desk_client import Client

OF_A_CASE = ("note", "callback", "complaint")
OF_A_CARD = ("escalate", "follow_up", "goodwill")
MOST_STEPS = 3


@dataclass(frozen=True)
class Customer:
    """Somebody with a concern; `factors` verify her."""

    customer_id: str
    asks: str
    factors: tuple[tuple[str, str], ...]


@dataclass
class Kept:
    """What the agents were told: key -> the decision, None when it was refused; and the cases they
    closed, and what the lead settled."""

    decided: dict[str, str | None] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    settled: dict[str, str] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def decisions(self) -> set[str]:
        return {one for one in self.decided.values() if one}


def work_a_case(client: Client, customer: Customer, random: Random, kept: Kept) -> None:
    """One case from hello to close, with some steps that are confirmed, some of them twice."""
    case = client.post("cases", {"customer": customer.customer_id}).json()["case"]
    for factor, value in customer.factors:
        client.post(f"cases/{case}/verify", {"factor": factor, "value": value})
    steps = _steps(client, case, customer.asks, random)
    for step, card in steps:
        _do(client, case, step, card, random, kept)
    if random.random() < 0.5:
        _close(client, case, kept)


def settle(client: Client, random: Random, kept: Kept) -> None:
    """The lead answers everything that waits."""
    for one in client.get("approvals").json():
        if one["agent"] == client.name:
            continue
        body = {"agrees": random.random() < 0.8, "reason": "as the books stand"}
        answer = client.post(f"approvals/{one['decision']}", body)
        if answer.status_code == 200:
            with kept.lock:
                kept.settled[one["decision"]] = answer.json()["state"]


def _steps(client: Client, case: str, asks: str, random: Random) -> Sequence[tuple[str, str]]:
    replies = client.post(f"cases/{case}/messages", {"text": asks}).json()["replies"]
    shown = next((one for one in replies if one["card"] and "judge" in one), None)
    wanted = [(step, "") for step in OF_A_CASE]
    if shown:
        own = [one["id"] for one in shown["card"]["do"] if one["writes"]]
        wanted += [(step, shown["judge"]) for step in (*own, *OF_A_CARD)]
    return random.sample(wanted, min(MOST_STEPS, len(wanted)))


def _do(client: Client, case: str, step: str, card: str, random: Random, kept: Kept) -> None:
    draft = _draft(client, case, step, card, random)
    if draft is None:
        return
    body = {"draft": draft["draft"], "key": draft["key"]}
    for _ in range(random.choice((1, 1, 2))):  # somebody presses twice
        answer = client.post(f"cases/{case}/decisions", body)
        decision = answer.json()["decision"] if answer.status_code == 200 else None
        with kept.lock:
            before = kept.decided.setdefault(draft["key"], decision)
            if before != decision:
                raise AssertionError(f"one key, two answers: {before} and {decision}")


def _draft(
    client: Client, case: str, step: str, card: str, random: Random
) -> dict[str, Any] | None:
    """Drawn up with every field it asks for; None when the step cannot be taken."""
    fields: dict[str, str] = {}
    for _ in range(4):
        body = {"step": step, "card": card, "fields": fields}
        answer = client.post(f"cases/{case}/drafts", body)
        if answer.status_code not in (200, 201):
            return None
        draft = answer.json()
        if draft["draft"]:
            return draft
        fields |= {one["name"]: _typed(one, random) for one in draft["asks"]}
    return None


def _typed(asked: dict[str, Any], random: Random) -> str:
    if asked["options"]:
        return random.choice(asked["options"])["id"]
    known = {
        "money": random.choice(("5.00", "10.00", "60.00")),
        "text": f"as told, {random.randrange(1000)}",
        "day": "2026-11-02",
    }
    return known.get(asked["type"], "2026-11-13T14:30")


def _close(client: Client, case: str, kept: Kept) -> None:
    answer = client.get(f"cases/{case}/wrap-up")
    if answer.status_code != 200:
        return
    found = answer.json()
    body = {"version": found["version"], "outcome": found["outcome"], "text": found["text"]}
    if client.post(f"cases/{case}/close", body).status_code == 200:
        with kept.lock:
            kept.closed.add(case)
