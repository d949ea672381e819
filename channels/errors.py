"""Errors as every client of ours gets them: the right status and {"error": {"code", "message"}}."""

from __future__ import annotations

import logging
from typing import Any

from sanic import Sanic
from sanic.exceptions import MethodNotSupported, NotFound, PayloadTooLarge, SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, json

from firstline.database import DatabaseUnavailable
from firstline.quiet import where

log = logging.getLogger(__name__)


class ApiError(Exception):
    """`message` tells an agent what to do; it never repeats what a customer said."""

    def __init__(self, status: int, code: str, message: str, **more: Any) -> None:
        super().__init__(code)
        self.status, self.code, self.message, self.more = status, code, message, more


def answer(status: int, code: str, message: str, **more: Any) -> HTTPResponse:
    return json({"error": {"code": code, "message": message, **more}}, status=status)


def install(app: Sanic) -> None:
    """Handle everything on the app itself: a blueprint's handlers do not see an unrouted 404 or 405."""
    app.error_handler.add(ApiError, _api_error)
    app.error_handler.add(DatabaseUnavailable, _database)
    app.error_handler.add(NotFound, _not_found)
    app.error_handler.add(MethodNotSupported, _method)
    app.error_handler.add(PayloadTooLarge, _too_large)
    app.error_handler.add(SanicException, _sanic)
    app.error_handler.add(Exception, _unexpected)


def _api_error(request: Request, wrong: ApiError) -> HTTPResponse:
    return answer(wrong.status, wrong.code, wrong.message, **wrong.more)


def _database(request: Request, wrong: DatabaseUnavailable) -> HTTPResponse:
    log.error("%s: database unavailable", _route(request))
    return answer(
        503,
        "database_unavailable",
        "The database is busy or away. Try again in a moment.",
    )


def _not_found(request: Request, wrong: NotFound) -> HTTPResponse:
    return answer(404, "not_found", "There is nothing at this address.")


def _method(request: Request, wrong: MethodNotSupported) -> HTTPResponse:
    return answer(405, "method_not_allowed", "This address does not take that method.")


def _too_large(request: Request, wrong: PayloadTooLarge) -> HTTPResponse:
    return answer(413, "message_too_long", "That is too long; send at most 16,000 characters.")


def _sanic(request: Request, wrong: SanicException) -> HTTPResponse:
    status = getattr(wrong, "status_code", 400) or 400
    return answer(status, "bad_request", "The request could not be read; check its form.")


def _unexpected(request: Request, wrong: Exception) -> HTTPResponse:
    log.error("%s: %s", _route(request), where(wrong))
    return answer(
        500,
        "unexpected",
        "Something went wrong on our side. Try again, and tell your administrator if it stays.",
    )


def _route(request: Request) -> str:
    """The pattern of the address: in the address itself anything may have been typed."""
    return f"{request.method} /{request.route.path}" if request.route else "no route"
