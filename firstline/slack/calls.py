"""Calls of Slack's Web API, and what Slack's refusals mean for us."""

from __future__ import annotations

import http.client
import logging
import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.webhook import WebhookClient

from firstline.settings import Slack
from firstline.slack.queue import Call

POST, EPHEMERAL, UPDATE = "chat.postMessage", "chat.postEphemeral", "chat.update"
OPEN_VIEW, UPDATE_VIEW, PUBLISH = "views.open", "views.update", "views.publish"
# Ours: to somebody's direct conversation ("user"), and to a response_url ("url").
DIRECT, REPLY = "direct", "response_url"

PATIENCE_S = 5
_HOOKS = ("hooks.slack.com", "hooks.slack-gov.com")
# The words stand for a text that Slack takes; its blocks are another matter.
_BLOCKS = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"})
_LONG = frozenset({"msg_too_long"})
_AWAY = frozenset(
    {
        "fatal_error",
        "internal_error",
        "ratelimited",
        "rate_limited",
        "request_timeout",
        "service_unavailable",
        "team_added_to_org",
    }
)
# Nothing gets through until somebody mends the app or its settings; then all of it does.
_OURS = frozenset(
    {
        "access_denied",
        "account_inactive",
        "invalid_auth",
        "missing_scope",
        "not_allowed_token_type",
        "not_authed",
        "org_login_required",
        "token_expired",
        "token_revoked",
        "two_factor_setup_required",
    }
)
LONGEST_TEXT = 4000
_CODE = re.compile(r"[a-z0-9_]{1,60}")

# The library's own log would quote what was sent and answered.
logging.getLogger("slack_sdk").setLevel(logging.CRITICAL)


class NotSent(Exception):
    """Slack does not have it. `problem` is a code: no address, token or text.

    `after`: Slack asks to wait so long. `away`: others would fare no better now; else it never will.
    """

    def __init__(self, problem: str, *, away: bool = False, after: timedelta | None = None) -> None:
        super().__init__(problem)
        self.problem, self.away, self.after = problem, away, after


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
            raise _not_sent(refused) from None
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
            raise NotSent("ratelimited", away=True, after=_after(told.headers))
        if told.status_code >= 500:
            raise NotSent(f"status_{told.status_code}", away=True)
        if told.status_code != 200:
            code = told.body.strip() if told.body.strip() in _BLOCKS | _LONG else "expired_url"
            raise NotSent(code)
        return Sent()


def _plainer(call: Call, problem: str) -> Call | None:
    """What may be sent instead; None when nothing would be better."""
    text = str(call.payload.get("text") or "")
    if problem in _BLOCKS and call.payload.get("blocks") and text:
        bare = {name: value for name, value in call.payload.items() if name != "blocks"}
        return replace(call, payload={**bare, "text": text[:LONGEST_TEXT]})
    if problem in _LONG and len(text) > LONGEST_TEXT:
        return replace(call, payload={**call.payload, "text": text[: LONGEST_TEXT - 1] + "…"})
    return None


def _not_sent(refused: SlackApiError) -> NotSent:
    answer = refused.response
    status = getattr(answer, "status_code", 0)
    data = answer.data if isinstance(getattr(answer, "data", None), dict) else {}
    code = str(data.get("error") or f"status_{status}")
    if not _CODE.fullmatch(code):  # a page of somebody in between, in the library's words
        return NotSent("no_answer_of_slack", away=True)
    if status == 429 or code in ("ratelimited", "rate_limited"):
        return NotSent("ratelimited", away=True, after=_after(answer.headers))
    return NotSent(code, away=status >= 500 or code in _AWAY | _OURS)


def _after(headers: Any) -> timedelta:
    """Slack's Retry-After in seconds; half a minute when it does not say."""
    named = {str(name).lower(): value for name, value in dict(headers).items()}
    told = named.get("retry-after", "")
    told = told[0] if isinstance(told, list) and told else told
    return timedelta(seconds=min(int(told), 3600) if str(told).isdecimal() else 30)
