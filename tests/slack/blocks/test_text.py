"""Our own marks work; those of others are shown as they are written."""

from __future__ import annotations

import pytest

from firstline.slack.blocks import limits
from firstline.slack.blocks.text import QUOTE, Line, When, bold, line, packed, written


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Miller & Sons <Ltd>", "Miller &amp; Sons &lt;Ltd&gt;"),
        ("<!channel> look", "&lt;!channel&gt; look"),
        ("template trade_in_credit v7", "template trade_in_credit v7"),
        ("at 10:30:45 sharp", "at 10:30:45 sharp"),
    ],
)
def test_signs_of_links_and_mentions_are_escaped(text, sent):
    assert written([line(text)]) == {"type": "mrkdwn", "text": sent, "verbatim": True}


@pytest.mark.parametrize(
    "text",
    ["card ****4421", "_internal_", "~12 days", "`x`", "> quoted", "a\n> b", ":skull:", "&gt; x"],
)
def test_what_slack_would_format_goes_as_plain_text(text):
    assert written([line(text)]) == {"type": "plain_text", "text": text, "emoji": False}


def test_titles_are_bold_and_times_are_the_reader_s():
    made = written([Line((bold("Proof"),)), line("paid ", When("2026-11-10T15:00:00+00:00"))])
    when = "<!date^1794322800^{date_short}, {time}|2026-11-10 15:00 UTC>"
    assert made["text"] == f"*Proof*\npaid {when}"


def test_every_line_of_a_quote_is_quoted():
    assert written([line("one\ntwo", mark=QUOTE)])["text"] == "&gt; one\n&gt; two".replace(
        "&gt;", ">"
    )


def test_a_line_that_is_too_long_is_divided_at_a_gap_and_nothing_is_lost():
    words = " ".join(f"word{number}" for number in range(2000))
    groups = packed([line(words)])
    assert all(limits.length(written(group)["text"]) <= limits.SECTION for group in groups)
    assert " ".join(written(group)["text"] for group in groups).split() == words.split()


def test_lengths_are_slack_s_and_nothing_is_cut_in_two():
    assert limits.length("😀") == 2
    assert limits.cut("a😀b", 3) == "a…" and limits.cut("abc", 3) == "abc"
