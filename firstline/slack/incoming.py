"""What somebody did in Slack, read out of whatever form Slack sent it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

MESSAGE, COMMAND, EXPLAIN = "message", "command", "explain"
PRESSED, SUBMITTED, HOME = "pressed", "submitted", "home"


@dataclass(frozen=True)
class Incoming:
    """`kind` is one of the above. `keys`: all it is known by, so that it is answered once.

    `thread`: the timestamp of the thread's first message, "" for a direct conversation outside of
    any; `message`: of what was typed or pressed. `verb` is that of a button, or names a modal;
    `value` is what we wrote into it, `label` what it shows, `fields` what was typed into a modal.
    `trigger` opens a modal for three seconds; `response_url` takes answers for half an hour.
    """

    kind: str
    keys: tuple[str, ...]
    team: str
    user: str
    channel: str = ""
    thread: str = ""
    message: str = ""
    is_direct: bool = False
    text: str = ""
    verb: str = ""
    value: Mapping[str, Any] = field(default_factory=dict)
    label: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    trigger: str = field(default="", repr=False)
    response_url: str = field(default="", repr=False)
    view: str = ""

    @property
    def key(self) -> str:
        return self.keys[0]

    @property
    def lane(self) -> str:
        """What is answered in order: a thread, or what one person does outside of any."""
        return lane(self.channel, self.thread) if self.channel else f"{self.team}/{self.user}"

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Incoming:
        known = {one.name: data[one.name] for one in fields(cls) if one.name in data}
        return cls(**{**known, "keys": tuple(data["keys"])})


def lane(channel: str, thread: str) -> str:
    return f"{channel}/{thread}"
