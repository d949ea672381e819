"""What only its reader sees nobody can look for: when nobody knows whether it got there, its reader is
told in private where it stands, and it is not said a second time."""

from __future__ import annotations

from firstline.slack.blocks import render
from firstline.slack.blocks.words import said
from firstline.slack.calls import DIRECT, EPHEMERAL, REPLY
from firstline.slack.queue import Call, Outgoing


def note(outgoing: Outgoing) -> Call | None:
    """What is sent instead of what may be there; None for what can be looked for, and for a change,
    which may be made twice."""
    call = outgoing.call
    is_new = (
        call.method == EPHEMERAL
        or call.method == REPLY
        and not call.payload.get("replace_original")
    )
    if not is_new or outgoing.otherwise is None:
        return None
    case = outgoing.case_id
    shown = render.plain(said("maybe_there", case=case) if case else said("maybe_there_ask"))
    user = outgoing.otherwise.payload["user"]
    return Call(DIRECT, {"user": user, "text": shown.text, "blocks": shown.blocks})
