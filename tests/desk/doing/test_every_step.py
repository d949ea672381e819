"""Every step of every playbook can be drawn up and done, and leaves what it says."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from firstline import clock
from firstline.casework.findings import families
from firstline.casework.playbook.kinds import kinds
from firstline.desk import messages
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.tables import decisions, outbox, trail
from tests.channels.site import NOW, demo_place, place
from tests.desk.doing.cards import card, done, tellings

__all__ = ["demo_place", "place"]

BEHIND = {"PROMISE_DUE"}  # it stands behind another finding and has no card of its own
CODES = [code for family in families() for code in family.codes if code not in BEHIND]


def steps_shown(place, case, card_name) -> list[str]:
    message, at = map(int, card_name.split("-"))
    with place.desk.connect() as desk:
        shown = messages.card_at(desk, case, message, at)
    also = ["escalate"] * bool(shown["escalate"]) + ["follow_up"] * bool(shown["follow_up"])
    return [one["id"] for one in shown["do"] if one["writes"]] + also


def worded(place, code):
    books = place.shelf.books().by_family.values()
    return next(book.findings[code] for book in books if code in book.findings)


@pytest.mark.parametrize("code", CODES)
def test_each_step_of_the_card_is_done(place, code):
    told = tellings().get(code, [(None, None, None)])[0][2]
    now = clock.parse_time(told) if told else NOW
    case, name = card(place, code, NOW)
    opposite = {step.id: step.instead_of for step in worded(place, code).do}
    taken: set[str] = set()
    for step in steps_shown(place, case, name):
        if opposite.get(step) in taken:
            with pytest.raises(CannotDo) as refused:
                done(place, case, name, step, now)
            assert refused.value.code == "already_done"
            continue
        taken.add(step)
        made = done(place, case, name, step, now)
        assert made.state == ("waiting" if made.consent else "done"), step
        with place.desk.connect() as desk:
            ordered = desk.execute(
                select(outbox.c.topic).where(outbox.c.decision_id == made.decision_id)
            ).scalars()
            wanted = kinds()[made.doing.kind].topic
            assert list(ordered) == ([wanted] if wanted and not made.consent else []), step
            entries = desk.execute(
                select(trail.c.action).where(trail.c.subject == made.decision_id)
            ).scalars()
            assert "decided" in set(entries), step


def test_every_kind_of_step_is_used_by_a_playbook_or_is_every_card_s(place):
    books = place.shelf.books().by_family.values()
    steps = [step for book in books for one in book.findings.values() for step in one.do]
    used = {step.does for step in steps} | {one.does for step in steps for one in step.choices}
    assert set(kinds()) - used == {"goodwill"}


def test_what_was_done_is_listed_in_the_order_it_was_done(place):
    case, name = card(place, "DUP_CAPTURE", NOW)
    made = [
        done(place, case, name, step, NOW).decision_id for step in steps_shown(place, case, name)
    ]
    with place.desk.connect() as desk:
        rows = desk.execute(select(decisions.c.decision_id)).scalars()
        assert sorted(rows) == sorted(made)
