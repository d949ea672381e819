"""Who may call what: the one table of the panel's routes. What is not in it, nobody may call."""

from __future__ import annotations

from sanic.request import Request

from channels.errors import ApiError
from firstline.company.authority import ROLES

NO_LOGIN = frozenset({"log_in", "page_login", "page_start", "asset"})
EVERYBODY = frozenset(ROLES)
LEADS = frozenset({"lead", "manager"})

# Each route by its name; consent is also asked of the role that the decision itself names.
WHO_MAY = {
    "log_out": EVERYBODY,
    "page_logout": EVERYBODY,
    "page_start": EVERYBODY,
    "open_case": EVERYBODY,
    "page_open": EVERYBODY,
    "page_case": EVERYBODY,
    "message": EVERYBODY,
    "page_message": EVERYBODY,
    "page_press": EVERYBODY,
    "verify": EVERYBODY,
    "page_verify": EVERYBODY,
    "send_code": EVERYBODY,
    "page_code": EVERYBODY,
    "journey": EVERYBODY,
    "page_journey": EVERYBODY,
    "judge": EVERYBODY,
    "page_judge": EVERYBODY,
    "judged": LEADS,
    "page_judgements": LEADS,
    "draw_up": EVERYBODY,
    "confirm": EVERYBODY,
    "decided": EVERYBODY,
    "page_draft": EVERYBODY,
    "page_confirm": EVERYBODY,
    "page_news": EVERYBODY,
    "page_promise": EVERYBODY,
    "page_notice": EVERYBODY,
    "page_approvals": LEADS,
    "page_settle": LEADS,
    "of_case": EVERYBODY,
    "end": EVERYBODY,
    "wrap_up": EVERYBODY,
    "close_case": EVERYBODY,
    "page_wrap_up": EVERYBODY,
    "page_close": EVERYBODY,
    "approvals": LEADS,
    "settle": LEADS,
    "slack_code": EVERYBODY,
    "page_slack_code": EVERYBODY,
    "check_draft": EVERYBODY,
    "page_check": EVERYBODY,
    "page_practise": EVERYBODY,
    "page_begin_practice": EVERYBODY,
    "page_practice": EVERYBODY,
    "page_practice_say": EVERYBODY,
    "page_practice_ring": EVERYBODY,
    "page_practice_end": EVERYBODY,
    "page_practice_leave": EVERYBODY,
    "page_practice_ask": EVERYBODY,
    "page_practice_press": EVERYBODY,
    "page_practice_verify": EVERYBODY,
    "page_practice_draft": EVERYBODY,
    "page_practice_confirm": EVERYBODY,
    "page_own_progress": EVERYBODY,
    "page_progress": LEADS,
    "page_practice_team": LEADS,
    "page_assign": LEADS,
    "page_withdraw": LEADS,
}


def check(request: Request, role: str) -> None:
    """Raises ApiError 403."""
    if role not in WHO_MAY.get(name(request.route.name), frozenset()):
        raise ApiError(403, "not_allowed", "Your role may not do this; ask your lead.")


def name(full: str) -> str:
    """A route's own name, without those of its server and blueprint."""
    return full.rsplit(".", 1)[-1]
