"""What goes wrong is told on the page, in the words that the JSON interface has for it."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse

from channels.errors import ApiError
from channels.panel import document
from channels.panel.rendering import Pages

Handler = Callable[..., Awaitable[HTTPResponse]]


def calmly(pages: Pages) -> Callable[[Handler], Handler]:
    """A page's handler whose errors become a line in the open case, a page, or the login."""

    def around(handler: Handler) -> Handler:
        @wraps(handler)
        async def handled(request: Request, *args: Any, **more: Any) -> HTTPResponse:
            try:
                return await handler(request, *args, **more)
            except Exception as wrong:
                return _told(pages, request, wrong)

        return handled

    return around


def _told(pages: Pages, request: Request, wrong: Exception) -> HTTPResponse:
    if isinstance(wrong, ApiError) and wrong.status == 401:
        return document.send_to(request, document.login_address(request), 401)
    answer = request.app.error_handler.response(request, wrong)
    message = json.loads(answer.body)["error"]["message"]
    if document.is_htmx(request):
        aimed = {"HX-Retarget": "#notice", "HX-Reswap": "innerHTML"}
        return document.page(pages.notice(message), answer.status, aimed)
    return document.page(pages.problem(message), answer.status)
