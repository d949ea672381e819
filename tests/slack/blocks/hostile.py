"""Text as nobody wants it: long, empty, of every script, full of what Slack takes for its own."""

from __future__ import annotations

from hypothesis import strategies as st

SIGNS = (
    "*bold*",
    "_slanted_",
    "~gone~",
    "`code`",
    "```block```",
    "> quote",
    "\n> quote",
    ":skull:",
    ":+1:",
    "<!channel>",
    "<!here|here>",
    "<@U123>",
    "<#C123|general>",
    "<https://evil.example|your bank>",
    "<mailto:a@evil.example|you>",
    "<!date^0^{date}|now>",
    "https://evil.example/x",
    "&lt;!channel&gt;",
    "&amp;",
    "\u202e7776",
    "\x00",
    "😀",
    "—",
    "•",
)
_SHORT = st.text(max_size=40)
# How long the longest value of a record may be that anybody would keep.
_LONG = st.builds(
    lambda one, times: one * times,
    st.one_of(st.sampled_from(SIGNS), st.text(min_size=1, max_size=12)),
    st.integers(1, 1500),
)
texts = st.one_of(
    st.sampled_from(SIGNS),
    _SHORT,
    st.lists(st.sampled_from(SIGNS), max_size=9).map(" ".join),
    _LONG,
)
times = st.sampled_from(["2026-11-10T15:00:00+00:00", "1999-01-01T00:00:00-05:00"])
