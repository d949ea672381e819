"""The three addresses that Slack calls: verified, kept, acknowledged; answered afterwards."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json

from channels.errors import ApiError
from channels.slack import body, commands, events, interactions
from channels.slack.admitting import is_in_channel, is_of_team
from channels.slack.verifying import Verifier
from channels.slack.words import told
from firstline.settings import Slack
from firstline.slack.blocks import render
from firstline.slack.incoming import COMMAND, SUBMITTED, Incoming

Take = Callable[[Incoming], Awaitable[bool]]

_FORGED = "This is not signed as Slack signs its requests; see FIRSTLINE_SLACK_SIGNING_SECRET."
_UNREADABLE = "The request could not be read; check its form."


def add_routes(slack: Blueprint, settings: Slack, verifier: Verifier, take: Take) -> None:
    """`take` keeps what came, however often it comes, and knows whether it is the first time; raises
    DatabaseUnavailable."""

    @slack.post("/events")
    async def event(request: Request) -> HTTPResponse:
        _verify(verifier, request)
        given = body.read_json(request.body, request.headers.get("content-type", ""))
        if given is None:
            raise ApiError(400, "bad_request", _UNREADABLE)
        challenge = events.challenge_of(given)
        if challenge is not None:
            return json({"challenge": challenge})
        await admit(events.of_event(given))
        return _taken()

    @slack.post("/interactions")
    async def interaction(request: Request) -> HTTPResponse:
        _verify(verifier, request)
        payload = body.payload_of(body.read_form(request.body))
        if payload is None:
            raise ApiError(400, "bad_request", _UNREADABLE)
        found = interactions.of_payload(payload)
        is_first = await admit(found)
        if is_first and found.kind == SUBMITTED:
            # The modal stays open until it is known what comes of it. One that comes again is closed:
            # what came of it was shown, or is told in a message.
            return json({"response_action": "update", "view": render.wait()})
        return _taken()

    @slack.post("/commands")
    async def command(request: Request) -> HTTPResponse:
        _verify(verifier, request)
        found = commands.of_form(body.read_form(request.body))
        if found is not None and await admit(found) is None:
            return json({"response_type": "ephemeral", "text": told("not_admitted")})
        return _taken()

    async def admit(found: Incoming | None) -> bool | None:
        """Whether it comes for the first time, None for what is not let in. Whoever asks in a channel
        that is not is told so: a command at once, all else when it is answered."""
        if found is None or not is_of_team(settings, found):
            return None
        if found.kind == COMMAND and not is_in_channel(settings, found):
            return None
        return await take(found)


def _verify(verifier: Verifier, request: Request) -> None:
    if not verifier.is_from_slack(request.body, dict(request.headers.items())):
        raise ApiError(401, "not_from_slack", _FORGED)


def _taken() -> HTTPResponse:
    return empty(200)
