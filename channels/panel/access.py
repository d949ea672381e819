"""Who is calling: a bearer token, or the panel's cookie together with its CSRF token."""

from __future__ import annotations

import asyncio
import hmac

from sanic.request import Request
from sanic.response import HTTPResponse

from channels.errors import ApiError
from channels.panel import roles
from firstline import clock
from firstline.desk import sessions
from firstline.desk.sessions import LASTS, Session
from firstline.workplace import Workplace

COOKIE = "firstline_session"
CSRF_HEADER = "X-CSRF-Token"
_READING = ("GET", "HEAD", "OPTIONS")


def token_of(request: Request) -> tuple[str, bool]:
    """The session's token and whether a cookie brought it."""
    kind, _, bearer = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "bearer" and bearer:
        return bearer.strip(), False
    return request.cookies.get(COOKIE, ""), True


async def session_of(place: Workplace, request: Request) -> Session:
    """The caller's session; raises ApiError 401, or 403 when a cookie comes without its CSRF token
    or the role may not call this."""
    token, by_cookie = token_of(request)
    session = await asyncio.to_thread(_find, place, token) if token else None
    if session is None:
        raise ApiError(401, "not_logged_in", "Log in first.")
    if by_cookie and request.method not in _READING:
        given = request.headers.get(CSRF_HEADER) or _form_field(request)
        if not hmac.compare_digest(given.encode(), session.csrf.encode()):
            raise ApiError(403, "csrf", "Reload the page and try again.")
    roles.check(request, session.agent.role)
    return session


def set_cookie(request: Request, response: HTTPResponse, token: str) -> None:
    response.cookies[COOKIE] = token
    cookie = response.cookies[COOKIE]
    cookie["path"] = "/panel"
    cookie["httponly"] = True
    cookie["samesite"] = "Strict"
    cookie["max-age"] = int(LASTS.total_seconds())
    if request.headers.get("X-Forwarded-Proto", request.scheme) == "https":
        cookie["secure"] = True


def clear_cookie(response: HTTPResponse) -> None:
    response.cookies[COOKIE] = ""
    response.cookies[COOKIE]["path"] = "/panel"
    response.cookies[COOKIE]["max-age"] = 0


def _find(place: Workplace, token: str) -> Session | None:
    with place.desk.connect() as desk:
        return sessions.find(desk, token, clock.now())


def _form_field(request: Request) -> str:
    is_form = request.content_type.startswith("application/x-www-form-urlencoded")
    return (request.form.get("csrf") or "") if is_form else ""
