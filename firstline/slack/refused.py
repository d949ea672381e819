"""What Slack's refusals mean for us: never, not now, or not so."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from urllib.error import URLError

from slack_sdk.errors import SlackApiError

# The words stand for a text that Slack takes; its blocks are another matter.
BLOCKS = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"})
LONG = frozenset({"msg_too_long"})
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
_CODE = re.compile(r"[a-z0-9_]{1,60}")


class NotSent(Exception):
    """Slack does not have it. `problem` is a code: no address, token or text.

    `after`: Slack asks to wait so long. `away`: others would fare no better now; else it never will.
    `unclear`: it may have got there all the same.
    """

    def __init__(
        self,
        problem: str,
        *,
        away: bool = False,
        after: timedelta | None = None,
        unclear: bool = False,
    ) -> None:
        super().__init__(problem)
        self.problem, self.away, self.after, self.unclear = problem, away, after, unclear


def not_sent(refused: SlackApiError) -> NotSent:
    answer = refused.response
    status = getattr(answer, "status_code", 0)
    data = answer.data if isinstance(getattr(answer, "data", None), dict) else {}
    code = str(data.get("error") or f"status_{status}")
    if not _CODE.fullmatch(code):  # a page of somebody in between, in the library's words
        return NotSent("no_answer_of_slack", away=True, unclear=True)
    if status == 429 or code in ("ratelimited", "rate_limited"):
        return NotSent("ratelimited", away=True, after=pause_in(answer.headers))
    is_broken = status >= 500 or code in _AWAY
    return NotSent(code, away=is_broken or code in _OURS, unclear=is_broken)


def no_answer(away: Exception) -> NotSent:
    """The library wraps what goes wrong before all is said in a URLError, and nothing else."""
    return NotSent(type(away).__name__, away=True, unclear=not isinstance(away, URLError))


def pause_in(headers: Any) -> timedelta:
    """Slack's Retry-After in seconds; half a minute when it does not say."""
    named = {str(name).lower(): value for name, value in dict(headers).items()}
    told = named.get("retry-after", "")
    told = told[0] if isinstance(told, list) and told else told
    return timedelta(seconds=min(int(told), 3600) if str(told).isdecimal() else 30)
