""" "That mail" is one she read on a screen; what comes in the mail is a letter."""

from __future__ import annotations

import pytest

from firstline.casework.said.channel import channel_in


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("I did NOT click the link in that mail. Is 6092 you?", "email"),
        ("this mail says 6092", "email"),
        ("it came in the mail", "letter"),
        ("that mailman said 6092", None),
        ("that mail carrier lost it", None),
    ],
)
def test_a_mail_that_she_points_at_is_an_email(text, channel):
    assert channel_in(text) == channel
