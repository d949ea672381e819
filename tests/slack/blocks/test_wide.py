"""Whatever stands in records, and however much of it: Slack takes it, and nothing of it comes alive."""

from __future__ import annotations

import json
import re

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from firstline.slack.blocks import render
from tests.slack import kit
from tests.slack.blocks.hostile import texts, times
from tests.slack.blocks.reading import live, pressed

# Nothing is made smaller after a failure: with texts so long that takes minutes.
wide = settings(
    max_examples=25, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
CASE = "C-552AJT6X"

done = st.none() | st.fixed_dictionaries(
    {"decision": texts, "state": st.sampled_from(["done", "waiting", "declined"])},
    optional={"choice": texts},
)
needs = st.lists(st.sampled_from(["claimed", "verified", "one_time_code"]), max_size=2)
steps = st.fixed_dictionaries(
    {"id": texts, "label": texts, "writes": st.booleans(), "needs": needs, "done": done}
)
goodwill = st.fixed_dictionaries(
    {
        "suggested": st.just("25.00"),
        "limit": st.just("50.00"),
        "left": st.sampled_from(["0.00", "50.00"]),
        "currency": st.just("USD"),
        "ask": st.sampled_from([None, "lead", "manager"]),
        "before": st.integers(0, 9),
        "often": st.booleans(),
        "needs": needs,
        "done": done,
    }
)
cards = st.fixed_dictionaries(
    {
        "schema": st.just(1),
        "family": texts,
        "finding": texts,
        "certainty": texts,
        "as_of": st.none() | times,
        "customer": st.fixed_dictionaries({"id": texts, "name": texts}),
        "identity": st.sampled_from(["anonymous", "claimed", "verified"]),
        "headline": texts,
        "evidence": st.lists(
            st.fixed_dictionaries({"record": texts, "fact": texts, "at": st.none() | times}),
            max_size=20,
        ),
        "ruled_out": st.lists(texts, max_size=12),
        "say": st.lists(texts, max_size=8),
        "do": st.lists(steps, max_size=9),
        "offer": st.fixed_dictionaries(
            {"statutory": st.lists(texts, max_size=3), "goodwill": st.none() | goodwill}
        ),
        "escalate": st.none()
        | st.fixed_dictionaries(
            {
                "to": texts,
                "level": st.integers(0, 4),
                "reason": texts,
                "due_at": times,
                "done": done,
            }
        ),
        "follow_up": st.none()
        | st.fixed_dictionaries({"owner": texts, "what": texts, "due_at": times, "done": done}),
        "also": st.lists(
            st.fixed_dictionaries({"family": texts, "finding": texts, "headline": texts}),
            max_size=3,
        ),
    }
)
replies = st.fixed_dictionaries(
    {
        "text": texts,
        "card": st.none() | cards,
        "buttons": st.lists(st.fixed_dictionaries({"id": texts, "label": texts}), max_size=30),
    },
    optional={"judge": st.just("123456-2")},
)
asks = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["amount", "text", "when", "received", "choice"]),
        "type": st.sampled_from(["money", "text", "day", "time", "slot", "choice"]),
        "given": texts,
        "label": texts,
        "options": st.lists(st.fixed_dictionaries({"id": texts, "label": texts}), max_size=120),
    }
)
drafts = st.fixed_dictionaries(
    {
        "what": texts,
        "lines": st.lists(texts, max_size=6),
        "asks": st.lists(asks, max_size=5, unique_by=lambda one: one["name"]),
        "consent": st.sampled_from([None, "lead", "manager"]),
    }
)
approvals = st.fixed_dictionaries(
    {
        **dict.fromkeys(
            ("decision", "case", "agent", "what", "sum", "text", "customer", "headline"), texts
        ),
        "lines": st.lists(texts, max_size=4),
        "is_own": st.booleans(),
    }
)
hellos = st.fixed_dictionaries(
    {
        "broken": st.lists(
            st.fixed_dictionaries(dict.fromkeys(("finding", "headline", "harm", "reason"), texts)),
            max_size=8,
        ),
        "count": st.integers(0, 20),
        "checks": st.just(33),
        "last": st.none()
        | st.fixed_dictionaries(
            {
                **dict.fromkeys(("case_id", "agent", "outcome", "text"), texts),
                "at": times,
            }
        ),
    }
)
names = st.sampled_from(["order_number", "postcode", "last_order", "one_time_code", "new_one"])
factors = st.lists(st.tuples(names, st.booleans()), max_size=5)
ALIVE = re.compile(r"<[!@#]|<\w+:|[~`]|_\b|\b_|:[a-z+]+\w*:")


