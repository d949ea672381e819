"""A question back to the agent, and the answers the server itself issued for it."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, replace
from typing import Any

from firstline.casework.said import Said


@dataclass(frozen=True)
class Choice:
    """One answer. Pressed, it does the turn of `intent` as if `text` had been typed.

    `customer_id` settles which customer the case is about; with `new_case` it opens another one.
    """

    id: str
    label: str
    intent: str
    text: str = ""
    customer_id: str | None = None
    new_case: bool = False

    @property
    def button(self) -> dict[str, str]:
        return {"id": self.id, "label": self.label}


@dataclass(frozen=True)
class Waiting:
    """How a message was understood that cannot be answered before the customer is named; the fields
    are those of `Asked`."""

    intent: str
    guesses: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Waiting:
        lists = {name: tuple(data[name]) for name in ("guesses", "issues", "hints")}
        return cls(data["intent"], **lists)


@dataclass(frozen=True)
class OpenQuestion:
    """`kind`: source, digits, customer, intent or other_customer; `waiting`: what is answered once it
    is settled who the customer is."""

    kind: str
    choices: tuple[Choice, ...] = ()
    waiting: Waiting | None = None

    def choice(self, choice_id: str) -> Choice | None:
        return next((one for one in self.choices if one.id == choice_id), None)

    def answered_by(self, said: Said) -> Choice | None:
        """The choice that was typed instead of pressed: its label, or where it was read."""
        typed = _plain(said.text)
        for one in self.choices:
            if typed and _plain(one.label) == typed:
                return one
        new = said.full or said.tails
        if self.kind == "source" and said.source is not None and self.choices and not new:
            return replace(self.choices[0], text=said.text)
        return None

    def as_json(self) -> dict[str, Any]:
        known = {"kind": self.kind, "choices": [asdict(one) for one in self.choices]}
        return {**known, "waiting": asdict(self.waiting)} if self.waiting else known

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> OpenQuestion:
        waits = Waiting.from_json(data["waiting"]) if data.get("waiting") else None
        return cls(data["kind"], tuple(Choice(**one) for one in data["choices"]), waits)


def choice(label: str, intent: str, **about: Any) -> Choice:
    """A choice under a new id, so that a button of an earlier question cannot be pressed."""
    return Choice(f"b-{secrets.token_hex(6)}", label, intent, **about)


def _plain(text: str) -> str:
    return " ".join(text.casefold().strip(" .!?").split())
