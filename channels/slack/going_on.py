"""Back to a case: its card as it is now; what is sent there next goes on with it."""

from __future__ import annotations

import asyncio
import re

from channels import caseview, reads
from channels.slack import back, begun
from channels.slack.room import Answer, Asked, Room

_NAMED = re.compile(r"(?:case\s+)?(C-[0-9A-Z]{8})\W*", re.IGNORECASE)


def named(text: str) -> str:
    """The case that is named and nothing else, "" for none."""
    found = _NAMED.fullmatch(text)
    return found[1].upper() if found else ""


async def press(room: Room, asked: Asked) -> Answer:
    return await go_on(room, asked, str(asked.incoming.value.get("case", "")))


async def go_on(room: Room, asked: Asked, case_id: str) -> Answer:
    """Raises ApiError when there is no such case or it is closed."""
    agent = asked.agent.name
    replies = await asyncio.to_thread(begun.kept, room, asked)
    if not replies:
        await asyncio.to_thread(caseview.find, room.place, case_id)
        await asyncio.to_thread(reads.tell, room.place, agent, case_id)
        await asyncio.to_thread(begun.begin, room, asked, case_id)
        replies = await room.conversation.again(case_id, agent)
    return back.cards(asked.incoming, replies, case_id)
