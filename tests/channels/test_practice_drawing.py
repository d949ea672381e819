"""What is read out in place of the plots of tries."""

from __future__ import annotations

import pytest

from channels.panel import practice_drawing
from firstline.training.sessions import tries


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        ((), "No try yet."),
        ((None, None), "Not judged in any try yet."),
        ((None, 0.5), "1 try: 50%."),
    ],
)
def test_a_dimension_without_a_share_says_whether_there_was_a_try(monkeypatch, shares, told):
    monkeypatch.setattr(tries, "of_dimension", lambda scored, name: shares)

    assert told in practice_drawing.dimension("tone", ())
