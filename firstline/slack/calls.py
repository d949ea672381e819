"""Calls of Slack's Web API, and what Slack's refusals mean for us."""

from __future__ import annotations

import http.client
import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.webhook import WebhookClient

from firstline.settings import Slack
from firstline.slack import finding, plainer
from firstline.slack.queue import Call
from firstline.slack.refused import BLOCKS, LONG, NotSent, no_answer, not_sent, pause_in

POST, EPHEMERAL, UPDATE = "chat.postMessage", "chat.postEphemeral", "chat.update"
OPEN_VIEW, UPDATE_VIEW, PUBLISH = "views.open", "views.update", "views.publish"
# Ours: to somebody's direct conversation ("user"), and to a response_url ("url").
DIRECT, REPLY = "direct", "response_url"

PATIENCE_S = 5
_HOOKS = ("hooks.slack.com", "hooks.slack-gov.com")
# What others wrote is not fetched and shown under an answer; what is ephemeral never is.
_QUIET = {"unfurl_links": False, "unfurl_media": False}

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

    def send(self, call: Call, key: str = "") -> Sent:
        """As it is, or as plain text when Slack does not take its blocks; `key` finds it again.
        Raises NotSent."""
        try:
            return self._send(call, key)
        except NotSent as refused:
            plain = plainer.plainer(call, refused.problem)
            if plain is None:
                raise
            return self._send(plain, key)

    def find(self, call: Call, key: str, since: datetime) -> Sent | None:
        """Where it stands, if it was sent after `since` although nobody noted so; raises NotSent."""
        if call.method not in (POST, DIRECT):
            return None
        channel = call.payload.get("channel") or self._conversation(call.payload["user"])
        thread = call.payload.get("thread_ts", "")
        message = finding.find(self.ask, channel, thread, key, since)
        return Sent(channel, message) if message else None

    def ask(self, method: str, **given: Any) -> dict[str, Any]:
        """Slack's whole answer; raises NotSent."""
        # Only methods that write read JSON; those that read would answer invalid_arguments.
        given = {"data": given} if method in finding.READING else {"json": given}
        try:
            return dict(self._web.api_call(method, **given).data)
        except SlackApiError as refused:
            raise not_sent(refused) from None
        except (SlackClientError, OSError, ValueError, http.client.HTTPException) as away:
            raise no_answer(away) from None

    def _send(self, call: Call, key: str) -> Sent:
        if call.method == REPLY:
            return self._reply(call)
        if call.method == DIRECT:
            given = dict(call.payload)
            channel = self._conversation(given.pop("user"))
            call = Call(POST, {**given, "channel": channel})
        if call.method == POST:
            call = Call(POST, finding.marked({**call.payload, **_QUIET}, key))
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
        given = {**call.payload, **_QUIET}
        url = given.pop("url")
        if urlsplit(url).hostname not in self._hosts:
            raise NotSent("response_url_elsewhere")
        try:
            told = WebhookClient(url, timeout=PATIENCE_S, retry_handlers=[]).send_dict(given)
        except (SlackClientError, OSError, ValueError, http.client.HTTPException) as away:
            raise no_answer(away) from None
        if told.status_code == 429:
            raise NotSent("ratelimited", away=True, after=pause_in(told.headers))
        if told.status_code >= 500:
            raise NotSent(f"status_{told.status_code}", away=True, unclear=True)
        if told.status_code != 200:
            code = told.body.strip() if told.body.strip() in BLOCKS | LONG else "expired_url"
            raise NotSent(code)
        return Sent()
