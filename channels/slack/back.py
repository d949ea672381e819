"""Where an answer goes: to the direct conversation, or where only the one who asked can read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from channels.slack.room import Answer
from channels.slack.words import told
from firstline.slack.blocks import render
from firstline.slack.blocks.render import Rendered
from firstline.slack.calls import DIRECT, EPHEMERAL, POST, REPLY
from firstline.slack.incoming import COMMAND, EXPLAIN, Incoming
from firstline.slack.queue import Call, Outgoing


def cards(incoming: Incoming, replies: Iterable[Mapping[str, Any]], case_id: str) -> Answer:
    """The replies of a case, a message each; the thread is about that case from now on."""
    private = incoming.is_direct
    shown = (render.reply(reply, case_id=case_id, private=private) for reply in replies)
    return Answer(tuple(message(incoming, one, case_id) for one in shown), case_id)


def words(incoming: Incoming, name: str, **facts: str) -> Answer:
    """A sentence of data/slack/told.yml."""
    return text(incoming, told(name, **facts))


def text(incoming: Incoming, said: str) -> Answer:
    return Answer((message(incoming, render.plain(said)),))


def message(
    incoming: Incoming, shown: Rendered, case_id: str | None = None, about: str = ""
) -> Outgoing:
    call, otherwise = _calls(incoming, {"text": shown.text, "blocks": shown.blocks})
    return Outgoing(call, incoming.lane, case_id, about, otherwise)


def _calls(incoming: Incoming, said: Mapping[str, Any]) -> tuple[Call, Call | None]:
    """The call, and where it goes when Slack refuses that place."""
    direct = Call(DIRECT, {"user": incoming.user, **said})
    thread = {"thread_ts": incoming.thread} if incoming.thread else {}
    if incoming.response_url and (incoming.kind in (COMMAND, EXPLAIN) or not incoming.is_direct):
        # Also where we are no member.
        only = {"response_type": "ephemeral", "replace_original": False}
        return Call(REPLY, {"url": incoming.response_url, **said, **only, **thread}), direct
    if not incoming.channel:
        return direct, None
    to = {"channel": incoming.channel, **said, **thread}
    if incoming.is_direct:
        return Call(POST, to), direct
    return Call(EPHEMERAL, {"user": incoming.user, **to}), direct
