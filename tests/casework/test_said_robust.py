from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from firstline.casework.said import gather
from firstline.casework.said.reading import _read
from tests.casework.said_cases import NOW, patient, said

PIECES = st.sampled_from(
    ["7776", "x7776", "order ", "ending in ", "#", " ", "\n", "$49.99", "a@b.com", "From: ", "Subject: ",
     "On Monday ", " wrote:", "> ", "4111 1111 1111 1111", "double ", "seven ", "Nov 3", "2026-11-03",
     "https://x.example/a", "+1 415 555 0100", "my card ", "not ", "email ", "…", "<mailto:a@b|a@b>", "&amp;",
     "it smokes ", "I lost a day's pay ", "never arrived", "told you on 12 May ", "if ", "neighbour's ",
     "1Z999AA10123456784", "postcode SW1A 1AA", "49,99 €", ",", ".", "-", "/", "(", "\"", "and ", "oh "]
)  # fmt: skip


def everything(read):
    return (*read.mentions, *read.amounts, *read.days, *read.claims)


@patient
@given(st.text())
@example("\x00\ud800")
@example("۷۷۷۶")
@example("https://[::1]/a http://xn--/")
@example("http://" + "ü" * 80 + ".example")
@example("²³¼½ⅷ ①②③④")
def test_any_text_can_be_read(text):
    read = said(text)

    for found in everything(read):
        assert read.text[found.start : found.end] == found.written
    assert read.only_identifier in (True, False)


@patient
@given(st.lists(PIECES, max_size=25).map("".join))
def test_places_are_right_and_apart_in_any_mixture(text):
    read = said(text)
    apart = (*read.mentions, *read.amounts, *read.days)
    places = sorted((found.start, found.end) for found in apart)

    for found in everything(read):
        assert read.text[found.start : found.end] == found.written
    assert all(end <= start for (_, end), (start, _) in zip(places, places[1:], strict=False))


@patient
@given(st.lists(st.lists(PIECES, max_size=8).map("".join), max_size=4))
def test_gathered_places_are_right_too(texts):
    gathered = gather([said(text) for text in texts])

    assert all(gathered.text[m.start : m.end] == m.written for m in everything(gathered))


@patient
@given(st.lists(PIECES, max_size=15).map("".join))
def test_reading_what_was_read_changes_nothing(text):
    once = said(text)

    assert said(once.text) == once


LONG = 16_000


@pytest.mark.parametrize(
    "piece",
    ["7", "7 ", "7-", "7.", "7,", "7/", "4 1 1 1 ", "double ", "seven ", "[(", "-", "_", ".", "*",
     "x", "# ", "@", "a.", "a@", "a-", "On a ", "> \n", "From: ", "http://", "<http://", "&#3", "\"",
     "my card ", "not an email ", "ending in ", "last four of the ", "order #", "Dear A, ", "é",
     "1742 A ", "AB12 ", "９ ", "(1) ", "Nov 3 ", "a@b.com ", "415-555-0100 ", "7776 ", "10447776 ",
     "not lost ", "no smoke, ", "ordered ", "told us ", "it's not that ", "says delivered ", "if it ",
     "my neighbour says ", "neither both ", "lost 2 days ", "smokng ", "never never ", "second not ",
     "$1,", "email from a@b.co ", "1Z999AA10123456784", "1Z9 "],
)  # fmt: skip
def test_no_text_makes_the_parser_hang(piece):
    text = (piece * LONG)[:LONG]
    started = time.thread_time()

    _read.__wrapped__(text, "US", NOW.date(), "MDY")

    assert time.thread_time() - started < 3  # seconds; a quadratic reader takes ten and more


def test_the_slow_libraries_are_loaded_by_a_warm_up_and_not_at_import():
    script = (
        "import sys; from firstline.casework import said; assert 'dateparser' not in sys.modules;"
        " said.warm_up('GB'); assert 'dateparser' in sys.modules"
    )

    assert subprocess.run([sys.executable, "-c", script], timeout=60).returncode == 0
