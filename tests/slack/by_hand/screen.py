"""What is new at Slack, told once, and again when it is changed there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.slack.by_hand import shown
from tests.slack.state import State


@dataclass(frozen=True)
class Pressable:
    """`place` is where it stands: a message's channel and time, or a window's name."""

    element: dict[str, Any]
    place: tuple[str, ...]


@dataclass
class Screen:
    """`say` gets the lines; `told` is what stood there when it was last looked at."""

    state: State
    say: Callable[[str], None]
    pressable: list[Pressable] = field(default_factory=list)
    told: dict[tuple[str, ...], Any] = field(default_factory=dict)
    window: str = ""

    def look(self) -> None:
        for place, title, what in list(self._standing()):
            if self.told.get(place) != what:
                again = ", changed" if place in self.told else ""
                self.told[place] = what
                self._tell(place, title + again, what)

    def _tell(self, place: tuple[str, ...], title: str, what: dict[str, Any]) -> None:
        if place[0] == "view":
            self.window = place[1]

        def number(element: dict[str, Any]) -> int:
            self.pressable.append(Pressable(element, place))
            return len(self.pressable)

        self.say(f"\n== {title}")
        if "blocks" in what and what.get("text"):
            self.say(f"   notification: {what['text']}")
        for line in shown.lines(what, number):
            self.say(f"   {line}")

    def _standing(self) -> Iterator[tuple[tuple[str, ...], str, dict[str, Any]]]:
        state = self.state
        for (channel, ts), one in list(state.messages.items()):
            thread = one.get("thread_ts")
            yield (
                ("message", channel, ts),
                f"{channel} {f'in thread {thread}, ' if thread else ''}message {ts}",
                one,
            )
        for at, one in enumerate(list(state.ephemerals)):
            title = f"only {one['user']} sees it, in {one['channel']}"
            yield ("only", one["channel"], str(at), one["user"]), title, one
        for at, one in enumerate(list(state.responses)):
            yield ("only", "C1", f"r{at}"), "only who asked sees it", one
        for name, view in list(state.views.items()):
            yield ("view", name), f"window {name}", view
        for user, view in list(state.homes.items()):
            yield ("home", user), f"Home of {user}", view
