"""What agents have to be told reaches them in Slack too, once: requests for consent, clocks, answers."""

from __future__ import annotations

from channels import approving, noticing, reads
from channels.noticing import CONSENT, Notice
from channels.slack import consents
from channels.slack.homes import request_of
from channels.slack.room import Room
from firstline import clock
from firstline.desk.agents import Agent
from firstline.desk.doing import decisions
from firstline.desk.doing.decisions import WAITING
from firstline.desk.keeping import notices
from firstline.slack import linking, queue, standing
from firstline.slack.blocks import render
from firstline.slack.blocks.render import Rendered
from firstline.slack.calls import DIRECT
from firstline.slack.linking import Linked, User
from firstline.slack.queue import Call, Outgoing


def tell(room: Room) -> int:
    """Put what is new into the queue, and change what was settled elsewhere; how much it was."""
    with room.place.desk.connect() as desk:
        people = linking.linked(desk, room.settings.teams)
    return sum(_tell(room, one) for one in people) + _settled(room)


def _tell(room: Room, to: Linked) -> int:
    """What came since the account was linked; what came before is on the panel's start page."""
    agent = to.agent
    with room.place.desk.connect() as desk:
        unseen = notices.unseen(desk, agent.name, agent.role)
        keys = {_key(one.notice_id, to.who) for one in unseen if one.at >= to.since}
        new = keys - queue.known(desk, keys)
    if not new:
        return 0
    told = noticing.unseen(room.place, agent)[::-1]
    ready = {
        key: _message(room, to, one) for one in told if (key := _key(one.notice_id, to.who)) in new
    }
    with room.pen.writing() as desk:
        now = clock.machine()
        return sum(queue.put(desk, key, [one], now) for key, one in ready.items())


def _key(notice_id: int, who: User) -> str:
    return f"notice:{notice_id}/{who.team}/{who.user}"


def _message(room: Room, to: Linked, notice: Notice) -> Outgoing:
    shown, about = _shown(room, to.agent, notice)
    call = Call(DIRECT, {"user": to.who.user, "text": shown.text, "blocks": shown.blocks})
    return Outgoing(call, f"@{to.who.team}/{to.who.user}", notice.case_id, about)


def _shown(room: Room, agent: Agent, notice: Notice) -> tuple[Rendered, str]:
    """A request that is the agent's to settle comes with its buttons."""
    decision_id = notice.about.partition("/")[0]
    if notice.kind == CONSENT:
        requests = approving.requests(room.place, agent)
        mine = [one for one in requests if one.made.decision_id == decision_id and not one.is_own]
        if mine:
            reads.tell(room.place, agent.name, mine[0].made.case_id)
            return render.approval(request_of(mine[0])), consents.about(decision_id)
    at = notice.at.isoformat()
    about = {"kind": notice.kind, "text": notice.text, "case": notice.case_id, "at": at}
    return render.warning(about), ""


def _settled(room: Room) -> int:
    """What was settled in the panel, or by somebody else, says so."""
    with room.place.desk.connect() as desk:
        asking = {one.about for one in standing.about(desk, consents.about(""))}
        made = [decisions.get(desk, name.partition("/")[2]) for name in asking]
    done = [one for one in made if one and one.state != WAITING]
    return sum(consents.tell_settled(room, one) for one in done)