def check_message(made: render.Rendered) -> None:
    assert kit.problems_of_blocks(made.blocks) == []
    assert kit.text_in(made.blocks) <= kit.MOST_TEXT_IN_BLOCKS
    assert 0 < len(made.text.encode("utf-16-le")) // 2 <= 4000
    assert "<" not in made.text
    check_nothing_is_alive(made.blocks)
    ids = [one["action_id"] for one in pressed(made.blocks) if one.get("type") == "button"]
    assert len(ids) == len(set(ids))
    assert all(isinstance(json.loads(one["value"]), dict) for one in pressed(made.blocks))


def check_nothing_is_alive(part: object) -> None:
    assert not ALIVE.search(live(part))
    assert all(one.get("verbatim") for one in _marked(part))


def _marked(part: object) -> list[dict]:
    if isinstance(part, dict):
        own = [part] if part.get("type") == "mrkdwn" else []
        return own + [one for inner in part.values() for one in _marked(inner)]
    return [one for inner in part for one in _marked(inner)] if isinstance(part, list) else []


def check_view(view: dict) -> None:
    assert kit.problems_of_view(view) == []
    check_nothing_is_alive(view)


@wide
@given(reply=replies, private=st.booleans())
def test_any_reply_is_taken(reply, private):
    check_message(render.reply(reply, case_id=CASE, private=private))


@wide
@given(reply=replies, label=texts, verbs=st.permutations(["choice", "judge", "step", "verify"]))
def test_any_reply_is_taken_after_everything_in_it_was_pressed(reply, label, verbs):
    made = render.reply(reply, case_id=CASE)
    blocks = made.blocks
    for verb in verbs[:3]:
        blocks = render.chosen(blocks, label, verb=verb)
        assert not [one for one in pressed(blocks) if one["action_id"].startswith(verb + ":")]
    check_message(render.Rendered(made.text, blocks))


@wide
@given(hello=hellos, customer=texts, private=st.booleans())
def test_any_greeting_is_taken(hello, customer, private):
    check_message(render.hello(hello, case_id=CASE, customer=customer, private=private))


@wide
@given(text=texts)
def test_any_words_are_taken(text):
    check_message(render.plain(text))


@wide
@given(about=approvals, state=st.sampled_from(["done", "declined"]), reason=texts, at=times)
def test_any_request_is_taken_and_so_is_how_it_was_settled(about, state, reason, at):
    check_message(render.approval(about))
    settled = {**about, "state": state, "settled_by": about["agent"], "reason": reason}
    check_message(render.settled(settled))
    check_message(render.warning({"kind": state, "text": reason, "case": CASE, "at": at}))


@wide
@given(draft=drafts, wrong=texts, typed=texts)
def test_any_draft_is_taken(draft, wrong, typed):
    names = [one["name"] for one in draft["asks"]]
    given = {"wrong": dict.fromkeys(names, wrong), "typed": dict.fromkeys(names, typed)}
    check_view(render.draft(draft, state="{}", **given))


@wide
@given(what=texts, factors=factors)
def test_any_other_modal_is_taken(what, factors):
    check_view(render.identity(state="{}", factors=factors, told=what))
    check_view(render.decline(what=what, state="{}"))
    check_view(render.told(what, what))
    check_view(render.wait())


@wide
@given(
    agent=texts,
    role=st.sampled_from(["agent", "lead", "manager"]),
    cases=st.lists(
        st.fixed_dictionaries(
            {
                **dict.fromkeys(("case", "customer", "finding", "outcome"), texts),
                "identity": st.sampled_from(["anonymous", "claimed", "verified"]),
                "at": times,
            }
        ),
        max_size=12,
    ),
    promises=st.lists(
        st.fixed_dictionaries({"what": texts, "due_at": times, "case": texts}), max_size=12
    ),
    approvals=st.lists(approvals, max_size=12),
)
def test_any_home_is_taken(agent, role, cases, promises, approvals):
    rows = {"cases": cases, "promises": promises, "approvals": approvals}
    view = render.home(agent=agent, role=role, **rows)
    check_view(view)
    assert len(json.dumps(view)) < 250_000
