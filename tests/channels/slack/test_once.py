"""Exactly one answer each, whatever is repeated, reordered, away or killed."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from channels.slack.counter import Counter
from firstline import clock
from firstline.database import DatabaseUnavailable
from firstline.desk.tables import case_messages, slack_queue, slack_seen
from firstline.slack import inbox
from firstline.slack.calls import NotSent
from tests.slack.sent import message

ASKED = "10447776: my credit went to an account ending 7776, that is not mine!"


@pytest.fixture
def linked(workspace):
    workspace.link()
    return workspace


def count(workspace, table):
    with workspace.place.desk.connect() as desk:
        return desk.execute(select(func.count()).select_from(table)).scalar()


def forget_holders(workspace):
    """The process that held them was killed a while ago."""
    with workspace.place.desk.begin() as desk:
        gone = {"held_until": clock.machine() - timedelta(seconds=1)}
        for table in (slack_seen, slack_queue):
            desk.execute(update(table).where(table.c.holder.is_not(None)).values(**gone))


async def kill(workspace):
    """Everything that is under way ends where it is."""
    running = list(workspace.counter._lanes._running.values())
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)


async def restart(workspace):
    """Another process takes over what the killed one held."""
    await workspace.counter.close()
    forget_holders(workspace)
    second = Counter(workspace.room)
    workspace.counter = second
    await second.tick()
    await workspace.settle()


async def test_killed_its_successor_on_the_same_seat_answers_at_once_and_another_one_waits(linked):
    async def killed(*_):
        raise asyncio.CancelledError

    dialogue = linked.room.conversation._dialogue
    linked.room.conversation._dialogue = killed
    await linked.event(message(ASKED))
    await kill(linked)
    await linked.counter.close()
    linked.room.conversation._dialogue = dialogue
    settings = replace(linked.place.settings, port=linked.place.settings.port + 1)
    elsewhere = replace(linked.room, place=replace(linked.place, settings=settings))
    for room, answers in ((elsewhere, 0), (linked.room, 1)):
        linked.counter = Counter(room)
        await linked.counter.take_seat()
        await linked.counter.tick()
        await linked.settle()
        assert len(linked.slack.calls) == answers
        if not answers:
            await linked.counter.close()


async def test_the_acknowledgement_does_not_wait_for_the_answer(linked):
    answered = asyncio.Event()
    dialogue = linked.dialogue.__call__

    async def slow(told):
        await answered.wait()
        await dialogue(told)

    linked.room.conversation._dialogue = slow
    answer = await linked.event(message(ASKED))
    assert answer.status_code == 200 and linked.slack.calls == []
    answered.set()
    await linked.settle()
    assert len(linked.slack.calls) == 1


async def test_killed_before_the_turn_the_question_is_answered_by_another_process(linked):
    blocked = asyncio.Event()

    async def never(told):
        blocked.set()
        await asyncio.sleep(60)

    dialogue, linked.room.conversation._dialogue = linked.dialogue, never
    await linked.event(message(ASKED))
    await blocked.wait()
    await kill(linked)
    linked.room.conversation._dialogue = dialogue
    await restart(linked)
    assert len(linked.slack.calls) == 1 and "own order number" in linked.slack.texts[0]


async def test_killed_between_the_turn_and_the_sending_the_same_answer_is_sent_once(linked):
    def killed(*_):
        raise DatabaseUnavailable("killed here")

    linked.counter._lanes._answer.__self__._keep = killed
    await linked.event(message(ASKED))
    await linked.settle()
    assert linked.slack.calls == []
    said = count(linked, case_messages)
    await restart(linked)
    await restart(linked)
    assert len(linked.slack.calls) == 1
    assert count(linked, case_messages) == said


async def test_what_a_busy_database_puts_off_is_answered_at_the_next_tick(linked):
    desk = linked.counter._lanes._answer.__self__
    keep, busy = desk._keep, [True] * inbox.MOST_ATTEMPTS

    def at_last(*given):
        if busy:
            busy.pop()
            raise DatabaseUnavailable("busy")
        keep(*given)

    desk._keep = at_last
    await linked.event(message(ASKED))
    await linked.settle()
    for _ in range(inbox.MOST_ATTEMPTS):
        assert linked.slack.calls == []
        await linked.counter.tick()
        await linked.settle()
    (text,) = linked.slack.texts
    assert "own order number" in text


async def test_killed_while_sending_the_worker_sends_what_is_left(linked):
    linked.slack.is_away = True
    await linked.say(ASKED)
    assert linked.slack.calls == []
    linked.slack.is_away = False
    with linked.place.desk.begin() as desk:
        desk.execute(update(slack_queue).values(next_at=clock.machine()))
    await restart(linked)
    await restart(linked)
    assert len(linked.slack.calls) == 1


async def test_a_question_that_kills_every_process_is_given_up_with_a_word(linked):
    blocked = asyncio.Event()

    async def never(told):
        blocked.set()
        await asyncio.sleep(60)

    dialogue, linked.room.conversation._dialogue = linked.dialogue, never
    await linked.event(message(ASKED))
    await blocked.wait()
    await kill(linked)
    linked.room.conversation._dialogue = dialogue
    with linked.place.desk.begin() as desk:
        is_new = slack_seen.c.state == inbox.NEW
        desk.execute(update(slack_seen).where(is_new).values(attempts=inbox.MOST_ATTEMPTS))
    await restart(linked)
    await restart(linked)
    assert [text[:18] for text in linked.slack.texts] == ["I could not answer"]


async def test_while_slack_limits_us_the_answers_of_a_thread_stay_in_order(linked):
    linked.slack.refusals = [NotSent("ratelimited", away=True, after=timedelta(milliseconds=1))]
    await linked.say("help")
    await linked.say("new")
    for _ in range(3):
        await restart(linked)
    assert [text[:3] for text in linked.slack.texts] == ["Typ", "New"]


async def test_what_the_desk_cannot_keep_is_not_acknowledged(linked, monkeypatch):
    def away(*_):
        raise DatabaseUnavailable("away")

    monkeypatch.setattr(inbox, "receive", away)
    answer = await linked.event(message(ASKED))
    assert answer.status_code == 503


async def test_lines_that_arrive_in_the_wrong_order_are_answered_in_the_right_one(linked):
    hold = asyncio.Event()
    heard, dialogue = [], linked.dialogue

    async def slow(told):
        heard.append(told.text)
        await hold.wait()
        await dialogue(told)

    linked.room.conversation._dialogue = slow
    for text, ts in (("first of all", "1.0"), ("and third", "3.0"), ("and second", "2.0")):
        await linked.event(message(text, ts=ts))
    await asyncio.sleep(0)
    hold.set()
    await linked.settle()
    assert heard == ["first of all", "and second", "and third"]
