"""What people do in Slack, a line each, as the requests that Slack makes of it."""

from __future__ import annotations

import re
import shlex
import time
from typing import Any

from tests.slack import sent
from tests.slack.answering import Double
from tests.slack.by_hand.screen import Pressable, Screen
from tests.slack.sent import Sent

HELP = """\
U1 TEXT                   U1 writes to Firstline alone, a direct message (people: U1 to U9)
U1 in TS TEXT             the same in the thread of the message TS
U1 @ TEXT                 mentions Firstline in the channel C1 (another: U1 @C2 TEXT)
U1 /firstline TEXT        the command, in the channel C1
U1 explain TEXT           "Explain this" on a message of that text
U1 press 3                the button with that number
U1 send NAME=VALUE ...    fills in the newest window and sends it off ("..." around spaces)
U1 home                   looks at Home
again                     Slack delivers the last request once more
forged, old               the last request with a wrong signature, or an hour old
away, back                Slack's Web API is away, is back
"""
_LINE = re.compile(r"(U\d)\s+(.*)", re.DOTALL)
_WORDS = (
    (re.compile(r"in (\S+)\s+(.+)", re.DOTALL), "thread"),
    (re.compile(r"@(C\w+)?\s+(.+)", re.DOTALL), "mention"),
    (re.compile(r"/firstline\s*()(.*)", re.DOTALL), "command"),
    (re.compile(r"explain\s+()(.+)", re.DOTALL), "explain"),
    (re.compile(r"press\s+(\d+)()"), "press"),
    (re.compile(r"send\b\s*()(.*)", re.DOTALL), "send"),
    (re.compile(r"home()()"), "home"),
)


class People:
    def __init__(self, slack: Double, screen: Screen) -> None:
        self._slack, self._screen = slack, screen

    def request(self, line: str) -> Sent:
        """Raises ValueError, which says what is wrong with the line."""
        found = _LINE.fullmatch(line.strip())
        if found is None:
            raise ValueError("Begin with who does it, such as U1, or type help.")
        user, what = found.groups()
        for pattern, name in _WORDS:
            if given := pattern.fullmatch(what):
                return getattr(self, f"_{name}")(user, *given.groups())
        return self._said(user, what)

    def _said(self, user: str, text: str, **more: str) -> Sent:
        return self._typed(sent.message(text, user, self._slack.state.direct(user), **more))

    def _thread(self, user: str, thread: str, text: str) -> Sent:
        return self._said(user, text, thread_ts=thread)

    def _mention(self, user: str, channel: str | None, text: str) -> Sent:
        channel = channel or "C1"
        self._slack.state.channels.add(channel)
        said = sent.message(f"<@{sent.BOT}> {text}", user, channel)
        return self._typed({**said, "type": "app_mention"})

    def _typed(self, said: dict[str, Any]) -> Sent:
        """Known by the time: what was typed before Firstline or this was started has other names."""
        at = f"{time.time():.6f}"
        return sent.event({**said, "ts": at, "client_msg_id": f"c-{at}"}, f"Ev{at}")

    def _command(self, user: str, _: str, text: str) -> Sent:
        return sent.command(text, user, **self._fresh())

    def _explain(self, user: str, _: str, text: str) -> Sent:
        message = {"ts": f"{time.time():.6f}", "text": text}
        return sent.interaction({**sent.shortcut(message), **self._fresh()}, user)

    def _home(self, user: str, *_: str) -> Sent:
        return sent.event(sent.opened_home(user), f"Ev{time.time():.6f}")

    def _press(self, user: str, number: str, _: str) -> Sent:
        known = self._screen.pressable
        if not 1 <= int(number) <= len(known):
            raise ValueError(f"There is no button {number}.")
        return sent.interaction({**self._pressed(known[int(number) - 1]), **self._fresh()}, user)

    def _pressed(self, one: Pressable) -> dict[str, Any]:
        kind, place, *more = one.place
        if kind == "view":
            view = {**self._slack.state.views[place], "id": place}
            return sent.pressed_in(view, one.element)
        if kind == "home":
            view = {**self._slack.state.homes[place], "id": place}
            return sent.pressed_in(view, one.element)
        ts = more[0]
        thread = self._slack.state.messages.get((place, ts), {}).get("thread_ts")
        message = {"ts": ts, **({"thread_ts": thread} if thread else {})}
        return sent.pressed(one.element, place, ts, message=message)

    def _send(self, user: str, _: str, typed: str) -> Sent:
        name = self._screen.window
        view = self._slack.state.views.get(name)
        if view is None:
            raise ValueError("No window is open.")
        given = dict(part.partition("=")[::2] for part in shlex.split(typed))
        inputs = {one["block_id"]: one["element"] for one in view["blocks"] if "element" in one}
        if unknown := set(given) - set(inputs):
            raise ValueError(f"The window has no {', '.join(sorted(unknown))}.")
        values = {
            block: {element["action_id"]: _held(element, given.get(block))}
            for block, element in inputs.items()
        }
        whole = sent.submitted({**view, "id": name}, values)
        return sent.interaction({**whole, **self._fresh()}, user)

    def _fresh(self) -> dict[str, str]:
        return {"trigger_id": self._slack.trigger(), "response_url": self._slack.response_url()}


def _held(element: dict[str, Any], given: str | None) -> dict[str, Any]:
    """What an input holds: what was typed, else what stood in it."""
    kind = element["type"]
    if kind == "static_select":
        options = element.get("options", ())
        picked = next((one for one in options if one["value"] == given), None)
        return {"type": kind, "selected_option": picked or element.get("initial_option")}
    name = "date" if kind == "datepicker" else "value"
    held = given if given is not None else element.get(f"initial_{name}")
    return {"type": kind, "selected_date" if name == "date" else "value": held}
