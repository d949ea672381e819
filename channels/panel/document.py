"""HTML answers with the headers that keep them to themselves, and where else to send the browser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from sanic.request import Request
from sanic.response import HTTPResponse, html, redirect

START = "/panel/"
_CASE = re.compile(r"/panel/(?:cases/C|practices/PS)-[0-9A-Z]{1,20}")

# same-origin, not no-referrer: with the latter browsers send a form's Origin as "null".
HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'self'",
        )
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def page(body: str, status: int = 200, more: Mapping[str, str] | None = None) -> HTTPResponse:
    return html(body, status=status, headers={**HEADERS, **(more or {})})


def send_to(request: Request, address: str, status: int = 200) -> HTTPResponse:
    """Make the browser load `address`, also when htmx asked; `status` is what htmx is told."""
    if is_htmx(request):
        return page("", status, {"HX-Redirect": address})
    return redirect(address, headers=HEADERS, status=303)


def login_address(request: Request) -> str:
    """The login page, which leads back to the case the request was about."""
    case = _CASE.match(request.path)
    return f"{START}?next={quote(case.group())}" if case else START


def own_page(address: str) -> str:
    """`address` if it is a case's page, else the start page: a login leads nowhere outside."""
    return address if _CASE.fullmatch(address) else START


def field(request: Request, name: str) -> str:
    """A form's field, "" when it is not there."""
    return (request.form.get(name) or "").replace("\r\n", "\n")


def is_htmx(request: Request) -> bool:
    return request.headers.get("HX-Request") == "true"


def is_same_origin(request: Request) -> bool:
    """False when the browser says that another site's page sent the form."""
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    hosts = {request.headers.get("Host", ""), request.headers.get("X-Forwarded-Host", "")}
    return urlsplit(origin).netloc.lower() in {host.lower() for host in hosts if host}
