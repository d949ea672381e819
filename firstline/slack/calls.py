"""Calls of Slack's Web API, and what Slack's refusals mean for us."""

from __future__ import annotations

import http.client
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.webhook import WebhookClient

from firstline.settings import Slack
from firstline.slack.queue import Call
from firstline.slack.refused import BLOCKS, LONG, NotSent, not_sent, pause_in

POST, EPHEMERAL, UPDATE = "chat.postMessage", "chat.postEphemeral", "chat.update"
OPEN_VIEW, UPDATE_VIEW, PUBLISH = "views.open", "views.update", "views.publish"
# Ours: to somebody's direct conversation ("user"), and to a response_url ("url").
DIRECT, REPLY = "direct", "response_url"

PATIENCE_S = 5
_HOOKS = ("hooks.slack.com", "hooks.slack-gov.com")
LONGEST_TEXT = 4000

# The library's own log would quote what was sent and answered.
logging.getLogger("slack_sdk").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class Sent:
    """Where it stands at Slack; "" for what is no message."""

    channel: str = ""
    message: str = ""


class Slacker:
    """Makes calls; of no more than one workspace. Any number of threads may use it."""

    def __init__(self, slack: Slack) -> None:
        # A retry of the library's own would not look after what was sent already.
        self._web = WebClient(
            token=slack.token, base_url=slack.api_url, timeout=PATIENCE_S, retry_handlers=[]
        )
        self._hosts = {*_HOOKS, urlsplit(slack.api_url).hostname}
        self._conversations: dict[str, str] = {}

    def send(self, call: Call) -> Sent:
        """As it is, or as plain text when Slack does not take its blocks; raises NotSent."""
        try:
            return self._send(call)
        except NotSent as refused:
            plain = _plainer(call, refused.problem)
            if plain is None:
                raise
            return self._send(plain)

    def ask(self, method: str, **given: Any) -> dict[str, Any]:
        """Slack's whole answer; raises NotSent."""
        try:
            return dict(self._web.api_call(method, json=given).data)
        except SlackApiError as refused:
            raise not_sent(refused) from None
        except (SlackClientError, OSError, ValueError, http.client.HTTPException) as away:
            raise NotSent(type(away).__name__, away=True) from None

    def _send(self, call: Call) -> Sent:
        if call.method == REPLY:
            return self._reply(call)
        if call.method == DIRECT:
            given = dict(call.payload)
            channel = self._conversation(given.pop("user"))
            call = Call(POST, {**given, "channel": channel})
        told = self.ask(call.method, **call.payload)
        message = told.get("ts") or told.get("message_ts") or ""
        channel = told.get("channel") or call.payload.get("channel") or ""
        return Sent(channel if isinstance(channel, str) else "", message)

    def _conversation(self, user: str) -> str:
        if user not in self._conversations:
            opened = self.ask("conversations.open", users=user)
            self._conversations[user] = opened["channel"]["id"]
        return self._conversations[user]

    def _reply(self, call: Call) -> Sent:
        given = dict(call.payload)
        url = given.pop("url")
        if urlsplit(url).hostname not in self._hosts:
            raise NotSent("response_url_elsewhere")
        try:
            told = WebhookClient(url, timeout=PATIENCE_S, retry_handlers=[]).send_dict(given)
        except (SlackClientError, OSError, ValueError, http.client.HTTPException) as away:
            raise NotSent(type(away).__name__, away=True) from None
        if told.status_code == 429:
            raise NotSent("ratelimited", away=True, after=pause_in(told.headers))
        if told.status_code >= 500:
            raise NotSent(f"status_{told.status_code}", away=True)
        if told.status_code != 200:
            code = told.body.strip() if told.body.strip() in BLOCKS | LONG else "expired_url"
            raise NotSent(code)
        return Sent()


def _plainer(call: Call, problem: str) -> Call | None:
    """What may be sent instead; None when nothing would be better."""
    text = str(call.payload.get("text") or "")
    blocks = call.payload.get("blocks")
    if problem in BLOCKS and blocks:
        bare = {name: value for name, value in call.payload.items() if name != "blocks"}
        words = "\n".join(_words(blocks)) or text
        return replace(call, payload={**bare, "text": _cut(words)}) if words else None
    if problem in LONG and len(text) > LONGEST_TEXT:
        return replace(call, payload={**call.payload, "text": _cut(text)})
    return None


def _words(part: Any) -> Iterator[str]:
    """What stands in blocks, but for the buttons: the text alone may say no more than who asks."""
    if isinstance(part, list):
        for one in part:
            yield from _words(one)
    elif isinstance(part, Mapping) and part.get("type") not in ("actions", "input"):
        if isinstance(part.get("text"), str):
            yield part["text"]
        for name in ("text", "fields", "elements"):
            if isinstance(part.get(name), Mapping | list):
                yield from _words(part[name])


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"
