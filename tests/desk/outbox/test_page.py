"""docs/webhooks.md names every topic, and its code reads what is really sent."""

from __future__ import annotations

import re

import pytest
import yaml

from firstline import clock
from firstline.desk import codes
from firstline.desk.keeping import notices
from firstline.desk.outbox.back_off import MOST_ATTEMPTS, PAUSES
from firstline.desk.outbox.order import Claimed, Order
from firstline.desk.outbox.webhook import PATIENCE_S, Posting
from firstline.settings import PROJECT, Webhook
from tests.desk.conftest import NOW
from tests.desk.outbox.double import SECRET

PAGE = (PROJECT / "docs" / "webhooks.md").read_text(encoding="utf-8")
CODE = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)[1]
REFUND = Claimed("O-7KQ2MX4P", NOW, Order("payment.refund", {"amount": "20.00"}), 0, "a")


@pytest.fixture
def receiver():
    """The page's function, and the orders it carried out."""
    carried_out = []
    known = {"carry_out": lambda topic, data: carried_out.append((topic, data))}
    exec(CODE, known)
    return known["read"], carried_out


def test_the_pages_code_takes_what_is_sent_and_carries_out_a_repetition_once(double, receiver):
    read, carried_out = receiver
    posting = Posting(Webhook(double.url, SECRET), clock.machine)
    posting.take(REFUND)
    posting.take(REFUND)
    first, second = double.got
    assert read(first.body, first.headers, SECRET, done=set()) == 204
    assert read(second.body, second.headers, SECRET, done={first.id}) == 204
    assert carried_out == [("payment.refund", {"amount": "20.00"})]


def test_the_pages_code_refuses_what_was_changed_on_the_way(double, receiver):
    read, carried_out = receiver
    Posting(Webhook(double.url, SECRET), clock.machine).take(REFUND)
    (got,) = double.got
    assert read(got.body.replace(b"20", b"90"), got.headers, SECRET, done=set()) == 401
    assert carried_out == []


def test_every_topic_is_on_the_page():
    kinds = yaml.safe_load((PROJECT / "data" / "doing" / "kinds.yml").read_text(encoding="utf-8"))
    topics = {kind["topic"] for kind in kinds.values() if "topic" in kind}
    topics |= {codes.TOPIC, notices.TOPIC}
    on_page = set(re.findall(r"`([a-z]+\.[a-z]+)`", PAGE.split("## Topics")[1].split("## ")[0]))
    assert topics == on_page


def test_the_page_tells_the_pauses_and_the_patience():
    assert [pause.total_seconds() for pause in PAUSES] == [
        5,
        30,
        2 * 60,
        10 * 60,
        3600,
        6 * 3600,
        12 * 3600,
        24 * 3600,
        24 * 3600,
    ]
    told = "after 5 seconds, 30 seconds, 2 minutes, 10 minutes, an hour, 6 hours, 12 hours and twice 24"
    assert told in PAGE
    assert MOST_ATTEMPTS == 10 and "ten attempts" in PAGE
    assert f"within {PATIENCE_S:.0f} seconds" in PAGE
