"""What an open page of a case lacks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sanic.request import Request

from channels.exchanges import Exchange

_NUMBER = re.compile(r"\d{1,18}", re.ASCII)


@dataclass(frozen=True)
class News:
    """`new` exchanges come after what the page has; of the `older` ones only their steps change."""

    new: tuple[Exchange, ...] = ()
    older: tuple[Exchange, ...] = ()


def since(exchanges: Sequence[Exchange], after: int | None) -> News:
    """What came after our message `after`; None for a page that does not tell: the last exchange.

    An exchange that is not answered yet comes with its answer.
    """
    answered = tuple(one for one in exchanges if one.message_id)
    if after is None:
        return News(answered[-1:])
    new = tuple(one for one in answered if one.message_id > after)
    return News(new, answered[: len(answered) - len(new)])


def after_of(request: Request) -> int | None:
    """The last of our messages that the page has."""
    told = (request.form if request.method == "POST" else request.args).get("after") or ""
    return int(told) if _NUMBER.fullmatch(told) else None
