"""A slice of the Slack benchmark: its own code, with a dialogue that needs no language model."""

from __future__ import annotations

from benchmarks.slack import office
from benchmarks.slack.asked import deliveries, questions
from benchmarks.slack.measuring import measure


def asked(count):
    urls = iter(range(count))
    return questions(count, lambda number: f"what is {number}", lambda: f"http://x/{next(urls)}")


def test_events_that_come_again_and_out_of_order_get_one_answer_each(tmp_path):
    found = measure(tmp_path, office.light, count=12, again=0.5)
    assert found.delivered == 18
    counted = found.counted
    assert (counted.once, counted.never, counted.twice, counted.strays) == (12, 0, 0, 0)
    assert found.acknowledged.never == 0


def test_three_in_ten_are_repeated_under_the_same_name_or_another_and_none_stays_in_place():
    sent = deliveries(asked(1000), 0.3, seed=1)
    assert len(sent) == 1300
    events = [one.body for one in sent if one.address == "events"]
    assert len({body.replace(b"-twin", b"") for body in events}) == 800
    assert {one.headers["X-Slack-Retry-Reason"] for one in sent if one.headers} == {
        "http_timeout",
        "connection_failed",
        "http_error",
    }
    in_order = deliveries(asked(1000), 0, seed=1)
    assert sorted(one.body for one in in_order) != [one.body for one in in_order]


def test_a_question_is_asked_in_each_way():
    ways = asked(10)
    assert sum(bool(one.response_url) for one in ways) == 2
    assert sum(one.is_mention for one in ways) == 2
    assert len({one.mark for one in ways}) == 10
